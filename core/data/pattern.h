// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace energyscape {

/// One binary picture: `rows * cols` units, row by row, each -1 or +1.
struct Pattern {
    int rows = 0;
    int cols = 0;
    std::vector<std::int8_t> units;
    std::string name;

    std::size_t size() const { return units.size(); }
    bool sameUnits(const Pattern& other) const { return units == other.units; }
};

} // namespace energyscape
