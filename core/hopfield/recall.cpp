// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/recall.h"

namespace energyscape::hopfield {

RecallResult recall(std::shared_ptr<const Network> network, const std::vector<Pattern>& patterns, State probe,
    UpdateSettings settings, std::uint64_t maxSweeps, RandomStream random, const SweepObserver& observe) {
    settings.wholeSweeps = true;
    settings.validate(network->units());
    Dynamics dynamics(std::move(network), probe);
    Updater updater(random);
    RecallResult result;
    if (observe)
        observe(0, dynamics, 0);
    for (std::uint64_t sweep = 1; sweep <= maxSweeps && !updater.settled() && !updater.cycling(); ++sweep) {
        updater.step(dynamics, settings);
        if (updater.flips() > result.flips)
            result.sweeps = sweep;
        result.flips = updater.flips();
        if (observe)
            observe(sweep, dynamics, updater.flips());
    }
    result.state.assign(dynamics.state().begin(), dynamics.state().end());
    const Network& used = dynamics.network();
    result.energy = used.hasExactSums() ? dynamics.energy() : used.energy(dynamics.state());
    for (const Pattern& pattern : patterns)
        result.overlaps.push_back(overlap(pattern.units, dynamics.state()));
    result.end = classify(dynamics.state(), patterns);
    if (updater.cycling())
        result.end.kind = EndState::Kind::Cycle;
    result.settled = updater.settled();
    return result;
}

} // namespace energyscape::hopfield
