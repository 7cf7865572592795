// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>

namespace energyscape::hopfield {

using State = std::span<const std::int8_t>; ///< N units, each -1 or +1

/// More units than this are refused where a network is read or learned: its weights alone take 1 GiB.
inline constexpr int kMaxUnits = 16384;

/// Binary Hopfield network (Hopfield 1982) with units s_i in {-1,+1}:
///
///     E(s) = - sum_{i<j} w_ij s_i s_j - sum_i b_i s_i,      w symmetric, zero diagonal, b = -threshold.
///
/// Weights are kept as multiples of a quantum, w_ij = quantum * couplings(i,j). Hebb's rule has quantum 1/N and small
/// integer couplings, so that fields and energies are sums of integers: exact, free of drift, and ties are true ties.
struct Network {
    Eigen::MatrixXf couplings; ///< [N,N]
    Eigen::VectorXf biases;    ///< [N]
    double quantum = 1.0;

    Network() = default;
    /// N units without weights or biases, ready for Hebb's rule.
    explicit Network(int units);
    /// From weights [N,N] and biases [N] (empty: zero). Refuses NaN, a wrong shape and asymmetry, naming the entry; a
    /// diagonal is set to zero (it only adds a constant to the energy). Multiples of 1/N, or of the smallest weight,
    /// are recognised; weights that agree to rounding with their mirror image are replaced by the mean of the two.
    static Network fromWeights(const Eigen::MatrixXf& weights, const Eigen::VectorXf& biases);

    int units() const { return static_cast<int>(couplings.rows()); }
    double weight(int i, int j) const { return quantum * static_cast<double>(couplings(i, j)); }
    Eigen::MatrixXf weights() const { return couplings * static_cast<float>(quantum); }

    /// h_i = sum_j w_ij s_j + b_i, straight from the definition, O(N).
    double field(State s, int i) const;
    /// E(s), O(N^2), accumulated in double.
    double energy(State s) const;
    /// Whether sums of weights and biases are sums of integers, so that energies kept incrementally are exact.
    bool hasExactSums() const { return quantum != 1.0 && biases.isZero(0.0F); }
};

} // namespace energyscape::hopfield
