// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/letters.h"
#include "core/error.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/hopfield_experiment.h"
#include "core/session/run_record.h"
#include "tests/support/naive_hopfield.h"
#include "tests/support/random_hopfield.h"

#include <QtTest>

using namespace energyscape;
using namespace energyscape::hopfield;

namespace {

using Lab = HopfieldExperiment;
using Units = std::vector<std::int8_t>;

static_assert(Experiment<Lab>);

Lab::Config lettersConfig() {
    Lab::Config config;
    config.rows = config.cols = 5;
    config.memories = lettersOf(5, "DJCM");
    config.probe = config.memories[0].units;
    return config;
}

Pattern square(int side, std::uint64_t stream) {
    RandomStream random(70, stream);
    return {
        side, side, naive::randomState(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), random), {}};
}

/// Everything a view can see, apart from pointers.
bool sameFrame(const Lab::Snapshot& a, const Lab::Snapshot& b) {
    return a.state == b.state && a.overlaps == b.overlaps && a.energy == b.energy && a.sweeps == b.sweeps &&
           a.flips == b.flips && a.target == b.target && a.settled == b.settled && a.cycling == b.cycling &&
           *a.cue == *b.cue && a.trace->x == b.trace->x && a.trace->y == b.trace->y &&
           a.lastUpdate.unit == b.lastUpdate.unit && a.lastUpdate.field == b.lastUpdate.field &&
           a.nearest.name() == b.nearest.name() && a.content->rows == b.content->rows &&
           a.content->cols == b.content->cols && a.content->memories.size() == b.content->memories.size() &&
           a.content->network->couplings == b.content->network->couplings &&
           a.content->network->biases == b.content->network->biases;
}

/// The snapshot agrees with the definitions.
void checkConsistent(const Lab& lab) {
    const auto s = lab.snapshot();
    const auto& network = *s->content->network;
    QCOMPARE(s->state.size(), static_cast<std::size_t>(s->content->rows * s->content->cols));
    QCOMPARE(network.units(), static_cast<int>(s->state.size()));
    QVERIFY(std::abs(s->energy - naive::energy(naive::networkOf(network), s->state)) < 1e-4);
    QCOMPARE(s->overlaps.size(), s->content->memories.size());
    for (std::size_t k = 0; k < s->overlaps.size(); ++k)
        QCOMPARE(s->overlaps[k], static_cast<float>(overlap(s->content->memories[k].units, s->state)));
    QCOMPARE(s->content->properties.size(), s->content->memories.size());
    QCOMPARE(s->trace->y.size(), 1 + std::min(s->content->memories.size(), Lab::kTracedMemories));
    QVERIFY(s->trace->x.size() <= Lab::kTraceSamples);
    for (const auto& curve : s->trace->y)
        QCOMPARE(curve.size(), s->trace->x.size());
    QVERIFY(s->lastUpdate.unit < network.units());
    QVERIFY(s->bytesBeyond(nullptr) > s->bytesBeyond(s.get()));
}

/// Whether `command` is refused; if so nothing may have changed.
bool refused(Lab& lab, const Lab::Command& command) {
    const auto before = lab.snapshot();
    try {
        lab.apply(command);
    } catch (const UserError& error) {
        const auto after = lab.snapshot();
        if (!sameFrame(*before, *after) || before->content != after->content || before->cue != after->cue)
            qFatal("a refused command left its mark");
        return std::string(error.what()).size() > 10;
    }
    return false;
}

/// One command of every kind, applied at the steps given.
std::vector<RunRecord<Lab>::Entry> everyCommand() {
    UpdateSettings warm;
    warm.temperature = 0.4;
    UpdateSettings ordered;
    ordered.mode = UpdateMode::Sequential;
    ordered.tie = TieRule::Plus;
    ordered.order = {3, 1, 24, 7};
    UpdateSettings synchronous;
    synchronous.mode = UpdateMode::Synchronous;
    UpdateSettings independent;
    independent.mode = UpdateMode::Independent;
    independent.temperature = 1.5;
    independent.probability = 0.3;
    UpdateSettings sweeps;
    sweeps.wholeSweeps = true;
    RandomStream random(71);
    const Corruption noisy{0.3, {0, 2, 5, 2}, Occlusion::Noise};
    return {{0, SetUpdate{warm}}, {10, LoadMemory{2, noisy, true}}, {130, SetCells{{{3, 1}, {4, -1}, {3, -1}}}},
        {131, StorePatterns{{square(5, 1), square(5, 2)}}}, {400, Corrupt{{0.1, {}, Occlusion::Blank}}},
        {777, SetBias{0.05}}, {1200, RemoveMemory{1}}, {1201, SetUpdate{ordered}}, {1300, SetState{square(5, 3)}},
        {1400, LoadMemory{0, noisy, false}}, {1500, SetUpdate{independent}},
        {3000, ReplaceMemories{6, 6, {square(6, 4), square(6, 5), square(6, 6)}}}, {3100, SetUpdate{synchronous}},
        {3200, ResizeGrid{9, 4}}, {3300, SetUpdate{warm}},
        {3301, LoadNetwork{naive::gaussianNetwork(36, 0.1, random), 6, 6}}, {5000, SetUpdate{sweeps}},
        {5003, StorePatterns{{square(6, 7)}}}};
}

} // namespace

