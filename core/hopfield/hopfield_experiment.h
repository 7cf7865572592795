// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/cue.h"
#include "core/hopfield/memories.h"
#include "core/hopfield/update.h"
#include "core/session/series.h"

#include <memory>
#include <stop_token>
#include <variant>

namespace energyscape::hopfield {

/// The weights as a picture of at most kMaxExtent x kMaxExtent values, row by row; each stands for block x block
/// weights and is the one of largest magnitude.
struct WeightPicture {
    static constexpr int kMaxExtent = 1024;
    int extent = 0;
    int block = 1;
    std::vector<float> values; ///< [extent * extent]
};
WeightPicture makeWeightPicture(const Network& network);

/// What has been learned. Immutable and shared by all snapshots until the next change.
struct Content {
    int rows = 0, cols = 0; ///< the grid the N = rows * cols units are shown on
    std::vector<Pattern> memories;
    std::vector<MemoryProperties> properties; ///< one for each memory
    std::shared_ptr<const Network> network;
    WeightPicture weightPicture;

    std::size_t bytes() const;
};

/// How a clean pattern becomes a cue: first noise, then a hidden rectangle.
struct Corruption {
    double noise = 0.0; ///< share of units flipped, [0, 1]
    CellRect hidden;    ///< empty: nothing is hidden
    Occlusion fill = Occlusion::Blank;
};

// The commands of the lab.
struct SetCells {
    struct Cell {
        int unit;
        std::int8_t value;
    };
    std::vector<Cell> cells; ///< drawn by hand
};
struct SetState {
    Pattern pattern; ///< becomes the probe; a new run begins
};
struct LoadMemory {
    int memory;
    Corruption corruption;
    bool freshNoise = true; ///< false: the same random units as last time, for dragging the noise level
};
struct Corrupt {
    Corruption corruption; ///< spoils the present state
};
struct StorePatterns {
    std::vector<Pattern> patterns;
};
struct RemoveMemory {
    int memory;
};
struct ReplaceMemories {
    int rows, cols;
    std::vector<Pattern> patterns; ///< may be empty
};
struct ResizeGrid {
    int rows, cols; ///< memories and state are resampled
};
struct LoadNetwork {
    std::shared_ptr<const Network> network;
    int rows, cols;
};
struct SetUpdate {
    UpdateSettings settings;
};
struct SetBias {
    double bias; ///< the same b for every unit
};

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
    using Command = std::variant<SetCells, SetState, LoadMemory, Corrupt, StorePatterns, RemoveMemory, ReplaceMemories,
        ResizeGrid, LoadNetwork, SetUpdate, SetBias>;

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

    static constexpr int kMinExtent = 4, kMaxExtent = 64;
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
    void learn(Content content);
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
