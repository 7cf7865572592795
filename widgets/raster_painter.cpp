// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/raster_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace energyscape {

namespace {

constexpr int kMargin = 12;     // logical px around the board, less around a small one
constexpr int kGapFromCell = 8; // logical px: smaller cells touch

int floorDiv(int a, int b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

} // namespace

RasterGeometry::RasterGeometry(QSize size, double scaleFactor, const CellGrid& cellGrid)
    : grid(cellGrid)
    , scale(scaleFactor) {
    const int width = static_cast<int>(std::floor(size.width() * scale));
    const int height = static_cast<int>(std::floor(size.height() * scale));
    const int margin = static_cast<int>(std::lround(std::min(kMargin * scale, std::min(width, height) / 24.0)));
    if (grid.count() > 0)
        pitch = std::max(1, std::min((width - 2 * margin) / grid.cols, (height - 2 * margin) / grid.rows));
    left = (width - grid.cols * pitch) / 2;
    top = (height - grid.rows * pitch) / 2;
}

QRectF RasterGeometry::logical(const QRect& device) const {
    return {device.x() / scale, device.y() / scale, device.width() / scale, device.height() / scale};
}

QPoint RasterGeometry::cellAt(QPointF position) const {
    const int x = static_cast<int>(std::floor(position.x() * scale)) - left;
    const int y = static_cast<int>(std::floor(position.y() * scale)) - top;
    return {floorDiv(x, pitch), floorDiv(y, pitch)};
}

RasterPainter::RasterPainter(QPainter& painter, const RasterGeometry& geometry, const Theme& theme)
    : m_painter(painter)
    , m_geometry(geometry)
    , m_theme(theme) {
    m_painter.save();
    m_painter.scale(1 / geometry.scale, 1 / geometry.scale);
    // At a fractional scale factor the widget may start between two device pixels.
    const QTransform t = m_painter.deviceTransform();
    m_painter.translate(std::round(t.dx()) - t.dx(), std::round(t.dy()) - t.dy());
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

RasterPainter::~RasterPainter() {
    m_painter.restore();
}

int RasterPainter::gap() const {
    return m_geometry.pitch >= kGapFromCell * m_geometry.scale ? std::max(1, static_cast<int>(m_geometry.scale)) : 0;
}

void RasterPainter::frame() {
    const int w = std::max(1, static_cast<int>(m_geometry.scale));
    const QColor line = m_theme.dark ? m_theme.border.lighter(140) : m_theme.border.darker(112);
    const QRect r = m_geometry.board().adjusted(-w, -w, w - gap(), w - gap());
    m_painter.fillRect(r.left(), r.top(), r.width(), w, line);
    m_painter.fillRect(r.left(), r.bottom() - w + 1, r.width(), w, line);
    m_painter.fillRect(r.left(), r.top(), w, r.height(), line);
    m_painter.fillRect(r.right() - w + 1, r.top(), w, r.height(), line);
}

void RasterPainter::units(std::span<const std::int8_t> units, const QRect& range) {
    const int inset = gap();
    if (inset > 0)
        m_painter.fillRect(m_geometry.cells(range), m_theme.border);
    for (int row = range.top(); row <= range.bottom(); ++row) {
        // Cells without gaps are joined into runs of equal value.
        for (int col = range.left(); col <= range.right();) {
            const auto value = units[static_cast<std::size_t>(m_geometry.grid.index({col, row}))];
            int end = col + 1;
            while (inset == 0 && end <= range.right() &&
                   units[static_cast<std::size_t>(m_geometry.grid.index({end, row}))] == value)
                ++end;
            const QRect run = m_geometry.cells({col, row, end - col, 1});
            m_painter.fillRect(run.adjusted(0, 0, -inset, -inset), value > 0 ? m_theme.unitOn : m_theme.unitOff);
            col = end;
        }
    }
}

void RasterPainter::differences(
    std::span<const std::int8_t> units, std::span<const std::int8_t> reference, const QRect& range) {
    const int size = std::max(2, m_geometry.pitch / 4);
    const int inset = m_geometry.pitch >= 12 ? std::max(1, m_geometry.pitch / 10) : 0;
    for (int row = range.top(); row <= range.bottom(); ++row)
        for (int col = range.left(); col <= range.right(); ++col) {
            const auto i = static_cast<std::size_t>(m_geometry.grid.index({col, row}));
            if (units[i] == reference[i])
                continue;
            const QRect cell = m_geometry.cell({col, row});
            m_painter.fillRect(cell.right() - gap() - inset - size + 1, cell.top() + inset, size, size, m_theme.bad);
        }
}

void RasterPainter::preview(const std::vector<int>& cells, int value) {
    const QColor& unit = value > 0 ? m_theme.unitOn : m_theme.unitOff;
    const QColor tint = QColor::fromRgbF(0.5F * (unit.redF() + m_theme.accent.redF()),
        0.5F * (unit.greenF() + m_theme.accent.greenF()), 0.5F * (unit.blueF() + m_theme.accent.blueF()));
    for (int index : cells)
        m_painter.fillRect(m_geometry.cell(m_geometry.grid.cell(index)).adjusted(0, 0, -gap(), -gap()), tint);
    contour(cells, m_theme.accent);
}

void RasterPainter::edge(QPoint cell, QPoint side, int width, const QColor& color) {
    const QRect r = m_geometry.cell(cell).adjusted(0, 0, -gap(), -gap());
    if (side.x() < 0)
        m_painter.fillRect(r.left() - width, r.top() - width, width, r.height() + 2 * width, color);
    else if (side.x() > 0)
        m_painter.fillRect(r.right() + 1, r.top() - width, width, r.height() + 2 * width, color);
    else if (side.y() < 0)
        m_painter.fillRect(r.left() - width, r.top() - width, r.width() + 2 * width, width, color);
    else
        m_painter.fillRect(r.left() - width, r.bottom() + 1, r.width() + 2 * width, width, color);
}

void RasterPainter::contour(const std::vector<int>& cells, const QColor& color) {
    const int width = std::max(1, static_cast<int>(std::lround(1.5 * m_geometry.scale)));
    for (int index : cells) {
        const QPoint cell = m_geometry.grid.cell(index);
        for (QPoint side : {QPoint(-1, 0), QPoint(1, 0), QPoint(0, -1), QPoint(0, 1)}) {
            const QPoint next = cell + side;
            if (!m_geometry.grid.contains(next) ||
                !std::binary_search(cells.begin(), cells.end(), m_geometry.grid.index(next)))
                edge(cell, side, width, color);
        }
    }
}

void RasterPainter::hatch(const QRect& range) {
    const QRect inside = range & QRect(0, 0, m_geometry.grid.cols, m_geometry.grid.rows);
    if (inside.isEmpty())
        return;
    const QRect area = m_geometry.cells(inside);
    QColor veil = m_theme.ground;
    veil.setAlpha(150);
    m_painter.fillRect(area, veil);
    m_painter.save();
    m_painter.setClipRect(area, Qt::IntersectClip);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(m_theme.accent, 1.5 * m_geometry.scale));
    const int step = static_cast<int>(std::lround(8 * m_geometry.scale));
    for (int x = area.left() - area.height(); x < area.right(); x += step)
        m_painter.drawLine(x, area.bottom() + 1, x + area.height() + 1, area.top());
    m_painter.restore();
    contour(filledCells(m_geometry.grid, inside), m_theme.accent);
}

void RasterPainter::ring(int index, const QColor& color) {
    // A coloured ring with a dark one inside it: one of the two is seen on any unit.
    const double width = std::max(1.0, std::min(2.5 * m_geometry.scale, m_geometry.pitch / 5.0));
    const QRect cell = m_geometry.cell(m_geometry.grid.cell(index)).adjusted(0, 0, -gap(), -gap());
    const int w = static_cast<int>(std::lround(width));
    const auto band = [&](const QRect& outer, const QColor& c) {
        m_painter.fillRect(outer.left(), outer.top(), outer.width(), w, c);
        m_painter.fillRect(outer.left(), outer.bottom() - w + 1, outer.width(), w, c);
        m_painter.fillRect(outer.left(), outer.top(), w, outer.height(), c);
        m_painter.fillRect(outer.right() - w + 1, outer.top(), w, outer.height(), c);
    };
    if (m_geometry.pitch >= 6 * w)
        band(cell, m_theme.unitOff);
    band(cell.adjusted(-w, -w, w, w), color);
}

} // namespace energyscape