class HopfieldExperimentTest : public QObject {
    Q_OBJECT

private slots:
    void startsInItsProbe();
    void badConfigsAreRefused();
    void drawingFlipsTheCellsDrawn();
    void loadingAndCorruptingBeginsARun();
    void storingAndRemovingMemories();
    void replacingResizingAndReading();
    void settingsTakeEffect();
    void refusedCommandsLeaveNoMark();
    void runsFinishAndSayHow();
    void configStartsAgainFromTheSameContent();
    void traceIsBoundedAndHoldsTheRun();
    void replayIsBitForBitTheSame();
    void stopIsObeyed();
};

void HopfieldExperimentTest::startsInItsProbe() {
    const Lab lab(lettersConfig(), 1);
    checkConsistent(lab);
    const auto s = lab.snapshot();
    QCOMPARE(s->state, lettersConfig().probe);
    QCOMPARE(s->nearest.name(), std::string("memory 1"));
    QCOMPARE(s->sweeps, 0.0);
    QCOMPARE(s->trace->x.size(), std::size_t{1});
    QCOMPARE(s->trace->y[0][0], static_cast<float>(s->energy));
    QCOMPARE(s->content->network->couplings, learnHebb(lettersConfig().memories).couplings);
    const Lab empty(Lab::Config{}, 1);
    checkConsistent(empty);
    QCOMPARE(empty.snapshot()->state, Units(100, -1));
}

void HopfieldExperimentTest::badConfigsAreRefused() {
    const auto isRefused = [](auto&& change) {
        Lab::Config config = lettersConfig();
        change(config);
        try {
            Lab(config, 1);
        } catch (const UserError&) {
            return true;
        }
        return false;
    };
    QVERIFY(!isRefused([](Lab::Config&) {}));
    QVERIFY(isRefused([](Lab::Config& c) { c.rows = 3; }));
    QVERIFY(isRefused([](Lab::Config& c) { c.cols = 65; }));
    QVERIFY(isRefused([](Lab::Config& c) { c.rows = 6; }));
    QVERIFY(isRefused([](Lab::Config& c) { c.memories[1] = square(6, 1); }));
    QVERIFY(isRefused([](Lab::Config& c) { c.memories[1].units.pop_back(); }));
    QVERIFY(isRefused([](Lab::Config& c) { c.memories[1].units[3] = 0; }));
    QVERIFY(isRefused([](Lab::Config& c) { c.probe.pop_back(); }));
    QVERIFY(isRefused([](Lab::Config& c) { c.probe[2] = 3; }));
    QVERIFY(isRefused([](Lab::Config& c) { c.target = 4; }));
    QVERIFY(isRefused([](Lab::Config& c) { c.network = std::make_shared<Network>(24); }));
    QVERIFY(isRefused([](Lab::Config& c) { c.settings.temperature = -1.0; }));
}

void HopfieldExperimentTest::drawingFlipsTheCellsDrawn() {
    Lab lab(lettersConfig(), 1);
    Units expected = lettersConfig().probe;
    expected[0] = 1;
    expected[7] = -1;
    expected[24] = 1;
    lab.apply(SetCells{{{0, -1}, {7, 1}, {7, -1}, {24, 1}, {24, 1}, {0, 1}}}); // the last value counts
    QCOMPARE(lab.snapshot()->state, expected);
    QCOMPARE(*lab.snapshot()->cue, expected);
    checkConsistent(lab);
    lab.apply(SetCells{});
    QCOMPARE(lab.snapshot()->state, expected);
}

