// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/hopfield_command.h"
#include "core/math/blas.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <new>

namespace {

using energyscape::cli::Job;

struct Model {
    const char* name;
    const char* summary;
    void (*addVerbs)(CLI::App& model, Job& job);
};
constexpr Model kModels[] = {
    {"hopfield", "Binary associative memory (Hopfield 1982)", energyscape::cli::addHopfield},
};

constexpr int kSuccess = 0, kFailed = 1, kUsage = 2;

int complain(std::string message, int status) {
    std::ranges::replace(message, '\n', ' ');
    std::cerr << "energyscape-cli: " << message << '\n';
    return status;
}

/// What is missing when `chosen` needs a model or a verb and got none.
std::string subcommandMessage(const CLI::App& chosen, const std::vector<const CLI::App*>& choices) {
    const std::vector<std::string> left = chosen.remaining(true);
    std::string message = left.empty() ? "something is missing" : "'" + left.front() + "' is not known";
    message += ": one of ";
    for (const CLI::App* choice : choices)
        message += (choice == choices.front() ? "" : ", ") + choice->get_name();
    return message + " is needed";
}

/// Everything that can be wrong with the form of the command line, or a request for help or the version.
int answerParseError(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0)
        return app.exit(error);
    std::string command = "energyscape-cli";
    const CLI::App* chosen = &app;
    while (!chosen->get_subcommands().empty()) {
        chosen = chosen->get_subcommands().front();
        command += " " + chosen->get_name();
    }
    const auto choices = chosen->get_subcommands(std::function<bool(const CLI::App*)>());
    const std::string message = choices.empty() ? error.what() : subcommandMessage(*chosen, choices);
    return complain(message + " (see " + command + " --help)", kUsage);
}

int run(int argc, char** argv) {
    CLI::App app("Energyscape without a window: every experiment from the command line.", "energyscape-cli");
    app.set_version_flag("--version", "energyscape-cli " ENERGYSCAPE_VERSION);
    app.require_subcommand(1);
    app.footer("Exit status: 0 success, 1 the work failed, 2 wrong usage.\n"
               "Example:\n  energyscape-cli hopfield recall --patterns P.npy --rule hebb --probes Q.npy --out S.npy");
    Job job;
    for (const Model& model : kModels)
        model.addVerbs(*app.add_subcommand(model.name, model.summary), job);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return answerParseError(app, error);
    }
    job();
    std::cout.flush();
    return std::cout ? kSuccess : complain("cannot write to standard output", kFailed);
}

} // namespace

int main(int argc, char** argv) {
    try {
        energyscape::useOneBlasThread();
        return run(argc, argv);
    } catch (const energyscape::cli::UsageError& error) {
        return complain(error.what(), kUsage);
    } catch (const std::bad_alloc&) {
        return complain("there is not enough memory for this", kFailed);
    } catch (const std::exception& error) {
        return complain(error.what(), kFailed);
    }
}
