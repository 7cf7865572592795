// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"

#include <filesystem>
#include <vector>

namespace energyscape::hopfield {

/// Patterns or states from a NumPy file [K,N], or [N] for a single one, of any type: all entries -1 and +1, or all 0
/// and 1 (bool too), which become -1 and +1. Every other value is refused with its row and column, counted from 0. A
/// pattern is a square picture when N is a square number, else one row. Throws UserError "cannot read '<path>': ...".
std::vector<Pattern> readPatterns(const std::filesystem::path& path);

/// Writes states of one size as int8 [K,N] of -1 and +1, atomically. Throws UserError "cannot write '<path>': ...".
void writeStates(const std::filesystem::path& path, const std::vector<std::vector<std::int8_t>>& states);

} // namespace energyscape::hopfield
