// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/dynamics.h"

#include "core/math/kernels.h"

#include <algorithm>

namespace energyscape::hopfield {

namespace {

/// Weights or biases that are no integers in quanta let the float fields drift by rounding: they are made anew after so
/// many flips, which costs about as much as N / 3 of them.
std::uint64_t flipsBetweenRecomputations(std::size_t units) {
    return std::max<std::uint64_t>(4096, 16 * units);
}

} // namespace

Dynamics::Dynamics(std::shared_ptr<const Network> network, State state)
    : m_network(std::move(network))
    , m_state(state.begin(), state.end()) {
    recompute();
}

void Dynamics::flip(int i) {
    const auto at = static_cast<std::size_t>(i);
    const float before = m_state[at];
    m_rawEnergy += 2.0 * static_cast<double>(before) * static_cast<double>(m_fields[i]);
    m_state[at] = static_cast<std::int8_t>(-m_state[at]);
    addScaled(-2.0F * before, m_network->couplings.col(i).data(), m_fields.data(), m_state.size());
    if (++m_flips >= flipsBetweenRecomputations(m_state.size()))
        recompute();
}

void Dynamics::flip(std::span<const int> units) {
    // One flip streams one column; a full recomputation streams all of them.
    if (units.size() < m_state.size() / 2) {
        for (const int i : units)
            flip(i);
        return;
    }
    for (const int i : units)
        m_state[static_cast<std::size_t>(i)] = static_cast<std::int8_t>(-m_state[static_cast<std::size_t>(i)]);
    recompute();
}

void Dynamics::setState(State state) {
    m_state.assign(state.begin(), state.end());
    recompute();
}

void Dynamics::setNetwork(std::shared_ptr<const Network> network) {
    m_network = std::move(network);
    recompute();
}

void Dynamics::recompute() {
    const Eigen::Map<const Eigen::Matrix<std::int8_t, Eigen::Dynamic, 1>> s(m_state.data(), units());
    m_floatState = s.cast<float>();
    const Eigen::VectorXf bias = m_network->biases * static_cast<float>(1.0 / m_network->quantum);
    m_fields.noalias() = m_network->couplings * m_floatState;
    m_fields += bias;
    // E = -1/2 sum_i s_i (h_i + b_i), as sum_i s_i h_i counts each pair twice and each bias once.
    m_rawEnergy = 0.0 - 0.5 * m_floatState.cast<double>().dot((m_fields + bias).cast<double>());
    m_flips = 0;
}

} // namespace energyscape::hopfield
