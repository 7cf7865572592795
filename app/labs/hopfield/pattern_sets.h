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

/// `count` of `patterns` with small overlaps among them: greedy, each next one has the smallest largest |overlap|.
std::vector<Pattern> leastAlike(const std::vector<Pattern>& patterns, std::size_t count);

} // namespace energyscape
