// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real program and looks at what it writes; what it refuses is in hopfield_cli_errors_test.cpp.
#include "core/hopfield/hebb.h"
#include "core/hopfield/network_file.h"
#include "core/hopfield/pattern_file.h"
#include "tests/support/cli_folder.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"

#include <QJsonArray>

using namespace energyscape;
using test::arrayOf;
using test::ProcessResult;

namespace {

std::vector<Pattern> randomSet(std::size_t count, std::size_t units, std::uint64_t seed) {
    RandomStream random(seed);
    return naive::randomPatterns(count, units, random);
}

std::vector<std::vector<std::int8_t>> unitsOf(const std::vector<Pattern>& patterns) {
    std::vector<std::vector<std::int8_t>> units;
    for (const Pattern& pattern : patterns)
        units.push_back(pattern.units);
    return units;
}

} // namespace

class HopfieldCliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void learnWritesTheNetwork();
    void learnTakesBiasesAndZeroOnePatterns();
    void recallRunsTheFourUnitExample();
    void recallWithoutPatternsKnowsNoMemories();
    void recallNamesCycles();
    void recallFollowsTheOrder();
    void recallWritesTheTrace();
    void networkAndPatternsGiveTheSameRecall();
    void resultsDependOnTheSeedAloneNotOnThreads();
    void energyIsTheDefinition();
    void numbersKeepTheirPrecision();
    void droppedDiagonalIsNoted();
    void helpAndVersion();

private:
    test::CliFolder m_cli{"hopfield"};
};

void HopfieldCliTest::initTestCase() {
    QVERIFY(m_cli.isValid());
    hopfield::writeStates(m_cli.file("P.npy"), {{-1, -1, -1, 1}, {1, 1, 1, 1}});
    hopfield::writeStates(m_cli.file("Q.npy"), {{-1, -1, -1, 1}, {-1, 1, 1, 1}, {1, 1, 1, -1}});
    hopfield::writeStates(m_cli.file("P200.npy"), unitsOf(randomSet(10, 200, 1)));
    hopfield::writeStates(m_cli.file("Q200.npy"), unitsOf(randomSet(23, 200, 2)));
    QCOMPARE(m_cli.run("learn --patterns P.npy --rule hebb --out net.safetensors").status, 0);
    RandomStream random(3);
    hopfield::saveNetwork(m_cli.file("gauss.safetensors"), *naive::gaussianNetwork(200, 0.2, random));
}

void HopfieldCliTest::learnWritesTheNetwork() {
    const TensorFile stored = readSafetensors(m_cli.file("net.safetensors"));
    QCOMPARE(stored.metadata.at("format"), std::string("energyscape-hopfield"));
    QCOMPARE(stored.metadata.at("units"), std::string("pm1"));
    const Array& weights = tensor(stored, "weights", {4, 4}, "net");
    QVERIFY(weights.type == ElementType::Float32);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j)
            QCOMPARE(weights.at(4 * i + j), i != j && i < 3 && j < 3 ? 0.5 : 0.0);
    QCOMPARE(tensor(stored, "biases", {4}, "net").toDoubles(), std::vector<double>(4, 0.0));
    const QJsonObject told = m_cli.json("learn --patterns P200.npy --rule hebb --out net200.safetensors");
    QCOMPARE(told["units"].toInt(), 200);
    QCOMPARE(told["memories"].toArray().size(), 10);
    const auto loaded = hopfield::loadNetwork(m_cli.file("net200.safetensors"));
    QVERIFY(loaded.couplings == hopfield::learnHebb(randomSet(10, 200, 1)).couplings);
    QVERIFY(m_cli.run("learn --patterns P.npy --out again.safetensors").out.contains("2 patterns of 4 units"));
    QCOMPARE(m_cli.bytesOf("again.safetensors"), m_cli.bytesOf("net.safetensors"));
}

