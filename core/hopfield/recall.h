// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/memories.h"
#include "core/hopfield/update.h"

#include <functional>

namespace energyscape::hopfield {

/// How one probe ended.
struct RecallResult {
    std::vector<std::int8_t> state;
    std::uint64_t sweeps = 0; ///< sweeps up to the last one that changed a unit
    std::uint64_t flips = 0;
    double energy = 0.0;
    std::vector<double> overlaps; ///< one for each pattern
    EndState end;
    bool settled = false; ///< false: a cycle, a temperature above 0, or the sweeps ran out
};

/// Called before the first sweep (sweep 0) and after each one.
using SweepObserver = std::function<void(std::uint64_t sweep, const Dynamics& dynamics, std::uint64_t flips)>;

/// Runs the network from `probe` sweep by sweep until it settles, cycles or has done `maxSweeps`.
/// `settings.wholeSweeps` is implied; a synchronous or independent update of all units counts as one sweep.
RecallResult recall(std::shared_ptr<const Network> network, const std::vector<Pattern>& patterns, State probe,
    UpdateSettings settings, std::uint64_t maxSweeps, RandomStream random, const SweepObserver& observe = {});

} // namespace energyscape::hopfield
