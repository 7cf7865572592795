// SPDX-License-Identifier: GPL-3.0-or-later
// The painting half of TileGallery.
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "widgets/overlay_paint.h"
#include "widgets/tile_gallery.h"

namespace energyscape {

namespace {

constexpr double kNoteExtent = 36.0;     ///< px; smaller tiles carry no text
constexpr double kOneLineExtent = 104.0; ///< px; from here on caption and number share a line
constexpr double kBarHeight = 5.0;
constexpr double kBarGap = 6.0; ///< leaves room for the ring of the selection

QImage imageOf(const TilePicture& picture) {
    QImage image(picture.width, picture.height, QImage::Format_RGB32);
    const QRgb missing = picture.missing.rgb();
    const float* value = picture.values.data();
    for (int r = 0; r < picture.height; ++r) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(r));
        for (int c = 0; c < picture.width; ++c, ++value) {
            const auto entry = static_cast<std::size_t>(colorIndex(*value, picture.lo, picture.hi));
            line[c] = *value == *value ? picture.table[entry] : missing;
        }
    }
    return image;
}

/// A bar from the middle of `track` to the right (positive, blue) or to the left (negative, orange).
void paintBar(QPainter& painter, const Theme& theme, double value, const QRectF& track) {
    painter.fillRect(track, theme.border);
    const double length = std::clamp(std::abs(value), 0.0, 1.0) * track.width() / 2;
    const double middle = track.center().x();
    painter.fillRect(QRectF(value < 0 ? middle - length : middle, track.top(), length, track.height()),
        value < 0 ? theme.model : theme.data);
    painter.fillRect(QRectF(middle - 0.5, track.top() - 1, 1, track.height() + 2), theme.muted);
}

/// A filled disc with a check mark or a cross, so that the shape tells it without the colour. Painted once per frame
/// and stamped on the tiles; `radius` in logical pixels.
QImage badgeImage(const Theme& theme, TileNote::Badge badge, double radius, double pixelRatio) {
    const int side = static_cast<int>(std::ceil(2 * (radius + 1.5) * pixelRatio));
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QPointF(side, side) / (2 * pixelRatio));
    painter.setPen(QPen(theme.ground, 2));
    painter.setBrush(badge == TileNote::Good ? theme.good : theme.bad);
    painter.drawEllipse(QPointF(), radius, radius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.dark ? theme.onAccent : theme.raised, std::max(1.6, radius / 4), Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin));
    const double r = 0.42 * radius;
    if (badge == TileNote::Good) {
        painter.drawPolyline(QPolygonF({{-1.1 * r, 0.1 * r}, {-0.2 * r, r}, {1.2 * r, -0.9 * r}}));
    } else {
        painter.drawLine(QLineF(-r, -r, r, r));
        painter.drawLine(QLineF(r, -r, -r, r));
    }
    return image;
}

} // namespace

bool TileGallery::notesOnOneLine() const {
    return m_extent >= kOneLineExtent || !m_anyCaption || !m_anyBar;
}

double TileGallery::noteHeight() const {
    if (m_extent < kNoteExtent || (!m_anyCaption && !m_anyBar))
        return 0.0;
    const double line = QFontMetricsF(uiFont(TypeSize::Small)).height();
    return 2 + (m_anyBar ? kBarGap + kBarHeight : 0.0) + (notesOnOneLine() ? line : 2 * line);
}

void TileGallery::paintScene(QPainter& painter) {
    const TilePicture& now = picture();
    if (now.count == 0)
        return;
    const auto key = std::make_pair(now.version, now.tableVersion);
    if (m_image.isNull() || key != m_imageKey) {
        m_image = imageOf(now);
        m_imageKey = key;
    }
    const int columns = now.width / now.tileWidth;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int slot = 0; slot < now.count; ++slot) {
        const int column = slot % columns;
        const int row = slot / columns;
        const QPointF shift(column * now.pitch.width(), row * now.pitch.height());
        const QRectF tile = now.firstTile.translated(shift);
        if (now.border > 0)
            painter.fillRect(tile.adjusted(-now.border, -now.border, now.border, now.border), now.frame);
        painter.drawImage(
            tile, m_image, QRectF(column * now.tileWidth, row * now.tileHeight, now.tileWidth, now.tileHeight));
    }
}

