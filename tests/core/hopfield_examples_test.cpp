// SPDX-License-Identifier: GPL-3.0-or-later
// The worked examples of the lectures, run through the fast core: small nets exhaustively, MacKay's letters by
// counting.
#include "core/data/letters.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/recall.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"

#include <QtTest>
#include <algorithm>
#include <set>

using namespace energyscape;
using namespace energyscape::hopfield;

namespace {

using Units = std::vector<std::int8_t>;

constexpr TieRule kTies[] = {TieRule::Keep, TieRule::Plus, TieRule::Minus};

Pattern patternOf(Units units) {
    const auto cols = static_cast<int>(units.size());
    return {1, cols, std::move(units), {}};
}

Units negative(Units s) {
    for (auto& unit : s)
        unit = static_cast<std::int8_t>(-unit);
    return s;
}

/// Patterns and the network that has learned them by Hebb's rule.
struct Memory {
    explicit Memory(std::vector<Pattern> stored)
        : patterns(std::move(stored))
        , network(std::make_shared<Network>(learnHebb(patterns))) {}

    RecallResult recallOneByOne(const Units& probe, TieRule tie = TieRule::Keep) const {
        UpdateSettings settings;
        settings.mode = UpdateMode::Sequential;
        settings.tie = tie;
        return recall(network, patterns, probe, settings, 200, RandomStream(1));
    }

