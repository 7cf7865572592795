// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/transport_button.h"

#include <QPainter>

namespace energyscape {

TransportButton::TransportButton(Glyph glyph, const QString& name, bool primary, QWidget* parent)
    : QAbstractButton(parent)
    , m_glyph(glyph)
    , m_primary(primary) {
    setAccessibleName(name);
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(sizeHint());
}

void TransportButton::setGlyph(Glyph glyph) {
    m_glyph = glyph;
    update();
}

void TransportButton::setColors(const Theme& theme) {
    m_theme = theme;
    update();
}

QSize TransportButton::sizeHint() const {
    return m_primary ? QSize(52, 36) : QSize(36, 36);
}

void TransportButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(2, 2, -2, -2);
    const bool lit = isEnabled() && underMouse();
    QColor fill = m_primary ? m_theme.accent : lit || isDown() ? m_theme.raised : QColor(Qt::transparent);
    if (m_primary && lit)
        fill = fill.lighter(m_theme.dark ? 112 : 118);
    if (isDown())
        fill = fill.darker(m_theme.dark ? 125 : 110);
    QColor ink = m_primary ? m_theme.onAccent : m_theme.text;
    if (!isEnabled()) {
        fill = m_primary ? m_theme.raised : QColor(Qt::transparent);
        ink = m_theme.muted;
        ink.setAlphaF(0.5F);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(ground, 8, 8);
    if (hasFocus()) {
        painter.setPen(QPen(m_primary ? m_theme.text : m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 9, 9);
    }
    const double side = m_primary ? 24 : 20;
    QRectF picture(0, 0, side, side);
    picture.moveCenter(ground.center());
    paintGlyph(painter, m_glyph, picture, ink);
}

void TransportButton::enterEvent(QEnterEvent*) {
    update();
}

void TransportButton::leaveEvent(QEvent*) {
    update();
}

} // namespace energyscape
