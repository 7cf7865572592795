// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/overlay_paint.h"

#include <QPainter>
#include <algorithm>

namespace energyscape {

QString shortNumber(double value, int figures) {
    QString text = QString::number(value == 0.0 ? 0.0 : value, 'g', figures);
    if (text.startsWith('-'))
        text[0] = QChar(0x2212);
    return text;
}

void drawChip(QPainter& painter, const Theme& theme, const QString& text, QPointF anchor, const QRectF& bounds) {
    painter.setFont(uiFont(TypeSize::Small));
    const QSizeF size = painter.fontMetrics().size(Qt::TextSingleLine, text).toSizeF() + QSizeF(16, 8);
    QPointF corner = anchor + QPointF(14, 14);
    if (corner.x() + size.width() > bounds.right() - 4)
        corner.setX(anchor.x() - 14 - size.width());
    if (corner.y() + size.height() > bounds.bottom() - 4)
        corner.setY(anchor.y() - 14 - size.height());
    corner.setX(std::max(bounds.left() + 4, std::min(corner.x(), bounds.right() - 4 - size.width())));
    corner.setY(std::max(bounds.top() + 4, std::min(corner.y(), bounds.bottom() - 4 - size.height())));
    const QRectF box(corner, size);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(withAlpha(theme.panel, 0.94));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void drawPlaceholder(QPainter& painter, const Theme& theme, const QString& text, const QRectF& area) {
    painter.setFont(uiFont(TypeSize::Body));
    painter.setPen(theme.muted);
    painter.drawText(area.adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, text);
}

QColor withAlpha(QColor color, double alpha) {
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

} // namespace energyscape
