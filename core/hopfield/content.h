// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/memories.h"

#include <memory>

namespace energyscape::hopfield {

/// Sides of the grid the lab shows its units on.
inline constexpr int kMinExtent = 4, kMaxExtent = 64;

/// The weights as a picture of at most kMaxExtent x kMaxExtent values, row by row; each stands for block x block
/// weights and is the one of largest magnitude (of w and -w the one whose sign prevails).
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

/// The memories on their grid in `network`, or learned by Hebb's rule with the same bias for every unit when that is
/// null. Properties and the weight picture are left to `describe`.
Content makeContent(
    int rows, int cols, std::vector<Pattern> memories, std::shared_ptr<const Network> network, double bias = 0.0);
/// Fills in the memories' properties and the weight picture. O(K N^2).
void describe(Content& content, TieRule tie);

// Each refuses with a UserError.
void checkGrid(int rows, int cols);
void checkFits(const Pattern& pattern, int rows, int cols);

} // namespace energyscape::hopfield
