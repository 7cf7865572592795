// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/cue.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace energyscape::hopfield {

void flipNoise(std::span<std::int8_t> units, double fraction, RandomStream& random) {
    const auto n = static_cast<std::uint32_t>(units.size());
    const auto count = static_cast<std::uint32_t>(std::lround(std::clamp(fraction, 0.0, 1.0) * n));
    // The first `count` entries of a random permutation (Fisher and Yates).
    std::vector<std::uint32_t> which(n);
    std::iota(which.begin(), which.end(), 0U);
    for (std::uint32_t i = 0; i < count; ++i) {
        std::swap(which[i], which[i + random.index(n - i)]);
        units[which[i]] = static_cast<std::int8_t>(-units[which[i]]);
    }
}

void occlude(std::span<std::int8_t> units, int rows, int cols, CellRect rect, Occlusion fill, RandomStream& random) {
    const int firstRow = std::max(rect.row, 0);
    const int firstCol = std::max(rect.col, 0);
    for (int r = firstRow; r < std::min(rect.row + rect.rows, rows); ++r)
        for (int c = firstCol; c < std::min(rect.col + rect.cols, cols); ++c)
            units[static_cast<std::size_t>(r * cols + c)] =
                static_cast<std::int8_t>(fill == Occlusion::Noise && (random.bits() >> 31) != 0 ? 1 : -1);
}

Pattern resample(const Pattern& pattern, int rows, int cols) {
    Pattern result{rows, cols,
        std::vector<std::int8_t>(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols)), pattern.name};
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c) {
            const int fromRow = (2 * r + 1) * pattern.rows / (2 * rows);
            const int fromCol = (2 * c + 1) * pattern.cols / (2 * cols);
            result.units[static_cast<std::size_t>(r * cols + c)] =
                pattern.units[static_cast<std::size_t>(fromRow * pattern.cols + fromCol)];
        }
    return result;
}

} // namespace energyscape::hopfield
