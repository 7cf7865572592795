// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/raster_view.h"

#include "widgets/raster_painter.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <stdexcept>

namespace energyscape {

namespace {

constexpr int kRingReach = 4;            // logical px a ring or contour reaches over its cell
constexpr std::size_t kMaxSeparate = 64; // more changed cells are repainted as one board

QColor highlightColor(const Theme& theme) {
    return theme.dark ? theme.energy : theme.energy.lighter(170);
}

} // namespace

RasterView::RasterView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void RasterView::setUnits(std::span<const std::int8_t> units, int rows, int cols) {
    if (rows < 0 || cols < 0 || units.size() != static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols))
        throw std::invalid_argument("RasterView::setUnits needs rows * cols units");
    if (const CellGrid grid{rows, cols}; !(grid == m_grid)) {
        m_grid = grid;
        m_units.assign(units.begin(), units.end());
        m_shown = m_units;
        m_drawn.assign(units.size(), 0);
        m_highlight.reset();
        m_reference.reset();
        setHovered(-1);
        update();
        gridChanged();
        return;
    }
    std::vector<int> changed;
    for (std::size_t i = 0; i < units.size(); ++i) {
        m_units[i] = units[i];
        if (m_shown[i] != units[i] && m_drawn[i] == 0) {
            m_shown[i] = units[i];
            changed.push_back(static_cast<int>(i));
        }
    }
    updateCells(changed);
}

void RasterView::overlay(std::span<const CellEdit> edits) {
    std::vector<int> changed;
    for (const CellEdit& edit : edits) {
        const auto i = static_cast<std::size_t>(edit.index);
        m_drawn[i] = 1;
        if (m_shown[i] != edit.value) {
            m_shown[i] = edit.value;
            changed.push_back(edit.index);
        }
    }
    updateCells(changed);
}

void RasterView::clearOverlay() {
    std::fill(m_drawn.begin(), m_drawn.end(), std::uint8_t{0});
    setUnits(std::vector<std::int8_t>(m_units), m_grid.rows, m_grid.cols);
}

void RasterView::setHighlight(std::optional<int> unit) {
    if (unit && (*unit < 0 || *unit >= m_grid.count()))
        unit.reset();
    if (unit == m_highlight)
        return;
    std::vector<int> changed;
    for (const auto& cell : {m_highlight, unit})
        if (cell)
            changed.push_back(*cell);
    m_highlight = unit;
    updateCells(changed);
}

void RasterView::setDifference(std::optional<std::vector<std::int8_t>> reference) {
    if (reference && reference->size() != m_units.size())
        throw std::invalid_argument("RasterView::setDifference needs rows * cols units");
    if (reference == m_reference)
        return;
    m_reference = std::move(reference);
    update();
}

void RasterView::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

QSize RasterView::sizeHint() const {
    return {480, 480};
}
QSize RasterView::minimumSizeHint() const {
    return {160, 160};
}

RasterGeometry RasterView::geometryNow() const {
    return {size(), devicePixelRatioF(), m_grid};
}

QRectF RasterView::cellRect(int index) const {
    const RasterGeometry geometry = geometryNow();
    return geometry.logical(geometry.cell(m_grid.cell(index)));
}

QPoint RasterView::cellAt(QPointF position) const {
    return geometryNow().cellAt(position);
}

void RasterView::updateCells(const std::vector<int>& cells) {
    if (cells.empty())
        return;
    const RasterGeometry geometry = geometryNow();
    const auto dirty = [&](const QRect& device) {
        return geometry.logical(device).toAlignedRect().adjusted(-kRingReach, -kRingReach, kRingReach, kRingReach);
    };
    if (cells.size() > kMaxSeparate) {
        update(dirty(geometry.board()));
        return;
    }
    for (int index : cells)
        update(dirty(geometry.cell(m_grid.cell(index))));
}

void RasterView::paintBoard(RasterPainter& raster, const QRect& range) const {
    raster.units(m_shown, range);
    if (m_reference)
        raster.differences(m_shown, *m_reference, range);
}

void RasterView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    for (const QRect& rect : event->region())
        painter.fillRect(rect, m_theme.ground);
    if (m_grid.count() == 0)
        return;
    const RasterGeometry geometry = geometryNow();
    RasterPainter raster(painter, geometry, m_theme);
    const QRect all(0, 0, m_grid.cols, m_grid.rows);
    for (const QRect& rect : event->region()) {
        const QPoint first = geometry.cellAt(rect.topLeft());
        const QPoint last = geometry.cellAt(QPointF(rect.right() + 1, rect.bottom() + 1));
        if (const QRect range = QRect(first, last) & all; !range.isEmpty())
            paintBoard(raster, range);
    }
    raster.frame();
    raster.contour(footprint(), m_theme.accent);
    paintTools(raster);
    if (m_highlight)
        raster.ring(*m_highlight, highlightColor(m_theme));
}

QImage RasterView::grabImage() const {
    const RasterGeometry geometry = geometryNow();
    QImage image(size() * geometry.scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(geometry.scale);
    image.fill(m_theme.ground);
    if (m_grid.count() == 0 || image.isNull())
        return image;
    QPainter painter(&image);
    RasterPainter raster(painter, geometry, m_theme);
    paintBoard(raster, {0, 0, m_grid.cols, m_grid.rows});
    raster.frame();
    return image;
}

void RasterView::setHovered(int unit) {
    if (unit == m_hover)
        return;
    std::vector<int> changed = footprint();
    m_hover = unit;
    const std::vector<int> now = footprint();
    changed.insert(changed.end(), now.begin(), now.end());
    updateCells(changed);
    emit hovered(unit);
}

void RasterView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint cell = cellAt(event->position());
    setHovered(m_grid.contains(cell) ? m_grid.index(cell) : -1);
}

void RasterView::leaveEvent(QEvent*) {
    setHovered(-1);
}

} // namespace energyscape
