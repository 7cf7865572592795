// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"
#include "core/hopfield/network.h"
#include "core/hopfield/update.h"

#include <vector>

namespace energyscape::hopfield {

/// m = (1/N) sum_i p_i s_i, in [-1, 1].
double overlap(State pattern, State s);

/// What a stored pattern is to the network that stores it.
struct MemoryProperties {
    double energy = 0.0;    ///< E(p)
    int unstableUnits = 0;  ///< units that would leave the pattern
    double stability = 0.0; ///< min_i p_i h_i(p): the pattern is a strict fixed point when positive
};
/// For each of `patterns`, all of the network's size. O(K N^2), one matrix product.
std::vector<MemoryProperties> memoryProperties(
    const Network& network, const std::vector<Pattern>& patterns, TieRule tie);

/// What a state is, in terms of the stored patterns.
struct EndState {
    enum class Kind { Memory, Negative, Mixture, Cycle, Other };
    Kind kind = Kind::Other;
    int memory = -1;               ///< the nearest one by |overlap|, -1 without memories
    int wrongUnits = 0;            ///< units in which it differs from that memory (or from its negative)
    bool nearNegative = false;     ///< the nearest is a memory's negative
    std::vector<int> constituents; ///< Mixture: the three memories

    /// "memory 2", "negative 2", "mixture", "cycle", "other"; memories are counted from 1.
    std::string name() const;
};

/// Names `s`: exactly a memory or its negative; a symmetric mixture s_i = sgn(+-p_i +-q_i +-r_i) of three memories
/// (Amit, Gutfreund and Sompolinsky 1985) of those it overlaps most; or other.
EndState classify(State s, const std::vector<Pattern>& patterns);

} // namespace energyscape::hopfield
