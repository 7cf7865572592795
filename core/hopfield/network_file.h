// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/network.h"

#include <filesystem>

namespace energyscape::hopfield {

/// Writes a safetensors file, atomically: `weights` [N,N] and `biases` [N], float32; metadata format
/// "energyscape-hopfield", units "pm1". Throws UserError "cannot write '<path>': ...".
void saveNetwork(const std::filesystem::path& path, const Network& network);

/// Reads such a file; `biases` may be missing (zero), further tensors are ignored. Refuses what Network::fromWeights
/// refuses, wrong shapes, units other than "pm1" and more than kMaxUnits units. `diagonalDropped`, where given, tells
/// whether the file had weights of a unit to itself. Throws UserError "cannot read '<path>': ...".
Network loadNetwork(const std::filesystem::path& path, bool* diagonalDropped = nullptr);

} // namespace energyscape::hopfield
