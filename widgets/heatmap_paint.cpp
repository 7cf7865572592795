// SPDX-License-Identifier: GPL-3.0-or-later
// The painting half of HeatmapView.
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cstddef>

#include "widgets/heatmap_view.h"
#include "widgets/overlay_paint.h"

namespace energyscape {

namespace {

constexpr double kBarWidth = 12.0;
constexpr double kHatchCell = 6.0; ///< px; smaller missing cells are only grey

QImage imageOf(const HeatmapPicture& picture) {
    const CellWindow& window = picture.window;
    QImage image(window.cols, window.rows, QImage::Format_RGB32);
    const QRgb missing = picture.missing.rgb();
    const float* value = window.values.data();
    for (int r = 0; r < window.rows; ++r) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(r));
        for (int c = 0; c < window.cols; ++c, ++value) {
            const auto entry = static_cast<std::size_t>(colorIndex(*value, picture.lo, picture.hi));
            line[c] = *value == *value ? picture.table[entry] : missing;
        }
    }
    return image;
}

} // namespace

void HeatmapView::paintScene(QPainter& painter) {
    const HeatmapPicture& now = picture(painter.device()->devicePixelRatioF());
    if (now.window.values.empty())
        return;
    const auto key = std::make_tuple(now.windowVersion, now.tableVersion, now.lo, now.hi);
    if (m_image.isNull() || key != m_imageKey) {
        m_image = imageOf(now);
        m_imageKey = key;
    }
    painter.save();
    painter.setClipRect(now.area);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(now.target, m_image);
    painter.restore();
}

void HeatmapView::paintOverlay(QPainter& painter) {
    const Geometry g = geometry();
    if (!m_title.isEmpty()) {
        painter.setFont(uiFont(TypeSize::Body, QFont::DemiBold));
        painter.setPen(theme().text);
        const QString title = painter.fontMetrics().elidedText(m_title, Qt::ElideRight, width() - 16);
        painter.drawText(QPointF(8, 8 + painter.fontMetrics().ascent()), title);
    }
    if (m_matrix.isEmpty()) {
        drawPlaceholder(painter, theme(), m_placeholder, rect());
        return;
    }
    painter.save();
    painter.setClipRect(g.area.adjusted(-2, -2, 2, 2));
    paintMissing(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().border, 1));
    painter.drawRect(visibleTarget(g).adjusted(-0.5, -0.5, 0.5, 0.5));
    paintHighlight(painter, g);
    painter.restore();
    if (m_showBar)
        paintColorBar(painter, g);
    paintNotes(painter, g);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 5, 5);
    }
}

// Runs of missing cells in a row are hatched together.
void HeatmapView::paintMissing(QPainter& painter) const {
    const CellWindow& window = m_picture.window;
    if (!window.hasMissing || window.reduced)
        return;
    const double cell = m_picture.target.width() / window.cols;
    if (cell < kHatchCell)
        return;
    QPainterPath path;
    for (int r = 0; r < window.rows; ++r) {
        const float* row = window.values.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(window.cols);
        for (int c = 0; c < window.cols; ++c) {
            const int first = c;
            while (c < window.cols && row[c] != row[c])
                ++c;
            if (c > first)
                path.addRect(
                    QRectF(m_picture.target.topLeft() + QPointF(first, r) * cell, QSizeF((c - first) * cell, cell)));
        }
    }
    painter.fillPath(path, QBrush(theme().muted, Qt::BDiagPattern));
}

