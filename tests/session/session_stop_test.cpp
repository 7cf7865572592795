// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/hopfield/hopfield_experiment.h"
#include "tests/support/counting_experiment.h"
#include "tests/support/session_probe.h"

#include <QtTest>
#include <optional>

using namespace energyscape;
using namespace energyscape::test;

using Toy = CountingExperiment;
using hopfield::HopfieldExperiment;
using std::chrono::milliseconds;

namespace {

/// A requirement, not a measure of speed: closing a lab must not be felt. Sanitizers are allowed ten times as much.
constexpr milliseconds kLimit = ENERGYSCAPE_SANITIZED ? milliseconds(1000) : milliseconds(100);

/// The shortest of a few times it takes to destroy the session that `make` starts: a loaded machine may delay one.
template <class Make>
milliseconds timeToDestroy(Make make) {
    milliseconds best = milliseconds::max();
    for (int attempt = 0; attempt < 5 && best >= kLimit; ++attempt) {
        auto session = make();
        const auto begin = std::chrono::steady_clock::now();
        session.reset();
        best = std::min(best, std::chrono::ceil<milliseconds>(std::chrono::steady_clock::now() - begin));
    }
    return best;
}

std::unique_ptr<Session<Toy>> runningToy(Toy::Config config) {
    auto session = std::make_unique<Session<Toy>>(config, 1, [] {});
    session->setSpeed(kAsFastAsItGoes);
    session->run();
    waitForStep(*session, 20);
    return session;
}

HopfieldExperiment::Config largeNetwork() {
    HopfieldExperiment::Config config;
    config.rows = config.cols = hopfield::kMaxExtent;
    RandomStream random(3);
    for (int k = 0; k < 4; ++k) {
        Pattern pattern{config.rows, config.cols, {}, {}};
        for (int i = 0; i < config.rows * config.cols; ++i)
            pattern.units.push_back(random.bits() % 2 == 0 ? std::int8_t(1) : std::int8_t(-1));
        config.memories.push_back(std::move(pattern));
    }
    config.settings.temperature = 2.0;
    return config;
}

} // namespace

/// Destroying a session in the middle of a long run takes under 100 ms.
class SessionStopTest : public QObject {
    Q_OBJECT
private slots:
    void inALongRun_data() {
        QTest::addColumn<int>("stepMicroseconds");
        QTest::addColumn<bool>("honoursStop");
        QTest::newRow("fast steps") << 0 << true;
        QTest::newRow("fast steps, stop not looked at") << 0 << false;
        QTest::newRow("1 ms steps") << 1000 << true;
        QTest::newRow("5 ms steps, stop not looked at") << 5000 << false;
    }
    void inALongRun() {
        QFETCH(int, stepMicroseconds);
        QFETCH(bool, honoursStop);
        const Toy::Config config{.stepCost = std::chrono::microseconds(stepMicroseconds), .honoursStop = honoursStop};
        QVERIFY(timeToDestroy([&] { return runningToy(config); }) < kLimit);
    }

    void inManySingleSteps() {
        QVERIFY(timeToDestroy([] {
            auto session = std::make_unique<Session<Toy>>(Toy::Config{}, 1, [] {});
            session->step(std::uint64_t(1) << 60);
            waitForStep(*session, 20);
            return session;
        }) < kLimit);
    }

    void whileItWaits_data() {
        QTest::addColumn<bool>("running");
        QTest::newRow("paused") << false;
        QTest::newRow("one step in a thousand seconds") << true;
    }
    void whileItWaits() {
        QFETCH(bool, running);
        QVERIFY(timeToDestroy([&] {
            auto session = std::make_unique<Session<Toy>>(Toy::Config{}, 1, [] {});
            session->setSpeed(1e-3);
            if (running)
                session->run();
            waitForTicket(*session, session->post(Toy::Add{1}));
            return session;
        }) < kLimit);
    }

    void beforeItHasBegun() {
        QVERIFY(timeToDestroy([] { return std::make_unique<Session<Toy>>(Toy::Config{}, 1, [] {}); }) < kLimit);
    }

    /// Slow commands that wait their turn are not carried out any more.
    void withAFullMailbox() {
        QVERIFY(timeToDestroy([] {
            auto session = runningToy({});
            for (int i = 0; i < 200; ++i)
                session->post(Toy::Busy{milliseconds(10)});
            std::this_thread::sleep_for(milliseconds(15));
            return session;
        }) < kLimit);
    }

    /// Steps that become a million times slower from one moment to the next are not ordered by the thousand: the next
    /// command is answered soon, although the experiment does not look at the stop token.
    void steppingSlowlyAfterSteppingFast() {
        auto session = runningToy({.honoursStop = false});
        waitForStep(*session, 100000);
        session->post(Toy::Slow{milliseconds(5)});
        const auto slowed = waitForTicket(*session, 1);
        const auto next = waitForTicket(*session, session->post(Toy::Add{1}));
        QVERIFY(next->step - slowed->step < 1000);
        QVERIFY(timeToDestroy([&] { return std::move(session); }) < kLimit);
    }

    void inALargeNetwork_data() {
        QTest::addColumn<bool>("wholeSweeps");
        QTest::newRow("single units") << false;
        QTest::newRow("whole sweeps") << true;
    }
    void inALargeNetwork() {
        QFETCH(bool, wholeSweeps);
        auto config = largeNetwork();
        config.settings.wholeSweeps = wholeSweeps;
        QVERIFY(timeToDestroy([&] {
            auto session = std::make_unique<Session<HopfieldExperiment>>(config, 1, [] {});
            session->setSpeed(kAsFastAsItGoes);
            session->run();
            waitForStep(*session, 5);
            return session;
        }) < kLimit);
    }
};

QTEST_APPLESS_MAIN(SessionStopTest)
#include "session_stop_test.moc"
