// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/threshold.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace energyscape {
namespace {

void requireSize(std::span<const std::uint8_t> gray, int rows, int cols) {
    if (rows < 1 || cols < 1 || gray.size() != static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols))
        throw UserError("a grey picture of " + std::to_string(rows) + " x " + std::to_string(cols) + " cannot have " +
                        std::to_string(gray.size()) + " pixels");
}

/// One new pixel along an axis: the weights of the old pixels first, first + 1, ... sum to 1.
struct Taps {
    std::size_t first = 0;
    std::vector<double> weights;
};

std::vector<Taps> tapsFor(int oldSize, int newSize) {
    std::vector<Taps> taps(static_cast<std::size_t>(newSize));
    const double scale = static_cast<double>(oldSize) / newSize;
    for (int i = 0; i < newSize; ++i) {
        Taps& tap = taps[static_cast<std::size_t>(i)];
        if (scale <= 1.0) {
            // centre of the new pixel in old pixel centres, clamped at the border
            const double at = std::clamp((i + 0.5) * scale - 0.5, 0.0, oldSize - 1.0);
            const int left = std::min(static_cast<int>(at), std::max(oldSize - 2, 0));
            tap.first = static_cast<std::size_t>(left);
            tap.weights = {1.0 - (at - left)};
            if (oldSize > 1)
                tap.weights.push_back(at - left);
            continue;
        }
        // overlap of [i scale, (i + 1) scale] with each old pixel, as a part of the length
        const double begin = static_cast<double>(i) * oldSize / newSize;
        const double end = std::min(begin + scale, static_cast<double>(oldSize));
        tap.first = static_cast<std::size_t>(begin);
        for (auto k = static_cast<int>(begin); k < oldSize && k < end; ++k)
            tap.weights.push_back((std::min(end, k + 1.0) - std::max(begin, static_cast<double>(k))) / (end - begin));
    }
    return taps;
}

} // namespace

int otsuThreshold(std::span<const std::uint8_t> gray) {
    std::array<double, 256> histogram{};
    double total = 0.0; // sums of whole numbers below 2^53 are exact
    for (const std::uint8_t pixel : gray) {
        histogram[pixel] += 1.0;
        total += pixel;
    }
    const auto count = static_cast<long double>(gray.size());
    long double best = 0.0L, darkCount = 0.0L, darkSum = 0.0L;
    int firstBest = 127, lastBest = 127;
    for (int level = 0; level < 255; ++level) {
        const auto here = static_cast<long double>(histogram[static_cast<std::size_t>(level)]);
        darkCount += here;
        darkSum += here * static_cast<long double>(level);
        const long double lightCount = count - darkCount;
        if (darkCount == 0.0L || lightCount == 0.0L)
            continue;
        // n0 n1 (mean0 - mean1)^2 = (N sum0 - n0 sum)^2 / (n0 n1)
        const long double difference = count * darkSum - darkCount * static_cast<long double>(total);
        const long double variance = difference * difference / (darkCount * lightCount);
        if (variance > best) {
            best = variance;
            firstBest = lastBest = level;
        } else if (variance == best && level == lastBest + 1) {
            lastBest = level; // the same parting: no pixel has this level
        }
    }
    return (firstBest + lastBest) / 2;
}

Pattern thresholdToPattern(std::span<const std::uint8_t> gray, int rows, int cols, int threshold, bool lightIsOn) {
    requireSize(gray, rows, cols);
    Pattern pattern{rows, cols, std::vector<std::int8_t>(gray.size()), {}};
    std::transform(gray.begin(), gray.end(), pattern.units.begin(),
        [&](std::uint8_t pixel) { return static_cast<std::int8_t>((pixel > threshold) == lightIsOn ? 1 : -1); });
    return pattern;
}

std::vector<std::uint8_t> resizeGray(std::span<const std::uint8_t> gray, int rows, int cols, int newRows, int newCols) {
    requireSize(gray, rows, cols);
    if (newRows < 1 || newCols < 1)
        throw UserError("a picture cannot be resized to " + std::to_string(newRows) + " x " + std::to_string(newCols));
    const std::vector<Taps> down = tapsFor(rows, newRows), across = tapsFor(cols, newCols);
    const auto width = static_cast<std::size_t>(cols), newWidth = static_cast<std::size_t>(newCols);

    std::vector<double> narrow(static_cast<std::size_t>(rows) * newWidth); // [rows x newCols]
    for (std::size_t r = 0; r < static_cast<std::size_t>(rows); ++r)
        for (std::size_t c = 0; c < newWidth; ++c)
            for (std::size_t k = 0; k < across[c].weights.size(); ++k)
                narrow[r * newWidth + c] += across[c].weights[k] * gray[r * width + across[c].first + k];

    std::vector<std::uint8_t> resized(static_cast<std::size_t>(newRows) * newWidth);
    for (std::size_t r = 0; r < static_cast<std::size_t>(newRows); ++r)
        for (std::size_t c = 0; c < newWidth; ++c) {
            double value = 0.0;
            for (std::size_t k = 0; k < down[r].weights.size(); ++k)
                value += down[r].weights[k] * narrow[(down[r].first + k) * newWidth + c];
            resized[r * newWidth + c] = static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
        }
    return resized;
}

} // namespace energyscape
