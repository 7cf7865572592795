// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "tests/support/counting_experiment.h"
#include "tests/support/session_probe.h"

#include <QtTest>
#include <atomic>

using namespace energyscape;
using namespace energyscape::test;

using Toy = CountingExperiment;
using ToySession = Session<Toy>;

namespace {

void ignoreWake() {}

/// Holds the worker inside a command; returns when it is there.
std::shared_ptr<Gate> hold(ToySession& session) {
    auto gate = std::make_shared<Gate>();
    session.post(Toy::Hold{gate});
    gate->entered.acquire();
    return gate;
}

} // namespace

/// A run through its life: transport, frames, wake-ups.
class SessionTest : public QObject {
    Q_OBJECT
private slots:
    void beginsPausedAtStepZero() {
        ToySession session({.start = 5}, 17, ignoreWake);
        const auto frame = waitForFrame(session, [](const FrameInfo&) { return true; });
        QCOMPARE(frame->state, RunState::Paused);
        QCOMPARE(frame->step, std::uint64_t(0));
        QCOMPARE(frame->seed, std::uint64_t(17));
        QCOMPARE(frame->snapshot->position, std::int64_t(5));
    }

    void stepTakesExactlyThatMany() {
        ToySession session({}, 1, ignoreWake);
        std::uint64_t total = 0;
        for (const std::uint64_t n : {1u, 2u, 7u, 1000u, 123457u}) {
            session.step(n);
            total += n;
            waitForStep(session, total);
            // Nothing more may happen now: the next command finds the same step.
            const auto frame = waitForTicket(session, session.post(Toy::Add{0}));
            QCOMPARE(frame->step, total);
            QCOMPARE(frame->snapshot->steps, total);
            QCOMPARE(frame->state, RunState::Paused);
        }
        session.step(3);
        session.step(4); // adds to what is left of the first
        waitForStep(session, total + 7);
        QCOMPARE(waitForTicket(session, session.post(Toy::Add{0}))->step, total + 7);
    }

    void stepGoesOnBeyondTheEnd() {
        ToySession session({.finishAt = 10}, 1, ignoreWake);
        session.step(25);
        const auto frame = waitForState(session, RunState::Finished);
        QCOMPARE(frame->step, std::uint64_t(25));
    }

    void pauseKeepsTheState() {
        ToySession session({}, 1, ignoreWake);
        session.setSpeed(kAsFastAsItGoes);
        session.run();
        waitForStep(session, 1000);
        session.pause();
        const auto paused = waitForState(session, RunState::Paused);
        const auto later = waitForTicket(session, session.post(Toy::Add{0}));
        QCOMPARE(later->step, paused->step);
        QCOMPARE(*later->snapshot, *paused->snapshot);
        QCOMPARE(later->stepsPerSecond, 0.0);
        session.run();
        waitForStep(session, paused->step + 1000);
    }

    void finishedPausesAndACommandMakesItPaused() {
        ToySession session({.finishAt = 300}, 1, ignoreWake);
        session.setSpeed(kAsFastAsItGoes);
        session.run();
        const auto frame = waitForState(session, RunState::Finished);
        QCOMPARE(frame->step, std::uint64_t(300));
        QCOMPARE(waitForTicket(session, session.post(Toy::FinishAt{400}))->state, RunState::Paused);
        session.run();
        QCOMPARE(waitForState(session, RunState::Finished)->step, std::uint64_t(400));
    }

    void suspendedTakesNoStepsButAnswers() {
        ToySession session({}, 1, ignoreWake);
        session.setSpeed(kAsFastAsItGoes);
        session.run();
        waitForStep(session, 100);
        session.suspend(true);
        const auto before = waitForTicket(session, session.post(Toy::Add{0}));
        const auto after = waitForTicket(session, session.post(Toy::Add{5}));
        QCOMPARE(after->step, before->step);
        QCOMPARE(after->snapshot->position, before->snapshot->position + 5);
        QCOMPARE(after->state, RunState::Running);
        session.suspend(false);
        waitForStep(session, after->step + 100);
    }