void HeatmapView::paintHighlight(QPainter& painter, const Geometry& g) const {
    const QRectF all(g.origin, QSizeF(m_matrix.cols(), m_matrix.rows()) * g.cell);
    std::array<QRectF, 3> frames;
    if (m_highlightRow >= 0 && m_highlightRow < m_matrix.rows())
        frames[0] = QRectF(all.left(), all.top() + m_highlightRow * g.cell, all.width(), g.cell);
    if (m_highlightCol >= 0 && m_highlightCol < m_matrix.cols())
        frames[1] = QRectF(all.left() + m_highlightCol * g.cell, all.top(), g.cell, all.height());
    if (m_hoverRow >= 0 && g.cell >= 4)
        frames[2] = QRectF(g.origin + QPointF(m_hoverCol, m_hoverRow) * g.cell, QSizeF(g.cell, g.cell));
    for (std::size_t k = 0; k < frames.size(); ++k) {
        if (frames[k].isNull())
            continue;
        painter.setPen(QPen(theme().ground, 4)); // around the cells, not over them
        painter.drawRect(frames[k].adjusted(-1.5, -1.5, 1.5, 1.5));
        painter.setPen(QPen(k == 2 ? theme().text : theme().accent, 2));
        painter.drawRect(frames[k].adjusted(-1, -1, 1, 1));
    }
}

double HeatmapView::labelWidth() const {
    return QFontMetricsF(figureFont(TypeSize::Small)).horizontalAdvance(QChar(0x2212) + QStringLiteral("0.000"));
}

void HeatmapView::paintColorBar(QPainter& painter, const Geometry& g) const {
    const QRectF shown = visibleTarget(g);
    const double textHeight = QFontMetricsF(figureFont(TypeSize::Small)).height();
    const double unitHeight = m_unit.isEmpty() ? 0.0 : textHeight + 4;
    double height = std::min(g.area.height(), std::max(shown.height(), 120.0));
    const double top = std::clamp(shown.center().y() - height / 2, g.area.top(), g.area.bottom() - height) + unitHeight;
    height -= unitHeight;
    if (height < 2 * textHeight)
        return;
    const QRectF bar(shown.right() + 14, top, kBarWidth, height);
    QImage ramp(1, 256, QImage::Format_RGB32);
    for (int k = 0; k < 256; ++k)
        ramp.setPixel(0, 255 - k, m_picture.table[static_cast<std::size_t>(k)]);
    painter.drawImage(bar, ramp);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().border, 1));
    painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5));

    painter.setFont(figureFont(TypeSize::Small));
    const int steps = height > 10 * textHeight ? 4 : (height > 4 * textHeight ? 2 : 1);
    for (int k = 0; k <= steps; ++k) {
        const double t = static_cast<double>(k) / steps;
        const double y = bar.bottom() - t * height;
        const double value = (1 - t) * static_cast<double>(m_picture.lo) + t * static_cast<double>(m_picture.hi);
        painter.setPen(QPen(theme().muted, 1));
        painter.drawLine(QPointF(bar.right() + 1, y), QPointF(bar.right() + 4, y));
        painter.setPen(theme().text);
        const double textY = std::clamp(y - textHeight / 2, bar.top() - 1, bar.bottom() + 1 - textHeight);
        painter.drawText(QRectF(bar.right() + 8, textY, labelWidth() + 8, textHeight), Qt::AlignLeft | Qt::AlignVCenter,
            shortNumber(value));
    }
    if (!m_unit.isEmpty()) {
        painter.setFont(uiFont(TypeSize::Small));
        painter.setPen(theme().muted);
        painter.drawText(QRectF(bar.left(), top - unitHeight - 2, width() - bar.left() - 4, textHeight),
            Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(m_unit, Qt::ElideRight, static_cast<int>(width() - bar.left() - 4)));
    }
}

void HeatmapView::paintNotes(QPainter& painter, const Geometry& g) const {
    if (m_picture.window.reduced && m_hoverRow >= 0) {
        const double cells = m_picture.window.source.width() / std::max(1, m_picture.window.cols);
        const QString what = reduction() == Reduction::Extreme ? tr("largest magnitude") : tr("mean");
        const QString text = tr("pixel: %1 of %2 × %2").arg(what).arg(cells, 0, 'f', 1);
        const QRectF shown = visibleTarget(g);
        drawChip(painter, theme(), text, shown.bottomLeft() + QPointF(-8, 0), rect());
    }
    if (m_hoverRow >= 0 && !m_dragging)
        drawChip(painter, theme(), readOut(), m_cursor, rect());
}

} // namespace energyscape
