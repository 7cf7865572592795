// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/common_options.h"
#include "core/hopfield/update.h"

namespace energyscape::cli {

/// Where a network comes from: a file, or patterns to learn. An empty path was not given.
struct HopfieldSource {
    std::filesystem::path network;
    std::filesystem::path patterns; ///< next to `network`: the memories to compare with
    std::filesystem::path biases;
    std::string rule; ///< "hebb"; empty: not given
};

struct HopfieldLearn {
    CommonOptions common;
    HopfieldSource source;
};
/// Learns the patterns and writes the network. Throws UserError, UsageError.
void learnJob(const HopfieldLearn& options);

struct HopfieldRecall {
    CommonOptions common;
    HopfieldSource source;
    std::filesystem::path probes;
    std::filesystem::path order;
    std::filesystem::path trace;
    hopfield::UpdateSettings update;
    std::uint64_t maxSweeps = 200;
};
/// Runs the network from every probe. Throws UserError, UsageError.
void recallJob(HopfieldRecall options);

struct HopfieldEnergy {
    CommonOptions common;
    HopfieldSource source;
    std::filesystem::path states;
};
/// The energy of every state. Throws UserError, UsageError.
void energyJob(const HopfieldEnergy& options);

} // namespace energyscape::cli