    void commandsAreAppliedInOrderAndCounted() {
        ToySession session({}, 1, ignoreWake);
        for (int i = 1; i <= 100; ++i)
            QCOMPARE(session.post(Toy::Add{i}), std::uint64_t(i));
        const auto frame = waitForTicket(session, 100);
        QCOMPARE(frame->applied, std::uint64_t(100));
        QCOMPARE(frame->snapshot->position, std::int64_t(5050));
    }

    /// Commands posted together with the transport take effect in the order they were posted.
    void commandsKeepTheirPlaceAmongTheTransport() {
        ToySession session({}, 1, ignoreWake);
        const auto gate = hold(session);
        session.post(Toy::Add{10});
        session.reset(3); // content so far: start at 10
        session.post(Toy::Add{1});
        gate->leave.release();
        const auto frame = waitForTicket(session, 3);
        QCOMPARE(frame->generation, std::uint64_t(1));
        QCOMPARE(frame->snapshot->position, std::int64_t(11));
        QCOMPARE(session.record().config.start, std::int64_t(10));
        QCOMPARE(session.record().commands.size(), std::size_t(1));
    }

    void resetGoesBackToTheContent() {
        ToySession session({}, 1, ignoreWake);
        session.post(Toy::Add{100});
        session.step(50);
        waitForStep(session, 50);
        QCOMPARE(session.reset(2), std::uint64_t(1));
        const auto frame = waitForFrame(session, [](const FrameInfo& f) { return f.generation == 1; });
        QCOMPARE(frame->step, std::uint64_t(0));
        QCOMPARE(frame->seed, std::uint64_t(2));
        QCOMPARE(frame->state, RunState::Paused);
        QCOMPARE(frame->snapshot->position, std::int64_t(100));
        QCOMPARE(session.reset(3), std::uint64_t(2));
    }

    /// While the taker sleeps, a burst of frames makes one wake-up; the frame it then takes is the last one.
    void aBurstWakesOnce() {
        std::atomic<int> wakes = 0;
        ToySession session({}, 1, [&] { ++wakes; });
        constexpr std::uint64_t kBurst = 200;
        for (std::uint64_t i = 1; i <= kBurst; ++i) {
            session.step(); // each is published on its own
            waitUntil([&] { return session.record().steps == i; });
        }
        QCOMPARE(wakes.load(), 1);
        std::shared_ptr<const ToySession::FrameType> last;
        waitUntil([&] {
            if (auto frame = session.take())
                last = frame;
            return last && last->step == kBurst;
        });
        QVERIFY(last->sequence > kBurst);
        session.step();
        waitForStep(session, kBurst + 1);
        QVERIFY(wakes.load() <= 3); // one for each time the slot was emptied
    }

    /// A full-speed run publishes many frames; whoever looks rarely still ends with the very last state.
    void aSlowTakerEndsWithTheFinalState() {
        std::atomic<int> wakes = 0;
        ToySession session({.finishAt = 30000}, 1, [&] { ++wakes; });
        session.setFrameRate(1e9);
        session.setSpeed(kAsFastAsItGoes);
        session.run();
        int taken = 0;
        std::uint64_t sequence = 0;
        std::shared_ptr<const ToySession::FrameType> last;
        waitUntil([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            if (auto frame = session.take()) {
                if (frame->sequence <= sequence)
                    throw std::logic_error("an older frame after a newer one");
                sequence = frame->sequence;
                last = frame;
                ++taken;
            }
            return last && last->state == RunState::Finished;
        });
        QCOMPARE(last->step, std::uint64_t(30000));
        QCOMPARE(last->snapshot->steps, std::uint64_t(30000));
        QVERIFY(!session.take());
        QCOMPARE(wakes.load(), taken);
    }
};

QTEST_APPLESS_MAIN(SessionTest)
#include "session_test.moc"
