// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/network.h"

#include <memory>
#include <vector>

namespace energyscape::hopfield {

/// A state of a network with its local fields h_i = sum_j w_ij s_j + b_i kept up to date: looking at a unit costs O(1),
/// flipping one O(N). Fields are held in steps of the network's quantum (see Network), the energy in double.
class Dynamics {
public:
    /// `state` has as many units as the network.
    Dynamics(std::shared_ptr<const Network> network, State state);

    int units() const { return static_cast<int>(m_state.size()); }
    const Network& network() const { return *m_network; }
    State state() const { return m_state; }
    std::int8_t unit(int i) const { return m_state[static_cast<std::size_t>(i)]; }

    /// h_i.
    double field(int i) const { return m_network->quantum * static_cast<double>(m_fields[i]); }
    /// h_i / quantum: its sign is that of h_i, and zero means an exact tie where the weights allow it.
    float rawField(int i) const { return m_fields[i]; }
    const float* rawFields() const { return m_fields.data(); } ///< [N]
    /// E(s), kept incrementally: a flip of unit i changes it by 2 s_i h_i.
    double energy() const { return m_network->quantum * m_rawEnergy; }

    /// s_i -> -s_i.
    void flip(int i);
    /// Flips all of `units` at once; recomputes the fields when that is cheaper than one flip after another.
    void flip(std::span<const int> units);

    /// Another state or another network; both recompute all fields, O(N^2).
    void setState(State state);
    void setNetwork(std::shared_ptr<const Network> network);

private:
    void recompute();

    std::shared_ptr<const Network> m_network;
    std::vector<std::int8_t> m_state;
    Eigen::VectorXf m_fields;     // [N], in quanta
    Eigen::VectorXf m_floatState; // scratch [N]
    double m_rawEnergy = 0.0;     // in quanta
    std::uint64_t m_flips = 0;    // since the fields were recomputed
};

} // namespace energyscape::hopfield
