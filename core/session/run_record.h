// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/blas.h"
#include "core/session/experiment.h"

#include <stdexcept>
#include <vector>

namespace energyscape {

/// Everything needed to get a run's state again: where it started, the seed, and each command with the step before
/// which it was applied.
template <Experiment E>
struct RunRecord {
    struct Entry {
        std::uint64_t step;
        typename E::Command command;
    };
    typename E::Config config;
    std::uint64_t seed = 1;
    std::vector<Entry> commands;
    std::uint64_t steps = 0; ///< how far the run had come when the record was taken
};

/// Advances `experiment` from step `from` to step `to`.
template <Experiment E>
void advanceTo(E& experiment, std::uint64_t from, std::uint64_t to) {
    while (from < to) {
        const std::uint64_t done = experiment.advance(to - from, {});
        if (done == 0 || done > to - from)
            throw std::logic_error("an experiment advanced by a number of steps that was not asked for");
        from += done;
    }
}

/// Runs the record again, without a thread or a clock. The state is bit for bit that of the recorded run.
template <Experiment E>
E replay(const RunRecord<E>& record) {
    useOneBlasThread();
    E experiment(record.config, record.seed);
    std::uint64_t step = 0;
    for (const auto& entry : record.commands) {
        advanceTo(experiment, step, entry.step);
        step = entry.step;
        experiment.apply(entry.command);
    }
    advanceTo(experiment, step, record.steps);
    return experiment;
}

} // namespace energyscape
