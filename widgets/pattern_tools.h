// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace energyscape {

/// One unit set to -1 or +1 by the user; `index` counts row by row.
struct CellEdit {
    int index = 0;
    std::int8_t value = -1;
    bool operator==(const CellEdit&) const = default;
};

enum class PatternTool { Pen, Eraser, Line, Rectangle, Fill, Occlude };

/// The raster the tools work on. Cells are QPoint(column, row).
struct CellGrid {
    int rows = 0;
    int cols = 0;
    int count() const { return rows * cols; }
    bool contains(QPoint cell) const { return cell.x() >= 0 && cell.y() >= 0 && cell.x() < cols && cell.y() < rows; }
    int index(QPoint cell) const { return cell.y() * cols + cell.x(); }
    QPoint cell(int index) const { return {index % cols, index / cols}; }
    bool operator==(const CellGrid&) const = default;
};

/// Cells of the digital line from `a` to `b`, both included, 8-connected (Bresenham 1965).
std::vector<QPoint> lineCells(QPoint a, QPoint b);

/// Offsets of a round brush of `diameter` cells (1 to 9); the brush of 1 is the cell itself.
std::vector<QPoint> brushOffsets(int diameter);

/// Ascending indices of every cell of `grid` the brush touches on its way along `centres`.
std::vector<int> brushed(const CellGrid& grid, const std::vector<QPoint>& centres, int diameter);

/// The rectangle with opposite corners `a` and `b`, both included.
QRect cellRectangle(QPoint a, QPoint b);

/// Cells on the outline of `rectangle`.
std::vector<QPoint> outlineCells(const QRect& rectangle);

/// Ascending indices of the cells of `rectangle` that lie in `grid`.
std::vector<int> filledCells(const CellGrid& grid, const QRect& rectangle);

/// Ascending indices of the 4-connected region of equal value that holds `start`. units: [rows * cols].
std::vector<int> floodCells(const CellGrid& grid, std::span<const std::int8_t> units, QPoint start);

/// Bounded undo and redo of strokes. A stroke is the list of its cells with their values before and after.
class EditHistory {
public:
    struct Change {
        int index = 0;
        std::int8_t before = -1;
        std::int8_t after = -1;
    };
    using Stroke = std::vector<Change>;
    static constexpr std::size_t kMaxStrokes = 200;

    /// Appends a stroke and forgets what could be redone. An empty stroke is dropped.
    void push(Stroke stroke);
    /// The edits that take the last stroke back, or do it again; empty when there is none.
    std::vector<CellEdit> undo();
    std::vector<CellEdit> redo();
    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_strokes.size(); }
    void clear();

private:
    std::deque<Stroke> m_strokes;
    std::size_t m_done = 0; ///< strokes [0, m_done) are in effect
};

} // namespace energyscape
