// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pace.h"

#include <QtTest>
#include <limits>

using energyscape::Pace;
using namespace std::chrono_literals;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A worker on a clock of its own: each step costs `stepCost`.
struct Worker {
    Pace pace{};
    Pace::Time now{1h};
    Pace::Clock::duration stepCost{};
    std::uint64_t steps = 0;

    /// One turn of the loop: the due steps, or else waiting for the next one, but not beyond `until`.
    void turn(Pace::Time until) {
        const std::uint64_t due = pace.due(now);
        if (due == 0) {
            now = std::min(until, std::max(pace.nextDue(), now + 1ns));
            return;
        }
        const auto begin = now;
        now += stepCost * static_cast<std::int64_t>(due);
        steps += due;
        pace.took(due, begin, now);
    }
    void runFor(Pace::Clock::duration time) {
        for (const auto until = now + time; now < until;)
            turn(until);
    }
};

} // namespace

/// The arithmetic of the speed, on a clock made by hand.
class PaceTest : public QObject {
    Q_OBJECT
private slots:
    void holdsAFiniteSpeed_data() {
        QTest::addColumn<double>("speed");
        QTest::newRow("1/s") << 1.0;
        QTest::newRow("10/s") << 10.0;
        QTest::newRow("200/s") << 200.0;
        QTest::newRow("7777/s") << 7777.0;
    }
    void holdsAFiniteSpeed() {
        QFETCH(double, speed);
        Worker worker{.stepCost = 10us};
        worker.pace.setSpeed(speed, worker.now);
        worker.runFor(10s);
        QVERIFY(static_cast<double>(worker.steps) <= 10.0 * speed + 1.0);
        QVERIFY(static_cast<double>(worker.steps) >= 10.0 * speed - 2.0);
        QVERIFY(std::abs(worker.pace.measured() - speed) <= 0.2 * speed + 1.0);
    }

    void firstStepIsOnePeriodAfterTheStart() {
        Pace pace;
        const Pace::Time start{1h};
        pace.setSpeed(10.0, start);
        QCOMPARE(pace.due(start), std::uint64_t(0));
        QCOMPARE(pace.due(start + 99ms), std::uint64_t(0));
        QCOMPARE(pace.due(start + 100ms), std::uint64_t(1));
        QVERIFY(pace.nextDue() - start > 99ms && pace.nextDue() - start < 101ms);
        QCOMPARE(pace.due(pace.nextDue()), std::uint64_t(1));
    }

    void fullSpeedWorksInPiecesOfAFewMilliseconds_data() {
        QTest::addColumn<std::int64_t>("nanoseconds");
        for (const std::int64_t cost : {50ll, 1000ll, 30'000ll, 1'000'000ll, 50'000'000ll})
            QTest::addRow("%lld ns", static_cast<long long>(cost)) << cost;
    }
    void fullSpeedWorksInPiecesOfAFewMilliseconds() {
        QFETCH(std::int64_t, nanoseconds);
        Worker worker{.stepCost = std::chrono::nanoseconds(nanoseconds)};
        worker.pace.setSpeed(kInfinity, worker.now);
        for (int i = 0; i < 20; ++i)
            worker.turn(Pace::Time::max());
        const auto piece = worker.stepCost * static_cast<std::int64_t>(worker.pace.due(worker.now));
        QVERIFY(piece <= std::max<Pace::Clock::duration>(5ms, worker.stepCost));
        QVERIFY(piece >= std::min<Pace::Clock::duration>(2ms, worker.stepCost));
    }

    void aPieceGrowsFourfoldAtMost() {
        Pace pace;
        Pace::Time now{1h};
        pace.setSpeed(kInfinity, now);
        for (int i = 0; i < 30; ++i) {
            const std::uint64_t before = pace.chunk();
            pace.took(before, now, now); // "took no time"
            QVERIFY(pace.chunk() <= 4 * before);
            QVERIFY(pace.chunk() <= 10'000'000);
        }
    }

    void aChangeOfCostBeginsWithSingleSteps() {
        Worker worker{.stepCost = 100ns};
        worker.pace.setSpeed(kInfinity, worker.now);
        worker.runFor(100ms);
        QVERIFY(worker.pace.chunk() > 1000);
        worker.pace.costChanged();
        QCOMPARE(worker.pace.due(worker.now), std::uint64_t(1));
    }

    /// A worker that is too slow for the speed asked for does not save up steps: made fast again it keeps to the speed.
    void noDebtIsSavedUp() {
        Worker worker{.stepCost = 100ms};
        worker.pace.setSpeed(100.0, worker.now);
        worker.runFor(20s);
        QVERIFY(worker.steps <= 201);
        worker.stepCost = 1us;
        const std::uint64_t before = worker.steps;
        worker.runFor(2s);
        QVERIFY(worker.steps - before <= 200 + 27); // 0.25 s and a step are made up for
        QVERIFY(worker.steps - before >= 198);
    }

    void restartForgetsThePause() {
        Worker worker{.stepCost = 1us};
        worker.pace.setSpeed(100.0, worker.now);
        worker.runFor(1s);
        worker.now += 1h;
        worker.pace.restart(worker.now);
        QCOMPARE(worker.pace.due(worker.now), std::uint64_t(0));
        QCOMPARE(worker.pace.measured(), 0.0);
        const std::uint64_t before = worker.steps;
        worker.runFor(1s);
        QVERIFY(worker.steps - before <= 101);
    }

    void nonsenseIsClamped() {
        Pace pace;
        const Pace::Time start{1h};
        for (const double speed : {std::numeric_limits<double>::quiet_NaN(), 0.0, -5.0, -kInfinity}) {
            pace.setSpeed(speed, start);
            QCOMPARE(pace.due(start + 999s), std::uint64_t(0));
            QCOMPARE(pace.due(start + 1001s), std::uint64_t(1));
        }
        pace.setSpeed(1e300, start);
        QCOMPARE(pace.due(start + 1s), pace.chunk());
    }
};

QTEST_APPLESS_MAIN(PaceTest)
#include "pace_test.moc"
