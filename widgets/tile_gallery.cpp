// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tile_gallery.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>

#include "widgets/gl/tile_scene.h"
#include "widgets/overlay_paint.h"

namespace energyscape {

namespace {

constexpr double kSmallestExtent = 12.0;
constexpr double kLargestExtent = 512.0;
constexpr double kSmallestFramed = 20.0; ///< px; dark pictures end somewhere on a dark ground

} // namespace

TileGallery::TileGallery(Renderer renderer, QWidget* parent) : CanvasView(parent) {
    setAccessibleName(tr("Tile gallery"));
    setPictureName("gallery");
    m_placeholder = tr("Nothing to show yet");
    TileGallery::themeChanged();
    if (renderer == Renderer::OpenGl)
        startOpenGl(std::make_unique<TileScene>([this]() -> const TilePicture& { return picture(); }));
}

TileGallery::~TileGallery() = default;

void TileGallery::setTiles(std::span<const float> values, int count, int tileRows, int tileCols) {
    const bool fits = count >= 0 && tileRows > 0 && tileCols > 0 &&
                      values.size() == static_cast<std::size_t>(count) * static_cast<std::size_t>(tileRows) *
                                           static_cast<std::size_t>(tileCols);
    if (!fits && !(count == 0 && values.empty()))
        throw std::invalid_argument("TileGallery::setTiles: " + std::to_string(values.size()) + " values given for " +
                                    std::to_string(count) + " tiles of " + std::to_string(tileRows) + " x " +
                                    std::to_string(tileCols) + ".");
    m_values.assign(values.begin(), values.end());
    if (count != m_count) {
        m_order.clear();
        m_positions.clear();
        m_hover = {};
    }
    m_count = count;
    m_tileRows = std::max(1, tileRows);
    m_tileCols = std::max(1, tileCols);
    ++m_dataVersion;
    if (m_selected >= count)
        setSelected(count - 1);
    scrollTo(m_scroll);
}

void TileGallery::setRange(float lo, float hi) {
    if (!std::isfinite(lo) || !std::isfinite(hi) || lo >= hi)
        throw std::invalid_argument("TileGallery::setRange: the low end must be below the high end and both finite.");
    m_picture.lo = lo;
    m_picture.hi = hi;
    ++m_picture.tableVersion;
    refresh();
}

void TileGallery::setColormap(Colormap map) {
    m_map = map;
    themeChanged();
    refresh();
}

void TileGallery::setNotes(std::vector<TileNote> notes) {
    m_notes = std::move(notes);
    const double before = noteHeight();
    m_anyCaption = std::any_of(m_notes.begin(), m_notes.end(), [](const TileNote& n) { return !n.caption.isEmpty(); });
    m_anyBar = std::any_of(m_notes.begin(), m_notes.end(), [](const TileNote& n) { return !std::isnan(n.bar); });
    if (before != noteHeight())
        scrollTo(m_scroll);
    refresh();
}

void TileGallery::setOrder(std::vector<int> order) {
    std::vector<int> positions(order.size(), -1);
    for (std::size_t p = 0; p < order.size(); ++p) {
        const int tile = order[p];
        if (tile < 0 || tile >= static_cast<int>(order.size()) || positions[static_cast<std::size_t>(tile)] >= 0)
            throw std::invalid_argument("TileGallery::setOrder: the order must name every tile once.");
        positions[static_cast<std::size_t>(tile)] = static_cast<int>(p);
    }
    if (!order.empty() && static_cast<int>(order.size()) != m_count)
        throw std::invalid_argument("TileGallery::setOrder: the order must name every tile once.");
    m_order = std::move(order);
    m_positions = std::move(positions);
    ++m_dataVersion;
    refresh();
}

void TileGallery::setTileExtent(double pixels) {
    m_extent = std::clamp(pixels, kSmallestExtent, kLargestExtent);
    scrollTo(m_scroll);
}

void TileGallery::setPlaceholder(const QString& text) {
    m_placeholder = text;
    refresh();
}

void TileGallery::themeChanged() {
    m_picture.table = colorTable(m_map, theme());
    ++m_picture.tableVersion;
    m_picture.ground = theme().ground;
    m_picture.frame = theme().border;
    m_picture.missing = QColor::fromRgb(missingColor(theme()));
}

int TileGallery::tileAt(int position) const {
    return m_order.empty() ? position : m_order[static_cast<std::size_t>(position)];
}

int TileGallery::positionOf(int tile) const {
    return m_positions.empty() ? tile : m_positions[static_cast<std::size_t>(tile)];
}

TileLayout TileGallery::layout() const {
    return TileLayout({.count = m_count,
        .tileRows = m_tileRows,
        .tileCols = m_tileCols,
        .view = size(),
        .pixelRatio = devicePixelRatioF(),
        .extent = m_extent,
        .noteHeight = noteHeight()});
}

QRectF TileGallery::tileRect(int tile) const {
    return tile >= 0 && tile < m_count ? layout().tileRect(positionOf(tile), m_scroll) : QRectF();
}

// Means over joined x joined values; the cells at the lower and right edge may have fewer.
void TileGallery::packTile(int tile, int slot) {
    const int joined = m_pictureKey->joined;
    const int columns = m_pictureKey->columns;
    const auto cols = static_cast<std::size_t>(m_tileCols);
    const float* source =
        m_values.data() + static_cast<std::size_t>(tile) * static_cast<std::size_t>(m_tileRows) * cols;
    const auto width = static_cast<std::size_t>(m_picture.width);
    float* target = m_picture.values.data() +
                    static_cast<std::size_t>(slot / columns) * static_cast<std::size_t>(m_picture.tileHeight) * width +
                    static_cast<std::size_t>(slot % columns) * static_cast<std::size_t>(m_picture.tileWidth);
    if (joined == 1) {
        for (int r = 0; r < m_tileRows; ++r, source += cols, target += width)
            std::copy_n(source, cols, target);
        return;
    }
    for (int r = 0; r < m_picture.tileHeight; ++r, target += width) {
        for (int c = 0; c < m_picture.tileWidth; ++c) {
            float sum = 0.0F;
            int number = 0;
            for (int y = r * joined; y < std::min(m_tileRows, (r + 1) * joined); ++y) {
                for (int x = c * joined; x < std::min(m_tileCols, (c + 1) * joined); ++x, ++number)
                    sum += source[static_cast<std::size_t>(y) * cols + static_cast<std::size_t>(x)];
            }
            target[c] = sum / static_cast<float>(number);
        }
    }
}

const TilePicture& TileGallery::picture() {
    const TileLayout grid = layout();
    const auto [first, last] = grid.visible(m_scroll, height());
    m_picture.firstTile = grid.tileRect(first, m_scroll);
    m_picture.pitch = grid.pitch();
    m_picture.border = grid.tileSize().width() >= kSmallestFramed ? 1.0 : 0.0;
    const PictureKey key{m_dataVersion, first, last, grid.columns(), grid.joined()};
    if (m_pictureKey && *m_pictureKey == key)
        return m_picture;
    m_pictureKey = key;
    m_picture.count = last - first;
    m_picture.tileWidth = (m_tileCols + key.joined - 1) / key.joined;
    m_picture.tileHeight = (m_tileRows + key.joined - 1) / key.joined;
    const int rows = (m_picture.count + key.columns - 1) / key.columns;
    m_picture.width = std::min(m_picture.count, key.columns) * m_picture.tileWidth;
    m_picture.height = rows * m_picture.tileHeight;
    m_picture.values.resize(static_cast<std::size_t>(m_picture.width) * static_cast<std::size_t>(m_picture.height));
    for (int slot = 0; slot < m_picture.count; ++slot)
        packTile(tileAt(first + slot), slot);
    ++m_picture.version;
    return m_picture;
}

void TileGallery::scrollTo(double scroll) {
    m_scroll = std::clamp(scroll, 0.0, std::max(0.0, layout().contentHeight() - height()));
    refresh();
}

void TileGallery::zoomBy(double factor) {
    const TileLayout before = layout();
    const int anchor = before.visible(m_scroll, height()).first;
    m_extent = std::clamp(m_extent * factor, kSmallestExtent, kLargestExtent);
    const TileLayout after = layout();
    if (anchor < m_count && after.pitch() != before.pitch())
        m_scroll += after.tileRect(anchor, m_scroll).top() - before.tileRect(anchor, m_scroll).top();
    scrollTo(m_scroll);
}

void TileGallery::ensureVisible(int tile) {
    const QRectF rect = tileRect(tile);
    if (rect.isNull())
        return;
    const double below = rect.bottom() + noteHeight() + 8 - height();
    if (rect.top() < 8)
        scrollTo(m_scroll + rect.top() - 8);
    else if (below > 0)
        scrollTo(m_scroll + std::min(below, rect.top() - 8));
}

void TileGallery::setSelected(int tile) {
    tile = tile >= 0 && tile < m_count ? tile : -1;
    if (tile == m_selected)
        return;
    m_selected = tile;
    QString description;
    if (tile >= 0) {
        description = tr("Tile %1 of %2").arg(tile + 1).arg(m_count);
        if (tile < static_cast<int>(m_notes.size()) && !m_notes[static_cast<std::size_t>(tile)].caption.isEmpty())
            description += ", " + m_notes[static_cast<std::size_t>(tile)].caption;
    }
    setAccessibleDescription(description);
    refresh();
    emit selected(tile);
}

void TileGallery::moveSelection(int position) {
    if (m_count == 0)
        return;
    const int tile = tileAt(std::clamp(position, 0, m_count - 1));
    setSelected(tile);
    ensureVisible(tile);
}

} // namespace energyscape
