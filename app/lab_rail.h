// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QIcon>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace energyscape {

/// The narrow column of labs on the left, with the switches of the window at its foot.
class LabRail : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit LabRail(QWidget* parent = nullptr);
    void setCurrent(int lab);
    void setTheme(const Theme& theme) override;

signals:
    void labChosen(int lab);
    void themeToggled();
    void plotsToggled();
    void inspectorToggled();
    void helpRequested();

private:
    QToolButton* addButton(const QString& icon, const QString& text, const QString& toolTip);

    struct Entry {
        QToolButton* button;
        QString icon;
    };
    std::vector<Entry> m_entries;
    QButtonGroup* m_labs;
};

/// A one-colour SVG drawn in `color`, and in `checked` when the button is on.
QIcon tintedIcon(const QString& svg, const QColor& color, const QColor& checked);

} // namespace energyscape
