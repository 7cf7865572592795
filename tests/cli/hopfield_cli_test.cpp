// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real program: outputs, exit statuses, and one clear line for everything that can be wrong.
#include "core/data/npy.h"
#include "core/data/safetensors.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/network_file.h"
#include "core/hopfield/pattern_file.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"
#include "tests/support/run_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace energyscape;
using test::ProcessResult;

namespace {

using Units = std::vector<std::int8_t>;
using Tensors = std::map<std::string, Array>;

template <class T>
Array arrayOf(std::vector<std::size_t> shape, const std::vector<T>& values) {
    return makeArray<T>(std::move(shape), values);
}

std::vector<Pattern> randomSet(std::size_t count, std::size_t units, std::uint64_t seed) {
    RandomStream random(seed);
    return naive::randomPatterns(count, units, random);
}

std::vector<Units> unitsOf(const std::vector<Pattern>& patterns) {
    std::vector<Units> units;
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

    void wrongUsage_data();
    void wrongUsage();
    void badInput_data();
    void badInput();
    void failureLeavesTheOutputUntouched();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    std::filesystem::path file(const QString& name) const { return path(name).toStdString(); }
    /// Runs "energyscape-cli hopfield <line>" in the folder of the test's files; words are split at spaces.
    ProcessResult run(const QString& line) const {
        return test::runProcess(
            ENERGYSCAPE_CLI, QString("hopfield " + line).split(' ', Qt::SkipEmptyParts), m_folder.path());
    }
    /// The object on standard output, which must hold nothing else.
    QJsonObject json(const QString& line) const {
        const ProcessResult result = run(line + " --json");
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(result.out, &error);
        const bool alone = result.out.count('\n') == 1 && result.out.endsWith('\n') && result.err.isEmpty();
        if (result.status != 0 || !alone || error.error != QJsonParseError::NoError || !document.isObject())
            qWarning() << "no JSON alone:" << result.status << result.out << result.err;
        return alone && result.status == 0 ? document.object() : QJsonObject();
    }
    void writeBytes(const QString& name, const QByteArray& bytes) const {
        QFile out(path(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    QByteArray bytesOf(const QString& name) const {
        QFile in(path(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("missing");
    }
    void writeNetworkFile(
        const QString& name, Tensors tensors, std::map<std::string, std::string> metadata = {}) const {
        writeSafetensors(file(name), {std::move(tensors), std::move(metadata)});
    }
    void writeBadFiles();

    QTemporaryDir m_folder;
};

void HopfieldCliTest::initTestCase() {
    QVERIFY(m_folder.isValid());
    hopfield::writeStates(file("P.npy"), {{-1, -1, -1, 1}, {1, 1, 1, 1}});
    hopfield::writeStates(file("Q.npy"), {{-1, -1, -1, 1}, {-1, 1, 1, 1}, {1, 1, 1, -1}});
    hopfield::writeStates(file("P200.npy"), unitsOf(randomSet(10, 200, 1)));
    hopfield::writeStates(file("Q200.npy"), unitsOf(randomSet(23, 200, 2)));
    writeNpy(file("order.npy"), arrayOf<std::int32_t>({4}, {3, 2, 1, 0}));
    QCOMPARE(run("learn --patterns P.npy --rule hebb --out net.safetensors").status, 0);
    RandomStream random(3);
    hopfield::saveNetwork(file("gauss.safetensors"), *naive::gaussianNetwork(200, 0.2, random));
    writeBadFiles();
}

void HopfieldCliTest::writeBadFiles() {
    const QByteArray good = bytesOf("P.npy");
    writeBytes("empty.npy", {});
    writeBytes("truncated.npy", good.left(good.size() - 2));
    writeBytes("text.npy", "-1 1 -1 1\n");
    writeNpy(file("nan.npy"), arrayOf<float>({2, 4}, {1, 1, -1, 1, 1, -1, NAN, 1}));
    writeNpy(file("two.npy"), arrayOf<float>({2, 4}, {1, 1, -1, 1, 1, 2, 1, 1}));
    writeNpy(file("mixed.npy"), arrayOf<std::int8_t>({1, 4}, {1, -1, 0, 1}));
    writeNpy(file("none.npy"), arrayOf<std::int8_t>({0, 4}, {}));
    writeNpy(file("cube.npy"), arrayOf<std::int8_t>({1, 2, 2}, {1, 1, 1, 1}));
    hopfield::writeStates(file("twice.npy"), {{1, 1, 1, 1}, {-1, 1, 1, 1}, {1, 1, 1, 1}});
    hopfield::writeStates(file("many.npy"), {{1, 1}, {1, -1}, {-1, 1}});
    hopfield::writeStates(file("five.npy"), {{1, 1, 1, 1, -1}});
    writeNpy(file("order4.npy"), arrayOf<std::int32_t>({4}, {0, 1, 2, 4}));
    writeNpy(file("order-1.npy"), arrayOf<std::int32_t>({2}, {0, -1}));
    writeNpy(file("order.5.npy"), arrayOf<float>({2}, {0, 0.5F}));
    writeNpy(file("order2d.npy"), arrayOf<std::int32_t>({2, 2}, {0, 1, 2, 3}));
    writeNpy(file("b5.npy"), arrayOf<float>({5}, {0, 0, 0, 0, 0}));
    writeNpy(file("bnan.npy"), arrayOf<float>({4}, {0, 0, NAN, 0}));
    // complex128 has no place here
    QByteArray complex = good;
    complex.replace("'|i1'", "'<c8'");
    writeBytes("complex.npy", complex);

    const std::vector<float> w = {0, 1, 2, 1, 0, 3, 2, 3, 0};
    const std::vector<float> b = {0, 0, 0};
    auto asymmetric = w, notFinite = w;
    asymmetric[1] = 5;
    notFinite[1] = notFinite[3] = NAN;
    writeNetworkFile("noweights.st", {{"W", arrayOf<float>({3, 3}, w)}});
    writeNetworkFile("flat.st", {{"weights", arrayOf<float>({9}, w)}});
    writeNetworkFile("oblong.st", {{"weights", arrayOf<float>({1, 9}, w)}});
    writeNetworkFile("biases.st", {{"weights", arrayOf<float>({3, 3}, w)}, {"biases", arrayOf<float>({2}, {0, 0})}});
    writeNetworkFile(
        "asymmetric.st", {{"weights", arrayOf<float>({3, 3}, asymmetric)}, {"biases", arrayOf<float>({3}, b)}});
    writeNetworkFile("notfinite.st", {{"weights", arrayOf<float>({3, 3}, notFinite)}});
    writeNetworkFile("zeroone.st", {{"weights", arrayOf<float>({3, 3}, w)}}, {{"units", "01"}});
    writeNetworkFile("rbm.st", {{"weights", arrayOf<float>({3, 3}, w)}}, {{"format", "energyscape-rbm"}});
    const QByteArray network = bytesOf("net.safetensors");
    writeBytes("cut.st", network.left(network.size() - 4));
    writeBytes("huge.st", QByteArray::fromHex("ffffffffffffff7f") + network.mid(8));
}

void HopfieldCliTest::learnWritesTheNetwork() {
    const TensorFile stored = readSafetensors(file("net.safetensors"));
    QCOMPARE(stored.metadata.at("format"), std::string("energyscape-hopfield"));
    QCOMPARE(stored.metadata.at("units"), std::string("pm1"));
    const Array& weights = tensor(stored, "weights", {4, 4}, "net");
    QVERIFY(weights.type == ElementType::Float32);
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j)
            QCOMPARE(weights.at(4 * i + j), i != j && i < 3 && j < 3 ? 0.5 : 0.0);
    QCOMPARE(tensor(stored, "biases", {4}, "net").toDoubles(), std::vector<double>(4, 0.0));
    const QJsonObject told = json("learn --patterns P200.npy --rule hebb --out net200.safetensors");
    QCOMPARE(told["units"].toInt(), 200);
    QCOMPARE(told["memories"].toArray().size(), 10);
    const auto loaded = hopfield::loadNetwork(file("net200.safetensors"));
    QVERIFY(loaded.couplings == hopfield::learnHebb(randomSet(10, 200, 1)).couplings);
    QVERIFY(run("learn --patterns P.npy --out again.safetensors").out.contains("2 patterns of 4 units"));
    QCOMPARE(bytesOf("again.safetensors"), bytesOf("net.safetensors"));
}

void HopfieldCliTest::learnTakesBiasesAndZeroOnePatterns() {
    const bool zeroOne[] = {false, false, false, true, true, true, true, true};
    writeNpy(file("P01.npy"), makeArray<bool>({2, 4}, zeroOne));
    writeNpy(file("b.npy"), arrayOf<double>({4}, {0.5, -0.25, 0.0, 1.0}));
    QCOMPARE(run("learn --patterns P01.npy --rule hebb --biases b.npy --out b.safetensors").status, 0);
    const auto network = hopfield::loadNetwork(file("b.safetensors"));
    QVERIFY(network.couplings == hopfield::loadNetwork(file("net.safetensors")).couplings);
    QCOMPARE(network.biases, (Eigen::VectorXf(4) << 0.5F, -0.25F, 0.0F, 1.0F).finished());
}

void HopfieldCliTest::recallRunsTheFourUnitExample() {
    const auto probes =
        json("recall --patterns P.npy --rule hebb --probes Q.npy --update sequential --tie plus --out S.npy")["probes"]
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
    const Array states = readNpy(file("S.npy"));
    QVERIFY(states.type == ElementType::Int8);
    QCOMPARE(states.shape, (std::vector<std::size_t>{3, 4}));
    QCOMPARE(states.toDoubles(), (std::vector<double>{-1, -1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1}));
    // The other tie rules end elsewhere.
    const auto endOf = [&](const QString& tie, qsizetype probe) {
        return json("recall --patterns P.npy --probes Q.npy --update sequential --tie " + tie)["probes"]
            .toArray()[probe]
            .toObject()["end_state"]
            .toString();
    };
    QCOMPARE(endOf("keep", 2), QString("negative 1"));
    QCOMPARE(endOf("minus", 0), QString("negative 2"));
    // Without --json: a table with one line a probe.
    const ProcessResult table = run("recall --patterns P.npy --probes Q.npy --update sequential");
    QCOMPARE(table.status, 0);
    QVERIFY(table.err.isEmpty());
    QCOMPARE(table.out.count('\n'), 4);
    QVERIFY(table.out.contains("memory 2"));
}

void HopfieldCliTest::recallWithoutPatternsKnowsNoMemories() {
    const QJsonObject probe = json("recall --network net.safetensors --probes Q.npy")["probes"].toArray()[1].toObject();
    QVERIFY(probe["overlaps"].isArray() && probe["overlaps"].toArray().isEmpty());
    QCOMPARE(probe["end_state"].toString(), QString("other"));
    const QJsonObject known =
        json("recall --network net.safetensors --patterns P.npy --probes Q.npy")["probes"].toArray()[0].toObject();
    QCOMPARE(known["end_state"].toString(), QString("memory 1"));
}

void HopfieldCliTest::recallNamesCycles() {
    writeNetworkFile("pair.st", {{"weights", arrayOf<float>({2, 2}, {0, 1, 1, 0})}});
    hopfield::writeStates(file("pm.npy"), {{1, -1}});
    const QJsonObject cycle =
        json("recall --network pair.st --probes pm.npy --update synchronous")["probes"].toArray()[0].toObject();
    QCOMPARE(cycle["end_state"].toString(), QString("cycle"));
    QVERIFY(!cycle["settled"].toBool());
    const QJsonObject other =
        json("recall --network pair.st --probes pm.npy --update independent --probability 0.5")["probes"]
            .toArray()[0]
            .toObject();
    QCOMPARE(other["end_state"].toString(), QString("other"));
    QVERIFY(other["settled"].toBool());
}

void HopfieldCliTest::recallFollowsTheOrder() {
    writeNetworkFile("pair.st", {{"weights", arrayOf<float>({2, 2}, {0, 1, 1, 0})}});
    hopfield::writeStates(file("pm.npy"), {{1, -1}});
    writeNpy(file("o01.npy"), arrayOf<std::int32_t>({2}, {0, 1}));
    writeNpy(file("o10.npy"), arrayOf<std::int8_t>({2}, {1, 0}));
    QCOMPARE(run("recall --network pair.st --probes pm.npy --update sequential --order o01.npy --out s.npy").status, 0);
    QCOMPARE(readNpy(file("s.npy")).toDoubles(), (std::vector<double>{-1, -1}));
    QCOMPARE(run("recall --network pair.st --probes pm.npy --update sequential --order o10.npy --out s.npy").status, 0);
    QCOMPARE(readNpy(file("s.npy")).toDoubles(), (std::vector<double>{1, 1}));
}

void HopfieldCliTest::recallWritesTheTrace() {
    const auto probes =
        json("recall --patterns P200.npy --probes Q200.npy --update sequential --trace trace.csv --out S.npy")["probes"]
            .toArray();
    const auto lines = bytesOf("trace.csv").trimmed().split('\n');
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
    QCOMPARE(run("learn --patterns P200.npy --out net200.safetensors").status, 0);
    for (const QString update :
        {"sequential", "random", "independent", "synchronous", "random --temperature 0.5 --max-sweeps 9"}) {
        const QString options = " --patterns P200.npy --probes Q200.npy --update " + update;
        const QJsonObject read = json("recall --network net200.safetensors" + options);
        QVERIFY(!read.isEmpty());
        QCOMPARE(read, json("recall" + options));
    }
}

void HopfieldCliTest::resultsDependOnTheSeedAloneNotOnThreads() {
    for (const QString update :
        {"random", "independent", "random --temperature 1.0", "synchronous --temperature 1.0"}) {
        const QString line =
            "recall --network gauss.safetensors --probes Q200.npy --max-sweeps 20 --trace t.csv --out S.npy --update " +
            update;
        const QJsonObject one = json(line + " --seed 5 --threads 1");
        const QByteArray states = bytesOf("S.npy"), trace = bytesOf("t.csv");
        QVERIFY(!one.isEmpty());
        QCOMPARE(json(line + " --seed 5 --threads 2"), one);
        QCOMPARE(bytesOf("S.npy"), states);
        QCOMPARE(bytesOf("t.csv"), trace);
        QVERIFY(json(line + " --seed 6 --threads 2") != one);
        QVERIFY(bytesOf("S.npy") != states);
    }
    // 1 is the seed when none is given.
    QCOMPARE(json("recall --network gauss.safetensors --probes Q200.npy"),
        json("recall --network gauss.safetensors --probes Q200.npy --seed 1"));
}

void HopfieldCliTest::energyIsTheDefinition() {
    const auto network = hopfield::loadNetwork(file("gauss.safetensors"));
    const auto oracle = naive::networkOf(network);
    const auto energies =
        json("energy --network gauss.safetensors --states Q200.npy --threads 2 --out E.npy")["energies"].toArray();
    const auto lines = run("energy --network gauss.safetensors --states Q200.npy").out.trimmed().split('\n');
    const auto states = randomSet(23, 200, 2);
    const Array stored = readNpy(file("E.npy"));
    QCOMPARE(energies.size(), 23);
    QCOMPARE(lines.size(), 23);
    for (qsizetype k = 0; k < 23; ++k) {
        const double exact = naive::energy(oracle, states[static_cast<std::size_t>(k)].units);
        QVERIFY(std::abs(energies[k].toDouble() - exact) < 1e-11);
        QCOMPARE(lines[k].toDouble(), energies[k].toDouble());
        QCOMPARE(stored.at(static_cast<std::size_t>(k)), energies[k].toDouble());
    }
    QCOMPARE(run("energy --network net.safetensors --states Q.npy").out, QByteArray("-1.5\n0.5\n-1.5\n"));
}

void HopfieldCliTest::numbersKeepTheirPrecision() {
    // E = -1/3 - 0.1 in float weights: 17 digits are needed.
    writeNetworkFile("third.st", {{"weights", arrayOf<float>({2, 2}, {0, 1.0F / 3.0F, 1.0F / 3.0F, 0})},
                                     {"biases", arrayOf<float>({2}, {0.1F, 0})}});
    hopfield::writeStates(file("pp.npy"), {{1, 1}});
    const double exact = -static_cast<double>(1.0F / 3.0F) - static_cast<double>(0.1F);
    QCOMPARE(run("energy --network third.st --states pp.npy").out.trimmed().toDouble(), exact);
    // A zero has no sign.
    writeNetworkFile("none.st", {{"weights", arrayOf<float>({2, 2}, {0, 0, 0, 0})}});
    QCOMPARE(run("energy --network none.st --states pp.npy").out, QByteArray("0\n"));
}

void HopfieldCliTest::droppedDiagonalIsNoted() {
    writeNetworkFile("diagonal.st", {{"weights", arrayOf<float>({2, 2}, {1, 0.5F, 0.5F, 1})}});
    hopfield::writeStates(file("pp.npy"), {{1, 1}});
    const ProcessResult result = run("energy --network diagonal.st --states pp.npy");
    QCOMPARE(result.out, QByteArray("-0.5\n"));
    QVERIFY(result.err.contains("diagonal"));
    QVERIFY(!json("energy --network diagonal.st --states pp.npy").isEmpty());
}

void HopfieldCliTest::helpAndVersion() {
    const ProcessResult version = test::runProcess(ENERGYSCAPE_CLI, {"--version"});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.startsWith("energyscape-cli "));
    for (const QString line : {"--help", "learn --help", "recall --help", "energy --help"}) {
        const ProcessResult help = run(line);
        QCOMPARE(help.status, 0);
        QVERIFY(help.err.isEmpty());
        QVERIFY(line == "--help" || help.out.contains("energyscape-cli hopfield"));
    }
}

void HopfieldCliTest::wrongUsage_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const QString recall = "recall --patterns P.npy --probes Q.npy ";
    QTest::newRow("no verb") << "" << "learn, recall, energy";
    QTest::newRow("unknown verb") << "forget"
                                  << "forget";
    QTest::newRow("unknown option") << recall + "--speed 3"
                                    << "--speed";
    QTest::newRow("no patterns") << "learn --rule hebb --out x.st"
                                 << "--patterns";
    QTest::newRow("no out") << "learn --patterns P.npy --rule hebb"
                            << "--out";
    QTest::newRow("unknown rule") << "learn --patterns P.npy --rule storkey --out x.st"
                                  << "storkey";
    QTest::newRow("no probes") << "recall --patterns P.npy"
                               << "--probes";
    QTest::newRow("no source") << "recall --probes Q.npy"
                               << "--network";
    QTest::newRow("both sources") << "recall --network net.safetensors --patterns P.npy --rule hebb --probes Q.npy"
                                  << "--rule";
    QTest::newRow("biases of a network") << "recall --network net.safetensors --biases b5.npy --probes Q.npy"
                                         << "--biases";
    QTest::newRow("unknown update") << recall + "--update backwards"
                                    << "backwards";
    QTest::newRow("unknown tie") << recall + "--tie maybe"
                                 << "maybe";
    QTest::newRow("order with random") << recall + "--order order.npy"
                                       << "--order";
    QTest::newRow("order with synchronous") << recall + "--update synchronous --order order.npy"
                                            << "--order";
    QTest::newRow("negative temperature") << recall + "--temperature -1"
                                          << "--temperature";
    QTest::newRow("temperature that is none") << recall + "--temperature warm"
                                              << "warm";
    QTest::newRow("NaN temperature") << recall + "--temperature nan"
                                     << "--temperature";
    QTest::newRow("probability 0") << recall + "--update independent --probability 0"
                                   << "--probability";
    QTest::newRow("probability 2") << recall + "--update independent --probability 2"
                                   << "--probability";
    QTest::newRow("negative seed") << recall + "--seed=-1"
                                   << "--seed";
    QTest::newRow("seed and a half") << recall + "--seed 1.5"
                                     << "--seed";
    QTest::newRow("no threads") << recall + "--threads 0"
                                << "--threads";
    QTest::newRow("negative sweeps") << recall + "--max-sweeps=-3"
                                     << "--max-sweeps";
    QTest::newRow("value missing") << recall + "--out"
                                   << "--out";
    QTest::newRow("one file twice") << recall + "--out x.npy --trace x.npy"
                                    << "same file";
    QTest::newRow("no states") << "energy --network net.safetensors"
                               << "--states";
}

/// Exit status 2, one line that names the matter, nothing on standard output.
void HopfieldCliTest::wrongUsage() {
    QFETCH(QString, line);
    QFETCH(QString, says);
    const ProcessResult result = run(line);
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.startsWith("energyscape-cli: ") && result.err.count('\n') == 1, result.err.constData());
    QVERIFY2(result.err.contains(says.toUtf8()), result.err.constData());
    QVERIFY(result.out.isEmpty());
    if (!line.endsWith("--out"))
        QVERIFY(run(line + " --json").out.isEmpty());
}

void HopfieldCliTest::badInput_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("says");
    const auto pattern = [](const char* name, const QString& file, const QString& says) {
        QTest::addRow("patterns: %s", name) << "learn --out x.st --patterns " + file << file << says;
    };
    pattern("missing", "nowhere.npy", "no such file");
    pattern("a folder", ".", "folder");
    pattern("empty", "empty.npy", "");
    pattern("truncated", "truncated.npy", "");
    pattern("text", "text.npy", "");
    pattern("complex", "complex.npy", "");
    pattern("NaN", "nan.npy", "row 1, column 2");
    pattern("2", "two.npy", "row 1, column 1");
    pattern("-1 and 0", "mixed.npy", "row 0, column 2");
    pattern("zero patterns", "none.npy", "[0,4]");
    pattern("three dimensions", "cube.npy", "[1,2,2]");
    pattern("duplicates", "twice.npy", "pattern 3 is the same as pattern 1");
    pattern("K > N", "many.npy", "K <= N");
    pattern("not a network", "net.safetensors", "");

    const QString recall = "recall --patterns P.npy --probes ";
    QTest::newRow("probes: missing") << recall + "nowhere.npy"
                                     << "nowhere.npy"
                                     << "no such file";
    QTest::newRow("probes: NaN") << recall + "nan.npy"
                                 << "nan.npy"
                                 << "row 1, column 2";
    QTest::newRow("probes: wrong size") << recall + "five.npy"
                                        << "five.npy"
                                        << "5 units";
    QTest::newRow("patterns to compare with: wrong size")
        << "recall --network net.safetensors --patterns five.npy --probes Q.npy"
        << "five.npy"
        << "5 units";
    const QString ordered = recall + "Q.npy --update sequential --order ";
    QTest::newRow("order: out of range") << ordered + "order4.npy"
                                         << "order4.npy"
                                         << "unit 4";
    QTest::newRow("order: negative") << ordered + "order-1.npy"
                                     << "order-1.npy"
                                     << "entry 1";
    QTest::newRow("order: fractions") << ordered + "order.5.npy"
                                      << "order.5.npy"
                                      << "entry 1";
    QTest::newRow("order: two dimensions") << ordered + "order2d.npy"
                                           << "order2d.npy"
                                           << "[2,2]";
    QTest::newRow("biases: wrong size") << recall + "Q.npy --biases b5.npy"
                                        << "b5.npy"
                                        << "wanted is [4]";
    QTest::newRow("biases: NaN") << recall + "Q.npy --biases bnan.npy"
                                 << "bnan.npy"
                                 << "entry 2";

    const auto network = [](const char* name, const QString& file, const QString& says) {
        QTest::addRow("network: %s", name) << "energy --states Q.npy --network " + file << file << says;
    };
    network("missing", "nowhere.st", "no such file");
    network("empty", "empty.npy", "");
    network("truncated", "cut.st", "");
    network("header too long", "huge.st", "");
    network("a NumPy file", "P.npy", "");
    network("other tensor names", "noweights.st", "no tensor 'weights'");
    network("one dimension", "flat.st", "[9]");
    network("not square", "oblong.st", "[1,9]");
    network("wrong biases", "biases.st", "[2]");
    network("asymmetric", "asymmetric.st", "weights[0,1] = 5 but weights[1,0] = 1");
    network("NaN", "notfinite.st", "weights[0,1]");
    network("other units", "zeroone.st", "pm1");
    network("another model", "rbm.st", "energyscape-rbm");
    QTest::newRow("states: wrong size") << "energy --network net.safetensors --states five.npy"
                                        << "five.npy"
                                        << "5 units";

    QTest::newRow("out: no such folder") << "learn --patterns P.npy --out nowhere/x.st"
                                         << "nowhere/x.st"
                                         << "cannot write";
    QTest::newRow("out: a folder") << recall + "Q.npy --out ."
                                   << "'.'"
                                   << "folder";
    QTest::newRow("trace: no such folder") << recall + "Q.npy --trace nowhere/t.csv"
                                           << "nowhere/t.csv"
                                           << "cannot write";
    QTest::newRow("energies: no such folder") << "energy --network net.safetensors --states Q.npy --out nowhere/e.npy"
                                              << "nowhere/e.npy"
                                              << "cannot write";
}

/// Exit status 1, one line that names the file and the matter, nothing on standard output.
void HopfieldCliTest::badInput() {
    QFETCH(QString, line);
    QFETCH(QString, names);
    QFETCH(QString, says);
    for (const QString& form : {line, line + " --json"}) {
        const ProcessResult result = run(form);
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.startsWith("energyscape-cli: ") && result.err.count('\n') == 1, result.err.constData());
        QVERIFY2(result.err.contains(names.toUtf8()), result.err.constData());
        QVERIFY2(result.err.contains(says.toUtf8()), result.err.constData());
        QVERIFY(result.out.isEmpty());
    }
    QVERIFY(!QFile::exists(path("x.st")));
}

void HopfieldCliTest::failureLeavesTheOutputUntouched() {
    writeBytes("kept", "precious");
    for (const QString line : {"learn --out kept --patterns nan.npy", "learn --out kept --patterns twice.npy",
             "recall --out kept --patterns P.npy --probes five.npy",
             "recall --trace kept --patterns P.npy --probes nan.npy",
             "energy --out kept --network cut.st --states Q.npy",
             "recall --out kept --patterns P.npy --probes Q.npy --temperature -1",
             "recall --out kept --trace nowhere/t.csv --patterns P.npy --probes Q.npy"}) {
        QVERIFY(run(line).status != 0);
        QCOMPARE(bytesOf("kept"), QByteArray("precious"));
    }
    // Nothing is left behind either.
    QVERIFY(QDir(m_folder.path()).entryList({".*"}, QDir::Files | QDir::Hidden).isEmpty());
    QCOMPARE(run("learn --out kept --patterns P.npy").status, 0);
    QCOMPARE(bytesOf("kept"), bytesOf("net.safetensors"));
}

QTEST_GUILESS_MAIN(HopfieldCliTest)
#include "hopfield_cli_test.moc"
