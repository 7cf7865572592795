// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/hebb.h"
#include "core/hopfield/recall.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"

#include <QtTest>

using namespace energyscape;
using namespace energyscape::hopfield;

class HopfieldRecallTest : public QObject {
    Q_OBJECT
private slots:
    /// The energy of a result is that of its state to the last digits of a double, whatever the flips before it.
    void energyIsThatOfTheState_data() {
        QTest::addColumn<bool>("hebb");
        QTest::newRow("integer weights") << true;
        QTest::newRow("real weights and biases") << false;
    }
    void energyIsThatOfTheState() {
        QFETCH(bool, hebb);
        RandomStream random(31);
        for (int trial = 0; trial < 20; ++trial) {
            const auto patterns = naive::randomPatterns(6, 90, random);
            const auto network =
                hebb ? std::make_shared<const Network>(learnHebb(patterns)) : naive::gaussianNetwork(90, 0.2, random);
            UpdateSettings settings;
            settings.temperature = trial % 2 == 0 ? 0.0 : 0.7;
            const RecallResult result = recall(network, patterns, naive::randomState(90, random), settings, 30,
                RandomStream(static_cast<std::uint64_t>(trial)));
            const double expected = naive::energy(naive::networkOf(*network), result.state);
            QVERIFY2(std::abs(result.energy - expected) <= 1e-12 * std::max(1.0, std::abs(expected)),
                qPrintable(QString::number(result.energy - expected)));
            QCOMPARE(result.overlaps.size(), patterns.size());
            for (std::size_t k = 0; k < patterns.size(); ++k)
                QCOMPARE(result.overlaps[k], overlap(patterns[k].units, result.state));
        }
    }

    /// The observer sees sweep 0 and every sweep; sweeps counts up to the last that changed a unit.
    void observerSeesEverySweep() {
        RandomStream random(32);
        const auto patterns = naive::randomPatterns(3, 80, random);
        const auto network = std::make_shared<const Network>(learnHebb(patterns));
        std::uint64_t calls = 0;
        std::uint64_t lastChange = 0;
        std::uint64_t flipsBefore = 0;
        double energyBefore = INFINITY;
        const auto observe = [&](std::uint64_t sweep, const Dynamics& dynamics, std::uint64_t flips) {
            QCOMPARE(sweep, calls++);
            QVERIFY(dynamics.energy() <= energyBefore);
            energyBefore = dynamics.energy();
            lastChange = flips > flipsBefore ? sweep : lastChange;
            flipsBefore = flips;
        };
        const RecallResult result =
            recall(network, patterns, naive::randomState(80, random), {}, 200, RandomStream(5), observe);
        QVERIFY(result.settled);
        QCOMPARE(result.sweeps, lastChange);
        QCOMPARE(result.flips, flipsBefore);
    }

    void noSweepsLeaveTheProbe() {
        RandomStream random(33);
        const auto network = naive::gaussianNetwork(30, 0.1, random);
        const auto probe = naive::randomState(30, random);
        const RecallResult result = recall(network, {}, probe, {}, 0, RandomStream(1));
        QVERIFY(result.state == probe);
        QVERIFY(!result.settled);
        QCOMPARE(result.sweeps, std::uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(HopfieldRecallTest)
#include "hopfield_recall_test.moc"
