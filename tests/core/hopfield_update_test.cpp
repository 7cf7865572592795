// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/recall.h"
#include "tests/support/chi_squared.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"

#include <QtTest>
#include <cmath>

using namespace energyscape;
using namespace energyscape::hopfield;

namespace {

constexpr TieRule kTies[] = {TieRule::Keep, TieRule::Plus, TieRule::Minus};
constexpr UpdateMode kModes[] = {
    UpdateMode::Sequential, UpdateMode::RandomUnit, UpdateMode::Independent, UpdateMode::Synchronous};

UpdateSettings settingsOf(
    UpdateMode mode, TieRule tie = TieRule::Keep, double temperature = 0.0, bool wholeSweeps = false) {
    UpdateSettings settings;
    settings.mode = mode;
    settings.tie = tie;
    settings.temperature = temperature;
    settings.wholeSweeps = wholeSweeps;
    return settings;
}

/// Hebbian (with ties), Gaussian, or Hebbian with biases, in turn.
std::shared_ptr<const Network> anyNetwork(int trial, std::size_t units, RandomStream& random) {
    if (trial % 3 == 1)
        return naive::gaussianNetwork(static_cast<int>(units), 0.5, random);
    Network network = learnHebb(naive::randomPatterns(1 + random.index(6), units, random));
    if (trial % 3 == 2)
        for (Eigen::Index i = 0; i < network.units(); ++i)
            network.biases[i] = 0.25F * (static_cast<float>(random.index(5)) - 2.0F);
    return std::make_shared<Network>(std::move(network));
}

/// Five units with all kinds of weights and biases; exact p(s) = exp(-E(s)/T)/Z.
std::shared_ptr<const Network> fiveUnits() {
    RandomStream random(5);
    return naive::gaussianNetwork(5, 0.3, random);
}

std::vector<double> boltzmann(const Network& network, double temperature) {
    const naive::Network oracle = naive::networkOf(network);
    const auto units = static_cast<std::size_t>(network.units());
    std::vector<double> p(std::size_t{1} << units);
    double z = 0.0;
    for (std::uint32_t code = 0; code < p.size(); ++code)
        z += p[code] = std::exp(-naive::energy(oracle, naive::stateOf(code, units)) / temperature);
    for (double& value : p)
        value /= z;
    return p;
}

/// The distribution of states after `steps` Gibbs updates of units drawn at random, from a uniform start, exactly.
std::vector<double> afterRandomUpdates(const Network& network, double temperature, int steps) {
    const naive::Network oracle = naive::networkOf(network);
    const auto units = static_cast<std::size_t>(network.units());
    std::vector<double> p(std::size_t{1} << units, std::pow(0.5, static_cast<double>(units)));
    for (int step = 0; step < steps; ++step) {
        std::vector<double> next(p.size(), 0.0);
        for (std::uint32_t code = 0; code < p.size(); ++code)
            for (std::size_t i = 0; i < units; ++i) {
                const double h = naive::field(oracle, naive::stateOf(code, units), i);
                const double on = 1.0 / (1.0 + std::exp(-2.0 * h / temperature));
                next[code | 1U << i] += p[code] * on / static_cast<double>(units);
                next[code & ~(1U << i)] += p[code] * (1.0 - on) / static_cast<double>(units);
            }
        p = std::move(next);
    }
    return p;
}

/// Independent chains from random states, each `sweeps` long, and where they ended.
std::vector<std::uint64_t> endStates(
    const std::shared_ptr<const Network>& network, const UpdateSettings& settings, std::uint64_t steps, int chains) {
    std::vector<std::uint64_t> counts(std::size_t{1} << network->units());
    for (int chain = 0; chain < chains; ++chain) {
        RandomStream start(100, static_cast<std::uint64_t>(chain));
        Dynamics dynamics(network, naive::randomState(static_cast<std::size_t>(network->units()), start));
        Updater updater(RandomStream(200, static_cast<std::uint64_t>(chain)));
        for (std::uint64_t step = 0; step < steps; ++step)
            updater.step(dynamics, settings);
        ++counts[naive::codeOf(dynamics.state())];
    }
    return counts;
}

} // namespace

