// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common_options.h"

#include <CLI/CLI.hpp>

namespace energyscape::cli {

void addCommonOptions(CLI::App& verb, CommonOptions& options, const std::string& outHelp) {
    verb.add_option("--seed", options.seed, "Seed of every random number")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    verb.add_option("--threads", options.threads, "Threads to work with; the result does not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    verb.add_option("--out", options.out, outHelp)->type_name("FILE");
    verb.add_flag("--json", options.json, "One JSON object on standard output and nothing else");
}

} // namespace energyscape::cli
