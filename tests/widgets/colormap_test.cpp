// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colormap.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace energyscape;

namespace {

double distance(const OkLab& x, const OkLab& y) {
    return std::hypot(x.L - y.L, x.a - y.a, x.b - y.b);
}

} // namespace

class ColormapTest : public QObject {
    Q_OBJECT
private slots:
    void okLabKnowsReferenceColours();
    void okLabRoundTrip();
    void sequentialMapsRiseInLightness_data();
    void sequentialMapsRiseInLightness();
    void divergingIsSymmetric_data();
    void divergingIsSymmetric();
    void magnitudeStepsAreEven();
    void unitMapEndsInTheUnitColours();
    void indexRoundsAndClamps();
};

// White, black and pure red from the definition of OKLab (Ottosson 2020).
void ColormapTest::okLabKnowsReferenceColours() {
    QVERIFY(distance(toOkLab(qRgb(255, 255, 255)), {1.0, 0.0, 0.0}) < 1e-3);
    QVERIFY(distance(toOkLab(qRgb(0, 0, 0)), {0.0, 0.0, 0.0}) < 1e-6);
    QVERIFY(distance(toOkLab(qRgb(255, 0, 0)), {0.62796, 0.22486, 0.12585}) < 1e-3);
}

void ColormapTest::okLabRoundTrip() {
    for (int r = 0; r < 256; r += 15) {
        for (int g = 0; g < 256; g += 15) {
            for (int b = 0; b < 256; b += 15)
                QCOMPARE(fromOkLab(toOkLab(qRgb(r, g, b))), qRgb(r, g, b));
        }
    }
}

void ColormapTest::sequentialMapsRiseInLightness_data() {
    QTest::addColumn<int>("map");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        const char* theme = dark ? "dark" : "light";
        QTest::addRow("magnitude %s", theme) << static_cast<int>(Colormap::Magnitude) << dark;
        QTest::addRow("unit %s", theme) << static_cast<int>(Colormap::Unit) << dark;
        QTest::addRow("gray %s", theme) << static_cast<int>(Colormap::Gray) << dark;
    }
}

void ColormapTest::sequentialMapsRiseInLightness() {
    QFETCH(int, map);
    QFETCH(bool, dark);
    const ColorTable table = colorTable(static_cast<Colormap>(map), dark ? Theme::darkTheme() : Theme::lightTheme());
    for (std::size_t k = 1; k < table.size(); ++k) {
        // 8-bit rounding may cost up to a third of a grey level.
        QVERIFY2(toOkLab(table[k]).L > toOkLab(table[k - 1]).L - 0.0012, qPrintable(QString::number(k)));
        if (k >= 3)
            QVERIFY(toOkLab(table[k]).L > toOkLab(table[k - 3]).L);
    }
    QVERIFY(toOkLab(table.back()).L - toOkLab(table.front()).L > 0.6);
}

void ColormapTest::divergingIsSymmetric_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void ColormapTest::divergingIsSymmetric() {
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::darkTheme() : Theme::lightTheme();
    const ColorTable table = colorTable(Colormap::Diverging, theme);
    for (std::size_t k = 0; k < 128; ++k) {
        const OkLab low = toOkLab(table[k]);
        const OkLab high = toOkLab(table[255 - k]);
        QVERIFY2(std::abs(low.L - high.L) < 0.006, qPrintable(QString::number(k)));
        QVERIFY2(
            std::abs(std::hypot(low.a, low.b) - std::hypot(high.a, high.b)) < 0.012, qPrintable(QString::number(k)));
    }
    QVERIFY(toOkLab(table[0]).b < -0.08);  // blue
    QVERIFY(toOkLab(table[255]).b > 0.08); // orange
    QVERIFY(toOkLab(table[255]).a > 0.05); // red rather than yellow
    QVERIFY(distance(toOkLab(table[127]), toOkLab(table[128])) < 0.01);
    QVERIFY(distance(toOkLab(table[127]), toOkLab(theme.ground.rgb())) < 0.12); // zero recedes into the ground
    QVERIFY((toOkLab(table[0]).L > toOkLab(table[127]).L) == dark);
}

void ColormapTest::magnitudeStepsAreEven() {
    const ColorTable table = colorTable(Colormap::Magnitude, Theme::darkTheme());
    double least = 1.0;
    double most = 0.0;
    for (std::size_t k = 16; k < table.size(); k += 16) {
        const double step = distance(toOkLab(table[k]), toOkLab(table[k - 16]));
        least = std::min(least, step);
        most = std::max(most, step);
    }
    QVERIFY2(most < 1.6 * least, qPrintable(QStringLiteral("%1 against %2").arg(most).arg(least)));
}

void ColormapTest::unitMapEndsInTheUnitColours() {
    const Theme theme = Theme::lightTheme();
    const ColorTable table = colorTable(Colormap::Unit, theme);
    QCOMPARE(table.front(), theme.unitOff.rgb());
    QCOMPARE(table.back(), theme.unitOn.rgb());
}

void ColormapTest::indexRoundsAndClamps() {
    constexpr float inf = std::numeric_limits<float>::infinity();
    QCOMPARE(colorIndex(-1.0F, -1.0F, 1.0F), 0);
    QCOMPARE(colorIndex(1.0F, -1.0F, 1.0F), 255);
    QCOMPARE(colorIndex(0.0F, -1.0F, 1.0F), 128);
    QCOMPARE(colorIndex(-7.0F, -1.0F, 1.0F), 0);
    QCOMPARE(colorIndex(7.0F, -1.0F, 1.0F), 255);
    QCOMPARE(colorIndex(inf, 0.0F, 1.0F), 255);
    QCOMPARE(colorIndex(-inf, 0.0F, 1.0F), 0);
    QCOMPARE(colorIndex(std::numeric_limits<float>::quiet_NaN(), 0.0F, 1.0F), 0);
    QCOMPARE(colorIndex(0.49F / 255.0F, 0.0F, 1.0F), 0);
    QCOMPARE(colorIndex(0.51F / 255.0F, 0.0F, 1.0F), 1);
}

QTEST_APPLESS_MAIN(ColormapTest)
#include "colormap_test.moc"
