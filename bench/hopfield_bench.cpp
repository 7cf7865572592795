// SPDX-License-Identifier: GPL-3.0-or-later
// Hopfield recall and learning. Limits (see docs/performance.md): cached-field sweep, N = 784 with K = 78: 13.5 us
// first, 2.5 us settled; N = 4096 with K = 410: 0.6 ms and 13 us.
#include "core/hopfield/cue.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/hopfield_experiment.h"
#include "core/hopfield/update.h"

#include <benchmark/benchmark.h>

namespace {

using namespace energyscape;
using namespace energyscape::hopfield;

std::vector<Pattern> randomPatterns(int count, int units) {
    RandomStream random(1);
    std::vector<Pattern> patterns(static_cast<std::size_t>(count));
    for (auto& pattern : patterns) {
        pattern = {1, units, std::vector<std::int8_t>(static_cast<std::size_t>(units)), {}};
        for (auto& unit : pattern.units)
            unit = static_cast<std::int8_t>(random.bits() >> 31 != 0 ? 1 : -1);
    }
    return patterns;
}

/// K patterns in N units, and the first of them with a tenth of its units flipped.
struct Setting {
    explicit Setting(const benchmark::State& state)
        : patterns(randomPatterns(static_cast<int>(state.range(1)), static_cast<int>(state.range(0))))
        , network(std::make_shared<Network>(learnHebb(patterns)))
        , cue(patterns.front().units) {
        RandomStream random(2);
        flipNoise(cue, 0.1, random);
    }
    std::vector<Pattern> patterns;
    std::shared_ptr<const Network> network;
    std::vector<std::int8_t> cue;
};

UpdateSettings sweepsOf(UpdateMode mode) {
    UpdateSettings settings;
    settings.mode = mode;
    settings.wholeSweeps = true;
    return settings;
}

/// The first sweep from a noisy cue; going back to the cue is not timed, it costs a product of its own.
void firstSweep(benchmark::State& state) {
    const Setting setting(state);
    const Dynamics start(setting.network, setting.cue);
    Dynamics dynamics = start;
    std::uint64_t flips = 0;
    for (auto _ : state) {
        state.PauseTiming();
        dynamics = start;
        Updater updater{RandomStream(1)};
        state.ResumeTiming();
        updater.step(dynamics, sweepsOf(UpdateMode::Sequential));
        flips = updater.flips();
    }
    state.counters["flips"] = static_cast<double>(flips);
}

void settledSweep(benchmark::State& state) {
    const Setting setting(state);
    Dynamics dynamics(setting.network, setting.cue);
    Updater updater{RandomStream(1)};
    const UpdateSettings settings = sweepsOf(UpdateMode::Sequential);
    while (!updater.settled())
        updater.step(dynamics, settings);
    for (auto _ : state)
        updater.step(dynamics, settings);
}

void firstSynchronousStep(benchmark::State& state) {
    const Setting setting(state);
    const Dynamics start(setting.network, setting.cue);
    Dynamics dynamics = start;
    for (auto _ : state) {
        state.PauseTiming();
        dynamics = start;
        Updater updater{RandomStream(1)};
        state.ResumeTiming();
        updater.step(dynamics, sweepsOf(UpdateMode::Synchronous));
    }
}

/// All units at once from a random state, where about half of them flip.
void synchronousStepFromNoise(benchmark::State& state) {
    const Setting setting(state);
    Dynamics dynamics(setting.network, setting.cue);
    std::vector<std::int8_t> noise(setting.cue.size());
    RandomStream random(3);
    for (auto _ : state) {
        state.PauseTiming();
        for (auto& unit : noise)
            unit = static_cast<std::int8_t>(random.bits() >> 31 != 0 ? 1 : -1);
        dynamics.setState(noise);
        Updater updater{RandomStream(1)};
        state.ResumeTiming();
        updater.step(dynamics, sweepsOf(UpdateMode::Synchronous));
    }
}

/// Single random units at a temperature at which they keep flipping now and then.
void randomUnitSteps(benchmark::State& state) {
    const Setting setting(state);
    Dynamics dynamics(setting.network, setting.cue);
    Updater updater{RandomStream(1)};
    UpdateSettings settings;
    settings.temperature = 0.4;
    for (auto _ : state)
        updater.step(dynamics, settings);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void learnOnePattern(benchmark::State& state) {
    const Setting setting(state);
    Network network = *setting.network;
    int sign = 1;
    for (auto _ : state) {
        addHebb(network, setting.cue, sign);
        sign = -sign;
    }
}

/// The experiment's picture of itself while a run goes on.
void snapshot(benchmark::State& state) {
    const auto side = static_cast<int>(state.range(0));
    HopfieldExperiment::Config config;
    config.rows = config.cols = side;
    config.memories = randomPatterns(static_cast<int>(state.range(1)), side * side);
    for (Pattern& pattern : config.memories)
        pattern.rows = pattern.cols = side;
    config.settings.temperature = 0.4;
    HopfieldExperiment lab(config, 1);
    std::uint64_t done = 0;
    while (done < 100'000)
        done += lab.advance(10'000, {});
    for (auto _ : state) {
        lab.advance(1, {});
        benchmark::DoNotOptimize(lab.snapshot());
    }
}

void sizes(benchmark::internal::Benchmark* b) {
    b->Args({784, 78})->Args({4096, 410});
}

BENCHMARK(firstSweep)->Apply(sizes)->Unit(benchmark::kMicrosecond);
BENCHMARK(settledSweep)->Apply(sizes)->Unit(benchmark::kMicrosecond);
BENCHMARK(firstSynchronousStep)->Apply(sizes)->Unit(benchmark::kMicrosecond);
BENCHMARK(synchronousStepFromNoise)->Apply(sizes)->Unit(benchmark::kMicrosecond);
BENCHMARK(randomUnitSteps)->Apply(sizes);
BENCHMARK(learnOnePattern)->Apply(sizes)->Unit(benchmark::kMicrosecond);
BENCHMARK(snapshot)->Args({10, 4})->Args({28, 32})->Args({64, 32})->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
