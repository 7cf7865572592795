// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/pattern_sets.h"

#include "core/data/digits.h"
#include "core/data/letters.h"
#include "core/data/threshold.h"
#include "core/hopfield/memories.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace energyscape {

namespace {

std::vector<Pattern> tenDigits() {
    constexpr std::uint64_t kSeed = 7;
    const ImageSet images = makeDigits(200, kSeed);
    std::vector<Pattern> digits(10);
    for (std::size_t i = 0; i < images.count(); ++i) {
        Pattern& digit = digits[images.labels[i]];
        if (!digit.units.empty())
            continue;
        digit = thresholdToPattern(images.image(i), images.rows, images.cols, 100, true);
        digit.name = std::to_string(images.labels[i]);
    }
    return digits;
}

const std::array kSets = {
    PatternSet{"letters-10", "Letters 10 x 10: five", "Five letters that are little alike: Hebb's rule holds them, and most spoiled ones come back.", false,
        [] { return leastAlike(letters(10), 5); }},
    PatternSet{"letters-7", "Letters 7 x 7: four", "Four letters in 49 units.", false, [] { return leastAlike(letters(7), 4); }},
    PatternSet{"mackay", "Letters D, J, C, M 5 x 5", "MacKay's 25-unit memory (fig. 42.3): most errors of one to three units are repaired.", false,
        [] { return lettersOf(5, "DJCM"); }},
    PatternSet{"shapes-10", "Shapes 10 x 10: four", "Four shapes that are little alike.", false, [] { return leastAlike(shapes(10), 4); }},
    PatternSet{"digits-three", "Digits 28 x 28: three", "Three handwritten digits in 784 units: they share their dark margin, and still come back.", false,
        [] { return leastAlike(tenDigits(), 3); }},
    PatternSet{"letters-10-all", "Letters 10 x 10: all 26",
        "Fails: 26 letters in 100 units are far above 0.138 N, so no letter is stable and recall ends in a blend.", true, [] { return letters(10); }},
    PatternSet{"digits-ten", "Digits 28 x 28: all ten",
        "Fails although ten is far below 0.138 N: digits overlap, and Hebb's rule needs patterns that are little alike.", true, tenDigits},
};

} // namespace

std::span<const PatternSet> patternSets() {
    return kSets;
}

std::vector<Pattern> leastAlike(const std::vector<Pattern>& patterns, std::size_t count) {
    std::vector<Pattern> chosen = {patterns.front()};
    const auto likeness = [&chosen](const Pattern& p) {
        double largest = 0.0;
        for (const Pattern& c : chosen)
            largest = std::max(largest, std::abs(hopfield::overlap(c.units, p.units)));
        return largest;
    };
    while (chosen.size() < std::min(count, patterns.size()))
        chosen.push_back(*std::ranges::min_element(patterns, {}, likeness));
    return chosen;
}

} // namespace energyscape
