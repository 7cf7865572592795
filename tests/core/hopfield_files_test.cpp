// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/npy.h"
#include "core/data/safetensors.h"
#include "core/error.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/network_file.h"
#include "core/hopfield/pattern_file.h"
#include "tests/support/random_hopfield.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace energyscape;
using namespace energyscape::hopfield;

class HopfieldFilesTest : public QObject {
    Q_OBJECT

private slots:
    void patternsOfEveryTypeAreRead();
    void squareNumbersOfUnitsAreSquarePictures();
    void badPatternsAreRefused();
    void statesComeBack();
    void networksComeBack();
    void networksOfOtherProgramsAreRead();
    void badNetworksAreRefused();

private:
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }
    template <class T>
    std::filesystem::path npy(std::vector<std::size_t> shape, const std::vector<T>& values) const {
        writeNpy(file("array.npy"), makeArray<T>(std::move(shape), values));
        return file("array.npy");
    }
    template <class T>
    std::string patternRefusal(std::vector<std::size_t> shape, const std::vector<T>& values) const {
        return refusal([&] { readPatterns(npy(std::move(shape), values)); });
    }
    std::string networkRefusal(TensorFile tensors) const {
        writeSafetensors(file("network"), tensors);
        return refusal([&] { loadNetwork(file("network")); });
    }
    /// The message, which has to name the file.
    static std::string refusal(const std::function<void()>& work) {
        try {
            work();
        } catch (const UserError& error) {
            const std::string message = error.what();
            return message.find("cannot read '/") == 0 ? message : "no file named: " + message;
        }
        return "not refused";
    }

    QTemporaryDir m_folder;
};

#define VERIFY_SAYS(message, part)                                                                                     \
    QVERIFY2((message).find(part) != std::string::npos && (message).find("no file named") == std::string::npos,        \
        (message).c_str())

void HopfieldFilesTest::patternsOfEveryTypeAreRead() {
    const std::vector<std::int8_t> expected = {-1, 1, 1, -1, -1, 1};
    const auto same = [&expected](const std::vector<Pattern>& patterns) {
        std::vector<std::int8_t> all;
        for (const Pattern& pattern : patterns)
            all.insert(all.end(), pattern.units.begin(), pattern.units.end());
        return patterns.size() == 2 && all == expected;
    };
    QVERIFY(same(readPatterns(npy<std::int8_t>({2, 3}, {-1, 1, 1, -1, -1, 1}))));
    QVERIFY(same(readPatterns(npy<float>({2, 3}, {-1, 1, 1, -1, -1, 1}))));
    QVERIFY(same(readPatterns(npy<double>({2, 3}, {0, 1, 1, 0, 0, 1}))));
    QVERIFY(same(readPatterns(npy<std::uint8_t>({2, 3}, {0, 1, 1, 0, 0, 1}))));
    QVERIFY(same(readPatterns(npy<std::int32_t>({2, 3}, {-1, 1, 1, -1, -1, 1}))));
    const bool bits[] = {false, true, true, false, false, true};
    writeNpy(file("array.npy"), makeArray<bool>({2, 3}, bits));
    QVERIFY(same(readPatterns(file("array.npy"))));
    // One pattern without the first dimension; nothing but 0, nothing but 1.
    QCOMPARE(readPatterns(npy<float>({3}, {1, -1, 1})).size(), std::size_t{1});
    QCOMPARE(readPatterns(npy<float>({2}, {0, 0}))[0].units, (std::vector<std::int8_t>{-1, -1}));
    QCOMPARE(readPatterns(npy<float>({2}, {1, 1}))[0].units, (std::vector<std::int8_t>{1, 1}));
}

void HopfieldFilesTest::squareNumbersOfUnitsAreSquarePictures() {
    for (const std::size_t units : {1U, 2U, 24U, 25U, 26U, 784U}) {
        const Pattern pattern = readPatterns(npy<std::int8_t>({units}, std::vector<std::int8_t>(units, 1)))[0];
        const int side = units == 1 ? 1 : units == 25 ? 5 : units == 784 ? 28 : 0;
        QCOMPARE(pattern.rows, side > 0 ? side : 1);
        QCOMPARE(pattern.cols, side > 0 ? side : static_cast<int>(units));
    }
}

