// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/hebb.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"

#include <QtTest>

using namespace energyscape;
using namespace energyscape::hopfield;

namespace {

/// The largest |h_i - oracle|.
double worstField(const Dynamics& dynamics, const naive::Network& oracle) {
    double worst = 0.0;
    for (int i = 0; i < dynamics.units(); ++i)
        worst = std::max(
            worst, std::abs(dynamics.field(i) - naive::field(oracle, dynamics.state(), static_cast<std::size_t>(i))));
    return worst;
}

double energyError(const Dynamics& dynamics, const naive::Network& oracle) {
    return std::abs(dynamics.energy() - naive::energy(oracle, dynamics.state()));
}

} // namespace

class HopfieldDynamicsTest : public QObject {
    Q_OBJECT

private slots:
    void hebbianFieldsStayExact();
    void gaussianFieldsStayCloseOverManyFlips();
    void flippingManyIsFlippingEach();
    void settingStateOrNetworkStartsAnew();
};

void HopfieldDynamicsTest::hebbianFieldsStayExact() {
    RandomStream random(21);
    for (const std::size_t units : {2U, 25U, 61U, 100U}) {
        const auto network = std::make_shared<Network>(learnHebb(naive::randomPatterns(7, units, random)));
        Dynamics dynamics(network, naive::randomState(units, random));
        for (int flip = 0; flip < 5000; ++flip) {
            dynamics.flip(static_cast<int>(random.index(static_cast<std::uint32_t>(units))));
            if (flip % 250 != 0)
                continue;
            // N h_i is an integer: the sum over the couplings, bit for bit.
            for (int i = 0; i < dynamics.units(); ++i) {
                double sum = 0.0;
                for (int j = 0; j < dynamics.units(); ++j)
                    sum += static_cast<double>(network->couplings(i, j)) * dynamics.unit(j);
                QCOMPARE(static_cast<double>(dynamics.rawField(i)), sum);
            }
            QVERIFY(worstField(dynamics, naive::networkOf(*network)) < 1e-12);
            QVERIFY(energyError(dynamics, naive::networkOf(*network)) < 1e-12 * static_cast<double>(units));
        }
    }
}

void HopfieldDynamicsTest::gaussianFieldsStayCloseOverManyFlips() {
    RandomStream random(22);
    const auto network = naive::gaussianNetwork(40, 0.5, random);
    const naive::Network oracle = naive::networkOf(*network);
    Dynamics dynamics(network, naive::randomState(40, random));
    // Many times the number of flips after which the fields are made anew.
    for (int flip = 0; flip < 200'000; ++flip) {
        dynamics.flip(static_cast<int>(random.index(40)));
        if (flip % 997 == 0) {
            QVERIFY(worstField(dynamics, oracle) < 2e-5);
            QVERIFY(energyError(dynamics, oracle) < 2e-4);
        }
    }
}

void HopfieldDynamicsTest::flippingManyIsFlippingEach() {
    RandomStream random(23);
    for (const std::size_t count : {0U, 1U, 5U, 25U, 49U, 50U, 51U, 99U, 100U}) { // both sides of the switch at N / 2
        const bool hebbian = count % 2 == 0;
        auto network = naive::gaussianNetwork(100, 0.3, random);
        if (hebbian) {
            Network learned = learnHebb(naive::randomPatterns(9, 100, random));
            learned.biases.setConstant(0.25F);
            network = std::make_shared<Network>(learned);
        }
        const auto start = naive::randomState(100, random);
        Dynamics together(network, start);
        Dynamics each(network, start);
        std::vector<int> units;
        for (int i = 0; i < 100; ++i)
            units.push_back(i);
        for (std::size_t i = 0; i < count; ++i)
            std::swap(units[i], units[i + random.index(static_cast<std::uint32_t>(100 - i))]);
        units.resize(count);
        together.flip(units);
        for (const int unit : units)
            each.flip(unit);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(together.unit(i), each.unit(i));
            if (hebbian)
                QCOMPARE(together.rawField(i), each.rawField(i));
        }
        QVERIFY(worstField(together, naive::networkOf(*network)) < 1e-5);
        QVERIFY(energyError(together, naive::networkOf(*network)) < 1e-4);
        QVERIFY(std::abs(together.energy() - each.energy()) < 1e-4);
    }
}

void HopfieldDynamicsTest::settingStateOrNetworkStartsAnew() {
    RandomStream random(24);
    const auto first = naive::gaussianNetwork(30, 0.3, random);
    const auto second = naive::gaussianNetwork(30, 0.3, random);
    Dynamics dynamics(first, naive::randomState(30, random));
    dynamics.flip(7);
    const auto s = naive::randomState(30, random);
    dynamics.setState(s);
    QVERIFY(std::ranges::equal(dynamics.state(), s));
    QVERIFY(worstField(dynamics, naive::networkOf(*first)) < 1e-5);
    QVERIFY(energyError(dynamics, naive::networkOf(*first)) < 1e-5);
    dynamics.setNetwork(second);
    QVERIFY(std::ranges::equal(dynamics.state(), s));
    QVERIFY(worstField(dynamics, naive::networkOf(*second)) < 1e-5);
    QVERIFY(energyError(dynamics, naive::networkOf(*second)) < 1e-5);
}

QTEST_APPLESS_MAIN(HopfieldDynamicsTest)
#include "hopfield_dynamics_test.moc"
