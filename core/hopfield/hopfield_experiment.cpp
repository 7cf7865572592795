// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/hopfield_experiment.h"

#include "core/error.h"
#include "core/hopfield/hebb.h"

#include <algorithm>
#include <cmath>

namespace energyscape::hopfield {

namespace {

enum Stream : std::uint64_t { kUpdateStream = 0, kCueStream = 1 };

void checkGrid(int rows, int cols) {
    const auto fits = [](int n) { return n >= HopfieldExperiment::kMinExtent && n <= HopfieldExperiment::kMaxExtent; };
    if (!fits(rows) || !fits(cols))
        throw UserError("a grid of " + std::to_string(rows) + " x " + std::to_string(cols) +
                        " cells: both sides must be from " + std::to_string(HopfieldExperiment::kMinExtent) + " to " +
                        std::to_string(HopfieldExperiment::kMaxExtent));
}

void checkFits(const Pattern& pattern, const Content& content) {
    if (pattern.rows != content.rows || pattern.cols != content.cols ||
        pattern.size() != static_cast<std::size_t>(pattern.rows * pattern.cols))
        throw UserError("the pattern has " + std::to_string(pattern.rows) + " x " + std::to_string(pattern.cols) +
                        " cells: the network has " + std::to_string(content.rows) + " x " +
                        std::to_string(content.cols));
    if (std::ranges::any_of(pattern.units, [](std::int8_t unit) { return unit != 1 && unit != -1; }))
        throw UserError("the pattern holds a value other than -1 and +1");
}

Content makeContent(int rows, int cols, std::vector<Pattern> memories, std::shared_ptr<const Network> network) {
    Content content{rows, cols, std::move(memories), {}, std::move(network), {}};
    if (!content.network)
        content.network =
            std::make_shared<Network>(content.memories.empty() ? Network(rows * cols) : learnHebb(content.memories));
    return content;
}

Content contentOf(const HopfieldExperiment::Config& config) {
    checkGrid(config.rows, config.cols);
    const Content grid{config.rows, config.cols, {}, {}, {}, {}};
    for (const Pattern& pattern : config.memories)
        checkFits(pattern, grid);
    if (config.target < -1 || config.target >= static_cast<int>(config.memories.size()))
        throw UserError("the probe is said to come from memory " + std::to_string(config.target + 1) + ": " +
                        std::to_string(config.memories.size()) + " are stored");
    Content content = makeContent(config.rows, config.cols, config.memories, config.network);
    if (content.network->units() != config.rows * config.cols)
        throw UserError("the network has " + std::to_string(content.network->units()) + " units: the grid has " +
                        std::to_string(config.rows) + " x " + std::to_string(config.cols) + " cells");
    return content;
}

std::vector<std::int8_t> probeOf(const HopfieldExperiment::Config& config) {
    const auto units = static_cast<std::size_t>(config.rows * config.cols);
    if (config.probe.empty())
        return std::vector<std::int8_t>(units, -1);
    if (config.probe.size() != units)
        throw UserError("the probe has " + std::to_string(config.probe.size()) + " units: the network has " +
                        std::to_string(units));
    if (std::ranges::any_of(config.probe, [](std::int8_t unit) { return unit != 1 && unit != -1; }))
        throw UserError("the probe holds a value other than -1 and +1");
    return config.probe;
}

} // namespace

std::size_t Content::bytes() const {
    const std::size_t units = network ? static_cast<std::size_t>(network->units()) : 0;
    return sizeof(Content) + memories.size() * (units + sizeof(Pattern)) + units * units * sizeof(float) +
           weightPicture.values.size() * sizeof(float);
}

WeightPicture makeWeightPicture(const Network& network) {
    WeightPicture picture;
    const int units = network.units();
    picture.block = (units + WeightPicture::kMaxExtent - 1) / WeightPicture::kMaxExtent;
    picture.extent = (units + picture.block - 1) / picture.block;
    picture.values.resize(static_cast<std::size_t>(picture.extent) * static_cast<std::size_t>(picture.extent), 0.0F);
    for (int j = 0; j < units; ++j)
        for (int i = 0; i < units; ++i) {
            float& cell =
                picture.values[static_cast<std::size_t>(j / picture.block) * static_cast<std::size_t>(picture.extent) +
                               static_cast<std::size_t>(i / picture.block)];
            const auto weight = static_cast<float>(network.weight(i, j));
            if (std::abs(weight) > std::abs(cell))
                cell = weight;
        }
    return picture;
}

std::size_t HopfieldExperiment::Snapshot::bytesBeyond(const Snapshot* previous) const {
    std::size_t bytes = sizeof(Snapshot) + state.size() + overlaps.size() * sizeof(float);
    if (!previous || previous->trace != trace)
        bytes += trace->x.size() * (sizeof(double) + trace->y.size() * sizeof(float));
    if (!previous || previous->content != content)
        bytes += content->bytes();
    if (!previous || previous->cue != cue)
        bytes += cue->size();
    return bytes;
}

HopfieldExperiment::HopfieldExperiment(const Config& config, std::uint64_t seed)
    : m_content(std::make_shared<Content>(contentOf(config)))
    , m_dynamics(m_content->network, probeOf(config))
    , m_updater(RandomStream(seed, kUpdateStream))
    , m_settings(config.settings)
    , m_seed(seed)
    , m_trace(kTraceSamples, 1) {
    m_settings.validate(m_content->network->units());
    learn(*m_content);
    begin(probeOf(config), config.target);
}

HopfieldExperiment::Config HopfieldExperiment::config() const {
    return {m_content->rows, m_content->cols, m_content->memories, m_content->network, *m_cue, m_target, m_settings};
}

void HopfieldExperiment::apply(const Command& command) {
    std::visit([this](const auto& c) { on(c); }, command);
}

std::uint64_t HopfieldExperiment::advance(std::uint64_t steps, std::stop_token stop) {
    std::uint64_t done = 0;
    do {
        m_updater.step(m_dynamics, m_settings);
        if (m_trace.tick())
            sample();
        ++done;
    } while (done < steps && !finished() && (done % 64 != 0 || !stop.stop_requested()));
    return done;
}

std::shared_ptr<const HopfieldExperiment::Snapshot> HopfieldExperiment::snapshot() const {
    auto s = std::make_shared<Snapshot>();
    if (!m_traceCopy)
        m_traceCopy = std::make_shared<Series>(m_trace.series());
    s->content = m_content;
    s->cue = m_cue;
    s->trace = m_traceCopy;
    s->state.assign(m_dynamics.state().begin(), m_dynamics.state().end());
    for (const Pattern& memory : m_content->memories)
        s->overlaps.push_back(static_cast<float>(overlap(memory.units, m_dynamics.state())));
    s->settings = m_settings;
    s->lastUpdate = m_updater.last();
    s->nearest = classify(m_dynamics.state(), m_content->memories);
    s->energy = m_dynamics.energy();
    s->sweeps = static_cast<double>(m_updater.updates() - m_updatesAtStart) / m_dynamics.units();
    s->flips = m_updater.flips() - m_flipsAtStart;
    s->target = m_target;
    s->settled = m_updater.settled();
    s->cycling = m_updater.cycling();
    if (s->cycling)
        s->nearest.kind = EndState::Kind::Cycle;
    return s;
}

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
    checkFits(command.pattern, *m_content);
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
        checkFits(pattern, *m_content);
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
    Content content{command.rows, command.cols, {}, {}, {}, {}};
    for (const Pattern& pattern : command.patterns)
        checkFits(pattern, content);
    if (!command.patterns.empty())
        checkPatterns(command.patterns, "the set");
    const Content next = makeContent(command.rows, command.cols, command.patterns, nullptr);
    std::vector<std::int8_t> probe =
        next.memories.empty() ? std::vector<std::int8_t>(static_cast<std::size_t>(command.rows * command.cols), -1)
                              : next.memories.front().units;
    m_settings.order.clear();
    m_dynamics = Dynamics(next.network, probe);
    learn(next);
    begin(std::move(probe), next.memories.empty() ? -1 : 0);
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
    const Content next = makeContent(command.rows, command.cols, std::move(memories), nullptr);
    m_settings.order.clear();
    m_dynamics = Dynamics(next.network, probe.units);
    learn(next);
    begin(std::move(probe.units), -1);
}

