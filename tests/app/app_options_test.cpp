// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_options.h"

#include <QtTest>

using namespace energyscape;

class AppOptionsTest : public QObject {
    Q_OBJECT

    static std::variant<AppOptions, EarlyExit> parse(QStringList arguments) {
        arguments.prepend("energyscape");
        return parseOptions(arguments, {{"hopfield", {"letters"}}, {"other", {"main", "wall"}}});
    }

private slots:
    void everyOptionIsRead() {
        const auto parsed = parse({"--lab", "other", "--view", "wall", "--seed", "18446744073709551615", "--theme",
            "light", "--no-opengl", "--size", "1920x1080", "--screenshot", "a.png", "--after", "0.5", "--frame-log",
            "f.csv", "--scripted-stroke", "3"});
        const auto* options = std::get_if<AppOptions>(&parsed);
        QVERIFY(options);
        QCOMPARE(options->lab, "other");
        QCOMPARE(options->view, "wall");
        QCOMPARE(options->seed.value(), 18446744073709551615ULL);
        QVERIFY(options->theme == AppOptions::ThemeChoice::Light);
        QVERIFY(options->openGl == AppOptions::OpenGl::Off);
        QCOMPARE(options->size, QSize(1920, 1080));
        QCOMPARE(options->screenshot, "a.png");
        QCOMPARE(options->after, 0.5);
        QCOMPARE(options->frameLog, "f.csv");
        QCOMPARE(options->scriptedStroke, 3.0);
    }

    void wrongUsageIsOneLineThatNamesTheOption_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("lab") << QStringList{"--lab", "nope"} << "--lab";
        QTest::newRow("view") << QStringList{"--view", "wall"} << "--view";
        QTest::newRow("seed") << QStringList{"--seed", "-3"} << "--seed";
        QTest::newRow("seed text") << QStringList{"--seed", "x"} << "--seed";
        QTest::newRow("theme") << QStringList{"--theme", "pink"} << "--theme";
        QTest::newRow("size") << QStringList{"--size", "12x9"} << "--size";
        QTest::newRow("after") << QStringList{"--after", "nan"} << "--after";
        QTest::newRow("screenshot") << QStringList{"--screenshot", "a.jpg"} << "--screenshot";
        QTest::newRow("both") << QStringList{"--opengl", "--no-opengl"} << "--opengl";
        QTest::newRow("unknown") << QStringList{"--frobnicate"} << "frobnicate";
        QTest::newRow("positional") << QStringList{"file"} << "file";
    }
    void wrongUsageIsOneLineThatNamesTheOption() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto parsed = parse(arguments);
        const auto* exit = std::get_if<EarlyExit>(&parsed);
        QVERIFY(exit);
        QCOMPARE(exit->status, 2);
        QVERIFY2(exit->text.contains(named), qPrintable(exit->text));
        QCOMPARE(exit->text.count('\n'), 1);
    }

    void helpAndVersionSucceed() {
        for (const char* option : {"--help", "--version"}) {
            const auto parsed = parse({option});
            const auto* exit = std::get_if<EarlyExit>(&parsed);
            QVERIFY(exit);
            QCOMPARE(exit->status, 0);
            QVERIFY(!exit->text.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(AppOptionsTest)
#include "app_options_test.moc"
