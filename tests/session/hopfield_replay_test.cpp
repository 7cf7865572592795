// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/hopfield_experiment.h"
#include "core/session/session.h"

#include "tests/support/session_probe.h"

#include <QtTest>
#include <cstring>
#include <list>

using namespace energyscape;
using namespace energyscape::hopfield;
using namespace energyscape::test;

using HopfieldSession = Session<HopfieldExperiment>;
using Snapshot = HopfieldExperiment::Snapshot;
using Record = RunRecord<HopfieldExperiment>;

namespace {

constexpr int kRows = 8, kCols = 9;

Pattern randomPattern(RandomStream& random, int rows = kRows, int cols = kCols) {
    Pattern pattern{rows, cols, {}, {}};
    for (int i = 0; i < rows * cols; ++i)
        pattern.units.push_back(random.bits() % 2 == 0 ? std::int8_t(1) : std::int8_t(-1));
    return pattern;
}

HopfieldExperiment::Config startConfig(std::uint64_t seed) {
    RandomStream random(seed, 1000);
    HopfieldExperiment::Config config;
    config.rows = kRows;
    config.cols = kCols;
    for (int k = 0; k < 3; ++k)
        config.memories.push_back(randomPattern(random));
    config.settings.temperature = 0.5; // it never settles
    return config;
}

Corruption randomCorruption(RandomStream& random) {
    return {0.5 * random.uniformDouble(), {1, 2, 3, 4}, random.bits() % 2 == 0 ? Occlusion::Blank : Occlusion::Noise};
}

UpdateSettings randomSettings(RandomStream& random) {
    UpdateSettings settings;
    settings.mode = static_cast<UpdateMode>(random.index(4));
    settings.tie = static_cast<TieRule>(random.index(3));
    settings.probability = 0.1 + 0.9 * random.uniformDouble();
    settings.temperature = random.index(2) == 0 ? 0.0 : random.uniformDouble();
    settings.wholeSweeps = random.index(2) == 0;
    return settings;
}

/// Any command of the lab; some are refused (no such memory, a pattern of another size).
HopfieldExperiment::Command randomCommand(RandomStream& random) {
    switch (random.index(9)) {
    case 0:
        return SetCells{{{static_cast<int>(random.index(16)), 1}, {static_cast<int>(random.index(100)), -1}}};
    case 1:
        return SetState{randomPattern(random)};
    case 2:
        return LoadMemory{static_cast<int>(random.index(4)), randomCorruption(random), random.index(2) == 0};
    case 3:
        return Corrupt{randomCorruption(random)};
    case 4:
        return StorePatterns{{randomPattern(random)}};
    case 5:
        return RemoveMemory{static_cast<int>(random.index(4))};
    case 6:
        return SetBias{random.uniformDouble() - 0.5};
    case 7:
        return random.index(4) == 0 ? HopfieldExperiment::Command(ResizeGrid{kRows + 1, kCols})
                                    : HopfieldExperiment::Command(ResizeGrid{kRows, kCols});
    default:
        return SetUpdate{randomSettings(random)};
    }
}

template <class T>
bool sameBits(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

bool sameTrace(const Series& a, const Series& b) {
    bool same = sameBits(a.x, b.x) && a.y.size() == b.y.size();
    for (std::size_t c = 0; same && c < a.y.size(); ++c)
        same = sameBits(a.y[c], b.y[c]);
    return same;
}

/// Every number of two snapshots, bit for bit.
bool sameBits(const Snapshot& a, const Snapshot& b) {
    return a.state == b.state && *a.cue == *b.cue && sameBits(a.overlaps, b.overlaps) &&
           sameBits<double>({a.energy, a.sweeps, a.lastUpdate.field}, {b.energy, b.sweeps, b.lastUpdate.field}) &&
           a.lastUpdate.unit == b.lastUpdate.unit && a.flips == b.flips && a.target == b.target &&
           a.settled == b.settled && a.cycling == b.cycling && a.nearest.name() == b.nearest.name() &&
           sameTrace(*a.trace, *b.trace) && a.content->network->couplings == b.content->network->couplings &&
           a.content->network->biases == b.content->network->biases;
}

/// The session runs while commands are posted at random moments; returns its last frame, paused.
auto play(HopfieldSession& session, std::uint64_t seed, int commands) {
    RandomStream random(seed, 77);
    session.run();
    for (int i = 0; i < commands; ++i) {
        std::this_thread::sleep_for(std::chrono::microseconds(random.index(2000)));
        session.post(randomCommand(random));
        session.run(); // a command or a fixed point may have ended the run
    }
    session.pause();
    return waitForTicket(session, session.post(SetBias{0.125}));
}

} // namespace

/// The Hopfield lab's own experiment, recorded and replayed.
class HopfieldReplayTest : public QObject {
    Q_OBJECT
private slots:
    void anyFrameRateAndSpeed_data() {
        QTest::addColumn<double>("speed");
        QTest::addColumn<double>("frameRate");
        QTest::newRow("500 steps/s, 60 frames/s") << 500.0 << 60.0;
        QTest::newRow("full speed, 60 frames/s") << kAsFastAsItGoes << 60.0;
        QTest::newRow("full speed, 2 frames/s") << kAsFastAsItGoes << 2.0;
        QTest::newRow("full speed, a frame after each piece") << kAsFastAsItGoes << 1e9;
    }
    void anyFrameRateAndSpeed() {
        QFETCH(double, speed);
        QFETCH(double, frameRate);
        for (const std::uint64_t seed : {1u, 2u, 3u}) {
            HopfieldSession session(startConfig(seed), seed, [] {});
            session.setSpeed(speed);
            session.setFrameRate(frameRate);
            const auto last = play(session, seed, 60);
            const Record record = session.record();
            QVERIFY(record.commands.size() > 20);
            QCOMPARE(record.steps, last->step);
            QVERIFY(sameBits(*replay(record).snapshot(), *last->snapshot));
        }
    }

