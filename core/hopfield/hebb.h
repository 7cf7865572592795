// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"
#include "core/hopfield/network.h"

#include <vector>

namespace energyscape::hopfield {

/// Adds (sign = +1) or takes away (sign = -1) one pattern [N] under Hebb's rule with Hopfield's normalisation,
///     w_ij += sign * p_i p_j / N   (i != j).
/// Taking away what was added restores the weights, exactly in a Hebbian network and to rounding in another. O(N^2).
void addHebb(Network& network, State pattern, int sign = 1);
/// The same for many patterns at once, as one matrix product.
void addHebb(Network& network, const std::vector<Pattern>& patterns);

/// The network that holds all `patterns` (at least one, all of one size).
Network learnHebb(const std::vector<Pattern>& patterns);

/// Refuses what no rule should be given: no pattern, patterns of different sizes, the same pattern twice, more patterns
/// than units (K > N), more than kMaxUnits units. Patterns are counted from 1 in the message; `source` names where they
/// come from.
void checkPatterns(const std::vector<Pattern>& patterns, const std::string& source);

} // namespace energyscape::hopfield
