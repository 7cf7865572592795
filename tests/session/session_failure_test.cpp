// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "tests/support/counting_experiment.h"
#include "tests/support/session_probe.h"

#include <QtTest>

using namespace energyscape;
using namespace energyscape::test;

using Toy = CountingExperiment;
using ToySession = Session<Toy>;

namespace {

void ignoreWake() {}

auto waitForGeneration(ToySession& session, std::uint64_t generation) {
    return waitForFrame(session, [&](const FrameInfo& frame) { return frame.generation == generation; });
}

} // namespace

Q_DECLARE_METATYPE(energyscape::test::CountingExperiment::Command)

/// What goes wrong is said, stops at most the run, and can be recovered from.
class SessionFailureTest : public QObject {
    Q_OBJECT
private slots:
    void aRefusedCommandIsSaidAndTheRunGoesOn() {
        ToySession session({}, 1, ignoreWake);
        session.setSpeed(kAsFastAsItGoes);
        session.run();
        waitForStep(session, 100);
        session.post(Toy::Add{5});
        const auto frame = waitForTicket(session, session.post(Toy::Refused{}));
        QCOMPARE(frame->state, RunState::Running);
        QCOMPARE(frame->message, std::string("this is not wanted: give another"));
        QCOMPARE(frame->messageId, std::uint64_t(1));
        waitForStep(session, frame->step + 100);
        QCOMPARE(session.record().commands.size(), std::size_t(1)); // the refused one is not part of the run
        QCOMPARE(waitForTicket(session, session.post(Toy::Refused{}))->messageId, std::uint64_t(2));
    }

    /// A message is published at once however low the frame rate, also in the middle of steps.
    void aMessageDoesNotWaitForTheNextFrame() {
        ToySession session({}, 1, ignoreWake);
        session.setFrameRate(0.1); // the next ordinary frame is ten seconds away, that is up to 5000 steps of 2 ms
        session.post(Toy::Slow{std::chrono::milliseconds(2)});
        session.step(100000);
        waitUntil([&] { return session.take() != nullptr; });
        QVERIFY(waitForTicket(session, session.post(Toy::Refused{}))->step < 2500);
    }

    void failureKeepsTheLastGoodSnapshot_data() {
        QTest::addColumn<Toy::Command>("command");
        QTest::addColumn<QString>("message");
        QTest::newRow("in apply") << Toy::Command(Toy::Broken{}) << "broken";
        QTest::newRow("in apply, no std::exception") << Toy::Command(Toy::Odd{}) << "an unknown error stopped the run";
        QTest::newRow("in advance") << Toy::Command(Toy::FailAt{81}) << "diverged at step 81";
        QTest::newRow("in snapshot") << Toy::Command(Toy::FailToShow{}) << "cannot be shown";
    }
    void failureKeepsTheLastGoodSnapshot() {
        QFETCH(Toy::Command, command);
        QFETCH(QString, message);
        ToySession session({}, 1, ignoreWake);
        session.post(Toy::Add{7});
        session.step(80);
        const auto good = waitForStep(session, 80);
        session.post(command);
        session.step(5);
        const auto failed = waitForState(session, RunState::Failed);
        QCOMPARE(QString::fromStdString(failed->message), message);
        QVERIFY(failed->messageId > 0);
        QCOMPARE(*failed->snapshot, *good->snapshot);

        // In this state nothing is applied and nothing runs, but tickets are still answered.
        session.run();
        session.step(10);
        const auto still = waitForTicket(session, session.post(Toy::Add{1000}));
        QCOMPARE(still->state, RunState::Failed);
        QCOMPARE(*still->snapshot, *good->snapshot);

        // A reset brings back the content without what failed.
        session.reset(5);
        const auto revived = waitForGeneration(session, 1);
        QCOMPARE(revived->state, RunState::Paused);
        QCOMPARE(revived->step, std::uint64_t(0));
        QCOMPARE(revived->seed, std::uint64_t(5));
        QVERIFY(revived->message.empty());
        if (!std::holds_alternative<Toy::FailToShow>(command)) // there all commands had to go
            QCOMPARE(revived->snapshot->position, std::int64_t(7));
        session.step(500);
        QCOMPARE(waitForStep(session, 500)->snapshot->steps, std::uint64_t(500));
        QCOMPARE(session.record().seed, std::uint64_t(5));
    }

    void aConstructorThatThrowsIsAFailedFrame() {
        ToySession session({.failsToBuild = true}, 1, ignoreWake);
        const auto frame = waitForState(session, RunState::Failed);
        QCOMPARE(frame->message, std::string("cannot be built"));
        QVERIFY(!frame->snapshot);
        session.run();
        QCOMPARE(waitForTicket(session, session.post(Toy::Add{1}))->state, RunState::Failed);
        session.reset(2); // fails once more, and says so
        const auto again = waitForGeneration(session, 1);
        QCOMPARE(again->state, RunState::Failed);
        QVERIFY(again->messageId > frame->messageId);
    }

    void aFirstSnapshotThatThrowsIsAFailedFrame() {
        ToySession session({.failsToShow = true}, 1, ignoreWake);
        const auto frame = waitForState(session, RunState::Failed);
        QCOMPARE(frame->message, std::string("cannot be shown"));
        QVERIFY(!frame->snapshot);
    }

    void failingInAFastRunStopsIt() {
        ToySession session({}, 1, ignoreWake);
        session.post(Toy::FailAt{100000});
        session.setSpeed(kAsFastAsItGoes);
        session.run();
        const auto frame = waitForState(session, RunState::Failed);
        QVERIFY(frame->step < 100000);
        QVERIFY(frame->snapshot->steps < 100000);
        QCOMPARE(frame->stepsPerSecond, 0.0);
    }
};

QTEST_APPLESS_MAIN(SessionFailureTest)
#include "session_failure_test.moc"