    void severalSessionsInParallel() {
        constexpr int kSessions = 3;
        std::list<HopfieldSession> sessions;
        for (std::uint64_t seed = 1; seed <= kSessions; ++seed) {
            sessions.emplace_back(startConfig(seed), seed, [] {});
            sessions.back().setSpeed(kAsFastAsItGoes);
            sessions.back().run();
        }
        RandomStream random(11);
        for (int i = 0; i < 100; ++i) {
            auto session = sessions.begin();
            std::advance(session, random.index(kSessions));
            session->post(randomCommand(random));
            session->run();
            std::this_thread::sleep_for(std::chrono::microseconds(random.index(500)));
        }
        for (auto& session : sessions) {
            session.pause();
            const auto last = waitForTicket(session, session.post(SetBias{0.25}));
            QVERIFY(sameBits(*replay(session.record()).snapshot(), *last->snapshot));
        }
    }

    /// A reset, and the same commands at the same steps, give the same run as a new session with the reset's record.
    void aResetBeginsAReplayableRun() {
        HopfieldSession session(startConfig(4), 4, [] {});
        session.setSpeed(kAsFastAsItGoes);
        play(session, 4, 20);
        session.reset(12);
        session.post(Corrupt{{0.2, {}, Occlusion::Blank}});
        session.step(2000);
        const auto last = waitForFrame(session, [](const FrameInfo& f) { return f.generation == 1 && f.step == 2000; });
        QCOMPARE(session.record().seed, std::uint64_t(12));
        QVERIFY(sameBits(*replay(session.record()).snapshot(), *last->snapshot));
    }

    /// The states do not depend on how steps are cut into calls.
    void piecesMakeNoDifference() {
        HopfieldExperiment whole(startConfig(6), 6), pieces(startConfig(6), 6);
        RandomStream random(8);
        for (int i = 0; i < 40; ++i) {
            const auto command = randomCommand(random);
            for (auto* experiment : {&whole, &pieces}) {
                try {
                    experiment->apply(command);
                } catch (const UserError&) {
                    continue;
                }
            }
            const std::uint64_t steps = random.index(400);
            advanceTo(whole, 0, steps);
            for (std::uint64_t done = 0; done < steps;) {
                const std::uint64_t piece = std::min<std::uint64_t>(random.index(7) + 1, steps - done);
                advanceTo(pieces, 0, piece);
                pieces.snapshot(); // looking changes nothing
                done += piece;
            }
            QVERIFY(sameBits(*whole.snapshot(), *pieces.snapshot()));
        }
    }
};

QTEST_APPLESS_MAIN(HopfieldReplayTest)
#include "hopfield_replay_test.moc"