    std::vector<Pattern> patterns;
    std::shared_ptr<const Network> network;
};

const Units kP1 = {-1, -1, -1, 1};
const Units kP2 = {1, 1, 1, 1};

/// Strict and weak (some field zero) minima of a 4-unit net, by the fields the dynamics reports.
struct Minima {
    std::set<Units> strict, weak;
};
Minima minimaOf(const std::shared_ptr<const Network>& network) {
    Minima minima;
    for (std::uint32_t code = 0; code < 16; ++code) {
        const Units s = naive::stateOf(code, 4);
        const Dynamics dynamics(network, s);
        float smallest = INFINITY;
        for (int i = 0; i < 4; ++i)
            smallest = std::min(smallest, static_cast<float>(dynamics.unit(i)) * dynamics.rawField(i));
        if (smallest > 0.0F)
            minima.strict.insert(s);
        else if (smallest == 0.0F)
            minima.weak.insert(s);
    }
    return minima;
}

int dot(const Units& a, const Units& b) {
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// The |overlaps| of a set, sorted.
std::vector<int> overlapClass(const std::vector<Units>& set) {
    std::vector<int> sizes;
    for (std::size_t a = 0; a < set.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            sizes.push_back(std::abs(dot(set[a], set[b])));
    std::ranges::sort(sizes);
    return sizes;
}

struct Expected {
    std::size_t strict, weak; ///< how many of the patterns are strict and weak minima
};
/// Minima of the Hebbian net for a set of 4-unit patterns; there are none beyond the patterns and their negatives.
void checkSet(const std::vector<Units>& set, Expected expected) {
    std::vector<Pattern> patterns;
    std::set<Units> known;
    for (const Units& units : set) {
        patterns.push_back(patternOf(units));
        known.insert(units);
        known.insert(negative(units));
    }
    const Minima minima = minimaOf(std::make_shared<Network>(learnHebb(patterns)));
    const auto among = [&set](const std::set<Units>& states) {
        return static_cast<std::size_t>(std::ranges::count_if(set, [&](const Units& p) { return states.contains(p); }));
    };
    QCOMPARE(among(minima.strict), expected.strict);
    QCOMPARE(among(minima.weak), expected.weak);
    for (const auto& states : {minima.strict, minima.weak})
        for (const Units& s : states)
            QVERIFY(known.contains(s));
}

/// Calls visit(s) for every state that differs from `p` in `errors` units.
template <class Visit>
void forEachCorruption(Units p, int errors, std::size_t from, const Visit& visit) {
    if (errors == 0)
        return visit(p);
    for (std::size_t i = from; i < p.size(); ++i) {
        p[i] = static_cast<std::int8_t>(-p[i]);
        forEachCorruption(p, errors - 1, i + 1, visit);
        p[i] = static_cast<std::int8_t>(-p[i]);
    }
}

} // namespace

class HopfieldExamplesTest : public QObject {
    Q_OBJECT

private slots:
    void fourUnitWeights();
    void fourUnitRecallUnderEveryTieRule();
    void fourUnitMinimaAreAllWeak();
    void fourDimensionalSets();
    void threeMutuallyNonOrthogonalPatternsDoNotExist();
    void fullOrthogonalSetIsNoMemory();
    void storedPatternsAreFixedPointsBelowCapacity();
    void macKaysLettersAreRepairedAsCounted();
    void macKaysMemoryHasSixteenStrictFixedPoints();
    void endStatesAreNamed();
};

void HopfieldExamplesTest::fourUnitWeights() {
    const Network network = learnHebb({patternOf(kP1), patternOf(kP2)});
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j)
            QCOMPARE(network.weight(i, j), i != j && i < 3 && j < 3 ? 0.5 : 0.0);
    // The slide prints the diagonal too; reading it gives the same network.
    Eigen::MatrixXf printed(4, 4);
    printed << 2, 2, 2, 0, 2, 2, 2, 0, 2, 2, 2, 0, 0, 0, 0, 2;
    QVERIFY(Network::fromWeights(0.25F * printed, {}).couplings == network.couplings);
    QCOMPARE(network.energy(kP1), -1.5);
    QCOMPARE(network.energy(kP2), -1.5);
}

void HopfieldExamplesTest::fourUnitRecallUnderEveryTieRule() {
    const Memory memory({patternOf(kP1), patternOf(kP2)});
    const Units probe = {-1, 1, 1, 1};
    for (const TieRule tie : {TieRule::Keep, TieRule::Plus}) {
        QCOMPARE(memory.recallOneByOne(kP1, tie).end.name(), std::string("memory 1"));
        QCOMPARE(memory.recallOneByOne(kP1, tie).flips, std::uint64_t{0});
        QCOMPARE(memory.recallOneByOne(probe, tie).end.name(), std::string("memory 2"));
        QCOMPARE(memory.recallOneByOne(probe, tie).flips, std::uint64_t{1});
    }
    // With Theta(0) = -1 the fourth unit, whose field is always zero, turns P1 into -P2.
    const RecallResult minus = memory.recallOneByOne(kP1, TieRule::Minus);
    QCOMPARE(minus.state, (Units{-1, -1, -1, -1}));
    QCOMPARE(minus.end.name(), std::string("negative 2"));
    QCOMPARE(memory.recallOneByOne(probe, TieRule::Minus).state, (Units{1, 1, 1, -1}));
    QCOMPARE(memory.recallOneByOne(probe, TieRule::Minus).end.name(), std::string("negative 1"));
}

void HopfieldExamplesTest::fourUnitMinimaAreAllWeak() {
    const std::vector<Pattern> patterns = {patternOf(kP1), patternOf(kP2)};
    const auto network = std::make_shared<Network>(learnHebb(patterns));
    const Minima minima = minimaOf(network);
    QVERIFY(minima.strict.empty());
    QCOMPARE(minima.weak, (std::set<Units>{kP1, negative(kP1), kP2, negative(kP2)}));
    for (std::uint32_t code = 0; code < 16; ++code)
        QCOMPARE(Dynamics(network, naive::stateOf(code, 4)).field(3), 0.0);
    const auto properties = memoryProperties(*network, patterns, TieRule::Keep);
    QCOMPARE(properties[0].stability, 0.0);
    QCOMPARE(properties[0].unstableUnits, 0);
    QCOMPARE(memoryProperties(*network, patterns, TieRule::Minus)[0].unstableUnits, 1);
    QCOMPARE(memoryProperties(*network, patterns, TieRule::Minus)[1].unstableUnits, 1);
}

void HopfieldExamplesTest::fourDimensionalSets() {
    int seen = 0;
    for (std::uint32_t a = 0; a < 16; ++a)
        for (std::uint32_t b = 0; b < a; ++b) {
            const std::vector<Units> pair = {naive::stateOf(a, 4), naive::stateOf(b, 4)};
            const int size = overlapClass(pair).front();
            checkSet(pair, size == 2 ? Expected{0, 2} : Expected{2, 0}); // orthogonal or antipodal: strict
            for (std::uint32_t c = 0; c < b; ++c) {
                const std::vector<Units> triple = {pair[0], pair[1], naive::stateOf(c, 4)};
                // "Disappeared!": two of three are lost when one pair is orthogonal and two are not.
                const bool loses = overlapClass(triple) == std::vector<int>{0, 2, 2};
                const bool antipodal = overlapClass(triple) == std::vector<int>{2, 2, 4};
                checkSet(triple, loses ? Expected{1, 0} : Expected{antipodal ? 2U : 3U, 0});
                ++seen;
            }
        }
    QCOMPARE(seen, 560);
}

void HopfieldExamplesTest::threeMutuallyNonOrthogonalPatternsDoNotExist() {
    std::set<std::vector<int>> classes;
    for (std::uint32_t a = 0; a < 16; ++a)
        for (std::uint32_t b = 0; b < a; ++b)
            for (std::uint32_t c = 0; c < b; ++c)
                classes.insert(overlapClass({naive::stateOf(a, 4), naive::stateOf(b, 4), naive::stateOf(c, 4)}));
    QCOMPARE(classes, (std::set<std::vector<int>>{{0, 0, 0}, {0, 0, 4}, {0, 2, 2}, {2, 2, 4}}));
}

void HopfieldExamplesTest::fullOrthogonalSetIsNoMemory() {
    const Memory hadamard(
        {patternOf({1, 1, 1, 1}), patternOf({1, -1, 1, -1}), patternOf({1, 1, -1, -1}), patternOf({1, -1, -1, 1})});
    QVERIFY(hadamard.network->couplings.isZero(0.0F));
    for (std::uint32_t code = 0; code < 16; ++code) {
        const Units s = naive::stateOf(code, 4);
        QCOMPARE(hadamard.recallOneByOne(s, TieRule::Keep).state, s);
        QCOMPARE(hadamard.recallOneByOne(s, TieRule::Plus).state, Units(4, 1));
        QCOMPARE(hadamard.recallOneByOne(s, TieRule::Minus).state, Units(4, -1));
    }
}

void HopfieldExamplesTest::storedPatternsAreFixedPointsBelowCapacity() {
    // N = 200, K = 5: the crosstalk has standard deviation sqrt(4/200) = 0.14 against a signal of 1; one of the 200,000
    // units below is unstable with probability Phi(-7) ~ 1e-12.
    RandomStream random(51);
    for (int trial = 0; trial < 200; ++trial) {
        const auto patterns = naive::randomPatterns(5, 200, random);
        const Network network = learnHebb(patterns);
        const auto shared = std::make_shared<Network>(network);
        for (const TieRule tie : kTies)
            for (const MemoryProperties& memory : memoryProperties(network, patterns, tie)) {
                QCOMPARE(memory.unstableUnits, 0);
                QVERIFY(memory.stability > 0.0);
            }
        Units spoiled = patterns[0].units;
        for (std::size_t i = 0; i < 20; ++i) // a tenth
            spoiled[i] = static_cast<std::int8_t>(-spoiled[i]);
        for (const UpdateMode mode :
            {UpdateMode::Sequential, UpdateMode::RandomUnit, UpdateMode::Independent, UpdateMode::Synchronous}) {
            UpdateSettings settings;
            settings.mode = mode;
            const RecallResult result = recall(shared, patterns, spoiled, settings, 100, RandomStream(1));
            QCOMPARE(result.end.name(), std::string("memory 1"));
            QVERIFY(result.settled);
            QCOMPARE(result.overlaps[0], 1.0);
        }
    }
}

void HopfieldExamplesTest::macKaysLettersAreRepairedAsCounted() {
    const Memory memory(lettersOf(5, "DJCM"));
    const int expected[] = {4, 98, 1123, 7988}; // of 4, 100, 1200, 9200
    for (int errors = 0; errors <= 3; ++errors) {
        int repaired = 0;
        for (const Pattern& letter : memory.patterns)
            forEachCorruption(letter.units, errors, 0,
                [&](const Units& s) { repaired += memory.recallOneByOne(s).state == letter.units ? 1 : 0; });
        QCOMPARE(repaired, expected[errors]);
    }
}

void HopfieldExamplesTest::macKaysMemoryHasSixteenStrictFixedPoints() {
    const std::vector<Pattern> patterns = lettersOf(5, "DJCM");
    // Gray code: neighbouring numbers differ in one unit. States with the last unit at -1; the others are negatives.
    Dynamics dynamics(std::make_shared<Network>(learnHebb(patterns)), Units(25, -1));
    std::vector<Units> strict;
    for (std::uint32_t code = 0;;) {
        bool stable = true;
        for (int i = 0; i < 25 && stable; ++i)
            stable = static_cast<float>(dynamics.unit(i)) * dynamics.rawField(i) > 0.0F;
        if (stable)
            strict.emplace_back(dynamics.state().begin(), dynamics.state().end());
        if (++code == 1U << 24)
            break;
        dynamics.flip(std::countr_zero(code));
    }
    QCOMPARE(strict.size(), std::size_t{8});
    int memories = 0;
    for (const Units& s : strict) {
        const EndState::Kind kind = classify(s, patterns).kind;
        memories += kind == EndState::Kind::Memory || kind == EndState::Kind::Negative ? 1 : 0;
    }
    QCOMPARE(memories, 4); // each letter or its negative has the last unit at -1
}

void HopfieldExamplesTest::endStatesAreNamed() {
    RandomStream random(52);
    const auto patterns = naive::randomPatterns(6, 301, random);
    QCOMPARE(classify(patterns[3].units, patterns).name(), std::string("memory 4"));
    QCOMPARE(classify(negative(patterns[3].units), patterns).name(), std::string("negative 4"));
    QCOMPARE(classify(patterns[0].units, {}).name(), std::string("other"));
    QCOMPARE(classify(patterns[0].units, {}).memory, -1);

    Units nearly = negative(patterns[1].units);
    nearly[7] = static_cast<std::int8_t>(-nearly[7]);
    const EndState near = classify(nearly, patterns);
    QCOMPARE(near.name(), std::string("other"));
    QCOMPARE(near.memory, 1);
    QCOMPARE(near.wrongUnits, 1);
    QVERIFY(near.nearNegative);

    // sgn(+-p2 +-p4 +-p5) for all eight signs.
    for (int signs = 0; signs < 8; ++signs) {
        Units mixture(301);
        for (std::size_t i = 0; i < 301; ++i) {
            int sum = 0;
            int bit = 1;
            for (const std::size_t k : {1U, 3U, 4U}) {
                sum += ((signs & bit) != 0 ? 1 : -1) * patterns[k].units[i];
                bit *= 2;
            }
            mixture[i] = static_cast<std::int8_t>(sum > 0 ? 1 : -1);
        }
        EndState end = classify(mixture, patterns);
        QCOMPARE(end.name(), std::string("mixture"));
        std::ranges::sort(end.constituents);
        QCOMPARE(end.constituents, (std::vector<int>{1, 3, 4}));
        mixture[0] = static_cast<std::int8_t>(-mixture[0]);
        QCOMPARE(classify(mixture, patterns).name(), std::string("other"));
    }
    QCOMPARE(classify(naive::randomState(301, random), patterns).name(), std::string("other"));
    QCOMPARE((EndState{.kind = EndState::Kind::Cycle, .constituents = {}}.name()), std::string("cycle"));
}

QTEST_APPLESS_MAIN(HopfieldExamplesTest)
#include "hopfield_examples_test.moc"
