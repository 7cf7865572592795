// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/hopfield_experiment.h"

#include "core/error.h"

#include <algorithm>

namespace energyscape::hopfield {

namespace {

enum Stream : std::uint64_t { kUpdateStream = 0, kCueStream = 1 };

Content contentOf(const HopfieldExperiment::Config& config) {
    checkGrid(config.rows, config.cols);
    for (const Pattern& pattern : config.memories)
        checkFits(pattern, config.rows, config.cols);
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
    describe(content, m_settings.tie);
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

void HopfieldExperiment::startOver(Content content, std::vector<std::int8_t> probe, int target) {
    m_settings.order.clear(); // it named units of the former grid
    m_dynamics = Dynamics(content.network, probe);
    learn(std::move(content));
    begin(std::move(probe), target);
}

double HopfieldExperiment::commonBias() const {
    const auto& biases = m_content->network->biases;
    return biases.minCoeff() == biases.maxCoeff() ? static_cast<double>(biases[0]) : 0.0;
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
