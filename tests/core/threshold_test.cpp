// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/threshold.h"
#include "core/math/random.h"
#include "tests/support/refusal.h"

#include <QtTest>
#include <cmath>

using namespace energyscape;

namespace {

/// n0 n1 (mean0 - mean1)^2 of the parting at `level`, straight from the definition.
double naiveVariance(const std::vector<std::uint8_t>& gray, int level) {
    double n0 = 0, n1 = 0, sum0 = 0, sum1 = 0;
    for (const int pixel : gray) {
        (pixel <= level ? n0 : n1) += 1;
        (pixel <= level ? sum0 : sum1) += pixel;
    }
    if (n0 == 0 || n1 == 0)
        return 0.0;
    const double difference = sum0 / n0 - sum1 / n1;
    return n0 * n1 * difference * difference;
}

std::vector<std::uint8_t> twoHumps(RandomStream& random, std::size_t count) {
    const double dark = 200.0 * random.uniformDouble(), light = 255.0 * random.uniformDouble();
    const double share = random.uniformDouble(), width = 40.0 * random.uniformDouble();
    std::vector<std::uint8_t> gray(count);
    for (std::uint8_t& pixel : gray) {
        const double value = (random.uniformDouble() < share ? dark : light) + width * random.normal();
        pixel = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
    }
    return gray;
}

} // namespace

class ThresholdTest : public QObject {
    Q_OBJECT

private slots:
    void otsuMatchesItsDefinition() {
        RandomStream random(11);
        for (int image = 0; image < 40; ++image) {
            const std::vector<std::uint8_t> gray = twoHumps(random, 50 + static_cast<std::size_t>(image) * 20);
            double best = 0.0;
            for (int level = 0; level < 256; ++level)
                best = std::max(best, naiveVariance(gray, level));
            QVERIFY(naiveVariance(gray, otsuThreshold(gray)) >= best * (1 - 1e-12));
        }
    }

    void otsuCutsTheMiddleOfAGap() {
        QCOMPARE(otsuThreshold(std::vector<std::uint8_t>{0, 0, 200, 200}), 99); // levels 0 to 199 part alike
        QCOMPARE(otsuThreshold(std::vector<std::uint8_t>{10, 11}), 10);
        QCOMPARE(otsuThreshold(std::vector<std::uint8_t>{254, 255}), 254);
        QCOMPARE(otsuThreshold(std::vector<std::uint8_t>{80, 80, 80}), 127);
        QCOMPARE(otsuThreshold({}), 127);
        // Two equally good partings far apart: one of them is taken, not the level between.
        const std::vector<std::uint8_t> three{0, 100, 200};
        const int level = otsuThreshold(three);
        QCOMPARE(naiveVariance(three, level), naiveVariance(three, 50));
    }

    void thresholdGivesUnits() {
        const std::vector<std::uint8_t> gray{0, 100, 101, 255, 3, 200};
        const Pattern light = thresholdToPattern(gray, 2, 3, 100, true);
        QCOMPARE(light.units, (std::vector<std::int8_t>{-1, -1, 1, 1, -1, 1}));
        QCOMPARE(thresholdToPattern(gray, 2, 3, 100, false).units, (std::vector<std::int8_t>{1, 1, -1, -1, 1, -1}));
        QCOMPARE(light.rows, 2);
        VERIFY_REFUSED(thresholdToPattern(gray, 2, 2, 100, true), "a grey picture of 2 x 2 cannot have 6 pixels");
    }

    void shrinkingAverages() {
        const std::vector<std::uint8_t> gray{0, 10, 20, 30, 40, 50, 60, 70};
        QCOMPARE(resizeGray(gray, 2, 4, 1, 2), (std::vector<std::uint8_t>{25, 45}));
        // 3 -> 2: the middle pixel is shared
        QCOMPARE(resizeGray(std::vector<std::uint8_t>{0, 90, 240}, 1, 3, 1, 2), (std::vector<std::uint8_t>{30, 190}));
        QCOMPARE(resizeGray(gray, 2, 4, 2, 4), gray);
        QCOMPARE(resizeGray(gray, 2, 4, 1, 1), (std::vector<std::uint8_t>{35}));
    }

    void growingInterpolates() {
        QCOMPARE(
            resizeGray(std::vector<std::uint8_t>{0, 100}, 1, 2, 1, 4), (std::vector<std::uint8_t>{0, 25, 75, 100}));
        QCOMPARE(resizeGray(std::vector<std::uint8_t>{7}, 1, 1, 3, 2), std::vector<std::uint8_t>(6, 7));
    }

    void shrinkingMatchesSuperSampling() {
        RandomStream random(5);
        std::vector<std::uint8_t> gray(7 * 9);
        for (std::uint8_t& pixel : gray)
            pixel = static_cast<std::uint8_t>(random.index(256));
        const std::vector<std::uint8_t> small = resizeGray(gray, 7, 9, 3, 4);
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 4; ++c) {
                double sum = 0.0; // every old pixel split into 3 x 4, so that new borders fall on split borders
                for (int y = 7 * r; y < 7 * (r + 1); ++y)
                    for (int x = 9 * c; x < 9 * (c + 1); ++x)
                        sum += gray[static_cast<std::size_t>(y / 3 * 9 + x / 4)];
                QVERIFY(std::abs(sum / 63.0 - small[static_cast<std::size_t>(r * 4 + c)]) <= 0.5 + 1e-9);
            }
    }

    void refusesEmptySizes() {
        VERIFY_REFUSED(resizeGray({}, 0, 0, 2, 2), "a grey picture of 0 x 0");
        VERIFY_REFUSED(resizeGray(std::vector<std::uint8_t>{1}, 1, 1, 0, 2), "cannot be resized to 0 x 2");
    }
};

QTEST_APPLESS_MAIN(ThresholdTest)
#include "threshold_test.moc"