void TileGallery::paintOverlay(QPainter& painter) {
    if (m_count == 0) {
        drawPlaceholder(painter, theme(), m_placeholder, rect());
    } else {
        const TileLayout grid = layout();
        const auto [first, last] = grid.visible(m_scroll, height());
        paintNotes(painter, grid, first, last);
        paintSelection(painter);
        paintBadges(painter, grid, first, last);
        const QRectF handle = scrollHandle();
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(theme().muted, m_scrollGrip ? 0.9 : 0.5));
        if (!handle.isNull())
            painter.drawRoundedRect(handle, 2.5, 2.5);
    }
    if (hasFocus() && m_selected < 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 5, 5);
    }
}

// Bars first, then texts: OpenGL changes its state once.
void TileGallery::paintNotes(QPainter& painter, const TileLayout& grid, int first, int last) const {
    if (noteHeight() <= 0)
        return;
    const auto forEachNote = [&](const auto& paint) {
        for (int p = first; p < last; ++p) {
            const auto tile = static_cast<std::size_t>(tileAt(p));
            if (tile < m_notes.size())
                paint(m_notes[tile], grid.tileRect(p, m_scroll));
        }
    };
    forEachNote([&](const TileNote& note, const QRectF& tile) {
        if (!std::isnan(note.bar))
            paintBar(
                painter, theme(), note.bar, QRectF(tile.left(), tile.bottom() + kBarGap, tile.width(), kBarHeight));
    });
    painter.setFont(uiFont(TypeSize::Small));
    const double above = 2 + (m_anyBar ? kBarGap + kBarHeight : 0.0);
    const double lineHeight = QFontMetricsF(painter.font()).height();
    forEachNote([&](const TileNote& note, const QRectF& tile) {
        paintCaption(painter, note, QRectF(tile.left(), tile.bottom() + above, tile.width(), lineHeight));
    });
}

void TileGallery::paintBadges(QPainter& painter, const TileLayout& grid, int first, int last) const {
    const double radius = std::clamp(grid.tileSize().width() / 8, 5.0, 9.0);
    const double ratio = painter.device()->devicePixelRatioF();
    std::array<QImage, 3> images; // by TileNote::Badge, made when first needed
    for (int p = first; p < last; ++p) {
        const auto tile = static_cast<std::size_t>(tileAt(p));
        if (tile >= m_notes.size() || m_notes[tile].badge == TileNote::None)
            continue;
        QImage& image = images[static_cast<std::size_t>(m_notes[tile].badge)];
        if (image.isNull())
            image = badgeImage(theme(), m_notes[tile].badge, radius, ratio);
        const QSizeF size = image.deviceIndependentSize();
        const QPointF centre = grid.tileRect(p, m_scroll).topRight() + QPointF(-radius / 2, radius / 2);
        const QPointF corner = (centre - QPointF(size.width(), size.height()) / 2) * ratio;
        painter.drawImage(QPointF(std::round(corner.x()), std::round(corner.y())) / ratio, image);
    }
}

void TileGallery::paintCaption(QPainter& painter, const TileNote& note, const QRectF& line) const {
    const bool oneLine = notesOnOneLine();
    QString number;
    if (!std::isnan(note.bar)) {
        number = QString::number(std::abs(static_cast<double>(note.bar)), 'f', 2);
        number.prepend(number == "0.00" ? QChar(0x2007) : note.bar < 0 ? QChar(0x2212) : QChar('+'));
    }
    QRectF caption = line;
    if (!number.isEmpty()) {
        const bool beside = oneLine && !note.caption.isEmpty();
        const QRectF place = oneLine || !m_anyCaption ? line : line.translated(0, line.height());
        painter.setPen(theme().muted);
        painter.drawText(
            place, (beside ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextDontClip, number);
        if (beside)
            caption.setRight(caption.right() - painter.fontMetrics().horizontalAdvance(number) - 4);
    }
    if (note.caption.isEmpty())
        return;
    const bool alone = number.isEmpty() || !oneLine;
    painter.setPen(theme().text);
    painter.drawText(caption, (alone ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(note.caption, Qt::ElideRight, static_cast<int>(caption.width())));
}

void TileGallery::paintSelection(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    if (m_hover.tile >= 0 && m_hover.tile != m_selected) {
        painter.setPen(QPen(theme().muted, 1.5));
        painter.drawRoundedRect(tileRect(m_hover.tile).adjusted(-2.5, -2.5, 2.5, 2.5), 3, 3);
    }
    if (m_selected < 0)
        return;
    const QRectF rect = tileRect(m_selected);
    if (hasFocus()) {
        painter.setPen(QPen(withAlpha(theme().accent, 0.35), 3));
        painter.drawRoundedRect(rect.adjusted(-5, -5, 5, 5), 6, 6);
    }
    painter.setPen(QPen(theme().accent, 3));
    painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4);
}

} // namespace energyscape
