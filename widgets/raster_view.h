// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pattern_tools.h"
#include "widgets/theme.h"

#include <QImage>
#include <QWidget>
#include <optional>

namespace energyscape {

struct RasterGeometry;
class RasterPainter;

/// A raster of units in {-1,+1} on its own ground: square cells, centred, on whole device pixels. Repaints only the
/// cells that changed, so a running network may feed it 60 times a second. Drawn cells can lie over the units (an
/// overlay).
class RasterView : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit RasterView(QWidget* parent = nullptr);

    /// Shows `units` [rows * cols], row by row, each -1 or +1. Throws std::invalid_argument when the sizes disagree.
    void setUnits(std::span<const std::int8_t> units, int rows, int cols);
    CellGrid grid() const { return m_grid; }
    /// What is on screen: the last units with the overlay over them.
    const std::vector<std::int8_t>& displayedUnits() const { return m_shown; }

    /// Rings the unit that is being updated.
    void setHighlight(std::optional<int> unit);
    /// Dots every cell that differs from `reference` [rows * cols]; none: no dots.
    void setDifference(std::optional<std::vector<std::int8_t>> reference);

    /// Where a cell lies, in widget coordinates, and the cell at a point (which may lie outside the grid).
    QRectF cellRect(int index) const;
    QPoint cellAt(QPointF position) const;
    /// The board with its margin at the screen's scale, without cursor or brush.
    QImage grabImage() const;

    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void hovered(int unit); ///< -1: none

protected:
    void overlay(std::span<const CellEdit> edits);
    void clearOverlay();
    void updateCells(const std::vector<int>& cells);
    int hoveredUnit() const { return m_hover; }
    void setHovered(int unit);

    /// The raster has another shape now: whatever held cell indices is void.
    virtual void gridChanged() {}
    /// The cells marked at the pointer.
    virtual std::vector<int> footprint() const { return {}; }
    virtual void paintTools(RasterPainter&) const {}

    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

    Theme m_theme = Theme::darkTheme();

private:
    RasterGeometry geometryNow() const;
    void paintBoard(RasterPainter& raster, const QRect& range) const;

    CellGrid m_grid;
    std::vector<std::int8_t> m_units;  ///< as given
    std::vector<std::int8_t> m_shown;  ///< with the overlay
    std::vector<std::uint8_t> m_drawn; ///< 1: the overlay holds this cell
    std::optional<std::vector<std::int8_t>> m_reference;
    std::optional<int> m_highlight;
    int m_hover = -1;
};

} // namespace energyscape
