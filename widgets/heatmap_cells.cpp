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
constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// Smallest and largest finite value; independent lanes let the compiler use vector instructions.
std::pair<float, float> finiteExtent(std::span<const float> values) {
    constexpr std::size_t kLanes = 16;
    std::array<float, kLanes> low{};
    std::array<float, kLanes> high{};
    low.fill(kLargest);
    high.fill(-kLargest);
    const auto take = [&](std::size_t lane, float v) {
        const float above = v >= -kLargest ? v : kLargest; // selections, no branches: these loops become vector code
        const float below = v <= kLargest ? v : -kLargest;
        low[lane] = above < low[lane] ? above : low[lane];
        high[lane] = below > high[lane] ? below : high[lane];
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

/// First cell of pixel p when n cells lie on `pixels` <= n pixels: pixel p has the cells up to that of p + 1.
int firstCell(int p, int n, int pixels) {
    return static_cast<int>(static_cast<std::int64_t>(p) * n / pixels);
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

/// Per column of a strip of rows: least and greatest value, or number of values; and their sum. NaN is left out.
struct Strip {
    std::vector<float> first;  ///< least, or number
    std::vector<float> second; ///< greatest
    std::vector<float> sum;
};

void takeExtremes(const float* row, int n, float neutral, Strip& strip) {
    float* least = strip.first.data();
    float* greatest = strip.second.data();
    float* sum = strip.sum.data();
    for (int i = 0; i < n; ++i) {
        least[i] = row[i] < least[i] ? row[i] : least[i];
        greatest[i] = row[i] > greatest[i] ? row[i] : greatest[i];
        sum[i] += row[i] == row[i] ? row[i] - neutral : 0.0F;
    }
}

void takeSums(const float* row, int n, Strip& strip) {
    float* number = strip.first.data();
    float* sum = strip.sum.data();
    for (int i = 0; i < n; ++i) {
        const float v = row[i];
        const int known = v == v ? 1 : 0;
        sum[i] += known != 0 ? v : 0.0F;
        number[i] += static_cast<float>(known);
    }
}

// edges: columns of the strip where the pixels begin, and the end. Of two values equally far from the neutral one on
// its two sides, the one on the side of the sum is taken: where all weights are +-w, the picture shows which sign
// prevails.
void reduceExtremes(const Strip& strip, const std::vector<std::size_t>& edges, float neutral, float* out) {
    for (std::size_t p = 0; p + 1 < edges.size(); ++p) {
        float least = kInfinity;
        float greatest = -kInfinity;
        float sum = 0.0F;
        for (std::size_t c = edges[p]; c < edges[p + 1]; ++c) {
            least = strip.first[c] < least ? strip.first[c] : least;
            greatest = strip.second[c] > greatest ? strip.second[c] : greatest;
            sum += strip.sum[c];
        }
        const float above = greatest - neutral;
        const float below = neutral - least;
        const bool takeAbove = above > below || (above == below && sum >= 0.0F);
        out[p] = least <= greatest ? (takeAbove ? greatest : least) : kNaN;
    }
}

void reduceMeans(const Strip& strip, const std::vector<std::size_t>& edges, float* out) {
    for (std::size_t p = 0; p + 1 < edges.size(); ++p) {
        float sum = 0.0F;
        float number = 0.0F;
        for (std::size_t c = edges[p]; c < edges[p + 1]; ++c) {
            sum += strip.sum[c];
            number += strip.first[c];
        }
        out[p] = number > 0.0F ? sum / number : kNaN;
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
    const int left = firstCell(x.first, matrix.cols(), x.pixels);
    std::vector<std::size_t> edges;
    for (int p = x.first; p <= x.last; ++p)
        edges.push_back(static_cast<std::size_t>(firstCell(p, matrix.cols(), x.pixels) - left));
    const int width = static_cast<int>(edges.back());
    const bool extreme = reduction == Reduction::Extreme;
    Strip strip{std::vector<float>(edges.back()), std::vector<float>(edges.back()), std::vector<float>(edges.back())};
    float* out = window.values.data();
    for (int p = y.first; p < y.last; ++p, out += window.cols) {
        std::fill(strip.first.begin(), strip.first.end(), extreme ? kInfinity : 0.0F);
        std::fill(strip.second.begin(), strip.second.end(), -kInfinity);
        std::fill(strip.sum.begin(), strip.sum.end(), 0.0F);
        const int end = firstCell(p + 1, matrix.rows(), y.pixels);
        for (int r = firstCell(p, matrix.rows(), y.pixels); r < end; ++r) {
            const float* row = matrix.rowData(r) + left;
            if (extreme)
                takeExtremes(row, width, neutral, strip);
            else
                takeSums(row, width, strip);
        }
        if (extreme)
            reduceExtremes(strip, edges, neutral, out);
        else
            reduceMeans(strip, edges, out);
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