class HopfieldUpdateTest : public QObject {
    Q_OBJECT

private slots:
    void energyNeverRises();
    void runsEndInFixedPoints();
    void settledIsNeverSaidTooEarly();
    void twoUnitsCycle();
    void cyclesAreFoundAndNeverInvented();
    void independentWithCertaintyIsSynchronous();
    void synchronousAgreesWithTheDefinition();
    void independentUpdatesTheShareAskedFor();
    void orderIsHonoured();
    void orderThatLeavesUnitsOutComesToRest();
    void sweepsAreNUpdates();
    void sameSeedSameRun();
    void unitProbabilityIsTheFormula();
    void gibbsVisitsStatesAsBoltzmannSays_data();
    void gibbsVisitsStatesAsBoltzmannSays();
    void shortRunsAreDistributedAsTheKernelSays();
    void badSettingsAreRefused();
    void restartBeginsTheOrderAnew();
};

void HopfieldUpdateTest::energyNeverRises() {
    RandomStream random(31);
    for (int trial = 0; trial < 120; ++trial) {
        const std::size_t units = 2 + random.index(40);
        const auto network = anyNetwork(trial, units, random);
        const naive::Network oracle = naive::networkOf(*network);
        for (const TieRule tie : kTies)
            for (const UpdateMode mode : {UpdateMode::Sequential, UpdateMode::RandomUnit}) {
                Dynamics dynamics(network, naive::randomState(units, random));
                Updater updater(RandomStream(32, static_cast<std::uint64_t>(trial)));
                double energy = naive::energy(oracle, dynamics.state());
                for (std::size_t update = 0; update < 6 * units; ++update) {
                    const auto flips = updater.flips();
                    updater.step(dynamics, settingsOf(mode, tie));
                    const double next = naive::energy(oracle, dynamics.state());
                    QVERIFY(next <= energy + 1e-9);
                    // Where ties are kept, every flip lowers it.
                    if (tie == TieRule::Keep && updater.flips() > flips)
                        QVERIFY(next < energy);
                    energy = next;
                }
            }
    }
}

void HopfieldUpdateTest::runsEndInFixedPoints() {
    RandomStream random(33);
    for (int trial = 0; trial < 150; ++trial) {
        const std::size_t units = 2 + random.index(60);
        const auto network = anyNetwork(trial, units, random);
        const naive::Network oracle = naive::networkOf(*network);
        for (const TieRule tie : kTies)
            for (const UpdateMode mode : {UpdateMode::Sequential, UpdateMode::RandomUnit, UpdateMode::Independent}) {
                const auto probe = naive::randomState(units, random);
                const RecallResult result = recall(network, {}, probe, settingsOf(mode, tie), 5000,
                    RandomStream(34, static_cast<std::uint64_t>(trial)));
                QVERIFY(result.settled);
                QVERIFY(naive::isFixedPoint(oracle, result.state, tie));
                QVERIFY(std::abs(result.energy - naive::energy(oracle, result.state)) < 1e-4);
                QCOMPARE(result.flips == 0, result.state == probe && result.sweeps == 0);
            }
    }
}

void HopfieldUpdateTest::settledIsNeverSaidTooEarly() {
    RandomStream random(35);
    for (int trial = 0; trial < 100; ++trial) {
        const std::size_t units = 2 + random.index(20);
        const auto network = anyNetwork(trial, units, random);
        const naive::Network oracle = naive::networkOf(*network);
        for (const UpdateMode mode : kModes)
            for (const TieRule tie : kTies) {
                Dynamics dynamics(network, naive::randomState(units, random));
                Updater updater(RandomStream(36, static_cast<std::uint64_t>(trial)));
                for (std::size_t step = 0; step < 20 * units; ++step) {
                    updater.step(dynamics, settingsOf(mode, tie));
                    if (updater.settled())
                        QVERIFY(naive::isFixedPoint(oracle, dynamics.state(), tie));
                    QVERIFY(!updater.settled() || !updater.cycling());
                }
            }
    }
}

