// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot_layout.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <random>

using namespace energyscape;

namespace {

/// Oracle: the extremes of each column by looking at every sample for every column.
std::vector<PlotPoint> naiveExtremes(
    const std::vector<double>& x, const std::vector<double>& y, const PlotRange& range, int columns) {
    std::vector<PlotPoint> extremes;
    for (int c = 0; c < columns; ++c) {
        std::optional<PlotPoint> low, high;
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (std::floor((x[i] - range.low) * (columns / range.span())) != c || !std::isfinite(y[i]))
                continue;
            if (!low || y[i] < low->y)
                low = {x[i], y[i]};
            if (!high || y[i] > high->y)
                high = {x[i], y[i]};
        }
        if (low)
            extremes.insert(extremes.end(), {*low, *high});
    }
    return extremes;
}

} // namespace

class PlotLayoutTest : public QObject {
    Q_OBJECT
private slots:
    void reductionKeepsExtremes();
    void reductionKeepsEndsAndOrder();
    void shortCurvesComeBackWhole();
    void gapsSurvive();
    void reductionOfAWindow();
    void niceCeilIsNiceAndAbove();
    void rangeHoldsStillAndHoldsTheData();
    void rangeOfConstantData();
    void logRange();
    void tickTexts();
    void valueTexts();
    void labelsNeverOverlap();
    void labelsMergeEqualHeights();
    void labelsStayWhereTheyFit();
};

void PlotLayoutTest::reductionKeepsExtremes() {
    std::mt19937 random(2);
    std::normal_distribution<double> noise;
    for (int columns : {1, 7, 100}) {
        std::vector<double> x, y;
        for (int i = 0; i < 5000; ++i) {
            x.push_back(i * 0.37 + (i % 5) * 0.05);
            y.push_back(i % 97 == 0 ? std::numeric_limits<double>::quiet_NaN() : noise(random));
        }
        const PlotRange range{x.front(), x.back() + 1};
        const auto reduced = reduceToColumns(x, y, range, columns);
        QVERIFY(int(reduced.size()) <= 4 * columns);
        for (const PlotPoint& extreme : naiveExtremes(x, y, range, columns))
            QVERIFY(std::find(reduced.begin(), reduced.end(), extreme) != reduced.end());
    }
}

void PlotLayoutTest::reductionKeepsEndsAndOrder() {
    std::vector<double> x, y;
    for (int i = 0; i < 10000; ++i) {
        x.push_back(i);
        y.push_back(std::sin(i * 0.01));
    }
    const auto reduced = reduceToColumns(x, y, {0, 12000}, 50);
    QCOMPARE(reduced.front(), (PlotPoint{0, 0}));
    QCOMPARE(reduced.back(), (PlotPoint{9999, y.back()}));
    for (std::size_t i = 1; i < reduced.size(); ++i)
        QVERIFY(reduced[i - 1].x < reduced[i].x);
}

void PlotLayoutTest::shortCurvesComeBackWhole() {
    const std::vector<double> x{0, 1, 2, 2, 3}, y{5, 4, 3, 9, 1};
    const auto same = reduceToColumns(x, y, {0, 3}, 400);
    QCOMPARE(same.size(), x.size());
    QCOMPARE(same[3], (PlotPoint{2, 9}));
    QVERIFY(reduceToColumns({}, {}, {0, 1}, 10).empty());
    QCOMPARE(reduceToColumns(x, y, {1, 1}, 10).size(), std::size_t(3)); // a range of no width does not divide by 0
}

void PlotLayoutTest::gapsSurvive() {
    std::vector<double> x, y;
    for (int i = 0; i < 4000; ++i) {
        x.push_back(i);
        y.push_back(i >= 1000 && i < 2000 ? std::numeric_limits<double>::infinity() : 1.0);
    }
    bool gap = false;
    for (const PlotPoint& point : reduceToColumns(x, y, {0, 4000}, 40)) {
        QVERIFY(!std::isinf(point.y));
        gap = gap || std::isnan(point.y);
    }
    QVERIFY(gap);
}

void PlotLayoutTest::reductionOfAWindow() {
    std::vector<double> x, y;
    for (int i = 0; i < 100; ++i) {
        x.push_back(i);
        y.push_back(i);
    }
    const auto window = reduceToColumns(x, y, {40.5, 50.5}, 100);
    QCOMPARE(window.front().x, 40.0); // one beyond each end, so that lines leave the plot
    QCOMPARE(window.back().x, 51.0);
}

void PlotLayoutTest::niceCeilIsNiceAndAbove() {
    std::mt19937 random(4);
    std::uniform_real_distribution<double> exponent(-12, 12);
    for (int k = 0; k < 2000; ++k) {
        const double value = std::pow(10, exponent(random));
        const double nice = niceCeil(value);
        QVERIFY(nice >= value * (1 - 1e-9) && nice <= 1.34 * value);
    }
    QCOMPARE(niceCeil(1000), 1000.0);
    QCOMPARE(niceCeil(640), 800.0);
}

