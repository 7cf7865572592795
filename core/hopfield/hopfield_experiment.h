// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/content.h"
#include "core/hopfield/hopfield_commands.h"
#include "core/session/series.h"

#include <memory>
#include <stop_token>

namespace energyscape::hopfield {

/// Background experiment of the Hopfield lab: a network, its memories, and a state on its way downhill. One step is one
/// unit update, one sweep or one parallel update, as the settings say.
class HopfieldExperiment {
public:
    struct Config {
        int rows = 10, cols = 10;
        std::vector<Pattern> memories;
        std::shared_ptr<const Network> network; ///< null: learned from the memories by Hebb's rule
        std::vector<std::int8_t> probe;         ///< empty: all -1
        int target = -1;                        ///< the memory the probe was made from, -1 when unknown
        UpdateSettings settings;
    };
    using Command = HopfieldCommand;

    struct Snapshot {
        std::shared_ptr<const Content> content;
        std::shared_ptr<const std::vector<std::int8_t>> cue; ///< the state in which this run began
        std::shared_ptr<const Series> trace; ///< over sweeps: energy, then the overlaps of the first kTracedMemories
        std::vector<std::int8_t> state;
        std::vector<float> overlaps; ///< m_k for every memory
        UpdateSettings settings;
        UnitUpdate lastUpdate;
        EndState nearest; ///< what the state is at present
        double energy = 0.0;
        double sweeps = 0.0; ///< unit updates / N since this run began
        std::uint64_t flips = 0;
        int target = -1;
        bool settled = false, cycling = false;

        std::size_t bytesBeyond(const Snapshot* previous) const;
    };

    static constexpr std::size_t kTracedMemories = 32;
    static constexpr std::size_t kTraceSamples = 1024;

    HopfieldExperiment(const Config& config, std::uint64_t seed);

    void apply(const Command& command);
    std::uint64_t advance(std::uint64_t steps, std::stop_token stop);
    bool finished() const { return m_updater.settled() || m_updater.cycling(); }
    std::shared_ptr<const Snapshot> snapshot() const;
    Config config() const;

private:
    void on(const SetCells& command);
    void on(const SetState& command);
    void on(const LoadMemory& command);
    void on(const Corrupt& command);
    void on(const StorePatterns& command);
    void on(const RemoveMemory& command);
    void on(const ReplaceMemories& command);
    void on(const ResizeGrid& command);
    void on(const LoadNetwork& command);
    void on(const SetUpdate& command);
    void on(const SetBias& command);

    /// A new run begins in `units`.
    void begin(std::vector<std::int8_t> units, int target);
    /// The state was changed by hand: it is the new probe.
    void edited();
    /// Other weights or memories for the present state.
    void learn(Content content);
    /// Another grid, or other memories, and a new run from `probe`.
    void startOver(Content content, std::vector<std::int8_t> probe, int target);
    /// The bias b that all units share, 0 when they differ.
    double commonBias() const;
    void spoil(std::vector<std::int8_t>& units, const Corruption& corruption, bool fresh);
    void sample();

    std::shared_ptr<const Content> m_content;
    Dynamics m_dynamics;
    Updater m_updater;
    UpdateSettings m_settings;
    std::uint64_t m_seed;
    std::uint64_t m_cueNumber = 0;
    std::shared_ptr<const std::vector<std::int8_t>> m_cue;
    int m_target = -1;
    std::uint64_t m_updatesAtStart = 0, m_flipsAtStart = 0;
    DecimatedSeries m_trace;
    std::vector<float> m_sample; // scratch
    mutable std::shared_ptr<const Series> m_traceCopy;
};

} // namespace energyscape::hopfield
