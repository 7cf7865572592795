// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/hebb.h"

#include "core/error.h"

#include <cmath>
#include <map>

namespace energyscape::hopfield {

void addHebb(Network& network, State pattern, int sign) {
    const Eigen::Map<const Eigen::Matrix<std::int8_t, Eigen::Dynamic, 1>> units(pattern.data(), network.units());
    const Eigen::VectorXf p = units.cast<float>();
    // In steps of the quantum the increment is 1 for a Hebbian network, so the sum stays an exact integer.
    const double step = 1.0 / (static_cast<double>(network.units()) * network.quantum);
    network.couplings.noalias() += (static_cast<float>(sign * step) * p) * p.transpose();
    network.couplings.diagonal().setZero();
}

void addHebb(Network& network, const std::vector<Pattern>& patterns) {
    const auto count = static_cast<Eigen::Index>(patterns.size());
    Eigen::MatrixXf p(network.units(), count);
    for (Eigen::Index k = 0; k < count; ++k)
        for (Eigen::Index i = 0; i < p.rows(); ++i)
            p(i, k) = patterns[static_cast<std::size_t>(k)].units[static_cast<std::size_t>(i)];
    const double step = 1.0 / (static_cast<double>(network.units()) * network.quantum);
    // For a Hebbian network a product of integers: exact in any order of summation.
    network.couplings.noalias() += static_cast<float>(step) * p * p.transpose();
    network.couplings.diagonal().setZero();
}

Network learnHebb(const std::vector<Pattern>& patterns) {
    Network network(static_cast<int>(patterns.front().size()));
    addHebb(network, patterns);
    return network;
}

void checkPatterns(const std::vector<Pattern>& patterns, const std::string& source) {
    if (patterns.empty())
        throw UserError(source + " holds no pattern: at least one is needed");
    const std::size_t units = patterns.front().size();
    if (units > static_cast<std::size_t>(kMaxUnits))
        throw UserError(source + ": patterns of " + std::to_string(units) + " units need a network of " +
                        std::to_string((units * units * sizeof(float)) >> 30) + " GiB: at most " +
                        std::to_string(kMaxUnits) + " units can be used");
    std::map<std::vector<std::int8_t>, std::size_t> seen;
    for (std::size_t k = 0; k < patterns.size(); ++k) {
        if (patterns[k].size() != units || units == 0)
            throw UserError(source + ": pattern " + std::to_string(k + 1) + " has " +
                            std::to_string(patterns[k].size()) +
                            " units: all patterns need the same number, at least one");
        const auto [first, isNew] = seen.emplace(patterns[k].units, k);
        if (!isNew)
            throw UserError(source + ": pattern " + std::to_string(k + 1) + " is the same as pattern " +
                            std::to_string(first->second + 1) + ": each may be stored once");
    }
    if (patterns.size() > units)
        throw UserError(source + " holds " + std::to_string(patterns.size()) + " patterns for " +
                        std::to_string(units) + " units: at most as many patterns as units (K <= N) can be stored");
}

} // namespace energyscape::hopfield
