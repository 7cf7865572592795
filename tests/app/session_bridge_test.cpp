// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_bridge.h"

#include "tests/support/counting_experiment.h"
#include "tests/support/session_probe.h"

#include <QSignalSpy>
#include <QtTest>

using namespace energyscape;
using namespace energyscape::test;

using Toy = CountingExperiment;
using Bridge = LabBridge<Toy>;

namespace {

/// Handles events until `done()`; throws when that takes so long that something must hang.
template <class Done>
void handleEventsUntil(Done done) {
    waitUntil([&] {
        QCoreApplication::processEvents();
        return done();
    });
}

void waitForTicketIn(Bridge& bridge, std::uint64_t ticket) {
    handleEventsUntil([&] { return bridge.live().applied >= ticket; });
}

/// Steps one by one, so that each step is a frame on the timeline.
void stepTo(Bridge& bridge, std::uint64_t step) {
    handleEventsUntil([&] { return bridge.hasFrame(); });
    while (bridge.live().step < step) {
        const std::uint64_t next = bridge.live().step + 1;
        bridge.step();
        handleEventsUntil([&] { return bridge.live().step >= next; });
    }
}

/// Holds the session's thread with a frame of the present generation in the slot that nobody has taken yet.
std::shared_ptr<Gate> holdWithFullSlot(Bridge& bridge) {
    auto first = std::make_shared<Gate>(), second = std::make_shared<Gate>();
    bridge.run(); // is published at once, in the first gate's round at the latest
    bridge.post(Toy::Hold{first});
    first->entered.acquire();
    first->leave.release();
    bridge.post(Toy::Hold{second});
    second->entered.acquire();
    return second;
}

} // namespace

/// The window's side: frames arrive as events, stale ones do not, and the timeline goes back and returns.
class SessionBridgeTest : public QObject {
    Q_OBJECT
private slots:
    void beginsEmptyAndShowsTheFirstFrame() {
        Bridge bridge({.start = 4}, 9);
        QSignalSpy updated(&bridge, &SessionBridge::updated);
        QVERIFY(!bridge.hasFrame());
        QVERIFY(!bridge.current());
        QCOMPARE(bridge.live().sequence, std::uint64_t(0));
        handleEventsUntil([&] { return bridge.hasFrame(); });
        QCOMPARE(updated.size(), 1);
        QCOMPARE(bridge.current()->snapshot->position, std::int64_t(4));
        QCOMPARE(bridge.live().seed, std::uint64_t(9));
        QCOMPARE(bridge.frameCount(), 1);
        QCOMPARE(bridge.shown(), -1);
    }

    /// However many frames a busy run publishes while the window does not look, one event waits for it.
    void aBurstIsOneUpdate() {
        Bridge bridge({}, 1);
        handleEventsUntil([&] { return bridge.hasFrame(); });
        QSignalSpy updated(&bridge, &SessionBridge::updated);
        for (std::uint64_t i = 1; i <= 100; ++i) {
            bridge.step();
            waitUntil([&] { return bridge.record().steps == i; }); // no events are handled here
        }
        QCOMPARE(updated.size(), 0);
        const std::uint64_t before = bridge.live().sequence;
        handleEventsUntil([&] { return bridge.live().step == 100; });
        QVERIFY(bridge.live().sequence >= before + 100);
        QVERIFY(updated.size() <= 2); // the hundredth frame may land just after the event was handled
    }

    void staleFramesAreDropped() {
        Bridge bridge({}, 1);
        handleEventsUntil([&] { return bridge.hasFrame(); });
        const std::uint64_t before = bridge.live().sequence;
        const auto gate = holdWithFullSlot(bridge);
        bridge.reset(7);
        QSignalSpy updated(&bridge, &SessionBridge::updated);
        QCoreApplication::processEvents(); // takes the frame that was made before the reset
        QCOMPARE(updated.size(), 0);
        QCOMPARE(bridge.live().sequence, before);
        QCOMPARE(bridge.frameCount(), 1);
        gate->leave.release();
        handleEventsUntil([&] { return bridge.live().generation == 1; });
        QVERIFY(updated.size() >= 1);
        QCOMPARE(bridge.live().seed, std::uint64_t(7));
        QCOMPARE(bridge.live().step, std::uint64_t(0));
        QCOMPARE(bridge.frameCount(), 1);
    }

    void theTimelineGoesBackAndReturns() {
        Bridge bridge({}, 1);
        stepTo(bridge, 20);
        QCOMPARE(bridge.frameCount(), 21);
        QSignalSpy updated(&bridge, &SessionBridge::updated);
        bridge.show(5);
        QCOMPARE(updated.size(), 1);
        QCOMPARE(bridge.shown(), 5);
        QCOMPARE(bridge.stepAt(5), std::uint64_t(5));
        QCOMPARE(bridge.current()->snapshot->steps, std::uint64_t(5));
        QCOMPARE(bridge.live().step, std::uint64_t(20));
        bridge.show(-3);
        QCOMPARE(bridge.shown(), 0);
        bridge.showLive();
        QCOMPARE(bridge.shown(), -1);
        QCOMPARE(bridge.current()->step, std::uint64_t(20));
        bridge.show(1000); // beyond the end is live
        QCOMPARE(bridge.shown(), -1);
    }

