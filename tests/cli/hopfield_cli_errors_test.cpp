// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real program with everything that can be wrong: exit status, one clear line, nothing changed.
#include "core/hopfield/pattern_file.h"
#include "tests/support/cli_folder.h"

using namespace energyscape;
using test::arrayOf;
using test::ProcessResult;

class HopfieldCliErrorsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongUsage_data();
    void wrongUsage();
    void badInput_data();
    void badInput();
    void failureLeavesTheOutputUntouched();

private:
    void writeBadPatterns();
    void writeBadNetworks();

    test::CliFolder m_cli{"hopfield"};
};

void HopfieldCliErrorsTest::initTestCase() {
    QVERIFY(m_cli.isValid());
    hopfield::writeStates(m_cli.file("P.npy"), {{-1, -1, -1, 1}, {1, 1, 1, 1}});
    hopfield::writeStates(m_cli.file("Q.npy"), {{-1, -1, -1, 1}, {-1, 1, 1, 1}, {1, 1, 1, -1}});
    m_cli.write("order.npy", arrayOf<std::int32_t>({4}, {3, 2, 1, 0}));
    QCOMPARE(m_cli.run("learn --patterns P.npy --rule hebb --out net.safetensors").status, 0);
    writeBadPatterns();
    writeBadNetworks();
}

void HopfieldCliErrorsTest::writeBadPatterns() {
    const QByteArray good = m_cli.bytesOf("P.npy");
    m_cli.write("empty.npy", QByteArray());
    m_cli.write("truncated.npy", good.left(good.size() - 2));
    m_cli.write("text.npy", "-1 1 -1 1\n");
    m_cli.write("nan.npy", arrayOf<float>({2, 4}, {1, 1, -1, 1, 1, -1, NAN, 1}));
    m_cli.write("two.npy", arrayOf<float>({2, 4}, {1, 1, -1, 1, 1, 2, 1, 1}));
    m_cli.write("mixed.npy", arrayOf<std::int8_t>({1, 4}, {1, -1, 0, 1}));
    m_cli.write("none.npy", arrayOf<std::int8_t>({0, 4}, {}));
    m_cli.write("cube.npy", arrayOf<std::int8_t>({1, 2, 2}, {1, 1, 1, 1}));
    hopfield::writeStates(m_cli.file("twice.npy"), {{1, 1, 1, 1}, {-1, 1, 1, 1}, {1, 1, 1, 1}});
    hopfield::writeStates(m_cli.file("many.npy"), {{1, 1}, {1, -1}, {-1, 1}});
    hopfield::writeStates(m_cli.file("five.npy"), {{1, 1, 1, 1, -1}});
    m_cli.write("order4.npy", arrayOf<std::int32_t>({4}, {0, 1, 2, 4}));
    m_cli.write("order-1.npy", arrayOf<std::int32_t>({2}, {0, -1}));
    m_cli.write("order.5.npy", arrayOf<float>({2}, {0, 0.5F}));
    m_cli.write("order2d.npy", arrayOf<std::int32_t>({2, 2}, {0, 1, 2, 3}));
    m_cli.write("b5.npy", arrayOf<float>({5}, {0, 0, 0, 0, 0}));
    m_cli.write("bnan.npy", arrayOf<float>({4}, {0, 0, NAN, 0}));
    QByteArray complex = good;
    complex.replace("'|i1'", "'<c8'");
    m_cli.write("complex.npy", complex);
}