void HopfieldExperimentTest::loadingAndCorruptingBeginsARun() {
    Lab lab(lettersConfig(), 1);
    lab.advance(60, {});
    lab.apply(LoadMemory{2, {0.2, {}, Occlusion::Blank}, true});
    auto s = lab.snapshot();
    QCOMPARE(s->target, 2);
    QCOMPARE(s->sweeps, 0.0);
    QCOMPARE(s->flips, std::uint64_t{0});
    QCOMPARE(*s->cue, s->state);
    QVERIFY(std::abs(s->overlaps[2] - (1.0F - 2.0F * 5.0F / 25.0F)) < 1e-6F); // 5 of 25 flipped
    checkConsistent(lab);
    // The same noise again, a little more of it; then fresh noise.
    const Units first = s->state;
    lab.apply(LoadMemory{2, {0.2, {}, Occlusion::Blank}, false});
    QCOMPARE(lab.snapshot()->state, first);
    lab.apply(LoadMemory{2, {0.24, {}, Occlusion::Blank}, false});
    int differing = 0;
    for (std::size_t i = 0; i < 25; ++i)
        differing += lab.snapshot()->state[i] != first[i] ? 1 : 0;
    QCOMPARE(differing, 1);
    lab.apply(LoadMemory{2, {0.2, {}, Occlusion::Blank}, true});
    QVERIFY(lab.snapshot()->state != first);
    // A hidden half.
    lab.apply(LoadMemory{1, {0.0, {0, 0, 5, 3}, Occlusion::Blank}, true});
    for (int r = 0; r < 5; ++r)
        for (int c = 0; c < 3; ++c)
            QCOMPARE(lab.snapshot()->state[static_cast<std::size_t>(r * 5 + c)], std::int8_t{-1});
    lab.apply(Corrupt{{0.04, {}, Occlusion::Blank}});
    QCOMPARE(lab.snapshot()->target, 1);
    checkConsistent(lab);
    lab.apply(SetState{square(5, 9)});
    QCOMPARE(lab.snapshot()->state, square(5, 9).units);
    QCOMPARE(lab.snapshot()->target, -1);
}

void HopfieldExperimentTest::storingAndRemovingMemories() {
    Lab lab(lettersConfig(), 1);
    const auto before = lab.snapshot();
    lab.apply(LoadMemory{3, {}, true});
    lab.apply(StorePatterns{{square(5, 1), square(5, 2)}});
    checkConsistent(lab);
    QCOMPARE(lab.snapshot()->content->memories.size(), std::size_t{6});
    auto all = lettersConfig().memories;
    all.push_back(square(5, 1));
    all.push_back(square(5, 2));
    QVERIFY(lab.snapshot()->content->network->couplings == learnHebb(all).couplings);
    lab.apply(RemoveMemory{4});
    lab.apply(RemoveMemory{4});
    QVERIFY(lab.snapshot()->content->network->couplings == before->content->network->couplings);
    QCOMPARE(lab.snapshot()->target, 3);
    lab.apply(RemoveMemory{1});
    QCOMPARE(lab.snapshot()->target, 2);
    lab.apply(RemoveMemory{2});
    QCOMPARE(lab.snapshot()->target, -1);
    checkConsistent(lab);
    // A snapshot taken earlier is as it was.
    QCOMPARE(before->content->memories.size(), std::size_t{4});
}

void HopfieldExperimentTest::replacingResizingAndReading() {
    Lab lab(lettersConfig(), 1);
    lab.advance(7, {});
    lab.apply(ReplaceMemories{8, 8, {square(8, 1), square(8, 2)}});
    checkConsistent(lab);
    QCOMPARE(lab.snapshot()->state, square(8, 1).units);
    QCOMPARE(lab.snapshot()->target, 0);
    lab.advance(50, {});
    lab.apply(ResizeGrid{16, 16});
    checkConsistent(lab);
    QCOMPARE(lab.snapshot()->content->memories.size(), std::size_t{2});
    QVERIFY(lab.snapshot()->content->memories[1].sameUnits(resample(square(8, 2), 16, 16)));
    QCOMPARE(lab.snapshot()->lastUpdate.unit, -1);
    lab.apply(ReplaceMemories{4, 5, {}});
    checkConsistent(lab);
    QVERIFY(lab.snapshot()->content->network->couplings.isZero(0.0F));
    RandomStream random(72);
    const auto network = naive::gaussianNetwork(36, 0.5, random);
    lab.apply(LoadNetwork{network, 6, 6});
    checkConsistent(lab);
    QCOMPARE(lab.snapshot()->content->network.get(), network.get());
    // Memories that look alike on a coarser grid become one.
    Pattern almost = square(8, 1);
    almost.units[0] = static_cast<std::int8_t>(-almost.units[0]);
    lab.apply(ReplaceMemories{8, 8, {square(8, 1), almost}});
    lab.apply(ResizeGrid{4, 4});
    QCOMPARE(lab.snapshot()->content->memories.size(), std::size_t{1});
}

