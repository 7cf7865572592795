// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/hopfield_jobs.h"
#include "cli/hopfield_source.h"
#include "cli/output.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "core/data/atomic_file.h"
#include "core/hopfield/pattern_file.h"
#include "core/hopfield/recall.h"

#include <cmath>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>

namespace energyscape::cli {

namespace {

using hopfield::Dynamics;
using hopfield::RecallResult;
using hopfield::UpdateMode;
using Json = nlohmann::ordered_json;

void checkUsage(const HopfieldRecall& options) {
    if (!options.order.empty() && options.update.mode != UpdateMode::Sequential)
        throw UsageError("--order is for --update sequential only");
    if (!(options.update.temperature >= 0.0) || std::isinf(options.update.temperature))
        throw UsageError(
            "--temperature is " + numberText(options.update.temperature) + ": it must be 0 or a positive number");
    if (!(options.update.probability > 0.0 && options.update.probability <= 1.0))
        throw UsageError(
            "--probability is " + numberText(options.update.probability) + ": it must be above 0 and at most 1");
    if (!options.trace.empty() && options.trace == options.common.out)
        throw UsageError("--out and --trace name the same file");
}

/// The rows of one probe in the trace.
class TraceRows {
public:
    TraceRows(std::size_t probe, const std::vector<Pattern>& patterns) : m_probe(probe), m_patterns(patterns) {}

    void add(std::uint64_t sweep, const Dynamics& dynamics, std::uint64_t flips) {
        m_text += std::to_string(m_probe) + ',' + std::to_string(sweep) + ',' + std::to_string(flips) + ',' +
                  numberText(dynamics.energy());
        for (const Pattern& pattern : m_patterns)
            m_text += ',' + numberText(hopfield::overlap(pattern.units, dynamics.state()));
        m_text += '\n';
    }
    const std::string& text() const { return m_text; }

private:
    std::size_t m_probe;
    const std::vector<Pattern>& m_patterns;
    std::string m_text;
};

void writeTrace(const std::filesystem::path& path, const std::vector<std::string>& rows, std::size_t patterns) {
    std::string text = "probe,sweep,flips,energy";
    for (std::size_t k = 1; k <= patterns; ++k)
        text += ",m_" + std::to_string(k);
    text += '\n';
    for (const std::string& row : rows)
        text += row;
    writeFileAtomically(path, std::as_bytes(std::span(text)));
}

void printJson(const std::vector<RecallResult>& results) {
    Json probes = Json::array();
    for (const RecallResult& result : results)
        probes.push_back({{"sweeps", result.sweeps}, {"flips", result.flips}, {"energy", result.energy},
            {"overlaps", result.overlaps}, {"end_state", result.end.name()}, {"settled", result.settled}});
    std::cout << Json{{"probes", std::move(probes)}}.dump() << '\n';
}

void printTable(const std::vector<RecallResult>& results) {
    std::cout << " probe  sweeps   flips        energy  overlap  end state\n";
    for (std::size_t k = 0; k < results.size(); ++k) {
        const RecallResult& result = results[k];
        double strongest = 0.0;
        for (const double m : result.overlaps)
            strongest = std::abs(m) > std::abs(strongest) ? m : strongest;
        std::cout << std::setw(6) << k << std::setw(8) << result.sweeps << std::setw(8) << result.flips << std::fixed
                  << std::setprecision(6) << std::setw(14) << result.energy << std::setprecision(3) << std::setw(9);
        if (result.overlaps.empty())
            std::cout << '-';
        else
            std::cout << strongest;
        std::cout << "  " << result.end.name();
        if (!result.settled && result.end.kind != hopfield::EndState::Kind::Cycle)
            std::cout << " (not settled)";
        std::cout << '\n';
    }
}

} // namespace

void recallJob(HopfieldRecall options) {
    checkUsage(options);
    checkWritable(options.common.out);
    checkWritable(options.trace);
    const LoadedNetwork source = loadSource(options.source, options.common.json);
    const std::vector<Pattern> probes = readStates(options.probes, source.network->units());
    if (!options.order.empty()) {
        options.update.order = readOrder(options.order);
        try {
            options.update.validate(source.network->units());
        } catch (const UserError& error) {
            throw UserError("'" + options.order.string() + "': " + error.what());
        }
    }

    std::vector<RecallResult> results(probes.size());
    std::vector<std::string> rows(probes.size());
    {
        Progress progress("recall", probes.size());
        forEachInParallel(probes.size(), options.common.threads, [&](std::size_t k) {
            TraceRows trace(k, source.patterns);
            hopfield::SweepObserver observe;
            if (!options.trace.empty())
                observe = [&trace](std::uint64_t sweep, const Dynamics& dynamics, std::uint64_t flips) {
                    trace.add(sweep, dynamics, flips);
                };
            // Each probe draws from a stream of its own, so the result does not depend on the threads.
            results[k] = hopfield::recall(source.network, source.patterns, probes[k].units, options.update,
                options.maxSweeps, RandomStream(options.common.seed, k), observe);
            rows[k] = trace.text();
            progress.advance();
        });
    }

    if (!options.common.out.empty()) {
        std::vector<std::vector<std::int8_t>> states;
        states.reserve(results.size());
        for (const RecallResult& result : results)
            states.push_back(result.state);
        hopfield::writeStates(options.common.out, states);
    }
    if (!options.trace.empty())
        writeTrace(options.trace, rows, source.patterns.size());
    options.common.json ? printJson(results) : printTable(results);
}

} // namespace energyscape::cli
