// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live_plot.h"

#include <QMouseEvent>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace energyscape;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void give(LivePlot& plot, int curve, std::vector<double> x, std::vector<double> y) {
    plot.setData(curve, x, y);
}

QWidget* canvasOf(LivePlot& plot) {
    for (auto* child : plot.findChildren<QWidget*>())
        if (child->inherits("QCustomPlot"))
            return child;
    return nullptr;
}

void movePointer(LivePlot& plot, QPointF at) {
    QWidget* canvas = canvasOf(plot);
    const QPointF local = at - canvas->pos();
    QMouseEvent event(QEvent::MouseMove, local, canvas->mapToGlobal(local), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(canvas, &event);
}

} // namespace

class LivePlotTest : public QObject {
    Q_OBJECT
private slots:
    void csvOfSharedX();
    void csvOfDifferentX();
    void csvQuotesAndReadsBack();
    void csvFile();
    void samplesAtFindsTheNearest();
    void logIsRefusedForNonPositiveValues();
    void replotsAreCoalesced();
    void hiddenPlotDoesNotReplot();
    void axesStandStillWhileDataGrows();
    void ticksDoNotMoveThePlot();
    void pointerIsReportedAndReadOutPainted();
    void timeCursorIsPainted();
    void placeholderUntilThereIsData();
    void manyLabelsInASmallPlot();
    void rejectsBadInput();
    void survivesOddData();
};

void LivePlotTest::csvOfSharedX() {
    LivePlot plot;
    plot.setAxisTitles("step", "overlap m");
    plot.setCurves({{"A", {}}, {"B", {}}});
    give(plot, 0, {0, 1, 2}, {0.1, 0.5, 1});
    give(plot, 1, {0, 1, 2}, {-0.25, kNaN, 0});
    QCOMPARE(plot.csv(), "step,overlap m: A,overlap m: B\n0,0.1,-0.25\n1,0.5,nan\n2,1,0\n");
    LivePlot single;
    single.setAxisTitles("step", "energy E");
    single.setCurves({{"energy", {PlotColor::Energy}}});
    give(single, 0, {0, 10}, {-3.5, -1e-9});
    QCOMPARE(single.csv(), "step,energy E\n0,-3.5\n10,-1e-09\n");
}

void LivePlotTest::csvOfDifferentX() {
    LivePlot plot;
    plot.setAxisTitles("step", "loss");
    plot.setCurves({{"train", {}}, {"test", {}}});
    give(plot, 0, {0, 1, 2}, {3, 2, 1});
    give(plot, 1, {0, 2}, {4, 5});
    QCOMPARE(plot.csv(), "step (train),loss: train,step (test),loss: test\n0,3,0,4\n1,2,2,5\n2,1,,\n");
}

void LivePlotTest::csvQuotesAndReadsBack() {
    LivePlot plot;
    plot.setAxisTitles("time, s", "a \"b\"");
    plot.setCurves({{"c", {}}});
    const double third = 1.0 / 3.0;
    give(plot, 0, {third}, {-third * 1e200});
    const QStringList lines = plot.csv().split('\n');
    QCOMPARE(lines[0], "\"time, s\",\"a \"\"b\"\"\"");
    QCOMPARE(lines[1].split(',')[0].toDouble(), third);
    QCOMPARE(lines[1].split(',')[1].toDouble(), -third * 1e200);
}

void LivePlotTest::csvFile() {
    QTemporaryDir folder;
    LivePlot plot;
    plot.setCurves({{"c", {}}});
    give(plot, 0, {1, 2}, {3, 4});
    const QString path = folder.filePath("curve.csv");
    QVERIFY(plot.exportCsv(path).isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), plot.csv());
    const QString problem = plot.exportCsv(folder.filePath("no/such/folder/x.csv"));
    QVERIFY2(problem.contains("x.csv") && problem.endsWith('.'), qPrintable(problem));
}

