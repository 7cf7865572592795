// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "tests/support/counting_experiment.h"
#include "tests/support/session_probe.h"

#include <QtTest>

using namespace energyscape;
using namespace energyscape::test;

using Toy = CountingExperiment;
using ToySession = Session<Toy>;
using Clock = std::chrono::steady_clock;

namespace {

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

} // namespace

/// Speed and frame rate. Only what holds however slow the machine is: bounds from above, and that things go on.
class SessionSpeedTest : public QObject {
    Q_OBJECT
private slots:
    void neverFasterThanAsked_data() {
        QTest::addColumn<double>("speed");
        QTest::newRow("20/s") << 20.0;
        QTest::newRow("200/s") << 200.0;
        QTest::newRow("5000/s") << 5000.0;
    }
    void neverFasterThanAsked() {
        QFETCH(double, speed);
        ToySession session({}, 1, [] {});
        session.setSpeed(speed);
        const auto begin = Clock::now();
        session.run();
        for (int i = 0; i < 5; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            const auto frame = waitForTicket(session, session.post(Toy::Add{0}));
            QVERIFY(static_cast<double>(frame->step) <= speed * secondsSince(begin) + 1.0);
        }
        waitForStep(session, 5); // and it does go on
    }

    void aFiniteSpeedIsReportedAfterAWhile() {
        ToySession session({}, 1, [] {});
        session.setSpeed(200.0);
        session.run();
        const auto frame = waitForFrame(session, [](const FrameInfo& f) { return f.stepsPerSecond > 0.0; });
        QVERIFY(frame->stepsPerSecond <= 200.0 * 1.1 + 4.0); // a quarter of a second rounds to whole steps
    }

    /// Changing the speed does not make up for the slow time before.
    void aChangeOfSpeedBeginsAnew() {
        ToySession session({}, 1, [] {});
        session.setSpeed(10.0);
        session.run();
        waitForStep(session, 2);
        const auto begin = Clock::now();
        const auto before = waitForTicket(session, session.post(Toy::Add{0}));
        session.setSpeed(100.0);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const auto after = waitForTicket(session, session.post(Toy::Add{0}));
        QVERIFY(static_cast<double>(after->step - before->step) <= 110.0 * secondsSince(begin) + 2.0);
    }

    void neverMoreFramesThanAsked() {
        constexpr double kRate = 50.0;
        ToySession session({}, 1, [] {});
        session.setFrameRate(kRate);
        session.setSpeed(kAsFastAsItGoes);
        session.run();
        const auto first = waitForState(session, RunState::Running);
        const auto begin = Clock::now();
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        const auto last = waitForFrame(session, [&](const FrameInfo& f) { return f.sequence > first->sequence + 1; });
        // `begin` was read after the first frame was published: one more may fit in between.
        QVERIFY(static_cast<double>(last->sequence - first->sequence) <= kRate * secondsSince(begin) + 2.0);
        QVERIFY(last->step > first->step);
    }

    void nonsenseIsHarmless() {
        ToySession session({}, 1, [] {});
        for (const double value : {std::numeric_limits<double>::quiet_NaN(), -1.0, 0.0, 1e300}) {
            session.setSpeed(value);
            session.setFrameRate(value);
            session.run();
            session.pause(); // is published at once, whatever the frame rate
            waitForTicket(session, 0);
        }
        session.run();
        waitForStep(session, 1000); // 1e300/s is as fast as it goes
    }
};

QTEST_APPLESS_MAIN(SessionSpeedTest)
#include "session_speed_test.moc"