void HopfieldUpdateTest::twoUnitsCycle() {
    // w = +1: (+,-) -> (-,+) -> (+,-), Hopfield's own example of why he updates one unit at a time.
    Eigen::MatrixXf w = Eigen::MatrixXf::Zero(2, 2);
    w(0, 1) = w(1, 0) = 1.0F;
    const auto network = std::make_shared<Network>(Network::fromWeights(w, {}));
    const std::vector<std::int8_t> probe = {1, -1};
    const RecallResult together = recall(network, {}, probe, settingsOf(UpdateMode::Synchronous), 100, RandomStream(1));
    QCOMPARE(together.end.name(), std::string("cycle"));
    QVERIFY(!together.settled);
    QCOMPARE(together.sweeps, std::uint64_t{2});
    const RecallResult oneByOne = recall(network, {}, probe, settingsOf(UpdateMode::Sequential), 100, RandomStream(1));
    QVERIFY(oneByOne.settled);
    QCOMPARE(oneByOne.state[0], oneByOne.state[1]);
}

void HopfieldUpdateTest::cyclesAreFoundAndNeverInvented() {
    RandomStream random(37);
    int cycles = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const std::size_t units = 2 + random.index(80);
        const auto network = anyNetwork(trial, units, random);
        const naive::Network oracle = naive::networkOf(*network);
        const TieRule tie = kTies[trial % 3];
        Dynamics dynamics(network, naive::randomState(units, random));
        Updater updater(RandomStream(1));
        naive::State before, present(dynamics.state().begin(), dynamics.state().end());
        // A symmetric network ends in a fixed point or in a cycle of two (Goles and Olivos 1981; deterministic ties).
        for (int step = 0; step < 2000 && !updater.settled() && !updater.cycling(); ++step) {
            updater.step(dynamics, settingsOf(UpdateMode::Synchronous, tie));
            naive::State next = naive::synchronousStep(oracle, present, tie);
            QVERIFY(std::ranges::equal(dynamics.state(), next));
            QCOMPARE(updater.cycling(), next == before && next != present);
            before = std::exchange(present, std::move(next));
        }
        QVERIFY(updater.settled() || updater.cycling());
        cycles += updater.cycling() ? 1 : 0;
    }
    QVERIFY(cycles > 10 && cycles < 290); // both ends were met

    // A large one: all couplings negative, so that all units turn over together.
    const auto antiferromagnet =
        std::make_shared<Network>(Network::fromWeights(Eigen::MatrixXf::Constant(400, 400, -0.01F), {}));
    const std::vector<std::int8_t> probe(400, 1);
    QCOMPARE(recall(antiferromagnet, {}, probe, settingsOf(UpdateMode::Synchronous), 100, RandomStream(1)).end.name(),
        std::string("cycle"));
    // The same states met in another mode are no cycle.
    const auto other = recall(antiferromagnet, {}, probe, settingsOf(UpdateMode::RandomUnit), 1000, RandomStream(1));
    QVERIFY(other.end.kind != EndState::Kind::Cycle && other.settled);
}

void HopfieldUpdateTest::independentWithCertaintyIsSynchronous() {
    RandomStream random(38);
    for (int trial = 0; trial < 30; ++trial) {
        const auto network = anyNetwork(trial, 30, random);
        const auto probe = naive::randomState(30, random);
        for (const double temperature : {0.0, 0.7}) {
            Dynamics a(network, probe), b(network, probe);
            Updater first(RandomStream(39)), second(RandomStream(39));
            UpdateSettings independent = settingsOf(UpdateMode::Independent, TieRule::Keep, temperature);
            independent.probability = 1.0;
            for (int step = 0; step < 20; ++step) {
                first.step(a, independent);
                second.step(b, settingsOf(UpdateMode::Synchronous, TieRule::Keep, temperature));
                QVERIFY(std::ranges::equal(a.state(), b.state()));
            }
        }
    }
}

