// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session_bridge.h"
#include "widgets/theme.h"

#include <QKeySequence>
#include <QWidget>
#include <functional>

class QLabel;
class QSplitter;
class QToolButton;

namespace energyscape {

/// One lab: a stage over a row of plots, an inspector to their right, and the session that drives them. The window owns
/// what all labs share (transport, timeline, status); a lab fills in the rest.
class LabPage : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit LabPage(const QString& title, QWidget* parent = nullptr);

    virtual SessionBridge& bridge() = 0;
    /// The lab's own part of the status line, such as "E = -31.4   end state: memory 3".
    virtual QString statusText() const = 0;
    /// A speed that shows what happens, for the first start.
    virtual double initialSpeed() const = 0;

    /// A key of this lab, for the keyboard map.
    struct Shortcut {
        QKeySequence key;
        QString meaning;
        std::function<void()> action;
    };
    virtual std::vector<Shortcut> shortcuts() { return {}; }

    /// Opens one of the views that the registry lists for this lab.
    virtual void openView(const QString& view) { Q_UNUSED(view) }

    /// What a benchmark does in this lab: one more bit of a scripted stroke at `seconds` since its start.
    virtual void scriptedStroke(double seconds) { Q_UNUSED(seconds) }

    void setPlotsVisible(bool visible);
    void setInspectorVisible(bool visible);
    bool plotsVisible() const;
    bool inspectorVisible() const;

    void setTheme(const Theme& theme) override;

signals:
    /// One sentence for the user.
    void message(const QString& text);
    /// A view or a preset of the lab needs another speed; the window sets it, and its slider.
    void speedWanted(double stepsPerSecond);

protected:
    /// `focus`: the view of the stage that has the keyboard when the lab opens.
    void setStage(QWidget* stage, QWidget* focus);
    void setInspector(QWidget* inspector);
    /// Adds a plot to the row under the stage; `stretch` is its share of the width.
    void addPlot(QWidget* plot, int stretch);
    void setSubtitle(const QString& text);

private:
    QLabel* m_subtitle;
    QSplitter* m_columns; // centre | inspector
    QSplitter* m_rows;    // stage / plots
    QWidget* m_plots;
    QWidget* m_inspector = nullptr;
};

} // namespace energyscape
