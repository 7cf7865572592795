// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/glyph_icon.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <algorithm>

namespace energyscape {

namespace {

QPainterPath polyline(std::initializer_list<QPointF> points, bool closed = false) {
    QPainterPath path;
    for (const QPointF& point : points)
        path.elementCount() == 0 ? path.moveTo(point) : path.lineTo(point);
    if (closed)
        path.closeSubpath();
    return path;
}

/// An arc with an arrow head at its start; `mirror` turns it around for "redo".
QPainterPath curvedArrow(bool mirror) {
    QPainterPath path = polyline({{9, 5}, {4.5, 9.5}, {9, 14}});
    path.moveTo(4.5, 9.5);
    path.lineTo(14, 9.5);
    path.arcTo(QRectF(9.5, 9.5, 9.5, 9.5), 90, -180);
    path.lineTo(9, 19);
    return mirror ? QTransform(-1, 0, 0, 1, 24, 0).map(path) : path;
}

struct Drawing {
    QPainterPath stroked;
    QPainterPath filled;
};

Drawing transport(Glyph glyph) {
    Drawing d;
    switch (glyph) {
    case Glyph::Run:
        d.filled = polyline({{7.5, 4.5}, {19.5, 12}, {7.5, 19.5}}, true);
        break;
    case Glyph::Pause:
        d.filled.addRoundedRect(6.5, 5, 4, 14, 1, 1);
        d.filled.addRoundedRect(13.5, 5, 4, 14, 1, 1);
        break;
    case Glyph::Step:
        d.filled = polyline({{6, 5.5}, {15, 12}, {6, 18.5}}, true);
        d.filled.addRoundedRect(16, 5.5, 2.5, 13, 0.8, 0.8);
        break;
    case Glyph::StepBack:
        d.filled = polyline({{18, 5.5}, {9, 12}, {18, 18.5}}, true);
        d.filled.addRoundedRect(5.5, 5.5, 2.5, 13, 0.8, 0.8);
        break;
    default: // Reset: an open circle with an arrow head
        d.stroked.arcMoveTo(QRectF(5, 5.5, 14, 14), 140);
        d.stroked.arcTo(QRectF(5, 5.5, 14, 14), 140, 310);
        d.stroked.addPath(polyline({{5.2, 3.8}, {6, 8.6}, {10.8, 8}}));
    }
    return d;
}

Drawing tool(Glyph glyph) {
    Drawing d;
    switch (glyph) {
    case Glyph::Pen:
        d.stroked = polyline({{4.5, 19.5}, {5.5, 15}, {16, 4.5}, {19.5, 8}, {9, 18.5}}, true);
        d.stroked.addPath(polyline({{13.5, 7}, {17, 10.5}}));
        break;
    case Glyph::Eraser:
        d.stroked = polyline({{4, 14.5}, {13, 5.5}, {19, 11.5}, {11, 19.5}, {9, 19.5}}, true);
        d.stroked.addPath(polyline({{8.5, 10}, {14.5, 16}}));
        d.stroked.addPath(polyline({{11, 19.5}, {20, 19.5}}));
        break;
    case Glyph::Line:
        d.stroked = polyline({{6, 18}, {18, 6}});
        d.filled.addEllipse(QPointF(5.5, 18.5), 2.2, 2.2);
        d.filled.addEllipse(QPointF(18.5, 5.5), 2.2, 2.2);
        break;
    case Glyph::Rectangle:
        d.stroked.addRoundedRect(4.5, 6, 15, 12, 1.5, 1.5);
        break;
    case Glyph::Fill:
        d.stroked = polyline({{10.5, 4.5}, {17.5, 11.5}, {10, 19}, {3, 12}}, true);
        d.stroked.addPath(polyline({{7.5, 2.5}, {10.5, 5.5}}));
        d.filled.moveTo(20, 14);
        d.filled.cubicTo(21.6, 16.6, 22, 17.4, 22, 18.2);
        d.filled.arcTo(QRectF(18, 16.2, 4, 4), 0, -180);
        d.filled.cubicTo(18, 17.4, 18.4, 16.6, 20, 14);
        break;
    default: // Occlude: a hatched rectangle
        d.stroked.addRoundedRect(4.5, 4.5, 15, 15, 1.5, 1.5);
        d.stroked.addPath(polyline({{4.8, 12}, {12, 4.8}}));
        d.stroked.addPath(polyline({{5, 19}, {19, 5}}));
        d.stroked.addPath(polyline({{12, 19.2}, {19.2, 12}}));
    }
    return d;
}

Drawing command(Glyph glyph) {
    Drawing d;
    switch (glyph) {
    case Glyph::Invert:
        d.stroked.addEllipse(QPointF(12, 12), 8, 8);
        d.filled.moveTo(12, 4);
        d.filled.arcTo(QRectF(4, 4, 16, 16), 90, -180);
        d.filled.closeSubpath();
        break;
    case Glyph::Clear: // a bin
        d.stroked = polyline({{4.5, 7}, {19.5, 7}});
        d.stroked.addPath(polyline({{9, 7}, {9.5, 4.5}, {14.5, 4.5}, {15, 7}}));
        d.stroked.addPath(polyline({{6.2, 7}, {7, 19.5}, {17, 19.5}, {17.8, 7}}));
        d.stroked.addPath(polyline({{10.2, 10.5}, {10.4, 16}}));
        d.stroked.addPath(polyline({{13.8, 10.5}, {13.6, 16}}));
        break;
    case Glyph::Undo:
        d.stroked = curvedArrow(false);
        break;
    case Glyph::Redo:
        d.stroked = curvedArrow(true);
        break;
    case Glyph::Folded:
        d.stroked = polyline({{9.5, 6.5}, {15, 12}, {9.5, 17.5}});
        break;
    case Glyph::Unfolded:
        d.stroked = polyline({{6.5, 9.5}, {12, 15}, {17.5, 9.5}});
        break;
    default: // Dice
        d.stroked.addRoundedRect(4.5, 4.5, 15, 15, 3, 3);
        for (QPointF pip : {QPointF(9, 9), QPointF(15, 9), QPointF(12, 12), QPointF(9, 15), QPointF(15, 15)})
            d.filled.addEllipse(pip, 1.3, 1.3);
    }
    return d;
}

Drawing drawingOf(Glyph glyph) {
    if (glyph >= Glyph::StepBack && glyph <= Glyph::Reset)
        return transport(glyph);
    return glyph <= Glyph::Occlude ? tool(glyph) : command(glyph);
}

class GlyphEngine : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, const QColor& normal, const QColor& disabled, const QColor& checked)
        : m_glyph(glyph)
        , m_normal(normal)
        , m_disabled(disabled)
        , m_checked(checked) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const QColor on = state == QIcon::On ? m_checked : m_normal;
        paintGlyph(*painter, m_glyph, rect, mode == QIcon::Disabled ? m_disabled : on);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new GlyphEngine(*this); }

private:
    Glyph m_glyph;
    QColor m_normal, m_disabled, m_checked;
};

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& rect, const QColor& color) {
    const double side = std::min(rect.width(), rect.height());
    const Drawing drawing = drawingOf(glyph);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center() - QPointF(side / 2, side / 2));
    painter.scale(side / 24, side / 24);
    painter.setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(drawing.stroked);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(drawing.filled);
    painter.restore();
}

QIcon glyphIcon(Glyph glyph, const Theme& theme, const QColor& checked) {
    QColor disabled = theme.muted;
    disabled.setAlphaF(0.45F);
    return QIcon(new GlyphEngine(glyph, theme.text, disabled, checked));
}

QIcon glyphIcon(Glyph glyph, const Theme& theme) {
    return glyphIcon(glyph, theme, theme.onAccent);
}

} // namespace energyscape
