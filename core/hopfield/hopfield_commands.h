// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/cue.h"
#include "core/hopfield/network.h"
#include "core/hopfield/update.h"

#include <memory>
#include <variant>
#include <vector>

namespace energyscape::hopfield {

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

using HopfieldCommand = std::variant<SetCells, SetState, LoadMemory, Corrupt, StorePatterns, RemoveMemory,
    ReplaceMemories, ResizeGrid, LoadNetwork, SetUpdate, SetBias>;

} // namespace energyscape::hopfield
