// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/kernels.h"
#include "core/math/random.h"

#include <QtTest>
#include <cmath>
#include <vector>

using namespace energyscape;

class KernelsTest : public QObject {
    Q_OBJECT

private slots:
    /// All lengths around the vector widths, all misalignments, and nothing written outside.
    void addScaledIsTheLoop() {
        RandomStream random(71);
        std::vector<float> x(100), y(100);
        for (std::size_t n = 0; n <= 70; ++n)
            for (std::size_t offset = 0; offset < 17; ++offset)
                for (const float a : {-2.0F, 2.0F, 0.0F, 0.3F}) {
                    for (std::size_t i = 0; i < x.size(); ++i) {
                        x[i] = static_cast<float>(random.normal());
                        y[i] = static_cast<float>(random.normal());
                    }
                    const std::vector<float> before = y;
                    addScaled(a, x.data() + offset, y.data() + (n + offset) % 17, n);
                    const std::size_t first = (n + offset) % 17;
                    for (std::size_t i = 0; i < y.size(); ++i) {
                        const bool inside = i >= first && i < first + n;
                        const double exact =
                            static_cast<double>(before[i]) +
                            (inside ? static_cast<double>(a) * static_cast<double>(x[i - first + offset]) : 0.0);
                        // One rounding (fused) or two.
                        QVERIFY(std::abs(static_cast<double>(y[i]) - exact) <=
                                (inside ? 2.5e-7 * (1.0 + std::abs(exact)) : 0.0));
                    }
                }
    }

    /// All lengths, starts and places of the first disagreement.
    void firstWrongSignIsTheLoop() {
        RandomStream random(72);
        for (std::size_t n = 0; n <= 70; ++n)
            for (int trial = 0; trial < 200; ++trial) {
                std::vector<float> h(n);
                std::vector<std::int8_t> s(n);
                // From everywhere wrong to hardly anywhere; zeros of both signs.
                const float wrongShare = trial % 4 == 0 ? 0.5F : 0.02F;
                for (std::size_t i = 0; i < n; ++i) {
                    s[i] = static_cast<std::int8_t>(random.bits() >> 31 != 0 ? 1 : -1);
                    const auto size = static_cast<float>(std::abs(random.normal()));
                    h[i] = static_cast<float>(s[i]) * (random.uniform() < wrongShare ? -size : size);
                    if (random.uniform() < 0.1F)
                        h[i] *= 0.0F;
                }
                for (const std::int8_t wrongAtZero : {std::int8_t{-1}, std::int8_t{0}, std::int8_t{1}})
                    for (std::size_t begin = 0; begin <= n; begin += 1 + random.index(9)) {
                        std::size_t expected = begin;
                        while (expected < n &&
                               !((h[expected] > 0.0F && s[expected] < 0) || (h[expected] < 0.0F && s[expected] > 0) ||
                                   (h[expected] == 0.0F && s[expected] == wrongAtZero)))
                            ++expected;
                        QCOMPARE(firstWrongSign(h.data(), s.data(), begin, n, wrongAtZero), expected);
                    }
            }
    }

    void addScaledIsExactOnIntegers() {
        std::vector<float> x(4099), y(4099);
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = static_cast<float>(static_cast<int>(i % 201) - 100);
            y[i] = static_cast<float>(static_cast<int>(i % 77) * 1000);
        }
        std::vector<float> expected = y;
        for (std::size_t i = 0; i < x.size(); ++i)
            expected[i] += -2.0F * x[i];
        addScaled(-2.0F, x.data(), y.data(), x.size());
        QCOMPARE(y, expected);
    }
};

QTEST_APPLESS_MAIN(KernelsTest)
#include "kernels_test.moc"
