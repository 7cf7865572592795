// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

namespace {

constexpr char kRoot[] = ENERGYSCAPE_SOURCE_DIR;

struct SourceFile {
    QString path; ///< from the root of the tree
    QStringList lines;
};

/// The files below `folders` whose names end as in `patterns`.
std::vector<SourceFile> sources(const QStringList& folders, const QStringList& patterns = {"*.h", "*.cpp"}) {
    std::vector<SourceFile> found;
    for (const QString& folder : folders) {
        QDirIterator files(QDir(kRoot).filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            found.push_back(
                {QDir(kRoot).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()).split('\n')});
        }
    }
    return found;
}

/// "path:line: text" of every line that matches.
QStringList matches(const std::vector<SourceFile>& files, const char* pattern) {
    const QRegularExpression expression(pattern);
    QStringList found;
    for (const SourceFile& file : files)
        for (qsizetype i = 0; i < file.lines.size(); ++i)
            if (expression.match(file.lines[i]).hasMatch())
                found << QString("%1:%2: %3").arg(file.path).arg(i + 1).arg(file.lines[i].trimmed());
    return found;
}

/// Whether the list is empty; if not, it is what the failed test prints.
bool nothing(const QStringList& found) {
    if (!found.isEmpty())
        qWarning().noquote() << found.join('\n');
    return found.isEmpty();
}

const QStringList kOurs{"core", "widgets", "app", "cli", "tests", "bench"};

constexpr char kQtOrGl[] = "^\\s*#\\s*include\\s*[<\"](Q[A-Za-z]|Qt|q[a-z]+\\.h|GL/|GLES|KHR/|qcustomplot)";
constexpr char kCoreOrApp[] = "^\\s*#\\s*include\\s*[<\"](\\.\\./)*(core|app|cli)/";
constexpr char kAppOrWidgets[] = "^\\s*#\\s*include\\s*[<\"](\\.\\./)*(app|widgets|cli)/";
constexpr char kPrints[] =
    "\\b(std::(cout|cerr|clog)|(std::)?f?printf|(std::)?f?puts|putchar|perror)\\b|#include <iostream>";
constexpr char kShaderText[] = "#version\\s+\\d|\\bgl_Position\\b|\\bgl_FragCoord\\b";
constexpr char kNativeCode[] = "-march=native|-ffast-math|-Ofast";

} // namespace

