// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/hopfield_source.h"

#include "core/data/npy.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/network_file.h"
#include "core/hopfield/pattern_file.h"

#include <cmath>
#include <iostream>

namespace energyscape::cli {

namespace {

std::string quoted(const std::filesystem::path& path) {
    std::string text = "'";
    text += path.string();
    return text += "'";
}

void checkUnits(const std::vector<Pattern>& patterns, const std::filesystem::path& path, int units) {
    if (patterns.front().size() != static_cast<std::size_t>(units))
        throw UserError(quoted(path) + " has patterns of " + std::to_string(patterns.front().size()) +
                        " units: the network has " + std::to_string(units));
}

Eigen::VectorXf readBiases(const std::filesystem::path& path, int units) {
    const Array array = readNpy(path);
    if (array.shape != std::vector<std::size_t>{static_cast<std::size_t>(units)})
        throw UserError("cannot read " + quoted(path) + ": its shape is " + shapeText(array.shape) + ", wanted is [" +
                        std::to_string(units) + "]");
    Eigen::VectorXf biases(units);
    for (Eigen::Index i = 0; i < units; ++i) {
        const double value = array.at(static_cast<std::size_t>(i));
        if (!(std::abs(value) <= 1e20)) // NaN too
            throw UserError("cannot read " + quoted(path) + ": entry " + std::to_string(i) +
                            " is not a finite number of at most 1e20 in size");
        biases[i] = static_cast<float>(value);
    }
    return biases;
}

} // namespace

LoadedNetwork loadSource(const HopfieldSource& source, bool quiet) {
    if (source.network.empty() && source.patterns.empty())
        throw UsageError("no network: --network FILE or --patterns FILE is needed");
    if (!source.network.empty() && !source.rule.empty())
        throw UsageError("both --network and --rule: either a network is read or patterns are learned");
    if (!source.network.empty() && !source.biases.empty())
        throw UsageError("both --network and --biases: the network file holds its own biases");

    LoadedNetwork loaded;
    if (!source.network.empty()) {
        bool diagonalDropped = false;
        loaded.network = std::make_shared<hopfield::Network>(hopfield::loadNetwork(source.network, &diagonalDropped));
        if (diagonalDropped && !quiet)
            std::cerr << "note: the diagonal of the weights in " << quoted(source.network)
                      << " is left out, it only adds a constant to the energy\n";
        if (!source.patterns.empty()) {
            loaded.patterns = hopfield::readPatterns(source.patterns);
            checkUnits(loaded.patterns, source.patterns, loaded.network->units());
        }
        return loaded;
    }
    loaded.patterns = hopfield::readPatterns(source.patterns);
    hopfield::checkPatterns(loaded.patterns, quoted(source.patterns));
    hopfield::Network network = hopfield::learnHebb(loaded.patterns);
    if (!source.biases.empty())
        network.biases = readBiases(source.biases, network.units());
    loaded.network = std::make_shared<hopfield::Network>(std::move(network));
    return loaded;
}

std::vector<Pattern> readStates(const std::filesystem::path& path, int units) {
    std::vector<Pattern> states = hopfield::readPatterns(path);
    checkUnits(states, path, units);
    return states;
}

std::vector<int> readOrder(const std::filesystem::path& path) {
    const Array array = readNpy(path);
    if (array.shape.size() != 1 || array.count() == 0)
        throw UserError("cannot read " + quoted(path) + ": its shape is " + shapeText(array.shape) +
                        ", wanted is a list of at least one unit");
    std::vector<int> order(array.count());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double value = array.at(i);
        if (!(value >= 0.0 && value < static_cast<double>(hopfield::kMaxUnits)) || value != std::floor(value))
            throw UserError("cannot read " + quoted(path) + ": entry " + std::to_string(i) +
                            " is not the number of a unit, counted from 0");
        order[i] = static_cast<int>(value);
    }
    return order;
}

} // namespace energyscape::cli
