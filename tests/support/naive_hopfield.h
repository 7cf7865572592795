// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/update.h"

#include <vector>

/// Oracle for core/hopfield: the textbook definitions, in double precision, with nothing kept from step to step.
namespace energyscape::naive {

using State = std::vector<std::int8_t>;

struct Network {
    std::vector<std::vector<double>> w; ///< [N][N]
    std::vector<double> b;              ///< [N]
};

/// The weights a fast network says it has.
inline Network networkOf(const hopfield::Network& network) {
    const auto n = static_cast<std::size_t>(network.units());
    Network result{std::vector(n, std::vector<double>(n)), std::vector<double>(n)};
    for (std::size_t i = 0; i < n; ++i) {
        result.b[i] = static_cast<double>(network.biases[static_cast<Eigen::Index>(i)]);
        for (std::size_t j = 0; j < n; ++j)
            result.w[i][j] = network.weight(static_cast<int>(i), static_cast<int>(j));
    }
    return result;
}

/// w_ij = (1/N) sum_k p_i p_j for i != j.
inline Network hebb(const std::vector<Pattern>& patterns) {
    const std::size_t n = patterns.front().size();
    Network result{std::vector(n, std::vector<double>(n)), std::vector<double>(n)};
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            for (const Pattern& p : patterns)
                result.w[i][j] += i == j ? 0.0 : p.units[i] * p.units[j] / static_cast<double>(n);
    return result;
}

/// h_i = sum_j w_ij s_j + b_i.
inline double field(const Network& network, hopfield::State s, std::size_t i) {
    double sum = network.b[i];
    for (std::size_t j = 0; j < s.size(); ++j)
        sum += j == i ? 0.0 : network.w[i][j] * s[j];
    return sum;
}

/// E(s) = - sum_{i<j} w_ij s_i s_j - sum_i b_i s_i.
inline double energy(const Network& network, hopfield::State s) {
    double sum = 0.0;
    for (std::size_t i = 0; i < s.size(); ++i) {
        sum -= network.b[i] * s[i];
        for (std::size_t j = i + 1; j < s.size(); ++j)
            sum -= network.w[i][j] * s[i] * s[j];
    }
    return sum;
}

/// Fields smaller than `zero` count as zero.
inline std::int8_t aligned(double field, std::int8_t present, hopfield::TieRule tie, double zero = 1e-9) {
    if (field > zero)
        return 1;
    if (field < -zero)
        return -1;
    return tie == hopfield::TieRule::Keep ? present : static_cast<std::int8_t>(tie == hopfield::TieRule::Plus ? 1 : -1);
}

inline bool isFixedPoint(const Network& network, hopfield::State s, hopfield::TieRule tie) {
    for (std::size_t i = 0; i < s.size(); ++i)
        if (aligned(field(network, s, i), s[i], tie) != s[i])
            return false;
    return true;
}

/// Whether every flip raises the energy.
inline bool isStrictMinimum(const Network& network, hopfield::State s) {
    for (std::size_t i = 0; i < s.size(); ++i)
        if (s[i] * field(network, s, i) <= 1e-9)
            return false;
    return true;
}

inline State synchronousStep(const Network& network, hopfield::State s, hopfield::TieRule tie) {
    State next(s.size());
    for (std::size_t i = 0; i < s.size(); ++i)
        next[i] = aligned(field(network, s, i), s[i], tie);
    return next;
}

/// Units from the bits of a number: bit i set means s_i = +1.
inline State stateOf(std::uint32_t code, std::size_t units) {
    State s(units);
    for (std::size_t i = 0; i < units; ++i)
        s[i] = static_cast<std::int8_t>((code >> i & 1U) != 0 ? 1 : -1);
    return s;
}
inline std::uint32_t codeOf(hopfield::State s) {
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < s.size(); ++i)
        code |= s[i] > 0 ? 1U << i : 0U;
    return code;
}

} // namespace energyscape::naive
