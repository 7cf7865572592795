// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

namespace energyscape {

namespace {

constexpr float kLargest = std::numeric_limits<float>::max();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// Smallest and largest finite value; independent lanes let the compiler use vector instructions.
std::pair<float, float> finiteExtent(std::span<const float> values) {
    constexpr std::size_t kLanes = 16;
    std::array<float, kLanes> low{};
    std::array<float, kLanes> high{};
    low.fill(kLargest);
    high.fill(-kLargest);
    const auto take = [&](std::size_t lane, float v) {
        low[lane] = v < low[lane] && v >= -kLargest ? v : low[lane];
        high[lane] = v > high[lane] && v <= kLargest ? v : high[lane];
    };
    std::size_t i = 0;
    for (; i + kLanes <= values.size(); i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            take(lane, values[i + lane]);
    }
    for (; i < values.size(); ++i)
        take(0, values[i]);
    return {*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end())};
}

/// Cells [first, last) of pixel p when n cells lie on `pixels` pixels; never empty.
std::pair<int, int> cellsOfPixel(int p, int n, int pixels) {
    const auto edge = [n, pixels](int k) { return static_cast<int>(static_cast<std::int64_t>(k) * n / pixels); };
    const int first = edge(p);
    return {first, std::max(first + 1, edge(p + 1))};
}

struct Axis {
    int first = 0;  ///< first pixel (or cell)
    int last = 0;   ///< behind the last one
    int pixels = 1; ///< of the whole matrix along this axis
};

/// The pixels of the whole axis that [low, high) (in cells) touches.
Axis pixelAxis(double low, double high, int n, double cellPixels) {
    Axis axis;
    axis.pixels = std::clamp(static_cast<int>(std::lround(n * cellPixels)), 1, n);
    const double scale = static_cast<double>(axis.pixels) / n;
    axis.first = std::clamp(static_cast<int>(std::floor(low * scale)), 0, axis.pixels);
    axis.last = std::clamp(static_cast<int>(std::ceil(high * scale)), axis.first, axis.pixels);
    return axis;
}

// Per column: the values of the row farthest from neutral (distance < 0: none yet).
void takeExtremes(const float* row, int n, float neutral, float* distance, float* value) {
    for (int i = 0; i < n; ++i) {
        const float d = std::abs(row[i] - neutral);
        const bool farther = d > distance[i];
        distance[i] = farther ? d : distance[i];
        value[i] = farther ? row[i] : value[i];
    }
}

// Per column: sum and number of the values that are not NaN.
void takeSums(const float* row, int n, float* count, float* sum) {
    for (int i = 0; i < n; ++i) {
        const bool known = row[i] == row[i];
        count[i] += known ? 1.0F : 0.0F;
        sum[i] += known ? row[i] : 0.0F;
    }
}

void reduceRow(const Axis& x, int cols, int offset, Reduction reduction, const std::vector<float>& key,
    const std::vector<float>& value, float* out) {
    for (int p = x.first; p < x.last; ++p) {
        const auto [first, last] = cellsOfPixel(p, cols, x.pixels);
        float best = reduction == Reduction::Extreme ? -1.0F : 0.0F;
        float result = reduction == Reduction::Extreme ? kNaN : 0.0F;
        for (int c = first; c < last; ++c) {
            const auto i = static_cast<std::size_t>(c - offset);
            if (reduction == Reduction::Mean) {
                best += key[i];
                result += value[i];
            } else if (key[i] > best) {
                best = key[i];
                result = value[i];
            }
        }
        if (reduction == Reduction::Mean)
            result = best > 0.0F ? result / best : kNaN;
        out[p - x.first] = result;
    }
}

CellWindow reduceWindow(const CellMatrix& matrix, const Axis& x, const Axis& y, Reduction reduction, float neutral) {
    CellWindow window;
    window.reduced = true;
    window.rows = y.last - y.first;
    window.cols = x.last - x.first;
    window.values.resize(static_cast<std::size_t>(window.rows) * static_cast<std::size_t>(window.cols));
    if (window.values.empty())
        return window;
    const int offset = cellsOfPixel(x.first, matrix.cols(), x.pixels).first;
    const int width = cellsOfPixel(x.last - 1, matrix.cols(), x.pixels).second - offset;
    std::vector<float> key(static_cast<std::size_t>(width));
    std::vector<float> value(key.size());
    float* out = window.values.data();
    for (int p = y.first; p < y.last; ++p, out += window.cols) {
        const bool extreme = reduction == Reduction::Extreme;
        std::fill(key.begin(), key.end(), extreme ? -1.0F : 0.0F);
        std::fill(value.begin(), value.end(), extreme ? kNaN : 0.0F);
        const auto [first, last] = cellsOfPixel(p, matrix.rows(), y.pixels);
        for (int r = first; r < last; ++r) {
            const float* row = matrix.rowData(r) + offset;
            if (extreme)
                takeExtremes(row, width, neutral, key.data(), value.data());
            else
                takeSums(row, width, key.data(), value.data());
        }
        reduceRow(x, matrix.cols(), offset, reduction, key, value, out);
    }
    const double sx = static_cast<double>(matrix.cols()) / x.pixels;
    const double sy = static_cast<double>(matrix.rows()) / y.pixels;
    window.source = QRectF(x.first * sx, y.first * sy, window.cols * sx, window.rows * sy);
    return window;
}

CellWindow copyWindow(const CellMatrix& matrix, const Axis& x, const Axis& y) {
    CellWindow window;
    window.rows = y.last - y.first;
    window.cols = x.last - x.first;
    window.source = QRectF(x.first, y.first, window.cols, window.rows);
    window.values.reserve(static_cast<std::size_t>(window.rows) * static_cast<std::size_t>(window.cols));
    for (int r = y.first; r < y.last; ++r) {
        const float* row = matrix.rowData(r);
        window.values.insert(window.values.end(), row + x.first, row + x.last);
    }
    return window;
}

} // namespace

void CellMatrix::set(std::span<const float> values, int rows, int cols) {
    if (rows < 0 || cols < 0 || values.size() != static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols))
        throw std::invalid_argument("CellMatrix: " + std::to_string(values.size()) + " values given for " +
                                    std::to_string(rows) + " x " + std::to_string(cols) + " cells.");
    m_values.assign(values.begin(), values.end());
    m_rows = rows;
    m_cols = cols;
    std::tie(m_lowest, m_highest) = finiteExtent(values);
    ++m_version;
}

CellWindow cutWindow(
    const CellMatrix& matrix, const QRectF& visible, double cellPixels, Reduction reduction, float neutral) {
    if (matrix.isEmpty())
        return {};
    const double shown = std::min(cellPixels, 1.0);
    const Axis x = pixelAxis(visible.left(), visible.right(), matrix.cols(), shown);
    const Axis y = pixelAxis(visible.top(), visible.bottom(), matrix.rows(), shown);
    CellWindow window = cellPixels < 1.0 ? reduceWindow(matrix, x, y, reduction, neutral) : copyWindow(matrix, x, y);
    unsigned missing = 0;
    for (const float v : window.values)
        missing |= v != v ? 1U : 0U;
    window.hasMissing = missing != 0;
    return window;
}

} // namespace energyscape