void HopfieldUpdateTest::synchronousAgreesWithTheDefinition() {
    RandomStream random(40);
    for (int trial = 0; trial < 30; ++trial)
        for (const TieRule tie : kTies) {
            const auto network = anyNetwork(trial, 50, random);
            const auto probe = naive::randomState(50, random);
            Dynamics dynamics(network, probe);
            Updater updater(RandomStream(1));
            updater.step(dynamics, settingsOf(UpdateMode::Synchronous, tie));
            QVERIFY(
                std::ranges::equal(dynamics.state(), naive::synchronousStep(naive::networkOf(*network), probe, tie)));
        }
}

void HopfieldUpdateTest::independentUpdatesTheShareAskedFor() {
    // Every unit wants to be +1 whatever the others do.
    Network network(1000);
    network.biases.setOnes();
    const auto shared = std::make_shared<Network>(network);
    for (const double p : {0.02, 0.5, 0.9}) {
        Dynamics dynamics(shared, std::vector<std::int8_t>(1000, -1));
        Updater updater(RandomStream(41));
        UpdateSettings settings = settingsOf(UpdateMode::Independent);
        settings.probability = p;
        std::uint64_t expected = 0, flipped = 0;
        for (int step = 0; step < 100; ++step) {
            dynamics.setState(std::vector<std::int8_t>(1000, -1));
            updater.step(dynamics, settings);
            expected += 1000;
            flipped = updater.flips();
        }
        // Binomial; |z| > 4.5 has probability 7e-6.
        const double mean = p * static_cast<double>(expected);
        QVERIFY(std::abs(static_cast<double>(flipped) - mean) < 4.5 * std::sqrt(mean * (1.0 - p)));
    }
}

void HopfieldUpdateTest::orderIsHonoured() {
    RandomStream random(42);
    const auto network = anyNetwork(1, 7, random);
    UpdateSettings settings = settingsOf(UpdateMode::Sequential);
    settings.order = {6, 0, 0, 3, 5, 1, 2, 4};
    Dynamics dynamics(network, naive::randomState(7, random));
    naive::State s(dynamics.state().begin(), dynamics.state().end());
    const naive::Network oracle = naive::networkOf(*network);
    Updater updater(RandomStream(1));
    for (std::size_t step = 0; step < 40; ++step) {
        updater.step(dynamics, settings);
        const auto unit = static_cast<std::size_t>(settings.order[step % settings.order.size()]);
        QCOMPARE(updater.last().unit, static_cast<int>(unit));
        QVERIFY(std::abs(updater.last().field - naive::field(oracle, s, unit)) < 1e-5);
        QCOMPARE(updater.last().before, s[unit]);
        s[unit] = naive::aligned(naive::field(oracle, s, unit), s[unit], settings.tie);
        QCOMPARE(updater.last().after, s[unit]);
        QVERIFY(std::ranges::equal(dynamics.state(), s));
    }
    settings.order.clear(); // 0, 1, ..., N-1
    Updater natural(RandomStream(1));
    for (int step = 0; step < 20; ++step) {
        natural.step(dynamics, settings);
        QCOMPARE(natural.last().unit, step % 7);
    }
}

void HopfieldUpdateTest::orderThatLeavesUnitsOutComesToRest() {
    Network network(6);
    network.biases.setOnes(); // all want +1
    UpdateSettings settings = settingsOf(UpdateMode::Sequential);
    settings.order = {4, 2};
    const std::vector<std::int8_t> probe(6, -1);
    const auto result = recall(std::make_shared<Network>(network), {}, probe, settings, 50, RandomStream(1));
    QVERIFY(result.settled);
    QCOMPARE(result.sweeps, std::uint64_t{1});
    QCOMPARE(result.state, (std::vector<std::int8_t>{-1, -1, 1, -1, 1, -1}));
}