void PlotLayoutTest::rangeHoldsStillAndHoldsTheData() {
    PlotRange range{0, 0};
    int moves = 0;
    std::mt19937 random(6);
    std::normal_distribution<double> noise;
    PlotRange data{-1, -1};
    for (int i = 0; i < 5000; ++i) { // an energy that falls from -1 to -31, with noise
        const double value = -1 - 30 * (1 - std::exp(-i / 800.0)) + 0.2 * noise(random);
        data = {std::min(data.low, value), std::max(data.high, value)};
        const PlotRange next = steadyRange(range, data);
        QVERIFY(next.contains(data));
        moves += next == range ? 0 : 1;
        range = next;
    }
    QVERIFY2(moves < 30, qPrintable(QString("the axis moved %1 times").arg(moves)));
    QVERIFY(range.span() < 1.5 * data.span());
    QVERIFY(steadyRange(range, {-31, -30.5}).span() < 2); // a new run of a smaller span gets its own axis
}

void PlotLayoutTest::rangeOfConstantData() {
    for (double value : {0.0, -3.0, 1e-30, 5e12}) {
        const PlotRange range = steadyRange({0, 0}, {value, value});
        QVERIFY(range.low < value && value < range.high);
        QCOMPARE(steadyRange(range, {value, value}).low < value, true);
    }
}

void PlotLayoutTest::logRange() {
    const PlotRange wide = steadyLogRange({0, 0}, {3e-5, 42});
    QCOMPARE(wide.low, 1e-5);
    QCOMPARE(wide.high, 100.0);
    const PlotRange narrow = steadyLogRange({0, 0}, {2, 5});
    QVERIFY(narrow.low > 0 && narrow.low < 2 && narrow.high > 5 && narrow.high < 20);
}

void PlotLayoutTest::tickTexts() {
    const QString minus(QChar(0x2212));
    QCOMPARE(tickText(0, 5, 25), "0");
    QCOMPARE(tickText(-25, 5, 25), minus + "25");
    QCOMPARE(tickText(2.5, 2.5, 10), "2.5");
    QCOMPARE(tickText(5, 2.5, 10), "5.0");
    QCOMPARE(tickText(1000.02, 0.01, 1000.05), "1000.02");
    QCOMPARE(tickText(20000, 10000, 40000), "20k");
    QCOMPARE(tickText(7500, 2500, 12500), "7.5k");
    QCOMPARE(tickText(1.5e6, 5e5, 2e6), "1.5M");
    QCOMPARE(tickText(2e-7, 1e-7, 5e-7), "2e-7");
    QCOMPARE(tickText(1e-17, 0.2, 1), "0"); // rounding of a sum of steps
    QCOMPARE(tickText(3e12, 1e12, 5e12), "3e12");
}

void PlotLayoutTest::valueTexts() {
    QCOMPARE(valueText(12400), "12,400");
    QCOMPARE(valueText(-31.4), QChar(0x2212) + QString("31.400"));
    QCOMPARE(valueText(0), "0");
    QCOMPARE(valueText(0.25), "0.2500");
    QCOMPARE(valueText(2.5e-7), "2.5e-07");
    QCOMPARE(valueText(std::numeric_limits<double>::quiet_NaN()), QString(QChar(0x2013)));
}

void PlotLayoutTest::labelsNeverOverlap() {
    std::mt19937 random(8);
    for (int k = 0; k < 3000; ++k) {
        const int count = int(random() % 25);
        const double top = 10, bottom = 10 + double(20 + random() % 300), height = 14;
        std::vector<double> anchors;
        std::vector<QString> texts;
        for (int i = 0; i < count; ++i) {
            anchors.push_back(top + (bottom - top) * (random() % 1000) / 1000.0);
            texts.push_back(QString("<%1>").arg(i));
        }
        const auto labels = placeLabels(anchors, texts, top, bottom, height);
        QString all;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            QVERIFY(labels[i].y - height / 2 >= top - 1e-9 && labels[i].y + height / 2 <= bottom + 1e-9);
            QVERIFY(i == 0 || labels[i].y - labels[i - 1].y >= height - 1e-9);
            all += labels[i].text;
        }
        for (const QString& text : texts) // none is lost
            QCOMPARE(all.count(text), 1);
    }
}

void PlotLayoutTest::labelsMergeEqualHeights() {
    const auto labels = placeLabels({50, 90, 51}, {"A", "B", "C"}, 0, 200, 14);
    QCOMPARE(labels.size(), std::size_t(2));
    QCOMPARE(labels[0].text, "A, C");
    QCOMPARE(labels[0].line, std::size_t(0));
    QCOMPARE(labels[1].text, "B");
}

void PlotLayoutTest::labelsStayWhereTheyFit() {
    const auto apart = placeLabels({30, 60, 120}, {"a", "b", "c"}, 0, 200, 14);
    QCOMPARE(apart[0].y, 30.0);
    QCOMPARE(apart[1].y, 60.0);
    QCOMPARE(apart[2].y, 120.0);
    const auto pair = placeLabels({100, 106}, {"a", "b"}, 0, 200, 14); // both give way alike
    QCOMPARE(pair[0].y, 96.0);
    QCOMPARE(pair[1].y, 110.0);
}

QTEST_APPLESS_MAIN(PlotLayoutTest)
#include "plot_layout_test.moc"
