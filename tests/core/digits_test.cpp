// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/digit_strokes.h"
#include "core/data/digits.h"
#include "tests/support/refusal.h"

#include <QtTest>
#include <cmath>
#include <numeric>

using namespace energyscape;

namespace {

/// Share of `test` whose nearest image of `train` (squared distance) has the same label.
double nearestNeighbourAccuracy(const ImageSet& train, const ImageSet& probe) {
    std::size_t right = 0;
    for (std::size_t i = 0; i < probe.count(); ++i) {
        long best = std::numeric_limits<long>::max();
        std::size_t nearest = 0;
        for (std::size_t k = 0; k < train.count(); ++k) {
            long distance = 0;
            for (std::size_t p = 0; p < train.pixelsPerImage(); ++p) {
                const long difference = long{train.image(k)[p]} - long{probe.image(i)[p]};
                distance += difference * difference;
            }
            if (distance < best) {
                best = distance;
                nearest = k;
            }
        }
        right += train.labels[nearest] == probe.labels[i];
    }
    return static_cast<double>(right) / static_cast<double>(probe.count());
}

} // namespace

class DigitsTest : public QObject {
    Q_OBJECT

private slots:
    void anImageDependsOnSeedAndIndexAlone() {
        const ImageSet few = makeDigits(13, 7), many = makeDigits(40, 7), other = makeDigits(13, 8);
        QCOMPARE(few.count(), std::size_t{13});
        QVERIFY(std::equal(few.pixels.begin(), few.pixels.end(), many.pixels.begin()));
        QVERIFY(std::equal(few.labels.begin(), few.labels.end(), many.labels.begin()));
        QVERIFY(few.pixels != other.pixels);
        QVERIFY(makeDigit(3, 1) == makeDigit(3, 1));
        QVERIFY(makeDigit(3, 1) != makeDigit(3, 2));
        QCOMPARE(makeDigits(0, 1).count(), std::size_t{0});
    }

    void labelsAreBalancedAndShuffled() {
        const ImageSet set = makeDigits(200, 3);
        std::array<std::array<int, 10>, 10> places{}; // [place in ten][label]
        for (std::size_t block = 0; block < 20; ++block) {
            std::array<bool, 10> seen{};
            for (std::size_t k = 0; k < 10; ++k) {
                seen[set.labels[10 * block + k]] = true;
                ++places[k][set.labels[10 * block + k]];
            }
            QVERIFY(std::all_of(seen.begin(), seen.end(), [](bool s) { return s; }));
        }
        for (const auto& place : places)
            QVERIFY(*std::max_element(place.begin(), place.end()) < 12); // of 20; chance of 12 or more below 1e-6 each
    }

    void looksLikeMnistInNumbers() {
        const ImageSet set = makeDigits(1000, 1);
        const double sum = std::accumulate(set.pixels.begin(), set.pixels.end(), 0.0);
        const double mean = sum / 255.0 / static_cast<double>(set.pixels.size());
        QVERIFY2(mean > 0.12 && mean < 0.145, qPrintable(QString::number(mean)));
        for (std::size_t i = 0; i < set.count(); ++i) {
            double mass = 0, x = 0, y = 0;
            int left = 28, right = -1, top = 28, bottom = -1;
            for (int p = 0; p < 784; ++p) {
                const int ink = set.image(i)[static_cast<std::size_t>(p)];
                mass += ink;
                x += ink * (p % 28);
                y += ink * (p / 28);
                if (ink > 127) {
                    left = std::min(left, p % 28);
                    right = std::max(right, p % 28);
                    top = std::min(top, p / 28);
                    bottom = std::max(bottom, p / 28);
                }
            }
            QVERIFY(std::abs(x / mass - 13.5) < 0.55 && std::abs(y / mass - 13.5) < 0.55);
            const int longer = std::max(right - left, bottom - top) + 1;
            QVERIFY(longer >= 18 && longer <= 21);
        }
    }

