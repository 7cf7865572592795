// SPDX-License-Identifier: GPL-3.0-or-later
// The four 5x5 letters of MacKay (2003), fig. 42.3, as a Hopfield memory: published behaviour and our own exact counts.
#include "core/data/letters.h"

#include <QtTest>
#include <array>
#include <bit>

using namespace energyscape;

namespace {

constexpr std::size_t kUnits = 25;
using State = std::array<int, kUnits>;

/// A Hopfield net in its plainest form: W = sum_k p^k p^k', zero diagonal, no bias, integers throughout.
class NaiveMemory {
public:
    explicit NaiveMemory(const std::vector<State>& memories) {
        for (const State& p : memories)
            for (std::size_t i = 0; i < kUnits; ++i)
                for (std::size_t j = 0; j < kUnits; ++j)
                    m_w[i][j] += i == j ? 0 : p[i] * p[j];
    }
    int field(const State& s, std::size_t i) const {
        int sum = 0;
        for (std::size_t j = 0; j < kUnits; ++j)
            sum += m_w[i][j] * s[j];
        return sum;
    }
    /// Units 0 to 24 in turn, a unit with zero field keeps its state, until a sweep changes nothing.
    State recall(State s) const {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < kUnits; ++i) {
                const int h = field(s, i);
                if (h * s[i] < 0) {
                    s[i] = -s[i];
                    changed = true;
                }
            }
        }
        return s;
    }
    int weight(std::size_t i, std::size_t j) const { return m_w[i][j]; }

private:
    std::array<std::array<int, kUnits>, kUnits> m_w{};
};

std::vector<State> memories() {
    std::vector<State> states;
    for (const Pattern& letter : lettersOf(5, "DJCM")) {
        State state{};
        std::copy(letter.units.begin(), letter.units.end(), state.begin());
        states.push_back(state);
    }
    return states;
}

} // namespace

class MacKayMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void theLettersAreFixedPoints() {
        const NaiveMemory memory(memories());
        for (const State& p : memories())
            QVERIFY(memory.recall(p) == p);
    }

    void repairsAsManyErrorsAsCounted() {
        const NaiveMemory memory(memories());
        int one = 0, two = 0, three = 0;
        for (const State& p : memories())
            for (std::size_t a = 0; a < kUnits; ++a) {
                State s = p;
                s[a] = -s[a];
                one += memory.recall(s) == p;
                for (std::size_t b = 0; b < a; ++b) {
                    s[b] = -s[b];
                    two += memory.recall(s) == p;
                    for (std::size_t c = 0; c < b; ++c) {
                        s[c] = -s[c];
                        three += memory.recall(s) == p;
                        s[c] = -s[c];
                    }
                    s[b] = -s[b];
                }
            }
        QCOMPARE(one, 98);     // of 100
        QCOMPARE(two, 1123);   // of 1200
        QCOMPARE(three, 7988); // of 9200
    }

    /// The states with unit 24 at -1 in Gray-code order, one field update per state; the others are their negatives.
    void hasSixteenStrictFixedPoints() {
        const NaiveMemory memory(memories());
        State s{};
        s.fill(-1);
        State field{};
        for (std::size_t i = 0; i < kUnits; ++i)
            field[i] = memory.field(s, i);
        int strict = 0;
        for (std::uint32_t code = 0;; ++code) {
            bool stable = true;
            for (std::size_t i = 0; i < kUnits && stable; ++i)
                stable = s[i] * field[i] > 0;
            strict += stable;
            if (code + 1 == std::uint32_t{1} << (kUnits - 1))
                break;
            const auto flip = static_cast<std::size_t>(std::countr_zero(code + 1));
            s[flip] = -s[flip];
            for (std::size_t i = 0; i < kUnits; ++i)
                field[i] += 2 * memory.weight(i, flip) * s[flip];
        }
        QCOMPARE(2 * strict, 16);
    }
};

QTEST_APPLESS_MAIN(MacKayMemoryTest)
#include "mackay_memory_test.moc"
