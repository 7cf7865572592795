// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/memories.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"

#include <QtTest>

using namespace energyscape;
using namespace energyscape::hopfield;

namespace {

/// The message with which `weights` are refused, empty when they are not.
std::string refusal(const Eigen::MatrixXf& weights, const Eigen::VectorXf& biases = {}) {
    try {
        Network::fromWeights(weights, biases);
    } catch (const UserError& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class HopfieldNetworkTest : public QObject {
    Q_OBJECT

private slots:
    void energyAndFieldAgreeWithTheDefinition();
    void hebbAgreesWithTheDefinition();
    void removingWhatWasAddedRestoresTheWeights();
    void addingMoreAtOnceIsAddingOneByOne();
    void multiplesAreRecognised();
    void smallWeightsSurvive();
    void nearlySymmetricWeightsBecomeSymmetric();
    void diagonalIsDropped();
    void badWeightsAreRefused();
    void badPatternsAreRefused();
    void memoryPropertiesAgreeWithTheDefinition();
};

void HopfieldNetworkTest::energyAndFieldAgreeWithTheDefinition() {
    RandomStream random(11);
    for (int trial = 0; trial < 40; ++trial) {
        const int units = 1 + static_cast<int>(random.index(40));
        const auto network = naive::gaussianNetwork(units, trial % 2 == 0 ? 0.0 : 1.0, random);
        const naive::Network oracle = naive::networkOf(*network);
        const auto s = naive::randomState(static_cast<std::size_t>(units), random);
        QVERIFY(std::abs(network->energy(s) - naive::energy(oracle, s)) < 1e-12 * units);
        for (int i = 0; i < units; ++i)
            QVERIFY(std::abs(network->field(s, i) - naive::field(oracle, s, static_cast<std::size_t>(i))) < 1e-12);
    }
}

void HopfieldNetworkTest::hebbAgreesWithTheDefinition() {
    RandomStream random(12);
    for (const std::size_t units : {1U, 2U, 7U, 64U, 100U})
        for (const std::size_t count : {1U, 2U, 5U}) {
            const auto patterns = naive::randomPatterns(count, units, random);
            const naive::Network oracle = naive::hebb(patterns);
            const naive::Network fast = naive::networkOf(learnHebb(patterns));
            for (std::size_t i = 0; i < units; ++i)
                for (std::size_t j = 0; j < units; ++j)
                    QVERIFY(std::abs(fast.w[i][j] - oracle.w[i][j]) < 1e-14);
        }
}

void HopfieldNetworkTest::removingWhatWasAddedRestoresTheWeights() {
    RandomStream random(13);
    const auto patterns = naive::randomPatterns(30, 97, random);
    Network network(97);
    std::vector<Eigen::MatrixXf> before;
    for (const Pattern& pattern : patterns) {
        before.push_back(network.couplings);
        addHebb(network, pattern.units);
        QVERIFY(network.couplings != before.back());
    }
    for (std::size_t k = patterns.size(); k-- > 0;) {
        addHebb(network, patterns[k].units, -1);
        QVERIFY(network.couplings == before[k]);
    }
    // In any order: the couplings are integers.
    for (const Pattern& pattern : patterns)
        addHebb(network, pattern.units);
    for (const Pattern& pattern : patterns)
        addHebb(network, pattern.units, -1);
    QVERIFY(network.couplings.isZero(0.0F));
    // Weights that are no multiples of 1/N come back to rounding.
    auto gaussian = *naive::gaussianNetwork(97, 0.0, random);
    const Eigen::MatrixXf start = gaussian.couplings;
    addHebb(gaussian, patterns[0].units);
    addHebb(gaussian, patterns[0].units, -1);
    QVERIFY((gaussian.couplings - start).cwiseAbs().maxCoeff() < 1e-6F);
}

void HopfieldNetworkTest::addingMoreAtOnceIsAddingOneByOne() {
    RandomStream random(14);
    const auto patterns = naive::randomPatterns(9, 50, random);
    Network one(50);
    for (const Pattern& pattern : patterns)
        addHebb(one, pattern.units);
    Network all(50);
    addHebb(all, patterns);
    QVERIFY(one.couplings == all.couplings);
    QVERIFY(learnHebb(patterns).couplings == all.couplings);
}

void HopfieldNetworkTest::multiplesAreRecognised() {
    RandomStream random(15);
    for (const std::size_t units : {3U, 25U, 49U, 784U}) {
        const auto patterns = naive::randomPatterns(9, units, random);
        const Network learned = learnHebb(patterns);
        const Network read = Network::fromWeights(learned.weights(), {});
        QCOMPARE(read.quantum, 1.0 / static_cast<double>(units));
        QVERIFY(read.couplings == learned.couplings);
        // Hebb's rule with 1/K: odd multiples of 1/9 (or zero, on the diagonal).
        const Network perPattern = Network::fromWeights(learned.couplings / 9.0F, {});
        const Eigen::MatrixXf ratio = perPattern.weights() * 9.0F - learned.couplings;
        QVERIFY(ratio.cwiseAbs().maxCoeff() < 1e-5F);
        for (const float coupling : perPattern.couplings.reshaped())
            QCOMPARE(coupling, std::round(coupling));
    }
    const auto gaussian = naive::gaussianNetwork(30, 0.0, random);
    QCOMPARE(gaussian->quantum, 1.0);
    QCOMPARE(Network::fromWeights(Eigen::MatrixXf::Zero(5, 5), {}).quantum, 0.2);
}

void HopfieldNetworkTest::smallWeightsSurvive() {
    RandomStream random(16);
    for (const float scale : {1e-9F, 1e-4F, 1e4F, 1e9F}) {
        const Eigen::MatrixXf w = naive::gaussianNetwork(20, 0.0, random)->weights() * scale;
        QVERIFY((Network::fromWeights(w, {}).weights() - w).cwiseAbs().maxCoeff() <= 1e-6F * w.cwiseAbs().maxCoeff());
    }
}

void HopfieldNetworkTest::nearlySymmetricWeightsBecomeSymmetric() {
    RandomStream random(17);
    Eigen::MatrixXf w = naive::gaussianNetwork(12, 0.0, random)->weights();
    w(3, 7) += 1e-7F;
    const Network network = Network::fromWeights(w, {});
    QVERIFY(network.couplings == network.couplings.transpose());
}

void HopfieldNetworkTest::diagonalIsDropped() {
    Eigen::MatrixXf w = Eigen::MatrixXf::Constant(4, 4, 0.5F);
    const Network network = Network::fromWeights(w, {});
    QVERIFY(network.couplings.diagonal().isZero(0.0F));
    QCOMPARE(network.weight(1, 2), 0.5);
    // A diagonal that is no multiple does not hide that the rest is.
    w.diagonal().setConstant(0.123F);
    QCOMPARE(Network::fromWeights(w, {}).quantum, 0.25);
}

void HopfieldNetworkTest::badWeightsAreRefused() {
    const Eigen::MatrixXf good = Eigen::MatrixXf::Constant(3, 3, 0.5F);
    QCOMPARE(refusal(good), std::string());
    QVERIFY(contains(refusal(Eigen::MatrixXf::Zero(2, 3)), "[2,3]"));
    QVERIFY(!refusal(Eigen::MatrixXf(0, 0)).empty());
    for (const float bad : {NAN, INFINITY, -INFINITY, 1e30F}) {
        Eigen::MatrixXf w = good;
        w(1, 2) = w(2, 1) = bad;
        QVERIFY(contains(refusal(w), "[1,2]"));
        w = good;
        w(2, 1) = bad;
        QVERIFY(!refusal(w).empty());
        w = good;
        w(1, 1) = bad;
        QVERIFY(contains(refusal(w), "[1,1]"));
        Eigen::VectorXf b = Eigen::VectorXf::Zero(3);
        b[2] = bad;
        QVERIFY(contains(refusal(good, b), "biases[2]"));
    }
    Eigen::MatrixXf w = good;
    w(0, 2) = 0.25F;
    QVERIFY(contains(refusal(w), "weights[0,2] = 0.25 but weights[2,0] = 0.5"));
    QVERIFY(contains(refusal(good, Eigen::VectorXf::Zero(4)), "4 entries"));
}

void HopfieldNetworkTest::badPatternsAreRefused() {
    const auto message = [](const std::vector<Pattern>& patterns) {
        try {
            checkPatterns(patterns, "'P.npy'");
        } catch (const UserError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const Pattern a{1, 3, {1, 1, -1}, {}}, b{1, 3, {1, -1, -1}, {}}, longer{1, 4, {1, 1, 1, 1}, {}};
    QCOMPARE(message({a, b}), std::string());
    QVERIFY(contains(message({}), "no pattern"));
    QVERIFY(contains(message({a, longer}), "pattern 2 has 4 units"));
    QVERIFY(contains(message({a, b, a}), "pattern 3 is the same as pattern 1"));
    QVERIFY(contains(message({{0, 0, {}, {}}}), "at least one"));
    std::vector<Pattern> many;
    for (std::uint32_t code = 0; code < 4; ++code)
        many.push_back({1, 3, naive::stateOf(code, 3), {}});
    QVERIFY(contains(message(many), "K <= N"));
    const auto huge = static_cast<std::size_t>(kMaxUnits) + 1;
    QVERIFY(contains(message({{1, kMaxUnits + 1, std::vector<std::int8_t>(huge, 1), {}}}), "16385 units"));
}

void HopfieldNetworkTest::memoryPropertiesAgreeWithTheDefinition() {
    RandomStream random(18);
    for (const std::size_t count : {3U, 12U, 30U}) { // from stable to overloaded
        const auto patterns = naive::randomPatterns(count, 60, random);
        Network network = learnHebb(patterns);
        for (int i = 0; i < 60; ++i)
            network.biases[i] = static_cast<float>(0.1 * random.normal());
        const naive::Network oracle = naive::networkOf(network);
        for (const TieRule tie : {TieRule::Keep, TieRule::Plus, TieRule::Minus}) {
            const auto properties = memoryProperties(network, patterns, tie);
            for (std::size_t k = 0; k < count; ++k) {
                const auto& p = patterns[k].units;
                double stability = INFINITY;
                int unstable = 0;
                for (std::size_t i = 0; i < p.size(); ++i) {
                    const double h = naive::field(oracle, p, i);
                    stability = std::min(stability, p[i] * h);
                    unstable += naive::aligned(h, p[i], tie) != p[i] ? 1 : 0;
                }
                QVERIFY(std::abs(properties[k].energy - naive::energy(oracle, p)) < 1e-5);
                QVERIFY(std::abs(properties[k].stability - stability) < 1e-6);
                QCOMPARE(properties[k].unstableUnits, unstable);
            }
        }
    }
}

QTEST_APPLESS_MAIN(HopfieldNetworkTest)
#include "hopfield_network_test.moc"
