// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"

#include <span>
#include <string>
#include <vector>

namespace energyscape {

/// A set of patterns that comes with the program, as a preset of the Hopfield lab.
struct PatternSet {
    const char* id;
    const char* title;
    const char* note; ///< one sentence: what it shows, or why it fails
    bool fails;       ///< an instructive failure
    std::vector<Pattern> (*make)();
};

std::span<const PatternSet> patternSets();

/// At most `count` of `patterns` that are little alike and that Hebb's rule holds together: greedy, each next one has
/// the smallest largest |overlap| with those chosen, and is passed over when it would leave a chosen one unstable.
std::vector<Pattern> storable(const std::vector<Pattern>& patterns, std::size_t count);

} // namespace energyscape