/// A sweep passes over units that stay as they are at once: it has to be N single updates all the same.
void HopfieldUpdateTest::sweepsAreNUpdates() {
    RandomStream random(43);
    for (int trial = 0; trial < 60; ++trial)
        for (const UpdateMode mode : {UpdateMode::Sequential, UpdateMode::RandomUnit})
            for (const double temperature : {0.0, 1.0}) {
                const int units = 1 + static_cast<int>(random.index(70));
                const TieRule tie = kTies[trial % 3];
                const auto network = anyNetwork(trial, static_cast<std::size_t>(units), random);
                const auto probe = naive::randomState(static_cast<std::size_t>(units), random);
                Dynamics single(network, probe), whole(network, probe);
                Updater a(RandomStream(44)), b(RandomStream(44));
                // Whole sweeps that begin in the middle of the order.
                const int before = static_cast<int>(random.index(static_cast<std::uint32_t>(units)));
                for (int update = 0; update < before; ++update)
                    b.step(whole, settingsOf(mode, tie, temperature));
                for (int update = 0; update < before + units * 5; ++update)
                    a.step(single, settingsOf(mode, tie, temperature));
                for (int sweep = 0; sweep < 5; ++sweep)
                    b.step(whole, settingsOf(mode, tie, temperature, true));
                QVERIFY(std::ranges::equal(single.state(), whole.state()));
                QCOMPARE(a.flips(), b.flips());
                QCOMPARE(a.updates(), b.updates());
                QCOMPARE(single.energy(), whole.energy());
                QCOMPARE(a.last().unit, b.last().unit);
                QCOMPARE(a.last().field, b.last().field);
                QCOMPARE(a.last().before, b.last().before);
                QCOMPARE(a.last().after, b.last().after);
            }
}

void HopfieldUpdateTest::sameSeedSameRun() {
    RandomStream random(45);
    const auto network = naive::gaussianNetwork(50, 0.2, random);
    const auto probe = naive::randomState(50, random);
    for (const UpdateMode mode : kModes) {
        const auto run = [&](std::uint64_t seed) {
            return recall(network, {}, probe, settingsOf(mode, TieRule::Keep, 1.0), 20, RandomStream(seed));
        };
        QCOMPARE(run(1).state, run(1).state);
        QCOMPARE(run(1).energy, run(1).energy);
        QVERIFY(run(1).state != run(2).state);
    }
}

void HopfieldUpdateTest::unitProbabilityIsTheFormula() {
    QCOMPARE(probabilityOn(0.0, 1.0), 0.5);
    QCOMPARE(probabilityOn(1.0, 2.0), 1.0 / (1.0 + std::exp(-1.0)));
    QCOMPARE(probabilityOn(-1e6, 1e-3), 0.0);
    QCOMPARE(probabilityOn(1e6, 1e-3), 1.0);
    // Units without couplings: the share of +1 for each field, in every mode. Binomial, |z| > 5 has probability 6e-7;
    // 4 modes x 9 units.
    Network network(9);
    for (int i = 0; i < 9; ++i)
        network.biases[i] = 0.4F * static_cast<float>(i - 4);
    const auto shared = std::make_shared<Network>(network);
    const double temperature = 0.8;
    for (const UpdateMode mode : kModes) {
        Dynamics dynamics(shared, std::vector<std::int8_t>(9, -1));
        Updater updater(RandomStream(46));
        const int samples = 20'000;
        std::vector<int> on(9, 0);
        UpdateSettings settings = settingsOf(mode, TieRule::Keep, temperature, true);
        settings.probability = 1.0;
        for (int sample = 0; sample < samples; ++sample) {
            for (int sweep = 0; sweep < (mode == UpdateMode::RandomUnit ? 20 : 1); ++sweep) // every unit looked at
                updater.step(dynamics, settings);
            for (int i = 0; i < 9; ++i)
                on[static_cast<std::size_t>(i)] += dynamics.unit(i) > 0 ? 1 : 0;
        }
        for (int i = 0; i < 9; ++i) {
            const double p = 1.0 / (1.0 + std::exp(-2.0 * 0.4 * (i - 4) / temperature));
            const double z = (on[static_cast<std::size_t>(i)] - samples * p) / std::sqrt(samples * p * (1.0 - p));
            QVERIFY2(std::abs(z) < 5.0, qPrintable(QString("unit %1, z = %2").arg(i).arg(z)));
        }
    }
}

