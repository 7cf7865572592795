// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

#include "widgets/theme.h"

class QPainter;

namespace energyscape {

/// A number in few figures (0.25, -1.5e-05), with a true minus sign and without "-0".
QString shortNumber(double value, int figures = 3);

/// A read-out on a rounded panel beside `anchor`, moved so that it stays inside `bounds`.
void drawChip(QPainter& painter, const Theme& theme, const QString& text, QPointF anchor, const QRectF& bounds);

/// A muted hint in the middle of `area`, wrapped.
void drawPlaceholder(QPainter& painter, const Theme& theme, const QString& text, const QRectF& area);

/// `color` with an alpha in [0, 1].
QColor withAlpha(QColor color, double alpha);

} // namespace energyscape
