// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>
#include <utility>

namespace energyscape {

/// What the places of the tiles depend on.
struct TileLayoutInput {
    int count = 0;
    int tileRows = 1; ///< values per tile
    int tileCols = 1;
    QSizeF view; ///< logical pixels
    double pixelRatio = 1.0;
    double extent = 64.0;    ///< wished length of the longer side of a tile, logical pixels
    double noteHeight = 0.0; ///< room below each tile, logical pixels
};

/// A grid of equal tiles that fills the width of a view. A value covers a whole number of device pixels, or a whole
/// number of values (per side) share one: pictures have no uneven lines at any size. Lengths are logical pixels;
/// positions are counted along the rows.
class TileLayout {
public:
    TileLayout() = default;
    explicit TileLayout(const TileLayoutInput& input);

    int count() const { return m_count; }
    int columns() const { return m_columns; }
    /// Values per side that are joined into one (1: none).
    int joined() const { return m_joined; }
    QSizeF tileSize() const { return m_tile; }
    QSizeF pitch() const { return m_pitch; }
    double contentHeight() const { return m_contentHeight; }
    /// Tile at `position` without its note, for content scrolled up by `scroll`.
    QRectF tileRect(int position, double scroll) const;
    /// Position of the tile (its note included) under `point`; -1 for none.
    int positionAt(QPointF point, double scroll) const;
    /// First and one-past-last position that a view of `height` shows, in whole rows.
    std::pair<int, int> visible(double scroll, double height) const;

private:
    int m_count = 0;
    int m_columns = 1;
    int m_joined = 1;
    double m_ratio = 1.0;
    double m_noteHeight = 0.0;
    double m_contentHeight = 0.0;
    QPointF m_origin;
    QSizeF m_tile;
    QSizeF m_pitch;
};

} // namespace energyscape