void HopfieldExperimentTest::settingsTakeEffect() {
    Lab lab(lettersConfig(), 1);
    UpdateSettings settings;
    settings.mode = UpdateMode::Sequential;
    settings.wholeSweeps = true;
    lab.apply(SetUpdate{settings});
    lab.apply(LoadMemory{0, {0.2, {}, Occlusion::Blank}, true});
    lab.advance(1, {});
    QCOMPARE(lab.snapshot()->sweeps, 1.0);
    QCOMPARE(lab.snapshot()->settings.mode, UpdateMode::Sequential);
    lab.apply(SetBias{0.5});
    QVERIFY((lab.snapshot()->content->network->biases.array() == 0.5F).all());
    checkConsistent(lab);
    // What a tie does decides which memories are stable.
    Lab::Config orthogonal;
    orthogonal.rows = orthogonal.cols = 4;
    Pattern zero = square(4, 1);
    orthogonal.memories = {zero};
    orthogonal.network = std::make_shared<Network>(16); // all fields zero
    Lab ties(orthogonal, 1);
    QCOMPARE(ties.snapshot()->content->properties[0].unstableUnits, 0);
    settings.tie = TieRule::Plus;
    ties.apply(SetUpdate{settings});
    QCOMPARE(ties.snapshot()->content->properties[0].unstableUnits,
        static_cast<int>(std::ranges::count(zero.units, std::int8_t{-1})));
}

void HopfieldExperimentTest::refusedCommandsLeaveNoMark() {
    Lab lab(lettersConfig(), 1);
    lab.apply(LoadMemory{1, {0.3, {}, Occlusion::Blank}, true});
    lab.advance(9, {});
    const auto patternWith = [](std::int8_t value) {
        Pattern p = square(5, 1);
        p.units[4] = value;
        return p;
    };
    UpdateSettings cold;
    cold.temperature = -1.0;
    UpdateSettings far;
    far.order = {25};
    std::vector<Pattern> tooMany;
    for (std::uint64_t k = 0; k < 22; ++k)
        tooMany.push_back(square(5, 10 + k));
    const Lab::Command commands[] = {SetCells{{{0, 1}, {25, 1}}}, SetCells{{{-1, 1}}}, SetCells{{{0, 0}}},
        SetState{square(6, 1)}, SetState{patternWith(0)}, LoadMemory{4, {}, true}, LoadMemory{-1, {}, true},
        LoadMemory{0, {1.5, {}, Occlusion::Blank}, true}, LoadMemory{0, {NAN, {}, Occlusion::Blank}, true},
        Corrupt{{-0.1, {}, Occlusion::Blank}}, StorePatterns{{square(5, 1), square(5, 1)}},
        StorePatterns{{lettersConfig().memories[2]}}, StorePatterns{{square(5, 1), square(6, 1)}},
        StorePatterns{{patternWith(2)}}, StorePatterns{tooMany}, RemoveMemory{4}, RemoveMemory{-1},
        ReplaceMemories{5, 5, {square(5, 1), square(5, 1)}}, ReplaceMemories{3, 5, {}}, ReplaceMemories{5, 65, {}},
        ReplaceMemories{6, 6, {square(5, 1)}}, ResizeGrid{3, 3}, ResizeGrid{100, 100}, LoadNetwork{nullptr, 5, 5},
        LoadNetwork{std::make_shared<Network>(25), 6, 6}, LoadNetwork{std::make_shared<Network>(9), 3, 3},
        SetUpdate{cold}, SetUpdate{far}, SetBias{NAN}, SetBias{INFINITY}};
    for (std::size_t i = 0; i < std::size(commands); ++i)
        QVERIFY2(refused(lab, commands[i]), qPrintable(QString("command %1").arg(i)));
    // The run goes on as if nothing had been said.
    Lab twin(lettersConfig(), 1);
    twin.apply(LoadMemory{1, {0.3, {}, Occlusion::Blank}, true});
    twin.advance(9, {});
    advanceTo(lab, 0, 200);
    advanceTo(twin, 0, 200);
    QVERIFY(sameFrame(*lab.snapshot(), *twin.snapshot()));
}