void HopfieldCliTest::learnTakesBiasesAndZeroOnePatterns() {
    const bool zeroOne[] = {false, false, false, true, true, true, true, true};
    m_cli.write("P01.npy", makeArray<bool>({2, 4}, zeroOne));
    m_cli.write("b.npy", arrayOf<double>({4}, {0.5, -0.25, 0.0, 1.0}));
    QCOMPARE(m_cli.run("learn --patterns P01.npy --rule hebb --biases b.npy --out b.safetensors").status, 0);
    const auto network = hopfield::loadNetwork(m_cli.file("b.safetensors"));
    QVERIFY(network.couplings == hopfield::loadNetwork(m_cli.file("net.safetensors")).couplings);
    QCOMPARE(network.biases, (Eigen::VectorXf(4) << 0.5F, -0.25F, 0.0F, 1.0F).finished());
}

void HopfieldCliTest::recallRunsTheFourUnitExample() {
    const auto probes =
        m_cli
            .json("recall --patterns P.npy --rule hebb --probes Q.npy --update sequential --tie plus --out S.npy")
                ["probes"]
            .toArray();
    QCOMPARE(probes.size(), 3);
    const QJsonObject second = probes[1].toObject();
    QCOMPARE(second.keys(), (QStringList{"end_state", "energy", "flips", "overlaps", "settled", "sweeps"}));
    QCOMPARE(second["end_state"].toString(), QString("memory 2"));
    QCOMPARE(second["sweeps"].toInt(), 1);
    QCOMPARE(second["flips"].toInt(), 1);
    QCOMPARE(second["energy"].toDouble(), -1.5);
    QCOMPARE(second["overlaps"].toArray(), (QJsonArray{-0.5, 1.0}));
    QVERIFY(second["settled"].toBool());
    QCOMPARE(probes[0].toObject()["flips"].toInt(), 0);
    const Array states = readNpy(m_cli.file("S.npy"));
    QVERIFY(states.type == ElementType::Int8);
    QCOMPARE(states.shape, (std::vector<std::size_t>{3, 4}));
    QCOMPARE(states.toDoubles(), (std::vector<double>{-1, -1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1}));
    // The other tie rules end elsewhere.
    const auto endOf = [&](const QString& tie, qsizetype probe) {
        return m_cli.json("recall --patterns P.npy --probes Q.npy --update sequential --tie " + tie)["probes"]
            .toArray()[probe]
            .toObject()["end_state"]
            .toString();
    };
    QCOMPARE(endOf("keep", 2), QString("negative 1"));
    QCOMPARE(endOf("minus", 0), QString("negative 2"));
    // Without --json: a table with one line a probe.
    const ProcessResult table = m_cli.run("recall --patterns P.npy --probes Q.npy --update sequential");
    QCOMPARE(table.status, 0);
    QVERIFY(table.err.isEmpty());
    QCOMPARE(table.out.count('\n'), 4);
    QVERIFY(table.out.contains("memory 2"));
}

void HopfieldCliTest::recallWithoutPatternsKnowsNoMemories() {
    const QJsonObject probe =
        m_cli.json("recall --network net.safetensors --probes Q.npy")["probes"].toArray()[1].toObject();
    QVERIFY(probe["overlaps"].isArray() && probe["overlaps"].toArray().isEmpty());
    QCOMPARE(probe["end_state"].toString(), QString("other"));
    const QJsonObject known = m_cli.json("recall --network net.safetensors --patterns P.npy --probes Q.npy")["probes"]
                                  .toArray()[0]
                                  .toObject();
    QCOMPARE(known["end_state"].toString(), QString("memory 1"));
}

void HopfieldCliTest::recallNamesCycles() {
    m_cli.write("pair.st", {{"weights", arrayOf<float>({2, 2}, {0, 1, 1, 0})}});
    hopfield::writeStates(m_cli.file("pm.npy"), {{1, -1}});
    const QJsonObject cycle =
        m_cli.json("recall --network pair.st --probes pm.npy --update synchronous")["probes"].toArray()[0].toObject();
    QCOMPARE(cycle["end_state"].toString(), QString("cycle"));
    QVERIFY(!cycle["settled"].toBool());
    const QJsonObject other =
        m_cli.json("recall --network pair.st --probes pm.npy --update independent --probability 0.5")["probes"]
            .toArray()[0]
            .toObject();
    QCOMPARE(other["end_state"].toString(), QString("other"));
    QVERIFY(other["settled"].toBool());
}

