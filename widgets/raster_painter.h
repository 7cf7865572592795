// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pattern_tools.h"
#include "widgets/theme.h"

#include <QRectF>
#include <QSize>

class QPainter;

namespace energyscape {

/// Where a raster's cells lie: square, centred, on whole device pixels at any scale factor.
struct RasterGeometry {
    RasterGeometry() = default;
    /// Fits `grid` into `size` (logical px) with a margin; `scale` is the device pixel ratio.
    RasterGeometry(QSize size, double scale, const CellGrid& grid);

    QRect cell(QPoint at) const { return {left + at.x() * pitch, top + at.y() * pitch, pitch, pitch}; }
    QRect cells(const QRect& range) const {
        return {left + range.x() * pitch, top + range.y() * pitch, range.width() * pitch, range.height() * pitch};
    }
    QRect board() const { return {left, top, grid.cols * pitch, grid.rows * pitch}; }
    QRectF logical(const QRect& device) const;
    QPoint cellAt(QPointF logicalPosition) const;

    CellGrid grid;
    double scale = 1;
    int pitch = 1; ///< device px from cell to cell
    int left = 0;  ///< device px
    int top = 0;
};

/// What stands on the raster. All coordinates are those of the geometry; the painter works in device pixels.
class RasterPainter {
public:
    RasterPainter(QPainter& painter, const RasterGeometry& geometry, const Theme& theme);
    ~RasterPainter();
    RasterPainter(const RasterPainter&) = delete;
    RasterPainter& operator=(const RasterPainter&) = delete;

    /// The frame around the board.
    void frame();
    /// Units [rows * cols] within `range` (cells).
    void units(std::span<const std::int8_t> units, const QRect& range);
    /// A dot in the corner of each cell of `range` where the two differ.
    void differences(std::span<const std::int8_t> units, std::span<const std::int8_t> reference, const QRect& range);
    /// Cells that a tool is about to set to `value`.
    void preview(const std::vector<int>& cells, int value);
    /// The contour of a set of cells (ascending indices).
    void contour(const std::vector<int>& cells, const QColor& color);
    /// Hatches a rectangle of cells.
    void hatch(const QRect& range);
    /// A ring around one cell that is visible on both kinds of unit.
    void ring(int index, const QColor& color);

private:
    int gap() const;
    void edge(QPoint cell, QPoint side, int width, const QColor& color);

    QPainter& m_painter;
    RasterGeometry m_geometry;
    Theme m_theme;
};

} // namespace energyscape
