// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "tests/support/counting_experiment.h"
#include "tests/support/session_probe.h"

#include <QtTest>
#include <list>

using namespace energyscape;
using namespace energyscape::test;

using Toy = CountingExperiment;
using ToySession = Session<Toy>;
using Record = RunRecord<Toy>;

namespace {

void ignoreWake() {}

/// The record cut after `applied` commands and `step` steps.
Record cut(Record record, std::size_t applied, std::uint64_t step) {
    record.commands.resize(applied);
    record.steps = step;
    return record;
}

/// Naive twin of replay(): one step at a time.
Toy replayStepByStep(const Record& record) {
    Toy toy(record.config, record.seed);
    std::size_t next = 0;
    for (std::uint64_t step = 0; step <= record.steps; ++step) {
        for (; next < record.commands.size() && record.commands[next].step == step; ++next)
            toy.apply(record.commands[next].command);
        if (step < record.steps)
            toy.advance(1, {});
    }
    return toy;
}

/// Posts `count` commands at random moments while the session runs; returns some of the frames seen on the way.
std::vector<std::shared_ptr<const ToySession::FrameType>> play(ToySession& session, int count, std::uint64_t seed) {
    std::vector<std::shared_ptr<const ToySession::FrameType>> frames;
    RandomStream random(seed, 99);
    session.run();
    for (int i = 0; i < count; ++i) {
        std::this_thread::sleep_for(std::chrono::microseconds(random.index(3000)));
        session.post(Toy::Add{static_cast<std::int64_t>(random.index(100))});
        if (random.index(4) == 0) {
            session.step(random.index(50) + 1);
            session.run();
        }
        if (auto frame = session.take())
            frames.push_back(std::move(frame));
    }
    session.pause();
    frames.push_back(waitForFrame(session, [&](const FrameInfo& f) {
        return f.applied == static_cast<std::uint64_t>(count) && f.state == RunState::Paused;
    }));
    return frames;
}

} // namespace

/// A recorded run, replayed without thread or clock, passes through bit for bit the same states.
class ReplayTest : public QObject {
    Q_OBJECT
private slots:
    void anyFrameRateAndSpeed_data() {
        QTest::addColumn<double>("speed");
        QTest::addColumn<double>("frameRate");
        for (const double speed : {200.0, 20000.0, kAsFastAsItGoes})
            for (const double rate : {5.0, 60.0, 1e9})
                QTest::addRow("%g steps/s, %g frames/s", speed, rate) << speed << rate;
    }
    void anyFrameRateAndSpeed() {
        QFETCH(double, speed);
        QFETCH(double, frameRate);
        ToySession session({.start = 3}, 42, ignoreWake);
        session.setSpeed(speed);
        session.setFrameRate(frameRate);
        const auto frames = play(session, 30, 42);
        const Record record = session.record();
        QCOMPARE(record.commands.size(), std::size_t(30));
        QCOMPARE(record.steps, frames.back()->step);
        for (const auto& frame : frames)
            QCOMPARE(*replay(cut(record, frame->applied, frame->step)).snapshot(), *frame->snapshot);
    }

    void severalSessionsInParallel() {
        std::list<ToySession> sessions;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            sessions.emplace_back(Toy::Config{}, seed, ignoreWake);
            sessions.back().setSpeed(kAsFastAsItGoes);
            sessions.back().run();
        }
        RandomStream random(5);
        for (int i = 0; i < 100; ++i) {
            auto session = sessions.begin();
            std::advance(session, random.index(4));
            session->post(Toy::Add{static_cast<std::int64_t>(random.index(100))});
            std::this_thread::sleep_for(std::chrono::microseconds(random.index(500)));
        }
        for (auto& session : sessions) {
            session.pause();
            const auto frame = waitForState(session, RunState::Paused);
            QCOMPARE(*replay(session.record()).snapshot(), *frame->snapshot);
        }
    }

    void fastReplayEqualsTheNaiveOne() {
        ToySession session({.finishAt = 2000}, 7, ignoreWake);
        session.setSpeed(20000.0);
        play(session, 20, 7);
        const Record record = session.record();
        QCOMPARE(*replay(record).snapshot(), *replayStepByStep(record).snapshot());
    }

    void theRecordBeginsAnewWithAReset() {
        ToySession session({}, 1, ignoreWake);
        play(session, 10, 1);
        session.reset(9);
        session.step(1000);
        const auto frame =
            waitForFrame(session, [](const FrameInfo& f) { return f.generation == 1 && f.step == 1000; });
        const Record record = session.record();
        QVERIFY(record.commands.empty());
        QCOMPARE(record.seed, std::uint64_t(9));
        QCOMPARE(*replay(record).snapshot(), *frame->snapshot);
    }

    /// Refused commands, and a failure, leave a record that replays to the last good state.
    void aFailedRunReplaysToItsLastGoodState() {
        ToySession session({}, 1, ignoreWake);
        session.post(Toy::Add{3});
        session.post(Toy::Refused{});
        session.step(20);
        const auto good = waitForStep(session, 20);
        session.post(Toy::Broken{});
        waitForState(session, RunState::Failed);
        QCOMPARE(*replay(session.record()).snapshot(), *good->snapshot);
    }

    /// The record read in the middle of a run is of a moment the run really passed.
    void aRecordReadWhileRunningIsConsistent() {
        ToySession session({}, 1, ignoreWake);
        session.setSpeed(kAsFastAsItGoes);
        session.setFrameRate(1.0);
        session.run();
        for (int i = 0; i < 50; ++i) {
            session.post(Toy::Add{1});
            const Record record = session.record();
            QVERIFY(record.commands.empty() || record.commands.back().step <= record.steps);
            std::this_thread::sleep_for(std::chrono::microseconds(300));
        }
    }

    void anExperimentThatStandsStillIsNoticed() {
        struct Stuck : Toy {
            using Toy::Toy;
            std::uint64_t advance(std::uint64_t, std::stop_token) { return 0; }
        };
        Stuck stuck({}, 1);
        QVERIFY_EXCEPTION_THROWN(advanceTo(stuck, 0, 1), std::logic_error);
    }
};

QTEST_APPLESS_MAIN(ReplayTest)
#include "replay_test.moc"
