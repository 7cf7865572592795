// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QIcon>

class QPainter;
class QRectF;

namespace energyscape {

/// The pictures on our buttons, drawn as strokes on a grid of 24 so that they are crisp at any size and in both themes.
enum class Glyph {
    Pen,
    Eraser,
    Line,
    Rectangle,
    Fill,
    Occlude,
    Invert,
    Clear,
    Undo,
    Redo,
    StepBack,
    Run,
    Pause,
    Step,
    Reset,
    Dice,
    Folded,
    Unfolded
};

/// Paints `glyph` centred in `rect`.
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& color);

/// An icon that paints itself: text colour, muted when disabled, `checked` while it is on.
QIcon glyphIcon(Glyph glyph, const Theme& theme, const QColor& checked);
QIcon glyphIcon(Glyph glyph, const Theme& theme);

} // namespace energyscape