void HopfieldCliTest::recallFollowsTheOrder() {
    m_cli.write("pair.st", {{"weights", arrayOf<float>({2, 2}, {0, 1, 1, 0})}});
    hopfield::writeStates(m_cli.file("pm.npy"), {{1, -1}});
    m_cli.write("o01.npy", arrayOf<std::int32_t>({2}, {0, 1}));
    m_cli.write("o10.npy", arrayOf<std::int8_t>({2}, {1, 0}));
    QCOMPARE(
        m_cli.run("recall --network pair.st --probes pm.npy --update sequential --order o01.npy --out s.npy").status,
        0);
    QCOMPARE(readNpy(m_cli.file("s.npy")).toDoubles(), (std::vector<double>{-1, -1}));
    QCOMPARE(
        m_cli.run("recall --network pair.st --probes pm.npy --update sequential --order o10.npy --out s.npy").status,
        0);
    QCOMPARE(readNpy(m_cli.file("s.npy")).toDoubles(), (std::vector<double>{1, 1}));
}

void HopfieldCliTest::recallWritesTheTrace() {
    const auto probes =
        m_cli
            .json("recall --patterns P200.npy --probes Q200.npy --update sequential --trace trace.csv --out S.npy")
                ["probes"]
            .toArray();
    const auto lines = m_cli.bytesOf("trace.csv").trimmed().split('\n');
    QCOMPARE(lines[0], QByteArray("probe,sweep,flips,energy,m_1,m_2,m_3,m_4,m_5,m_6,m_7,m_8,m_9,m_10"));
    const auto oracle = naive::hebb(randomSet(10, 200, 1));
    const auto starts = randomSet(23, 200, 2);
    qsizetype at = 1;
    for (qsizetype k = 0; k < probes.size(); ++k) {
        const QJsonObject probe = probes[k].toObject();
        double energy = INFINITY;
        QList<QByteArray> row;
        for (int sweep = 0; at < lines.size() && lines[at].startsWith(QByteArray::number(k) + ','); ++at, ++sweep) {
            row = lines[at].split(',');
            QCOMPARE(row.size(), 14);
            QCOMPARE(row[1].toInt(), sweep);
            if (sweep == 0)
                QVERIFY(std::abs(row[3].toDouble() - naive::energy(oracle, starts[static_cast<std::size_t>(k)].units)) <
                        1e-9);
            QVERIFY(row[3].toDouble() <= energy);
            energy = row[3].toDouble();
        }
        QCOMPARE(energy, probe["energy"].toDouble()); // all digits
        QCOMPARE(row[2].toInt(), probe["flips"].toInt());
        for (qsizetype m = 0; m < 10; ++m)
            QCOMPARE(row[4 + m].toDouble(), probe["overlaps"].toArray()[m].toDouble());
    }
    QCOMPARE(at, lines.size());
}

void HopfieldCliTest::networkAndPatternsGiveTheSameRecall() {
    QCOMPARE(m_cli.run("learn --patterns P200.npy --out net200.safetensors").status, 0);
    for (const QString update :
        {"sequential", "random", "independent", "synchronous", "random --temperature 0.5 --max-sweeps 9"}) {
        const QString options = " --patterns P200.npy --probes Q200.npy --update " + update;
        const QJsonObject read = m_cli.json("recall --network net200.safetensors" + options);
        QVERIFY(!read.isEmpty());
        QCOMPARE(read, m_cli.json("recall" + options));
    }
}

