// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/pattern_sets.h"

#include "core/data/digits.h"
#include "core/data/letters.h"
#include "core/data/threshold.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/memories.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace energyscape {

namespace {

/// Ten made digits, one of each, 28 x 28.
std::vector<Pattern> tenDigits() {
    constexpr std::uint64_t kSeed = 7;
    constexpr int kInk = 100;                      // grey level that counts as ink
    const ImageSet images = makeDigits(10, kSeed); // every ten in a row hold each label once
    std::vector<Pattern> digits(10);
    for (std::size_t i = 0; i < images.count(); ++i) {
        Pattern& digit = digits[images.labels[i]];
        digit = thresholdToPattern(images.image(i), images.rows, images.cols, kInk, true);
        digit.name = std::to_string(images.labels[i]);
    }
    return digits;
}

/// The same without the empty margin, in a broad hand: about as much ink as paper, so they are less alike.
std::vector<Pattern> broadDigits() {
    constexpr std::uint64_t kSeed = 7;
    constexpr int kMargin = 4;
    constexpr int kSide = kDigitSide - 2 * kMargin;
    DigitStyle style;
    style.penWidth = 2.0;
    std::vector<Pattern> digits;
    for (int label = 0; label < 10; ++label) {
        const auto pixels = makeDigit(label, kSeed, style);
        Pattern digit{kSide, kSide, {}, std::to_string(label)};
        for (int r = 0; r < kSide; ++r)
            for (int c = 0; c < kSide; ++c)
                digit.units.push_back(
                    pixels[static_cast<std::size_t>((r + kMargin) * kDigitSide + c + kMargin)] > 80 ? 1 : -1);
        digits.push_back(std::move(digit));
    }
    return digits;
}

const std::array kSets = {
    PatternSet{"letters-10", "Letters 10 x 10: five",
        "Five letters that are little alike: Hebb's rule holds them, and most spoiled ones come back.", false,
        [] { return storable(letters(10), 5); }},
    PatternSet{
        "letters-7", "Letters 7 x 7: four", "Four letters in 49 units.", false, [] { return storable(letters(7), 4); }},
    PatternSet{"mackay", "Letters D, J, C, M 5 x 5",
        "MacKay's 25-unit memory (fig. 42.3): most errors of one to three units are repaired.", false,
        [] { return lettersOf(5, "DJCM"); }},
    PatternSet{"shapes-10", "Shapes 10 x 10: four", "Four shapes that are little alike.", false,
        [] { return storable(shapes(10), 4); }},
    PatternSet{"digits-broad", "Digits 20 x 20: broad pen",
        "Made handwritten digits without their margin: as many as Hebb's rule holds.", false,
        [] { return storable(broadDigits(), 10); }},
    PatternSet{"letters-10-all", "Letters 10 x 10: all 26",
        "Fails: 26 letters in 100 units are far above 0.138 N, so no letter is stable and recall ends in a blend.",
        true, [] { return letters(10); }},
    PatternSet{"digits-ten", "Digits 28 x 28: all ten",
        "Fails although ten is far below 0.138 N: digits overlap, and Hebb's rule needs patterns that are little "
        "alike.",
        true, tenDigits},
};

} // namespace

std::span<const PatternSet> patternSets() {
    return kSets;
}

std::vector<Pattern> storable(const std::vector<Pattern>& patterns, std::size_t count) {
    std::vector<Pattern> chosen = {patterns.front()};
    std::vector<Pattern> left(patterns.begin() + 1, patterns.end());
    const auto likeness = [&chosen](const Pattern& p) {
        double largest = 0.0;
        for (const Pattern& c : chosen)
            largest = std::max(largest, std::abs(hopfield::overlap(c.units, p.units)));
        return largest;
    };
    while (chosen.size() < count && !left.empty()) {
        const auto next = std::ranges::min_element(left, {}, likeness);
        chosen.push_back(*next);
        left.erase(next);
        const auto properties =
            hopfield::memoryProperties(hopfield::learnHebb(chosen), chosen, hopfield::TieRule::Keep);
        if (std::ranges::any_of(properties, [](const auto& memory) { return memory.unstableUnits > 0; }))
            chosen.pop_back();
    }
    return chosen;
}

} // namespace energyscape
