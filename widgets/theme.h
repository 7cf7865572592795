// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace energyscape {

/// The colours and type sizes of one theme. Each colour has one meaning everywhere in the program.
/// A plain value: the window hands it to every view that is `Themed`.
struct Theme {
    bool dark = true;
    QColor ground;      ///< behind stages and plots
    QColor panel;       ///< inspector, rail, bars
    QColor raised;      ///< controls that lie on a panel
    QColor border;      ///< hairlines between regions
    QColor text;        ///< 4.5:1 or better on ground, panel and raised
    QColor muted;       ///< secondary text, axes
    QColor accent;      ///< focus, selection
    QColor onAccent;    ///< text on the accent colour
    QColor energy;      ///< amber: every energy
    QColor temperature; ///< red: every temperature
    QColor data;        ///< blue: data, positive phase
    QColor model;       ///< orange: model, negative phase
    QColor good;        ///< stable, valid
    QColor bad;         ///< unstable, failed
    QColor unitOn;      ///< state +1 (or 1)
    QColor unitOff;     ///< state -1 (or 0); outlined, as it may be close to the ground

    static Theme darkTheme();
    static Theme lightTheme();

    /// Distinct, colour-blind-safe colour for the k-th of several curves.
    QColor series(int k) const;
};

/// Point sizes of the type scale 12/14/18/24/32 relative to the system font.
enum class TypeSize { Small, Body, Title, Large, Display };
QFont uiFont(TypeSize size, int weight = QFont::Normal);
/// Fixed-width figures, so that live numbers do not jump.
QFont figureFont(TypeSize size);

/// Implemented by every view that paints with a Theme; `applyTheme` reaches all of them.
class Themed {
public:
    virtual ~Themed() = default;
    virtual void setTheme(const Theme& theme) = 0;
};

/// Hands `theme` to `root` and to every Themed descendant of it.
void applyTheme(QObject& root, const Theme& theme);

} // namespace energyscape
