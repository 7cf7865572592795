// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"

#include <QtTest>
#include <cmath>
#include <vector>

using namespace energyscape;

namespace {

/// Pearson's chi-squared of counts against equal expectations.
double chiSquared(const std::vector<int>& counts) {
    double total = 0.0, sum = 0.0;
    for (const int count : counts)
        total += count;
    const double expected = total / static_cast<double>(counts.size());
    for (const int count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum;
}

/// Upper 1e-6 point of chi-squared with k degrees of freedom (Wilson and Hilferty 1931).
double chiSquaredLimit(double k) {
    constexpr double kNormalPoint = 4.7534; // one-sided 1e-6
    return k * std::pow(1.0 - 2.0 / (9.0 * k) + kNormalPoint * std::sqrt(2.0 / (9.0 * k)), 3.0);
}

} // namespace

class RandomTest : public QObject {
    Q_OBJECT

private slots:
    /// Known answers published with Random123 for philox4x32-10. The counter is (block, stream), the key is the seed.
    void knownAnswers() {
        RandomStream zero(0, 0);
        for (const std::uint32_t word : {0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u})
            QCOMPARE(zero.bits(), word);
        RandomStream ones(~std::uint64_t{0}, ~std::uint64_t{0});
        ones.seek(~std::uint64_t{0});
        for (const std::uint32_t word : {0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu})
            QCOMPARE(ones.bits(), word);
        RandomStream pi(0x299f31d0a4093822u, 0x0370734413198a2eu);
        pi.seek(0x85a308d3243f6a88u);
        for (const std::uint32_t word : {0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u})
            QCOMPARE(pi.bits(), word);
    }

    void seekGoesToABlock() {
        RandomStream straight(5, 9), sought(5, 9);
        for (int i = 0; i < 12; ++i)
            straight.bits();
        sought.normal(); // leaves a spare that seeking must drop
        sought.seek(3);
        QCOMPARE(sought.bits(), straight.bits());
        RandomStream again(5, 9);
        again.seek(3);
        again.bits();
        QCOMPARE(sought.normal(), again.normal());
    }

    void streamsAndSeedsDiffer() {
        RandomStream a(1, 0), b(1, 1), c(2, 0), high(1, std::uint64_t{1} << 32);
        int same = 0;
        for (int i = 0; i < 1000; ++i) {
            const std::uint32_t word = a.bits();
            same += word == b.bits();
            same += word == c.bits();
            same += word == high.bits();
        }
        QCOMPARE(same, 0); // 3000 / 2^32 by chance
    }

    /// Each chi-squared test below raises a false alarm with probability 1e-6; the seeds are fixed.
    void uniformIsUniform() {
        RandomStream random(3);
        std::vector<int> single(64), precise(64);
        double smallest = 1.0, largest = 0.0;
        for (int i = 0; i < 200000; ++i) {
            const double u = random.uniformDouble();
            const float v = random.uniform();
            QVERIFY(u >= 0.0 && u < 1.0 && v >= 0.0f && v < 1.0f);
            smallest = std::min(smallest, u);
            largest = std::max(largest, u);
            ++precise[static_cast<std::size_t>(64.0 * u)];
            ++single[static_cast<std::size_t>(64.0f * v)];
        }
        QVERIFY(chiSquared(single) < chiSquaredLimit(63));
        QVERIFY(chiSquared(precise) < chiSquaredLimit(63));
        QVERIFY(smallest < 1e-4 && largest > 1.0 - 1e-4);
    }

    void indexIsUnbiased() {
        for (const std::uint32_t n : {1u, 2u, 7u, 100u}) {
            RandomStream random(4, n);
            std::vector<int> counts(n);
            for (int i = 0; i < 100000; ++i) {
                const std::uint32_t k = random.index(n);
                QVERIFY(k < n);
                ++counts[k];
            }
            if (n > 1)
                QVERIFY(chiSquared(counts) < chiSquaredLimit(n - 1));
        }
        // With n = 3 * 2^30 taking the high word without rejection would hit every third value twice as often.
        RandomStream random(4, 1000);
        std::vector<int> thirds(3);
        for (int i = 0; i < 100000; ++i)
            ++thirds[random.index(3u << 30) % 3];
        QVERIFY(chiSquared(thirds) < chiSquaredLimit(2));
    }

    void normalHasTheRightMoments() {
        RandomStream random(6);
        constexpr int kCount = 200000;
        double sum = 0, squares = 0, fourth = 0;
        std::vector<int> cells(32); // of equal probability
        for (int i = 0; i < kCount; ++i) {
            const double z = random.normal();
            sum += z;
            squares += z * z;
            fourth += z * z * z * z;
            const double p = 0.5 * std::erfc(-z / std::sqrt(2.0));
            ++cells[std::min(static_cast<std::size_t>(32.0 * p), std::size_t{31})];
        }
        // five standard errors: false-alarm rate 6e-7 each
        QVERIFY(std::abs(sum / kCount) < 5.0 / std::sqrt(kCount));
        QVERIFY(std::abs(squares / kCount - 1.0) < 5.0 * std::sqrt(2.0 / kCount));
        QVERIFY(std::abs(fourth / kCount - 3.0) < 5.0 * std::sqrt(96.0 / kCount));
        QVERIFY(chiSquared(cells) < chiSquaredLimit(31));
    }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