    /// A past frame stays in view while the run goes on, and any edit or run command goes back to now.
    void newFramesDoNotMoveTheView_data() {
        QTest::addColumn<int>("action");
        QTest::newRow("post") << 0;
        QTest::newRow("run") << 1;
        QTest::newRow("step") << 2;
        QTest::newRow("reset") << 3;
    }
    void newFramesDoNotMoveTheView() {
        QFETCH(int, action);
        Bridge bridge({}, 1);
        stepTo(bridge, 10);
        bridge.setSpeed(kAsFastAsItGoes);
        bridge.run();
        bridge.show(3);
        handleEventsUntil([&] { return bridge.frameCount() > 15; });
        QCOMPARE(bridge.shown(), 3);
        QCOMPARE(bridge.current()->step, std::uint64_t(3));
        switch (action) {
        case 0:
            bridge.post(Toy::Add{1});
            break;
        case 1:
            bridge.run();
            break;
        case 2:
            bridge.step();
            break;
        default:
            bridge.reset(1);
        }
        QCOMPARE(bridge.shown(), -1);
    }

    /// Looking into the past between a reset and its first frame: that past is gone a moment later.
    void aPastFrameShownDuringAResetIsLetGo() {
        Bridge bridge({}, 1);
        stepTo(bridge, 10);
        const auto gate = holdWithFullSlot(bridge);
        bridge.reset(2);
        bridge.show(4);
        QCOMPARE(bridge.shown(), 4);
        gate->leave.release();
        handleEventsUntil([&] { return bridge.live().generation == 1; });
        QCOMPARE(bridge.shown(), -1);
        QCOMPARE(bridge.current()->generation, std::uint64_t(1));
    }

    /// When the past is thinned out, the view stays on its frame, or on the one before it if that is gone.
    void thinningStaysNearWhatWasShown_data() {
        QTest::addColumn<int>("shown");
        for (const int shown : {1, 2, 11, 20, 29, 35})
            QTest::addRow("frame %d", shown) << shown;
    }
    void thinningStaysNearWhatWasShown() {
        QFETCH(int, shown);
        Bridge bridge({.snapshotBytes = Bridge::kHistoryBytes / 48}, 1); // 48 frames fit
        stepTo(bridge, 40);
        bridge.setFrameRate(1e3);
        bridge.setSpeed(1e3);
        bridge.run();
        bridge.show(shown);
        const std::uint64_t step = bridge.stepAt(shown), previous = bridge.stepAt(shown - 1);
        int last = bridge.frameCount();
        bool thinned = false;
        std::uint64_t stepAfter = 0;
        connect(&bridge, &SessionBridge::updated, this, [&] {
            if (!thinned && bridge.frameCount() < last) {
                thinned = true;
                stepAfter = bridge.current()->step;
            }
            last = bridge.frameCount();
        });
        handleEventsUntil([&] { return thinned; });
        QVERIFY(stepAfter == step || stepAfter == previous);
        QVERIFY(bridge.shown() >= 0);
    }

    void failureIsShownWithTheLastGoodState() {
        Bridge bridge({}, 1);
        stepTo(bridge, 5);
        waitForTicketIn(bridge, bridge.post(Toy::Broken{}));
        QCOMPARE(bridge.live().state, RunState::Failed);
        QCOMPARE(bridge.live().message, std::string("broken"));
        QCOMPARE(bridge.current()->snapshot->steps, std::uint64_t(5));
        bridge.reset(1);
        handleEventsUntil([&] { return bridge.live().generation == 1; });
        QCOMPARE(bridge.live().state, RunState::Paused);
    }

    void anExperimentThatCannotBeBuiltHasNoFrameToShow() {
        Bridge bridge({.failsToBuild = true}, 1);
        handleEventsUntil([&] { return bridge.live().state == RunState::Failed; });
        QVERIFY(!bridge.hasFrame());
        QCOMPARE(bridge.frameCount(), 0);
        bridge.show(0); // nothing there: stays live
        QCOMPARE(bridge.shown(), -1);
    }

    /// The session goes on publishing while its bridge goes away.
    void destroyingInAFastRunIsSafe() {
        for (int i = 0; i < 20; ++i) {
            Bridge bridge({}, 1);
            bridge.setSpeed(kAsFastAsItGoes);
            bridge.setFrameRate(1e9);
            bridge.run();
            QCoreApplication::processEvents();
        }
    }
};

QTEST_GUILESS_MAIN(SessionBridgeTest)
#include "session_bridge_test.moc"
