// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/hopfield_jobs.h"
#include "core/data/pattern.h"
#include "core/hopfield/network.h"

#include <memory>
#include <vector>

namespace energyscape::cli {

/// A network and the memories to compare its states with (none when they are not known).
struct LoadedNetwork {
    std::shared_ptr<const hopfield::Network> network;
    std::vector<Pattern> patterns;
};

/// Reads or learns the network. `quiet` keeps back the note that a diagonal was dropped. Throws UserError, UsageError.
LoadedNetwork loadSource(const HopfieldSource& source, bool quiet);

/// States for a network of `units` units, from a file [M,N].
std::vector<Pattern> readStates(const std::filesystem::path& path, int units);

/// Unit indices from a file, one dimension.
std::vector<int> readOrder(const std::filesystem::path& path);

} // namespace energyscape::cli
