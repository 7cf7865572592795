// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/labelled_slider.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"

#include <QScrollArea>
#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace energyscape {

class ParameterRow;

/// One titled group of rows in a ParameterPanel; a foldable one opens and closes by its title.
class ParameterSection : public QWidget, public Themed {
    Q_OBJECT
public:
    ParameterSection(const QString& title, bool foldable, QWidget* parent = nullptr);

    /// Adds `control` under or beside `label`, whichever fits without clipping; the label becomes its accessible name.
    /// Returns the label.
    QLabel* addRow(const QString& label, QWidget* control, const QString& toolTip = {});
    /// Adds a widget over the whole width.
    void addWide(QWidget* widget);
    void setFolded(bool folded);
    bool isFolded() const;
    void setTheme(const Theme& theme) override;

signals:
    void foldedChanged(bool folded);

private:
    void alignLabels();

    Theme m_theme = Theme::darkTheme();
    QToolButton* m_header;
    QWidget* m_body;
    QVBoxLayout* m_rows;
    std::vector<ParameterRow*> m_lines;
    bool m_foldable;
    bool m_folded = false;
};

/// The inspector: a column of sections that scrolls. Rows stay unclipped down to a width of 260 px.
class ParameterPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit ParameterPanel(QWidget* parent = nullptr);
    ParameterSection* addSection(const QString& title, bool foldable = true);
    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();

    QVBoxLayout* m_column;
};

} // namespace energyscape