/// The rules of docs/architecture.md that a machine can check, on the files themselves.
class ArchitectureTest : public QObject {
    Q_OBJECT
private slots:
    /// The patterns find what they are for: else every test below would pass on anything.
    void thePatternsFindWhatTheyAreFor_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("found");
        QTest::newRow("Qt class") << kQtOrGl << "#include <QObject>" << true;
        QTest::newRow("Qt module") << kQtOrGl << "#include <QtGui/QImage>" << true;
        QTest::newRow("GL") << kQtOrGl << "#include <GL/gl.h>" << true;
        QTest::newRow("plot") << kQtOrGl << "#include <qcustomplot.h>" << true;
        QTest::newRow("standard header") << kQtOrGl << "#include <queue>" << false;
        QTest::newRow("core from widgets") << kCoreOrApp << "#include \"core/error.h\"" << true;
        QTest::newRow("relative") << kCoreOrApp << "#include \"../core/error.h\"" << true;
        QTest::newRow("own") << kCoreOrApp << "#include \"widgets/theme.h\"" << false;
        QTest::newRow("app from core") << kAppOrWidgets << "#include \"app/session_bridge.h\"" << true;
        QTest::newRow("cout") << kPrints << "    std::cout << x;" << true;
        QTest::newRow("fprintf") << kPrints << "    std::fprintf(stderr, \"x\");" << true;
        QTest::newRow("snprintf") << kPrints << "    std::snprintf(buffer, n, \"x\");" << false;
        QTest::newRow("shader") << kShaderText << QString("\"#ver") + "sion 330 core\"" << true;
    }
    void thePatternsFindWhatTheyAreFor() {
        QFETCH(QString, pattern);
        QFETCH(QString, line);
        QFETCH(bool, found);
        QCOMPARE(QRegularExpression(pattern).match(line).hasMatch(), found);
    }

    void theTreeIsFound() {
        QVERIFY(sources({"core"}).size() > 20);
        QVERIFY(sources({"tests"}).size() > 5);
    }

    void coreIncludesNoQtAndNoGl() { QVERIFY(nothing(matches(sources({"core", "cli"}), kQtOrGl))); }
    void coreIncludesNothingOfOursButItself() { QVERIFY(nothing(matches(sources({"core"}), kAppOrWidgets))); }
    void widgetsKnowNoModel() { QVERIFY(nothing(matches(sources({"widgets"}), kCoreOrApp))); }
    void commandLineKnowsNoWindow() {
        QVERIFY(nothing(matches(sources({"cli"}), "^\\s*#\\s*include\\s*\"(app|widgets)/")));
    }
    void corePrintsNothing() { QVERIFY(nothing(matches(sources({"core"}), kPrints))); }

    /// Shaders are files. Tests may write a faulty one on purpose.
    void noShaderTextInSources() {
        QVERIFY(nothing(matches(sources({"core", "widgets", "app", "cli", "bench"}), kShaderText)));
    }

    /// The program must run on any processor of its family, and give the same numbers.
    void noBuildFlagForThisProcessorAlone() {
        auto files = sources({"."}, {"CMakePresets.json"});
        const auto cmake =
            sources({"cmake", "core", "widgets", "app", "cli", "tests", "bench"}, {"CMakeLists.txt", "*.cmake"});
        files.insert(files.end(), cmake.begin(), cmake.end());
        std::erase_if(files, [](const SourceFile& file) { return file.path.startsWith("build/"); });
        QVERIFY(files.size() >= 8);
        QVERIFY(nothing(matches(files, kNativeCode)));
    }

    void everySourceNamesItsLicence() {
        const QString line = QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later");
        QStringList missing;
        for (const SourceFile& file : sources(kOurs, {"*.h", "*.cpp", "CMakeLists.txt"}))
            if (!file.lines.first().contains(line))
                missing << file.path;
        for (const SourceFile& file :
            sources({"cmake", "shaders", "scripts"}, {"*.cmake", "*.vert", "*.frag", "*.glsl", "*.sh"}))
            if (!file.lines.mid(0, 3).join('\n').contains(line)) // behind #! or #version
                missing << file.path;
        QVERIFY(nothing(missing));
    }

    void everyHeaderIsIncludedOnce() {
        QStringList missing;
        for (const SourceFile& file : sources(kOurs, {"*.h"}))
            if (!file.lines.contains("#pragma once"))
                missing << file.path;
        QVERIFY(nothing(missing));
    }

    void noSourceIsTooLong() {
        QStringList tooLong;
        for (const SourceFile& file : sources({"core", "widgets", "app", "cli", "bench"}, {"*.cpp"}))
            if (file.lines.size() > 501) // 500 lines and what follows the last line break
                tooLong << QString("%1: %2 lines").arg(file.path).arg(file.lines.size() - 1);
        QVERIFY(nothing(tooLong));
    }

    /// What the command line is linked with, as the loader sees it.
    void commandLineLinksNoQt() {
        if (QStandardPaths::findExecutable("ldd").isEmpty())
            QSKIP("needs ldd");
        QVERIFY2(QFile::exists(ENERGYSCAPE_CLI), "energyscape-cli has not been built");
        QProcess ldd;
        ldd.start("ldd", {ENERGYSCAPE_CLI});
        QVERIFY(ldd.waitForFinished(60000));
        const QString libraries = QString::fromLocal8Bit(ldd.readAllStandardOutput());
        QVERIFY(libraries.contains("libc"));
        QVERIFY2(!libraries.contains(QRegularExpression("lib(Qt|GL|EGL|QCustomPlot)")), qPrintable(libraries));
    }
};

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
