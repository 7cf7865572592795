// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/cue.h"
#include "tests/support/chi_squared.h"
#include "tests/support/random_hopfield.h"

#include <QtTest>
#include <algorithm>

using namespace energyscape;
using namespace energyscape::hopfield;

namespace {

using Units = std::vector<std::int8_t>;

std::vector<std::size_t> flipped(const Units& before, const Units& after) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i] != after[i])
            units.push_back(i);
    return units;
}

} // namespace

class HopfieldCueTest : public QObject {
    Q_OBJECT

private slots:
    void noiseFlipsTheExactNumber();
    void moreNoiseFlipsTheSameUnitsAndMore();
    void everyUnitIsAsLikely();
    void everyPairIsAsLikely();
    void occlusionHidesTheRectangleAndNothingElse();
    void occlusionNoiseIsFair();
    void resampleKeepsThePicture();
};

void HopfieldCueTest::noiseFlipsTheExactNumber() {
    RandomStream random(61);
    for (const std::size_t units : {1U, 7U, 25U, 100U, 784U})
        for (const double fraction : {0.0, 0.01, 0.1, 0.25, 0.5, 0.77, 1.0}) {
            const Units before = naive::randomState(units, random);
            Units after = before;
            flipNoise(after, fraction, random);
            QCOMPARE(flipped(before, after).size(),
                static_cast<std::size_t>(std::lround(fraction * static_cast<double>(units))));
            QVERIFY(std::ranges::all_of(after, [](std::int8_t s) { return s == 1 || s == -1; }));
        }
    Units none;
    flipNoise(none, 0.5, random);
}

void HopfieldCueTest::moreNoiseFlipsTheSameUnitsAndMore() {
    const Units before(100, 1);
    std::vector<std::size_t> last;
    for (int percent = 0; percent <= 100; percent += 5) {
        Units after = before;
        RandomStream random(62, 3);
        flipNoise(after, percent / 100.0, random);
        const auto now = flipped(before, after);
        QVERIFY(std::ranges::includes(now, last));
        last = now;
    }
    QCOMPARE(last.size(), std::size_t{100});
}

void HopfieldCueTest::everyUnitIsAsLikely() {
    // 3 of 10 without replacement: the counts' chi-squared is (1 - 2/9) times that of independent draws, so the
    // tail below is an upper bound of the false-alarm rate, 1e-4.
    std::vector<std::uint64_t> counts(10);
    for (std::uint64_t trial = 0; trial < 20'000; ++trial) {
        RandomStream random(63, trial);
        Units after(10, 1);
        flipNoise(after, 0.3, random);
        for (const std::size_t unit : flipped(Units(10, 1), after))
            ++counts[unit];
    }
    QVERIFY(naive::chiSquaredPValue(counts, std::vector<double>(10, 0.1)) > 1e-4);
}

void HopfieldCueTest::everyPairIsAsLikely() {
    std::vector<std::uint64_t> counts(15); // pairs of 6; false-alarm rate 1e-4
    for (std::uint64_t trial = 0; trial < 30'000; ++trial) {
        RandomStream random(64, trial);
        Units after(6, 1);
        flipNoise(after, 2.0 / 6.0, random);
        const auto pair = flipped(Units(6, 1), after);
        QCOMPARE(pair.size(), std::size_t{2});
        ++counts[pair[1] * (pair[1] - 1) / 2 + pair[0]];
    }
    QVERIFY(naive::chiSquaredPValue(counts, std::vector<double>(15, 1.0 / 15.0)) > 1e-4);
}

void HopfieldCueTest::occlusionHidesTheRectangleAndNothingElse() {
    RandomStream random(65);
    const CellRect rects[] = {{0, 0, 3, 5}, {2, 1, 2, 3}, {-2, -1, 4, 3}, {4, 3, 100, 100}, {0, 0, 0, 0},
        {10, 10, 2, 2}, {-5, 0, 3, 5}, {1, 1, -1, 2}};
    for (const CellRect& rect : rects)
        for (const Occlusion fill : {Occlusion::Blank, Occlusion::Noise}) {
            const Units before = Units(6 * 5, 1);
            Units after = before;
            occlude(after, 6, 5, rect, fill, random);
            for (int r = 0; r < 6; ++r)
                for (int c = 0; c < 5; ++c) {
                    const bool inside =
                        r >= rect.row && r < rect.row + rect.rows && c >= rect.col && c < rect.col + rect.cols;
                    const auto value = after[static_cast<std::size_t>(r * 5 + c)];
                    if (!inside)
                        QCOMPARE(value, std::int8_t{1});
                    else if (fill == Occlusion::Blank)
                        QCOMPARE(value, std::int8_t{-1});
                    else
                        QVERIFY(value == 1 || value == -1);
                }
        }
}

void HopfieldCueTest::occlusionNoiseIsFair() {
    RandomStream random(66);
    Units units(10'000, 1);
    occlude(units, 100, 100, {0, 0, 100, 100}, Occlusion::Noise, random);
    const auto on = static_cast<double>(std::ranges::count(units, std::int8_t{1}));
    QVERIFY(std::abs(on - 5000.0) < 4.5 * 50.0); // binomial, |z| > 4.5 has probability 7e-6
}

void HopfieldCueTest::resampleKeepsThePicture() {
    RandomStream random(67);
    const Pattern picture{6, 4, naive::randomState(24, random), "name"};
    const Pattern same = resample(picture, 6, 4);
    QVERIFY(same.sameUnits(picture));
    QCOMPARE(same.name, picture.name);
    // Enlarged by whole factors every cell becomes a block; reduced again it is the same picture.
    const Pattern larger = resample(picture, 18, 8);
    QCOMPARE(larger.rows, 18);
    QCOMPARE(larger.cols, 8);
    for (int r = 0; r < 18; ++r)
        for (int c = 0; c < 8; ++c)
            QCOMPARE(larger.units[static_cast<std::size_t>(r * 8 + c)],
                picture.units[static_cast<std::size_t>(r / 3 * 4 + c / 2)]);
    QVERIFY(resample(larger, 6, 4).sameUnits(picture));
}

QTEST_APPLESS_MAIN(HopfieldCueTest)
#include "hopfield_cue_test.moc"