void LivePlotTest::samplesAtFindsTheNearest() {
    LivePlot plot;
    plot.setCurves({{"a", {}}, {"none", {}}, {"b", {}}});
    give(plot, 0, {0, 10, 20}, {1, 2, 3});
    give(plot, 2, {4}, {7});
    for (double x = -30; x < 60; x += 0.7) {
        const auto samples = plot.samplesAt(x);
        QCOMPARE(samples.size(), std::size_t(2));
        double nearest = 0;
        for (double candidate : {0.0, 10.0, 20.0})
            if (std::abs(candidate - x) < std::abs(nearest - x))
                nearest = candidate;
        QCOMPARE(samples[0].x, nearest);
        QCOMPARE(samples[0].y, 1 + nearest / 10);
        QCOMPARE(samples[1].curve, 2);
        QCOMPARE(samples[1].y, 7.0);
    }
}

void LivePlotTest::logIsRefusedForNonPositiveValues() {
    LivePlot plot;
    plot.resize(400, 300);
    plot.setCurves({{"a", {}}});
    give(plot, 0, {0, 1}, {1, 0});
    QVERIFY(!plot.logRefusal().isEmpty());
    QVERIFY(!plot.setLogY(true));
    QVERIFY(!plot.isLogY());
    give(plot, 0, {0, 1, 2}, {1, 100, 10});
    QVERIFY(plot.setLogY(true));
    plot.replotNow();
    // Equal ratios are equal distances.
    const double one = plot.pixelOf(0, 1).y(), ten = plot.pixelOf(0, 10).y(), hundred = plot.pixelOf(0, 100).y();
    QVERIFY(std::abs((one - ten) - (ten - hundred)) < 1e-6 && one - ten > 10);
    give(plot, 0, {0, 1}, {1, -5}); // goes back by itself
    plot.replotNow();
    QVERIFY(!plot.isLogY());
    QVERIFY(plot.plotRect().contains(plot.pixelOf(1, -5)));
}

void LivePlotTest::replotsAreCoalesced() {
    LivePlot plot;
    plot.setCurves({{"a", {}}});
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QTest::qWait(60);
    QSignalSpy replots(&plot, &LivePlot::replotted);
    for (int i = 0; i < 500; ++i)
        give(plot, 0, {0, 1}, {double(i), 2.0 * i});
    QTRY_COMPARE(replots.count(), 1);
    QTest::qWait(60);
    QCOMPARE(replots.count(), 1);
}

void LivePlotTest::hiddenPlotDoesNotReplot() {
    LivePlot plot;
    plot.setCurves({{"a", {}}});
    QSignalSpy replots(&plot, &LivePlot::replotted);
    give(plot, 0, {0, 1}, {0, 2});
    QTest::qWait(60);
    QCOMPARE(replots.count(), 0);
    plot.show();
    QTRY_VERIFY(replots.count() > 0);
}

void LivePlotTest::axesStandStillWhileDataGrows() {
    LivePlot plot;
    plot.resize(500, 250);
    plot.setCurves({{"a", {PlotColor::Energy}}});
    std::vector<double> x, y;
    QPointF before;
    int moves = 0;
    for (int i = 0; i < 400; ++i) {
        x.push_back(i);
        y.push_back(-30 * (1 - std::exp(-i / 80.0)) + std::sin(i));
        plot.setData(0, x, y);
        plot.replotNow();
        QVERIFY(plot.plotRect().contains(plot.pixelOf(x.back(), y.back())));
        const QPointF now = plot.pixelOf(x.front(), y.front()) + plot.pixelOf(10, -20);
        moves += now == before ? 0 : 1;
        before = now;
    }
    QVERIFY2(moves < 60, qPrintable(QString("the axes moved %1 times").arg(moves)));
}

void LivePlotTest::ticksDoNotMoveThePlot() {
    LivePlot plot;
    plot.resize(500, 250);
    plot.setTitle("Energy");
    plot.setCurves({{"a", {}}});
    QRectF before;
    for (double size : {1.0, 0.01, 9.0, 55.0, 0.5, 99.0}) {
        give(plot, 0, {0, 1}, {-size, 0});
        plot.replotNow();
        QVERIFY(before.isNull() || before == plot.plotRect());
        before = plot.plotRect();
    }
}

