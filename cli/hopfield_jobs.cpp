// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/hopfield_jobs.h"

#include "cli/hopfield_source.h"
#include "cli/output.h"
#include "cli/parallel.h"
#include "core/data/npy.h"
#include "core/hopfield/memories.h"
#include "core/hopfield/network_file.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace energyscape::cli {

using Json = nlohmann::ordered_json;

void learnJob(const HopfieldLearn& options) {
    checkWritable(options.common.out);
    const LoadedNetwork learned = loadSource(options.source, options.common.json);
    const auto memories = hopfield::memoryProperties(*learned.network, learned.patterns, hopfield::TieRule::Keep);
    hopfield::saveNetwork(options.common.out, *learned.network);

    if (options.common.json) {
        Json list = Json::array();
        for (const auto& memory : memories)
            list.push_back(
                {{"energy", memory.energy}, {"unstable_units", memory.unstableUnits}, {"stability", memory.stability}});
        const Json result = {
            {"units", learned.network->units()}, {"patterns", learned.patterns.size()}, {"memories", std::move(list)}};
        std::cout << result.dump() << '\n';
        return;
    }
    std::size_t stable = 0;
    for (const auto& memory : memories)
        stable += memory.unstableUnits == 0 ? 1 : 0;
    std::cout << memories.size() << " patterns of " << learned.network->units() << " units stored in '"
              << options.common.out.string() << "', " << stable << " of them stable\n";
}

void energyJob(const HopfieldEnergy& options) {
    checkWritable(options.common.out);
    const auto network = loadSource(options.source, options.common.json).network;
    const std::vector<Pattern> states = readStates(options.states, network->units());
    std::vector<double> energies(states.size());
    forEachInParallel(
        states.size(), options.common.threads, [&](std::size_t k) { energies[k] = network->energy(states[k].units); });
    if (!options.common.out.empty())
        writeNpy(options.common.out, makeArray<double>({energies.size()}, energies));
    if (options.common.json) {
        std::cout << Json{{"energies", energies}}.dump() << '\n';
        return;
    }
    for (const double energy : energies)
        std::cout << numberText(energy) << '\n';
}

} // namespace energyscape::cli