void HopfieldFilesTest::badPatternsAreRefused() {
    VERIFY_SAYS(patternRefusal<float>({2, 2}, {1, -1, -1, 2}), "row 1, column 1 (counted from 0) is 2");
    VERIFY_SAYS(patternRefusal<float>({2, 2}, {1, -1, NAN, 1}), "row 1, column 0 (counted from 0) is not a number");
    VERIFY_SAYS(patternRefusal<float>({2, 2}, {1, -1, INFINITY, 1}), "row 1, column 0");
    VERIFY_SAYS(patternRefusal<double>({1, 2}, {1, 1.0000001}), "row 0, column 1");
    VERIFY_SAYS(patternRefusal<std::int8_t>({1, 3}, {-1, 1, 0}), "row 0, column 2");
    VERIFY_SAYS(patternRefusal<std::int8_t>({1, 3}, {0, 1, -1}), "row 0, column 2");
    VERIFY_SAYS(patternRefusal<std::int8_t>({0, 3}, {}), "[0,3]");
    VERIFY_SAYS(patternRefusal<std::int8_t>({3, 0}, {}), "[3,0]");
    VERIFY_SAYS(patternRefusal<std::int8_t>({}, {1}), "[K,N]");
    VERIFY_SAYS(patternRefusal<std::int8_t>({1, 1, 2}, {1, 1}), "[1,1,2]");
    VERIFY_SAYS(refusal([&] { readPatterns(file("nowhere.npy")); }), "no such file");
}

void HopfieldFilesTest::statesComeBack() {
    RandomStream random(81);
    std::vector<std::vector<std::int8_t>> states;
    for (int k = 0; k < 5; ++k)
        states.push_back(naive::randomState(30, random));
    writeStates(file("states.npy"), states);
    const auto patterns = readPatterns(file("states.npy"));
    QCOMPARE(patterns.size(), states.size());
    for (std::size_t k = 0; k < 5; ++k)
        QCOMPARE(patterns[k].units, states[k]);
    QVERIFY(readNpy(file("states.npy")).type == ElementType::Int8);
}

void HopfieldFilesTest::networksComeBack() {
    RandomStream random(82);
    for (const bool hebbian : {true, false}) {
        Network network =
            hebbian ? learnHebb(naive::randomPatterns(9, 47, random)) : *naive::gaussianNetwork(47, 0.4, random);
        network.biases.setLinSpaced(-1.0F, 1.0F);
        saveNetwork(file("network"), network);
        bool diagonalDropped = true;
        const Network back = loadNetwork(file("network"), &diagonalDropped);
        QVERIFY(!diagonalDropped);
        QVERIFY(back.couplings == network.couplings);
        QVERIFY(back.biases == network.biases);
        QCOMPARE(back.quantum, network.quantum);
    }
}

void HopfieldFilesTest::networksOfOtherProgramsAreRead() {
    const std::vector<double> w = {5, 1, -2, 1, 0, 3, -2, 3, 0};
    writeSafetensors(
        file("network"), {{{"weights", makeArray<double>({3, 3}, w)}, {"extra", makeArray<double>({9}, w)}}, {}});
    bool diagonalDropped = false;
    const Network network = loadNetwork(file("network"), &diagonalDropped);
    QVERIFY(diagonalDropped);
    QCOMPARE(network.weight(0, 0), 0.0);
    QCOMPARE(network.weight(0, 1), 1.0);
    QCOMPARE(network.weight(2, 0), -2.0);
    QVERIFY(network.biases.isZero(0.0F));
}

void HopfieldFilesTest::badNetworksAreRefused() {
    const std::vector<float> w = {0, 1, -2, 1, 0, 3, -2, 3, 0};
    const Array good = makeArray<float>({3, 3}, w);
    VERIFY_SAYS(networkRefusal({{{"W", good}}, {}}), "weights");
    VERIFY_SAYS(networkRefusal({{{"weights", makeArray<float>({9}, w)}}, {}}), "[9]");
    VERIFY_SAYS(networkRefusal({{{"weights", makeArray<float>({9, 1}, w)}}, {}}), "[9,1]");
    VERIFY_SAYS(networkRefusal({{{"weights", makeArray<float>({0, 0}, std::vector<float>())}}, {}}), "[0,0]");
    VERIFY_SAYS(networkRefusal({{{"weights", good}, {"biases", makeArray<float>({3, 1}, std::vector<float>(3))}}, {}}),
        "'biases' has shape [3,1]");
    auto bad = w;
    bad[1] = 7;
    VERIFY_SAYS(
        networkRefusal({{{"weights", makeArray<float>({3, 3}, bad)}}, {}}), "weights[0,1] = 7 but weights[1,0] = 1");
    bad = w;
    bad[4] = NAN;
    VERIFY_SAYS(networkRefusal({{{"weights", makeArray<float>({3, 3}, bad)}}, {}}), "weights[1,1]");
    const std::vector<double> huge = {0, 1e300, 1e300, 0}; // beyond float
    VERIFY_SAYS(networkRefusal({{{"weights", makeArray<double>({2, 2}, huge)}}, {}}), "weights[0,1]");
    VERIFY_SAYS(networkRefusal({{{"weights", good}}, {{"units", "01"}}}), "pm1");
    VERIFY_SAYS(networkRefusal({{{"weights", good}}, {{"format", "energyscape-rbm"}}}), "energyscape-rbm");
    VERIFY_SAYS(refusal([&] { loadNetwork(file("nowhere")); }), "no such file");
}

QTEST_APPLESS_MAIN(HopfieldFilesTest)
#include "hopfield_files_test.moc"