void HopfieldExperimentTest::runsFinishAndSayHow() {
    Lab lab(lettersConfig(), 1);
    lab.apply(LoadMemory{0, {0.04, {}, Occlusion::Blank}, true});
    const auto done = lab.advance(100'000, {});
    QVERIFY(done < 100'000);
    QVERIFY(lab.finished());
    QVERIFY(lab.snapshot()->settled);
    QCOMPARE(lab.snapshot()->nearest.name(), std::string("memory 1"));
    lab.apply(SetCells{{{0, 1}}}); // a stroke wakes it
    QVERIFY(!lab.finished());

    Lab::Config config;
    config.rows = config.cols = 20;
    config.network = std::make_shared<Network>(Network::fromWeights(Eigen::MatrixXf::Constant(400, 400, -0.01F), {}));
    config.settings.mode = UpdateMode::Synchronous;
    Lab cycling(config, 1);
    QCOMPARE(cycling.advance(100, {}), std::uint64_t{2});
    QVERIFY(cycling.finished());
    QVERIFY(cycling.snapshot()->cycling);
    QCOMPARE(cycling.snapshot()->nearest.name(), std::string("cycle"));
}

void HopfieldExperimentTest::configStartsAgainFromTheSameContent() {
    Lab lab(lettersConfig(), 5);
    lab.apply(StorePatterns{{square(5, 1)}});
    lab.apply(SetBias{0.1});
    lab.apply(LoadMemory{4, {0.3, {}, Occlusion::Blank}, true});
    const auto start = lab.snapshot();
    lab.advance(40, {});
    Lab again(lab.config(), 5);
    QCOMPARE(again.snapshot()->state, start->state);
    QCOMPARE(again.snapshot()->target, 4);
    QCOMPARE(again.snapshot()->content->network.get(), lab.snapshot()->content->network.get());
    QCOMPARE(again.snapshot()->content->memories.size(), std::size_t{5});
    // Two resets of the same content with one seed run alike.
    Lab twin(lab.config(), 5);
    advanceTo(again, 0, 100);
    advanceTo(twin, 0, 100);
    QVERIFY(sameFrame(*again.snapshot(), *twin.snapshot()));
}

void HopfieldExperimentTest::traceIsBoundedAndHoldsTheRun() {
    Lab::Config config = lettersConfig();
    config.settings.temperature = 1.0;
    Lab lab(config, 1);
    for (int round = 0; round < 40; ++round) {
        advanceTo(lab, 0, 5000);
        const auto trace = lab.snapshot()->trace;
        QVERIFY(trace->x.size() <= Lab::kTraceSamples);
        QVERIFY(trace->x.size() >= Lab::kTraceSamples / 4);
        QCOMPARE(trace->x.front(), 0.0);
        QVERIFY(std::ranges::is_sorted(trace->x));
        QVERIFY(trace->x.back() > 0.99 * lab.snapshot()->sweeps - 1.0);
    }
    // Unchanged between two snapshots without a sample: shared, not copied.
    QCOMPARE(lab.snapshot()->trace.get(), lab.snapshot()->trace.get());
}

void HopfieldExperimentTest::replayIsBitForBitTheSame() {
    RunRecord<Lab> record{lettersConfig(), 77, everyCommand(), 6000};
    const Lab whole = replay(record);
    checkConsistent(whole);
    const auto expected = whole.snapshot();
    // Live runs are cut into pieces of any size, with snapshots in between.
    for (const std::uint64_t piece : {1U, 7U, 64U, 1000U}) {
        Lab live(record.config, record.seed);
        std::uint64_t step = 0;
        const auto goTo = [&](std::uint64_t end) {
            while (step < end) {
                step += live.advance(std::min(piece, end - step), {});
                if (step % 5 == 0)
                    live.snapshot();
            }
        };
        for (const auto& entry : record.commands) {
            goTo(entry.step);
            live.apply(entry.command);
            checkConsistent(live);
        }
        goTo(record.steps);
        QVERIFY(sameFrame(*live.snapshot(), *expected));
    }
    record.seed = 78;
    QVERIFY(replay(record).snapshot()->state != expected->state);
}

void HopfieldExperimentTest::stopIsObeyed() {
    Lab::Config config = lettersConfig();
    config.settings.temperature = 1.0;
    Lab lab(config, 1);
    std::stop_source source;
    source.request_stop();
    QCOMPARE(lab.advance(1'000'000, source.get_token()), std::uint64_t{64});
    QCOMPARE(lab.advance(10, source.get_token()), std::uint64_t{10});
}

QTEST_APPLESS_MAIN(HopfieldExperimentTest)
#include "hopfield_experiment_test.moc"
