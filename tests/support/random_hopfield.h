// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"
#include "core/hopfield/network.h"
#include "core/math/random.h"

#include <memory>
#include <vector>

namespace energyscape::naive {

inline std::vector<std::int8_t> randomState(std::size_t units, RandomStream& random) {
    std::vector<std::int8_t> s(units);
    for (auto& unit : s)
        unit = static_cast<std::int8_t>(random.bits() >> 31 != 0 ? 1 : -1);
    return s;
}

inline std::vector<Pattern> randomPatterns(std::size_t count, std::size_t units, RandomStream& random) {
    std::vector<Pattern> patterns(count);
    for (auto& pattern : patterns)
        pattern = {1, static_cast<int>(units), randomState(units, random), {}};
    return patterns;
}

/// Symmetric weights of variance 1/N and biases of variance `biasVariance`.
inline std::shared_ptr<const hopfield::Network> gaussianNetwork(int units, double biasVariance, RandomStream& random) {
    Eigen::MatrixXf w = Eigen::MatrixXf::Zero(units, units);
    Eigen::VectorXf b(units);
    for (int i = 0; i < units; ++i) {
        b[i] = static_cast<float>(std::sqrt(biasVariance) * random.normal());
        for (int j = 0; j < i; ++j)
            w(i, j) = w(j, i) = static_cast<float>(random.normal() / std::sqrt(static_cast<double>(units)));
    }
    return std::make_shared<hopfield::Network>(hopfield::Network::fromWeights(w, b));
}

} // namespace energyscape::naive
