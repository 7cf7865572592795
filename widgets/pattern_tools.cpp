// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pattern_tools.h"

#include <algorithm>
#include <cstdlib>

namespace energyscape {

std::vector<QPoint> lineCells(QPoint a, QPoint b) {
    const int dx = std::abs(b.x() - a.x());
    const int dy = -std::abs(b.y() - a.y());
    const int stepX = a.x() < b.x() ? 1 : -1;
    const int stepY = a.y() < b.y() ? 1 : -1;
    std::vector<QPoint> cells{a};
    int error = dx + dy;
    while (a != b) {
        const int twice = 2 * error;
        if (twice >= dy) {
            error += dy;
            a.rx() += stepX;
        }
        if (twice <= dx) {
            error += dx;
            a.ry() += stepY;
        }
        cells.push_back(a);
    }
    return cells;
}

std::vector<QPoint> brushOffsets(int diameter) {
    diameter = std::clamp(diameter, 1, 9);
    // Cell centres within the disc; an even brush is centred on a corner of its cell.
    const double radius = 0.5 * diameter;
    const double centre = diameter % 2 == 0 ? 0.5 : 0.0;
    std::vector<QPoint> offsets;
    for (int y = -diameter; y <= diameter; ++y)
        for (int x = -diameter; x <= diameter; ++x) {
            const double u = x - centre, v = y - centre;
            if (u * u + v * v <= radius * radius)
                offsets.emplace_back(x, y);
        }
    return offsets;
}

std::vector<int> brushed(const CellGrid& grid, const std::vector<QPoint>& centres, int diameter) {
    const std::vector<QPoint> offsets = brushOffsets(diameter);
    std::vector<bool> touched(static_cast<std::size_t>(grid.count()), false);
    for (QPoint centre : centres)
        for (QPoint offset : offsets)
            if (grid.contains(centre + offset))
                touched[static_cast<std::size_t>(grid.index(centre + offset))] = true;
    std::vector<int> indices;
    for (std::size_t i = 0; i < touched.size(); ++i)
        if (touched[i])
            indices.push_back(static_cast<int>(i));
    return indices;
}

QRect cellRectangle(QPoint a, QPoint b) {
    return {
        QPoint(std::min(a.x(), b.x()), std::min(a.y(), b.y())), QPoint(std::max(a.x(), b.x()), std::max(a.y(), b.y()))};
}

std::vector<QPoint> outlineCells(const QRect& rectangle) {
    std::vector<QPoint> cells;
    for (int x = rectangle.left(); x <= rectangle.right(); ++x) {
        cells.emplace_back(x, rectangle.top());
        cells.emplace_back(x, rectangle.bottom());
    }
    for (int y = rectangle.top(); y <= rectangle.bottom(); ++y) {
        cells.emplace_back(rectangle.left(), y);
        cells.emplace_back(rectangle.right(), y);
    }
    return cells;
}

std::vector<int> filledCells(const CellGrid& grid, const QRect& rectangle) {
    const QRect inside = rectangle & QRect(0, 0, grid.cols, grid.rows);
    std::vector<int> indices;
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            indices.push_back(grid.index({x, y}));
    return indices;
}

std::vector<int> floodCells(const CellGrid& grid, std::span<const std::int8_t> units, QPoint start) {
    if (!grid.contains(start) || units.size() != static_cast<std::size_t>(grid.count()))
        return {};
    const std::int8_t value = units[static_cast<std::size_t>(grid.index(start))];
    std::vector<bool> seen(units.size(), false);
    std::vector<QPoint> open{start};
    std::vector<int> region;
    seen[static_cast<std::size_t>(grid.index(start))] = true;
    while (!open.empty()) {
        const QPoint cell = open.back();
        open.pop_back();
        region.push_back(grid.index(cell));
        for (QPoint step : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)}) {
            const QPoint next = cell + step;
            if (!grid.contains(next))
                continue;
            const auto i = static_cast<std::size_t>(grid.index(next));
            if (!seen[i] && units[i] == value) {
                seen[i] = true;
                open.push_back(next);
            }
        }
    }
    std::sort(region.begin(), region.end());
    return region;
}

void EditHistory::push(Stroke stroke) {
    if (stroke.empty())
        return;
    m_strokes.resize(m_done);
    m_strokes.push_back(std::move(stroke));
    if (m_strokes.size() > kMaxStrokes)
        m_strokes.pop_front();
    m_done = m_strokes.size();
}

std::vector<CellEdit> EditHistory::undo() {
    std::vector<CellEdit> edits;
    if (!canUndo())
        return edits;
    for (const Change& change : m_strokes[--m_done])
        edits.push_back({change.index, change.before});
    return edits;
}

std::vector<CellEdit> EditHistory::redo() {
    std::vector<CellEdit> edits;
    if (!canRedo())
        return edits;
    for (const Change& change : m_strokes[m_done++])
        edits.push_back({change.index, change.after});
    return edits;
}

void EditHistory::clear() {
    m_strokes.clear();
    m_done = 0;
}

} // namespace energyscape
