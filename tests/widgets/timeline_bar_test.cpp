// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline_bar.h"

#include <QMouseEvent>
#include <QWheelEvent>
#include <QtTest>

using namespace energyscape;

namespace {

/// A bar whose owner does what it asks.
struct Bench {
    explicit Bench(int count, int shown = TimelineBar::kLive) {
        bar.resize(500, bar.sizeHint().height());
        bar.setExtent(count, shown);
        QObject::connect(&bar, &TimelineBar::scrubbed, &bar, [this, count](int index) {
            indices.push_back(index);
            bar.setExtent(count, index);
        });
        QObject::connect(&bar, &TimelineBar::liveRequested, &bar, [this, count] {
            indices.push_back(TimelineBar::kLive);
            bar.setExtent(count, TimelineBar::kLive);
        });
    }
    QPoint at(double share) const {
        const QRectF track = bar.trackRect();
        return {int(std::lround(track.left() + share * track.width())), int(track.center().y())};
    }
    void move(double share) {
        QMouseEvent event(
            QEvent::MouseMove, QPointF(at(share)), bar.mapToGlobal(at(share)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&bar, &event);
    }
    void wheel(int angle) {
        QWheelEvent event(
            at(0.5), bar.mapToGlobal(at(0.5)), {}, {0, angle}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&bar, &event);
    }
    TimelineBar bar;
    std::vector<int> indices;
};

} // namespace

class TimelineBarTest : public QObject {
    Q_OBJECT
private slots:
    void dragScrubs();
    void dragBeyondTheEndsClamps();
    void liveDot();
    void keys();
    void wheelNotches();
    void emptyHistory();
    void extentIsClamped();
    void accessibleValue();
    void paintsAllStates();
};

void TimelineBarTest::dragScrubs() {
    Bench bench(101);
    QTest::mousePress(&bench.bar, Qt::LeftButton, {}, bench.at(0.5));
    QCOMPARE(bench.indices, std::vector<int>{50});
    bench.move(0.5); // no news
    QCOMPARE(bench.indices.size(), std::size_t(1));
    bench.move(0.25);
    bench.move(0.75);
    QTest::mouseRelease(&bench.bar, Qt::LeftButton, {}, bench.at(0.75));
    bench.move(0.1); // no longer held
    QCOMPARE(bench.indices, (std::vector<int>{50, 25, 75}));
    QCOMPARE(bench.bar.shown(), 75);
}

void TimelineBarTest::dragBeyondTheEndsClamps() {
    Bench bench(11, 5);
    QTest::mousePress(&bench.bar, Qt::LeftButton, {}, bench.at(0.5));
    bench.move(-3);
    bench.move(4);
    QCOMPARE(bench.indices, (std::vector<int>{0, 10}));
}

void TimelineBarTest::liveDot() {
    Bench bench(11, 5);
    QTest::mouseClick(&bench.bar, Qt::LeftButton, {}, bench.bar.liveRect().center().toPoint());
    QCOMPARE(bench.indices, std::vector<int>{TimelineBar::kLive});
    QVERIFY(bench.bar.isLive());
    QTest::mouseClick(&bench.bar, Qt::LeftButton, {}, bench.bar.liveRect().center().toPoint());
    QCOMPARE(bench.indices.size(), std::size_t(1)); // it is live already
}

void TimelineBarTest::keys() {
    Bench bench(101);
    QTest::keyClick(&bench.bar, Qt::Key_Left);
    QTest::keyClick(&bench.bar, Qt::Key_Left);
    QTest::keyClick(&bench.bar, Qt::Key_Right);
    QTest::keyClick(&bench.bar, Qt::Key_PageUp);
    QTest::keyClick(&bench.bar, Qt::Key_Home);
    QTest::keyClick(&bench.bar, Qt::Key_Left); // stays
    QTest::keyClick(&bench.bar, Qt::Key_End);
    QTest::keyClick(&bench.bar, Qt::Key_Right); // stays
    QCOMPARE(bench.indices, (std::vector<int>{99, 98, 99, 89, 0, TimelineBar::kLive}));
}

void TimelineBarTest::wheelNotches() {
    Bench bench(101, 50);
    bench.wheel(120);
    bench.wheel(-240);
    bench.wheel(60); // half a notch waits for the other half
    bench.wheel(60);
    QCOMPARE(bench.indices, (std::vector<int>{49, 51, 50}));
}

void TimelineBarTest::emptyHistory() {
    Bench bench(0);
    QTest::mouseClick(&bench.bar, Qt::LeftButton, {}, bench.at(0.5));
    QTest::mouseClick(&bench.bar, Qt::LeftButton, {}, bench.bar.liveRect().center().toPoint());
    QTest::keyClick(&bench.bar, Qt::Key_Left);
    bench.wheel(120);
    QVERIFY(bench.indices.empty());
    Bench one(1);
    QTest::keyClick(&one.bar, Qt::Key_Left);
    QCOMPARE(one.indices, std::vector<int>{0});
}

void TimelineBarTest::extentIsClamped() {
    TimelineBar bar;
    bar.setExtent(5, 99);
    QCOMPARE(bar.shown(), 4);
    bar.setExtent(-3, 2);
    QVERIFY(bar.isLive());
    QCOMPARE(bar.count(), 0);
}

void TimelineBarTest::accessibleValue() {
    TimelineBar bar;
    QVERIFY(!bar.accessibleName().isEmpty());
    bar.setExtent(10, 3);
    QCOMPARE(bar.accessibleDescription(), "moment 4 of 10");
    bar.setExtent(10, TimelineBar::kLive);
    QCOMPARE(bar.accessibleDescription(), "live");
}

void TimelineBarTest::paintsAllStates() {
    TimelineBar bar;
    bar.resize(400, bar.sizeHint().height());
    QList<QImage> seen;
    for (auto [count, shown] : {std::pair(0, -1), {100, -1}, {100, 0}, {100, 60}}) {
        bar.setExtent(count, shown);
        const QImage image = bar.grab().toImage();
        QVERIFY(!seen.contains(image));
        seen << image;
    }
    bar.setLabels("step 0", "step 12,000");
    QVERIFY(!seen.contains(bar.grab().toImage()));
    bar.resize(30, 10); // too small for anything
    bar.grab();
}

QTEST_MAIN(TimelineBarTest)
#include "timeline_bar_test.moc"