void HopfieldCliTest::resultsDependOnTheSeedAloneNotOnThreads() {
    for (const QString update :
        {"random", "independent", "random --temperature 1.0", "synchronous --temperature 1.0"}) {
        const QString line =
            "recall --network gauss.safetensors --probes Q200.npy --max-sweeps 20 --trace t.csv --out S.npy --update " +
            update;
        const QJsonObject one = m_cli.json(line + " --seed 5 --threads 1");
        const QByteArray states = m_cli.bytesOf("S.npy"), trace = m_cli.bytesOf("t.csv");
        QVERIFY(!one.isEmpty());
        QCOMPARE(m_cli.json(line + " --seed 5 --threads 2"), one);
        QCOMPARE(m_cli.bytesOf("S.npy"), states);
        QCOMPARE(m_cli.bytesOf("t.csv"), trace);
        QVERIFY(m_cli.json(line + " --seed 6 --threads 2") != one);
        QVERIFY(m_cli.bytesOf("S.npy") != states);
    }
    // 1 is the seed when none is given.
    QCOMPARE(m_cli.json("recall --network gauss.safetensors --probes Q200.npy"),
        m_cli.json("recall --network gauss.safetensors --probes Q200.npy --seed 1"));
}

void HopfieldCliTest::energyIsTheDefinition() {
    const auto network = hopfield::loadNetwork(m_cli.file("gauss.safetensors"));
    const auto oracle = naive::networkOf(network);
    const auto energies =
        m_cli.json("energy --network gauss.safetensors --states Q200.npy --threads 2 --out E.npy")["energies"]
            .toArray();
    const auto lines = m_cli.run("energy --network gauss.safetensors --states Q200.npy").out.trimmed().split('\n');
    const auto states = randomSet(23, 200, 2);
    const Array stored = readNpy(m_cli.file("E.npy"));
    QCOMPARE(energies.size(), 23);
    QCOMPARE(lines.size(), 23);
    for (qsizetype k = 0; k < 23; ++k) {
        const double exact = naive::energy(oracle, states[static_cast<std::size_t>(k)].units);
        QVERIFY(std::abs(energies[k].toDouble() - exact) < 1e-11);
        QCOMPARE(lines[k].toDouble(), energies[k].toDouble());
        QCOMPARE(stored.at(static_cast<std::size_t>(k)), energies[k].toDouble());
    }
    QCOMPARE(m_cli.run("energy --network net.safetensors --states Q.npy").out, QByteArray("-1.5\n0.5\n-1.5\n"));
}

void HopfieldCliTest::numbersKeepTheirPrecision() {
    // E = -1/3 - 0.1 in float weights: 17 digits are needed.
    m_cli.write("third.st", {{"weights", arrayOf<float>({2, 2}, {0, 1.0F / 3.0F, 1.0F / 3.0F, 0})},
                                {"biases", arrayOf<float>({2}, {0.1F, 0})}});
    hopfield::writeStates(m_cli.file("pp.npy"), {{1, 1}});
    const double exact = -static_cast<double>(1.0F / 3.0F) - static_cast<double>(0.1F);
    QCOMPARE(m_cli.run("energy --network third.st --states pp.npy").out.trimmed().toDouble(), exact);
    // A zero has no sign.
    m_cli.write("none.st", {{"weights", arrayOf<float>({2, 2}, {0, 0, 0, 0})}});
    QCOMPARE(m_cli.run("energy --network none.st --states pp.npy").out, QByteArray("0\n"));
}

void HopfieldCliTest::droppedDiagonalIsNoted() {
    m_cli.write("diagonal.st", {{"weights", arrayOf<float>({2, 2}, {1, 0.5F, 0.5F, 1})}});
    hopfield::writeStates(m_cli.file("pp.npy"), {{1, 1}});
    const ProcessResult result = m_cli.run("energy --network diagonal.st --states pp.npy");
    QCOMPARE(result.out, QByteArray("-0.5\n"));
    QVERIFY(result.err.contains("diagonal"));
    QVERIFY(!m_cli.json("energy --network diagonal.st --states pp.npy").isEmpty());
}

void HopfieldCliTest::helpAndVersion() {
    const ProcessResult version = test::runProcess(ENERGYSCAPE_CLI, {"--version"});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith("energyscape-cli "));
    for (const QString line : {"--help", "learn --help", "recall --help", "energy --help"}) {
        const ProcessResult help = m_cli.run(line);
        QCOMPARE(help.status, 0);
        QVERIFY(help.err.isEmpty());
        QVERIFY(line == "--help" || help.out.contains("energyscape-cli hopfield"));
    }
}

QTEST_GUILESS_MAIN(HopfieldCliTest)
#include "hopfield_cli_test.moc"
