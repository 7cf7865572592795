// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"
#include "core/math/random.h"

#include <span>

namespace energyscape::hopfield {

/// A rectangle of cells of a pattern; parts outside the pattern are ignored.
struct CellRect {
    int row = 0, col = 0, rows = 0, cols = 0;
};

/// Flips exactly round(fraction * N) units, drawn without replacement. `fraction` in [0, 1]. From the same stream a
/// larger fraction flips the same units and more.
void flipNoise(std::span<std::int8_t> units, double fraction, RandomStream& random);

enum class Occlusion {
    Blank, ///< the hidden part becomes -1
    Noise  ///< the hidden part becomes random
};

/// Hides a rectangle of a rows x cols picture.
void occlude(std::span<std::int8_t> units, int rows, int cols, CellRect rect, Occlusion fill, RandomStream& random);

/// The same picture on another grid, nearest cell.
Pattern resample(const Pattern& pattern, int rows, int cols);

} // namespace energyscape::hopfield