void HopfieldUpdateTest::gibbsVisitsStatesAsBoltzmannSays_data() {
    QTest::addColumn<int>("mode");
    QTest::addColumn<double>("temperature");
    QTest::newRow("random, T = 1") << static_cast<int>(UpdateMode::RandomUnit) << 1.0;
    QTest::newRow("random, T = 2") << static_cast<int>(UpdateMode::RandomUnit) << 2.0;
    QTest::newRow("sequential, T = 1") << static_cast<int>(UpdateMode::Sequential) << 1.0;
    QTest::newRow("sequential, T = 2") << static_cast<int>(UpdateMode::Sequential) << 2.0;
}

void HopfieldUpdateTest::gibbsVisitsStatesAsBoltzmannSays() {
    QFETCH(int, mode);
    QFETCH(double, temperature);
    const auto network = fiveUnits();
    const auto exact = boltzmann(*network, temperature);
    // Chains of 60 sweeps are in equilibrium: the exact kernel says so.
    const auto reached = afterRandomUpdates(*network, temperature, 300);
    for (std::size_t code = 0; code < exact.size(); ++code)
        QVERIFY(std::abs(reached[code] - exact[code]) < 1e-6);
    // One sample a chain, so that samples are independent. False-alarm rate 1e-4 for each row.
    const auto counts =
        endStates(network, settingsOf(static_cast<UpdateMode>(mode), TieRule::Keep, temperature, true), 60, 20'000);
    QVERIFY(naive::chiSquaredPValue(counts, exact) > 1e-4);
    // The test can tell: another temperature is found out.
    QVERIFY(naive::chiSquaredPValue(counts, boltzmann(*network, 1.1 * temperature)) < 1e-4);
}

void HopfieldUpdateTest::shortRunsAreDistributedAsTheKernelSays() {
    const auto network = fiveUnits();
    for (const int steps : {1, 3, 10}) // false-alarm rate 1e-4 each
        QVERIFY(naive::chiSquaredPValue(endStates(network, settingsOf(UpdateMode::RandomUnit, TieRule::Keep, 1.0),
                                            static_cast<std::uint64_t>(steps), 20'000),
                    afterRandomUpdates(*network, 1.0, steps)) > 1e-4);
}

void HopfieldUpdateTest::badSettingsAreRefused() {
    const auto refused = [](const UpdateSettings& settings) {
        try {
            settings.validate(4);
        } catch (const UserError&) {
            return true;
        }
        return false;
    };
    UpdateSettings settings;
    QVERIFY(!refused(settings));
    for (const double bad : {0.0, -0.1, 1.1, static_cast<double>(NAN)}) {
        settings = {};
        settings.probability = bad;
        QVERIFY(refused(settings));
    }
    for (const double bad : {-1.0, static_cast<double>(NAN), static_cast<double>(INFINITY)}) {
        settings = {};
        settings.temperature = bad;
        QVERIFY(refused(settings));
    }
    for (const int bad : {-1, 4, 1000}) {
        settings = {};
        settings.order = {0, bad};
        QVERIFY(refused(settings));
    }
}

void HopfieldUpdateTest::restartBeginsTheOrderAnew() {
    RandomStream random(47);
    Dynamics dynamics(anyNetwork(1, 9, random), naive::randomState(9, random));
    Updater updater(RandomStream(1));
    for (int step = 0; step < 5; ++step)
        updater.step(dynamics, settingsOf(UpdateMode::Sequential));
    updater.interrupted(); // a settings change goes on where it was
    updater.step(dynamics, settingsOf(UpdateMode::Sequential));
    QCOMPARE(updater.last().unit, 5);
    updater.restart();
    QCOMPARE(updater.last().unit, -1);
    updater.step(dynamics, settingsOf(UpdateMode::Sequential));
    QCOMPARE(updater.last().unit, 0);
}

QTEST_APPLESS_MAIN(HopfieldUpdateTest)
#include "hopfield_update_test.moc"