    /// Learnable, yet not a handful of stamps: neighbours agree on the label but are not copies.
    void classesAreDistinctAndVaried() {
        const ImageSet train = makeDigits(600, 21), probe = makeDigits(200, 22);
        const double accuracy = nearestNeighbourAccuracy(train, probe);
        QVERIFY2(accuracy > 0.88, qPrintable(QString::number(accuracy)));
        double variance = 0.0; // of pixels within a class, mean over the image, in units of full ink squared
        for (int label = 0; label < 10; ++label) {
            std::vector<double> sum(784), squares(784);
            for (std::uint64_t k = 0; k < 30; ++k) {
                const std::vector<std::uint8_t> image = makeDigit(label, 100 + k);
                for (std::size_t p = 0; p < 784; ++p) {
                    sum[p] += image[p] / 255.0;
                    squares[p] += image[p] / 255.0 * (image[p] / 255.0);
                }
            }
            for (std::size_t p = 0; p < 784; ++p)
                variance += (squares[p] / 30 - sum[p] / 30 * (sum[p] / 30)) / 7840;
        }
        QVERIFY2(variance > 0.03, qPrintable(QString::number(variance))); // MNIST has 0.053, these 0.045
    }

    /// What is learned on made digits holds for real ones: 0.84 with 4000 made neighbours, chance is 0.1.
    void madeDigitsExplainMnist() {
        const std::filesystem::path folder = std::filesystem::path(ENERGYSCAPE_SOURCE_DIR) / "../shared/data/mnist";
        if (!std::filesystem::exists(folder / "test5k-images-idx3-ubyte.gz"))
            QSKIP("the MNIST subset is not here");
        ImageSet mnist = readImageSet(folder / "test5k-images-idx3-ubyte.gz", folder / "test5k-labels-idx1-ubyte.gz");
        mnist.pixels.resize(300 * mnist.pixelsPerImage());
        mnist.labels.resize(300);
        const double accuracy = nearestNeighbourAccuracy(makeDigits(1000, 1), mnist);
        QVERIFY2(accuracy > 0.65, qPrintable(QString::number(accuracy)));
    }

    void styleZeroTakesTheVariationAway() {
        const DigitStyle plain{0, 0, 0, 0, 0, 0, 0, 1};
        for (int label = 0; label < 10; ++label)
            QVERIFY(makeDigit(label, 1, plain) == makeDigit(label, 2, plain));
        DigitStyle thin = plain;
        thin.penWidth = 0.5;
        const auto ink = [](const std::vector<std::uint8_t>& p) { return std::accumulate(p.begin(), p.end(), 0); };
        QVERIFY(ink(makeDigit(0, 1, thin)) < ink(makeDigit(0, 1, plain)));
    }

    void splinesPassThroughTheirPoints() {
        const Stroke stroke{{0, 0}, {1, 0}, {1, 1, true}, {0, 2}};
        const auto points = splinePoints(stroke, 4);
        QCOMPARE(points.size(), std::size_t{13});
        for (std::size_t i = 0; i < stroke.size(); ++i)
            QVERIFY(std::hypot(points[4 * i].x - stroke[i].x, points[4 * i].y - stroke[i].y) < 1e-12);
        // Catmull-Rom tangent at point 1 is (p2 - p0) / 2 = (.5, .5); by symmetric differences to second order
        const auto fine = splinePoints(stroke, 1000);
        const double slope = (fine[1001].y - fine[999].y) / (fine[1001].x - fine[999].x);
        QVERIFY(std::abs(slope - 1.0) < 0.01);
        for (int label = 0; label < 10; ++label) {
            double weights = 0.0;
            for (const DigitVariant& variant : digitVariants(label))
                weights += variant.weight;
            QVERIFY(std::abs(weights - 1.0) < 1e-12);
        }
    }

    void refusesOtherLabels() {
        VERIFY_REFUSED(makeDigit(10, 1), "a digit must be 0 to 9, not 10");
        VERIFY_REFUSED(makeDigit(-1, 1), "a digit must be 0 to 9, not -1");
    }
};

QTEST_APPLESS_MAIN(DigitsTest)
#include "digits_test.moc"
