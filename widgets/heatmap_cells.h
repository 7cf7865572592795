// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace energyscape {

/// A copied matrix of float values, row by row, with the extent of its finite values.
class CellMatrix {
public:
    /// Throws std::invalid_argument unless values.size() == rows * cols.
    void set(std::span<const float> values, int rows, int cols);

    int rows() const { return m_rows; }
    int cols() const { return m_cols; }
    bool isEmpty() const { return m_values.empty(); }
    float at(int row, int col) const { return rowData(row)[col]; }
    const float* rowData(int row) const { return m_values.data() + static_cast<std::size_t>(row) * stride(); }
    /// Extent of the finite values; lowest() > highest() if there is none.
    float lowest() const { return m_lowest; }
    float highest() const { return m_highest; }
    /// Grows with every `set`.
    std::uint64_t version() const { return m_version; }

private:
    std::size_t stride() const { return static_cast<std::size_t>(m_cols); }

    std::vector<float> m_values;
    int m_rows = 0;
    int m_cols = 0;
    float m_lowest = 1.0F;
    float m_highest = -1.0F;
    std::uint64_t m_version = 0;
};

/// How several cells that share one pixel become one value.
enum class Reduction {
    Extreme, ///< the value farthest from the neutral one: single strong weights stay visible
    Mean     ///< their mean: pictures and states keep their tone
};

/// The visible part of a matrix in at most display resolution.
struct CellWindow {
    std::vector<float> values; ///< rows x cols
    int rows = 0;
    int cols = 0;
    QRectF source;           ///< covered part of the matrix, in cells: x = column, y = row
    bool reduced = false;    ///< a value stands for several cells
    bool hasMissing = false; ///< some value is NaN
};

/// Cuts `visible` (in cells) out of `matrix` for cells of `cellPixels` device pixels: the cells themselves if they are
/// at least a pixel wide, else one value per pixel. NaN cells are left out of a reduction; NaN if nothing else is
/// there.
CellWindow cutWindow(
    const CellMatrix& matrix, const QRectF& visible, double cellPixels, Reduction reduction, float neutral);

} // namespace energyscape