void HopfieldExperiment::on(const LoadNetwork& command) {
    checkGrid(command.rows, command.cols);
    if (!command.network || command.network->units() != command.rows * command.cols)
        throw UserError("the network does not fit a grid of " + std::to_string(command.rows) + " x " +
                        std::to_string(command.cols) + " cells");
    std::vector<std::int8_t> probe(static_cast<std::size_t>(command.rows * command.cols), -1);
    m_settings.order.clear();
    m_dynamics = Dynamics(command.network, probe);
    learn({command.rows, command.cols, {}, {}, command.network, {}});
    begin(std::move(probe), -1);
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

void HopfieldExperiment::begin(std::vector<std::int8_t> units, int target) {
    m_dynamics.setState(units);
    m_updatesAtStart = m_updater.updates();
    m_flipsAtStart = m_updater.flips();
    m_target = target;
    m_cue = std::make_shared<std::vector<std::int8_t>>(std::move(units));
    m_updater.restart();
    m_trace.clear();
    if (m_trace.tick())
        sample();
}

void HopfieldExperiment::edited() {
    m_updater.interrupted();
    m_cue = std::make_shared<std::vector<std::int8_t>>(m_dynamics.state().begin(), m_dynamics.state().end());
}

void HopfieldExperiment::learn(Content content) {
    content.properties = memoryProperties(*content.network, content.memories, m_settings.tie);
    content.weightPicture = makeWeightPicture(*content.network);
    m_content = std::make_shared<Content>(std::move(content));
    m_dynamics.setNetwork(m_content->network);
    m_updater.interrupted();
    // One curve for the energy and one for each memory; a change of the memories begins the curves anew.
    const std::size_t columns = 1 + std::min(m_content->memories.size(), kTracedMemories);
    m_sample.resize(columns);
    if (m_trace.series().y.size() != columns) {
        m_trace = DecimatedSeries(kTraceSamples, columns);
        if (m_trace.tick())
            sample();
    }
    m_traceCopy.reset();
}

void HopfieldExperiment::spoil(std::vector<std::int8_t>& units, const Corruption& corruption, bool fresh) {
    if (!(corruption.noise >= 0.0 && corruption.noise <= 1.0))
        throw UserError(
            "the noise is " + std::to_string(corruption.noise) + ": it is a share of the units, from 0 to 1");
    m_cueNumber += fresh ? 1 : 0;
    RandomStream random(m_seed, kCueStream + m_cueNumber);
    flipNoise(units, corruption.noise, random);
    occlude(units, m_content->rows, m_content->cols, corruption.hidden, corruption.fill, random);
}

void HopfieldExperiment::sample() {
    m_sample[0] = static_cast<float>(m_dynamics.energy());
    for (std::size_t k = 1; k < m_sample.size(); ++k)
        m_sample[k] = static_cast<float>(overlap(m_content->memories[k - 1].units, m_dynamics.state()));
    m_trace.add(static_cast<double>(m_updater.updates() - m_updatesAtStart) / m_dynamics.units(), m_sample);
    m_traceCopy.reset();
}

} // namespace energyscape::hopfield
