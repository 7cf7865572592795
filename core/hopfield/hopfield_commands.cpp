// SPDX-License-Identifier: GPL-3.0-or-later
// What each command of the Hopfield lab does to the experiment.
#include "core/error.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/hopfield_experiment.h"

#include <algorithm>
#include <cmath>

namespace energyscape::hopfield {

void HopfieldExperiment::on(const SetCells& command) {
    std::vector<std::int8_t> drawn(m_dynamics.state().begin(), m_dynamics.state().end());
    for (const auto& cell : command.cells) { // a stroke may pass the same cell twice: the last value counts
        if (cell.unit < 0 || cell.unit >= m_dynamics.units() || (cell.value != 1 && cell.value != -1))
            throw UserError("a cell outside the grid, or a value other than -1 and +1, cannot be drawn");
        drawn[static_cast<std::size_t>(cell.unit)] = cell.value;
    }
    std::vector<int> changed;
    for (int i = 0; i < m_dynamics.units(); ++i)
        if (m_dynamics.unit(i) != drawn[static_cast<std::size_t>(i)])
            changed.push_back(i);
    m_dynamics.flip(changed);
    edited();
}

void HopfieldExperiment::on(const SetState& command) {
    checkFits(command.pattern, m_content->rows, m_content->cols);
    begin(command.pattern.units, -1);
}

void HopfieldExperiment::on(const LoadMemory& command) {
    if (command.memory < 0 || static_cast<std::size_t>(command.memory) >= m_content->memories.size())
        throw UserError("there is no memory " + std::to_string(command.memory + 1) + ": " +
                        std::to_string(m_content->memories.size()) + " are stored");
    std::vector<std::int8_t> units = m_content->memories[static_cast<std::size_t>(command.memory)].units;
    spoil(units, command.corruption, command.freshNoise);
    begin(std::move(units), command.memory);
}

void HopfieldExperiment::on(const Corrupt& command) {
    std::vector<std::int8_t> units(m_dynamics.state().begin(), m_dynamics.state().end());
    spoil(units, command.corruption, true);
    begin(std::move(units), m_target);
}

void HopfieldExperiment::on(const StorePatterns& command) {
    std::vector<Pattern> all = m_content->memories;
    for (const Pattern& pattern : command.patterns) {
        checkFits(pattern, m_content->rows, m_content->cols);
        const auto same = std::ranges::find_if(all, [&](const Pattern& p) { return p.sameUnits(pattern); });
        if (same != all.end())
            throw UserError("this pattern is stored already, as memory " + std::to_string(same - all.begin() + 1));
        all.push_back(pattern);
    }
    if (all.size() > static_cast<std::size_t>(m_dynamics.units()))
        throw UserError(std::to_string(all.size()) + " memories in " + std::to_string(m_dynamics.units()) +
                        " units: at most as many memories as units (K <= N) can be stored");
    auto network = std::make_shared<Network>(*m_content->network);
    addHebb(*network, command.patterns);
    learn({m_content->rows, m_content->cols, std::move(all), {}, std::move(network), {}});
}

void HopfieldExperiment::on(const RemoveMemory& command) {
    if (command.memory < 0 || static_cast<std::size_t>(command.memory) >= m_content->memories.size())
        throw UserError("there is no memory " + std::to_string(command.memory + 1) + " to remove");
    std::vector<Pattern> left = m_content->memories;
    auto network = std::make_shared<Network>(*m_content->network);
    addHebb(*network, left[static_cast<std::size_t>(command.memory)].units, -1);
    left.erase(left.begin() + command.memory);
    if (m_target == command.memory)
        m_target = -1;
    else if (m_target > command.memory)
        --m_target;
    learn({m_content->rows, m_content->cols, std::move(left), {}, std::move(network), {}});
}

void HopfieldExperiment::on(const ReplaceMemories& command) {
    checkGrid(command.rows, command.cols);
    for (const Pattern& pattern : command.patterns)
        checkFits(pattern, command.rows, command.cols);
    if (!command.patterns.empty())
        checkPatterns(command.patterns, "the set");
    std::vector<std::int8_t> probe =
        command.patterns.empty() ? std::vector<std::int8_t>(static_cast<std::size_t>(command.rows * command.cols), -1)
                                 : command.patterns.front().units;
    startOver(makeContent(command.rows, command.cols, command.patterns, nullptr, commonBias()), std::move(probe),
        command.patterns.empty() ? -1 : 0);
}

void HopfieldExperiment::on(const ResizeGrid& command) {
    checkGrid(command.rows, command.cols);
    std::vector<Pattern> memories;
    for (const Pattern& memory : m_content->memories) {
        Pattern resized = resample(memory, command.rows, command.cols);
        // On a coarser grid two memories may have become one.
        if (std::ranges::none_of(memories, [&](const Pattern& p) { return p.sameUnits(resized); }))
            memories.push_back(std::move(resized));
    }
    if (memories.size() > static_cast<std::size_t>(command.rows * command.cols))
        throw UserError(std::to_string(memories.size()) + " memories on " +
                        std::to_string(command.rows * command.cols) +
                        " cells: at most as many memories as units (K <= N) can be stored");
    const Pattern present{m_content->rows, m_content->cols, {m_dynamics.state().begin(), m_dynamics.state().end()}, {}};
    Pattern probe = resample(present, command.rows, command.cols);
    startOver(makeContent(command.rows, command.cols, std::move(memories), nullptr, commonBias()),
        std::move(probe.units), -1);
}

void HopfieldExperiment::on(const LoadNetwork& command) {
    checkGrid(command.rows, command.cols);
    if (!command.network || command.network->units() != command.rows * command.cols)
        throw UserError("the network does not fit a grid of " + std::to_string(command.rows) + " x " +
                        std::to_string(command.cols) + " cells");
    std::vector<std::int8_t> probe(static_cast<std::size_t>(command.rows * command.cols), -1);
    startOver(makeContent(command.rows, command.cols, {}, command.network), std::move(probe), -1);
}

void HopfieldExperiment::on(const SetUpdate& command) {
    command.settings.validate(m_dynamics.units());
    const bool tieChanged = command.settings.tie != m_settings.tie;
    m_settings = command.settings;
    m_updater.interrupted();
    if (tieChanged)
        learn(*m_content); // a memory's stability depends on what a tie does
}

void HopfieldExperiment::on(const SetBias& command) {
    if (!std::isfinite(command.bias))
        throw UserError("the bias must be a finite number");
    auto network = std::make_shared<Network>(*m_content->network);
    network->biases.setConstant(static_cast<float>(command.bias));
    learn({m_content->rows, m_content->cols, m_content->memories, {}, std::move(network), {}});
}

} // namespace energyscape::hopfield