void LivePlotTest::pointerIsReportedAndReadOutPainted() {
    LivePlot plot;
    plot.resize(500, 250);
    plot.setCurves({{"a", {}}});
    give(plot, 0, {0, 50, 100}, {1, 3, 2});
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.replotNow();
    const QImage before = plot.grabImage();
    QSignalSpy moved(&plot, &LivePlot::pointerMoved);
    movePointer(plot, plot.pixelOf(25, 2));
    QCOMPARE(moved.count(), 1);
    const auto x = moved[0][0].value<std::optional<double>>();
    QVERIFY(x && std::abs(*x - 25) < 0.5);
    QVERIFY(plot.grabImage() != before);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(canvasOf(plot), &leave);
    QVERIFY(!moved.last()[0].value<std::optional<double>>());
    QCOMPARE(plot.grabImage(), before);
}

void LivePlotTest::timeCursorIsPainted() {
    LivePlot plot;
    plot.resize(500, 250);
    plot.setCurves({{"a", {}}});
    give(plot, 0, {0, 100}, {1, 3});
    const QImage before = plot.grabImage();
    plot.setTimeCursor(40.0);
    const QImage marked = plot.grabImage();
    QVERIFY(marked != before);
    const QPointF at = plot.pixelOf(40, 1.2) * marked.devicePixelRatio();
    QVERIFY(marked.pixelColor(at.toPoint()) != before.pixelColor(at.toPoint()));
    plot.setTimeCursor(1e9); // beyond the axis: not shown
    QCOMPARE(plot.grabImage(), before);
    plot.setTimeCursor({});
    QCOMPARE(plot.grabImage(), before);
}

void LivePlotTest::placeholderUntilThereIsData() {
    LivePlot plot;
    plot.resize(400, 200);
    plot.setCurves({{"a", {}}});
    plot.setPlaceholder("one");
    const QImage one = plot.grabImage();
    plot.setPlaceholder("another");
    QVERIFY(plot.grabImage() != one);
    give(plot, 0, {0, 1}, {0, 1});
    const QImage data = plot.grabImage();
    plot.setPlaceholder("one");
    QCOMPARE(plot.grabImage(), data);
    plot.clearData();
    QCOMPARE(plot.grabImage(), one);
}

void LivePlotTest::manyLabelsInASmallPlot() {
    LivePlot plot;
    plot.setCurves({{"a", {}}});
    give(plot, 0, {0, 1}, {-30, 0});
    std::vector<ReferenceLine> lines;
    for (int i = 0; i < 40; ++i)
        lines.push_back({-30.0 + 0.1 * i, QString("a long label %1").arg(i), {PlotColor::Muted}});
    lines.push_back({kNaN, "nowhere", {}});
    plot.setReferenceLines(lines);
    for (QSize size : {QSize(200, 110), QSize(60, 40), QSize(1, 1), QSize(900, 300)}) {
        plot.resize(size);
        plot.grabImage();
    }
    QVERIFY(plot.plotRect().width() > 0.6 * plot.width()); // labels are elided before they take the plot's place
    for (const ReferenceLine& line : lines)
        QVERIFY(std::isnan(line.y) || plot.plotRect().contains(plot.pixelOf(0.5, line.y)));
}

void LivePlotTest::rejectsBadInput() {
    LivePlot plot;
    plot.setCurves({{"a", {}}});
    const std::vector<double> two{0, 1}, three{0, 1, 2}, falling{2, 1};
    QVERIFY_EXCEPTION_THROWN(plot.setData(1, two, two), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(plot.setData(-1, two, two), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(plot.setData(0, two, three), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(plot.setData(0, falling, two), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(plot.setYRange(1, 1), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(plot.setXRange(2, 1), std::invalid_argument);
}

void LivePlotTest::survivesOddData() {
    LivePlot plot;
    plot.resize(300, 200);
    plot.setCurves({{"a", {}}, {"b", {}, 2, true}});
    const double inf = std::numeric_limits<double>::infinity();
    const std::vector<std::vector<double>> ys = {
        {}, {5}, {kNaN, kNaN}, {inf, -inf, 1}, {1e300, -1e300}, {1e-300, 2e-300}, {0, 0, 0}, {1e15, 1e15 + 1}};
    for (const auto& y : ys) {
        std::vector<double> x(y.size());
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = double(i);
        plot.setData(0, x, y);
        plot.setData(1, x, y);
        plot.grabImage();
        plot.setLogY(true);
        plot.grabImage();
        plot.setLogY(false);
        movePointer(plot, plot.plotRect().center());
    }
}

QTEST_MAIN(LivePlotTest)
#include "live_plot_test.moc"