void HopfieldCliErrorsTest::writeBadNetworks() {
    const std::vector<float> w = {0, 1, 2, 1, 0, 3, 2, 3, 0};
    const std::vector<float> b = {0, 0, 0};
    auto asymmetric = w, notFinite = w;
    asymmetric[1] = 5;
    notFinite[1] = notFinite[3] = NAN;
    m_cli.write("noweights.st", {{"W", arrayOf<float>({3, 3}, w)}});
    m_cli.write("flat.st", {{"weights", arrayOf<float>({9}, w)}});
    m_cli.write("oblong.st", {{"weights", arrayOf<float>({1, 9}, w)}});
    m_cli.write("biases.st", {{"weights", arrayOf<float>({3, 3}, w)}, {"biases", arrayOf<float>({2}, {0, 0})}});
    m_cli.write("asymmetric.st", {{"weights", arrayOf<float>({3, 3}, asymmetric)}, {"biases", arrayOf<float>({3}, b)}});
    m_cli.write("notfinite.st", {{"weights", arrayOf<float>({3, 3}, notFinite)}});
    m_cli.write("zeroone.st", {{"weights", arrayOf<float>({3, 3}, w)}}, {{"units", "01"}});
    m_cli.write("rbm.st", {{"weights", arrayOf<float>({3, 3}, w)}}, {{"format", "energyscape-rbm"}});
    const QByteArray network = m_cli.bytesOf("net.safetensors");
    m_cli.write("cut.st", network.left(network.size() - 4));
    m_cli.write("huge.st", QByteArray::fromHex("ffffffffffffff7f") + network.mid(8));
}

void HopfieldCliErrorsTest::wrongUsage_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const QString recall = "recall --patterns P.npy --probes Q.npy ";
    QTest::newRow("no verb") << ""
                             << "learn, recall, energy";
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
void HopfieldCliErrorsTest::wrongUsage() {
    QFETCH(QString, line);
    QFETCH(QString, says);
    const ProcessResult result = m_cli.run(line);
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.startsWith("energyscape-cli: ") && result.err.count('\n') == 1, result.err.constData());
    QVERIFY2(result.err.contains(says.toUtf8()), result.err.constData());
    QVERIFY(result.out.isEmpty());
    if (!line.endsWith("--out"))
        QVERIFY(m_cli.run(line + " --json").out.isEmpty());
}

void HopfieldCliErrorsTest::badInput_data() {
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
void HopfieldCliErrorsTest::badInput() {
    QFETCH(QString, line);
    QFETCH(QString, names);
    QFETCH(QString, says);
    for (const QString& form : {line, line + " --json"}) {
        const ProcessResult result = m_cli.run(form);
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.startsWith("energyscape-cli: ") && result.err.count('\n') == 1, result.err.constData());
        QVERIFY2(result.err.contains(names.toUtf8()), result.err.constData());
        QVERIFY2(result.err.contains(says.toUtf8()), result.err.constData());
        QVERIFY(result.out.isEmpty());
    }
    QVERIFY(!QFile::exists(m_cli.path("x.st")));
}

void HopfieldCliErrorsTest::failureLeavesTheOutputUntouched() {
    m_cli.write("kept", "precious");
    for (const QString line : {"learn --out kept --patterns nan.npy", "learn --out kept --patterns twice.npy",
             "recall --out kept --patterns P.npy --probes five.npy",
             "recall --trace kept --patterns P.npy --probes nan.npy",
             "energy --out kept --network cut.st --states Q.npy",
             "recall --out kept --patterns P.npy --probes Q.npy --temperature -1",
             "recall --out kept --trace nowhere/t.csv --patterns P.npy --probes Q.npy"}) {
        QVERIFY(m_cli.run(line).status != 0);
        QCOMPARE(m_cli.bytesOf("kept"), QByteArray("precious"));
    }
    // Nothing is left behind either.
    QVERIFY(QDir(m_cli.path()).entryList({".*"}, QDir::Files | QDir::Hidden).isEmpty());
    QCOMPARE(m_cli.run("learn --out kept --patterns P.npy").status, 0);
    QCOMPARE(m_cli.bytesOf("kept"), m_cli.bytesOf("net.safetensors"));
}

QTEST_GUILESS_MAIN(HopfieldCliErrorsTest)
#include "hopfield_cli_errors_test.moc"
