// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/hopfield_command.h"

#include "cli/hopfield_jobs.h"

#include <CLI/CLI.hpp>

namespace energyscape::cli {

namespace {

using hopfield::TieRule;
using hopfield::UpdateMode;

const std::vector<std::pair<std::string, UpdateMode>> kModes = {{"sequential", UpdateMode::Sequential},
    {"random", UpdateMode::RandomUnit}, {"independent", UpdateMode::Independent},
    {"synchronous", UpdateMode::Synchronous}};
const std::vector<std::pair<std::string, TieRule>> kTies = {
    {"keep", TieRule::Keep}, {"plus", TieRule::Plus}, {"minus", TieRule::Minus}};

template <class T>
std::vector<std::string> namesOf(const std::vector<std::pair<std::string, T>>& table) {
    std::vector<std::string> names;
    names.reserve(table.size());
    for (const auto& [name, value] : table)
        names.push_back(name);
    return names;
}

/// An option whose value is one of the names of a table.
template <class T>
CLI::Option* addChoice(CLI::App& verb, const std::string& name, T& target,
    const std::vector<std::pair<std::string, T>>& table, const std::string& help) {
    const auto choose = [&target, &table](const std::string& text) {
        for (const auto& [choice, value] : table)
            if (text == choice)
                target = value;
    };
    return verb.add_option_function<std::string>(name, choose, help)->check(CLI::IsMember(namesOf(table)));
}

CLI::Option* addFile(CLI::App& verb, const std::string& name, std::filesystem::path& target, const std::string& help) {
    return verb.add_option(name, target, help)->type_name("FILE");
}

void addPatternSource(CLI::App& verb, HopfieldSource& source, const std::string& patternsHelp) {
    addFile(verb, "--patterns", source.patterns, patternsHelp);
    verb.add_option("--rule", source.rule, "How the patterns are learned: hebb (default), w = (1/N) sum p p'")
        ->check(CLI::IsMember({"hebb"}));
    addFile(verb, "--biases", source.biases, "Biases b.npy [N] of the units when patterns are learned (default 0)");
}

void addLearn(CLI::App& model, Job& job) {
    auto options = std::make_shared<HopfieldLearn>();
    CLI::App& verb = *model.add_subcommand("learn", "Stores patterns in a network");
    addPatternSource(verb, options->source, "Patterns P.npy [K,N] of -1/+1 or 0/1");
    verb.get_option("--patterns")->required();
    addCommonOptions(verb, options->common, "The network, safetensors with weights [N,N] and biases [N]");
    verb.get_option("--out")->required();
    verb.footer("Example:\n  energyscape-cli hopfield learn --patterns P.npy --rule hebb --out net.safetensors");
    verb.callback([options, &job] { job = [options] { learnJob(*options); }; });
}

void addRecall(CLI::App& model, Job& job) {
    auto options = std::make_shared<HopfieldRecall>();
    CLI::App& verb = *model.add_subcommand("recall", "Runs a network from probes until it settles");
    addFile(verb, "--network", options->source.network, "The network, as written by learn; or learn with --patterns");
    addPatternSource(verb, options->source,
        "Patterns P.npy [K,N] to learn and to compare with; with --network: to compare with only");
    addFile(verb, "--probes", options->probes, "States to start from, Q.npy [M,N] of -1/+1 or 0/1")->required();
    addChoice(verb, "--update", options->update.mode, kModes, "Which units are updated when (default random)");
    verb.add_option("--probability", options->update.probability, "Share of units updated at a time (independent)")
        ->type_name("P")
        ->capture_default_str();
    addChoice(verb, "--tie", options->update.tie, kTies, "What a unit does at zero field (default keep)");
    addFile(verb, "--order", options->order, "Units of one sweep, O.npy of whole numbers from 0 (sequential)");
    verb.add_option("--temperature", options->update.temperature, "T >= 0; above 0 units are drawn (Gibbs)")
        ->type_name("T")
        ->capture_default_str();
    verb.add_option("--max-sweeps", options->maxSweeps, "Ends a run that does not settle")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    addFile(verb, "--trace", options->trace, "CSV with energy and overlaps m_k after every sweep of every probe");
    addCommonOptions(verb, options->common, "The states reached, int8 [M,N]");
    verb.footer("Examples:\n"
                "  energyscape-cli hopfield recall --patterns P.npy --rule hebb --probes Q.npy --out S.npy\n"
                "  energyscape-cli hopfield recall --network net.safetensors --patterns P.npy --probes Q.npy \\\n"
                "      --update sequential --tie plus --trace trace.csv --json");
    verb.callback([options, &job] { job = [options] { recallJob(*options); }; });
}

void addEnergy(CLI::App& model, Job& job) {
    auto options = std::make_shared<HopfieldEnergy>();
    CLI::App& verb =
        *model.add_subcommand("energy", "The energy E(s) = -sum_{i<j} w_ij s_i s_j - sum_i b_i s_i of states");
    addFile(verb, "--network", options->source.network, "The network, as written by learn")->required();
    addFile(verb, "--states", options->states, "States S.npy [M,N] of -1/+1 or 0/1")->required();
    addCommonOptions(verb, options->common, "The energies, float64 [M] (.npy)");
    verb.footer("Example:\n  energyscape-cli hopfield energy --network net.safetensors --states S.npy");
    verb.callback([options, &job] { job = [options] { energyJob(*options); }; });
}

} // namespace

void addHopfield(CLI::App& model, Job& job) {
    addLearn(model, job);
    addRecall(model, job);
    addEnergy(model, job);
    model.require_subcommand(1);
}

} // namespace energyscape::cli
