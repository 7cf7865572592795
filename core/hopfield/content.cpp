// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/content.h"

#include "core/error.h"
#include "core/hopfield/hebb.h"

#include <algorithm>
#include <cmath>

namespace energyscape::hopfield {

std::size_t Content::bytes() const {
    const std::size_t units = network ? static_cast<std::size_t>(network->units()) : 0;
    return sizeof(Content) + memories.size() * (units + sizeof(Pattern)) + units * units * sizeof(float) +
           weightPicture.values.size() * sizeof(float);
}

namespace {

/// The weight of largest magnitude among columns [first, last) and rows [block * cell, ...); of w and -w the one whose
/// sign prevails, as Hebbian weights are often +-w throughout.
float extremeWeight(const Eigen::MatrixXf& couplings, int first, int last, int top, int bottom) {
    const auto block = couplings.block(top, first, bottom - top, last - first);
    const float greatest = block.maxCoeff();
    const float least = block.minCoeff();
    if (greatest != -least)
        return greatest > -least ? greatest : least;
    return block.sum() >= 0.0F ? greatest : least;
}

} // namespace

WeightPicture makeWeightPicture(const Network& network) {
    WeightPicture picture;
    const int units = network.units();
    const int block = (units + WeightPicture::kMaxExtent - 1) / WeightPicture::kMaxExtent;
    picture.block = block;
    picture.extent = (units + block - 1) / block;
    picture.values.reserve(static_cast<std::size_t>(picture.extent) * static_cast<std::size_t>(picture.extent));
    const auto quantum = static_cast<float>(network.quantum);
    if (block == 1) { // symmetric: columns are rows
        picture.values.assign(network.couplings.data(), network.couplings.data() + network.couplings.size());
        for (float& value : picture.values)
            value *= quantum;
        return picture;
    }
    for (int first = 0; first < units; first += block)
        for (int top = 0; top < units; top += block)
            picture.values.push_back(quantum * extremeWeight(network.couplings, first, std::min(first + block, units),
                                                   top, std::min(top + block, units)));
    return picture;
}

Content makeContent(
    int rows, int cols, std::vector<Pattern> memories, std::shared_ptr<const Network> network, double bias) {
    Content content{rows, cols, std::move(memories), {}, std::move(network), {}};
    if (!content.network) {
        auto learned = content.memories.empty() ? Network(rows * cols) : learnHebb(content.memories);
        learned.biases.setConstant(static_cast<float>(bias));
        content.network = std::make_shared<Network>(std::move(learned));
    }
    return content;
}

void describe(Content& content, TieRule tie) {
    content.properties = memoryProperties(*content.network, content.memories, tie);
    content.weightPicture = makeWeightPicture(*content.network);
}

void checkGrid(int rows, int cols) {
    const auto fits = [](int n) { return n >= kMinExtent && n <= kMaxExtent; };
    if (!fits(rows) || !fits(cols))
        throw UserError("a grid of " + std::to_string(rows) + " x " + std::to_string(cols) +
                        " cells: both sides must be from " + std::to_string(kMinExtent) + " to " +
                        std::to_string(kMaxExtent));
}

void checkFits(const Pattern& pattern, int rows, int cols) {
    if (pattern.rows != rows || pattern.cols != cols || pattern.size() != static_cast<std::size_t>(rows * cols))
        throw UserError("the pattern has " + std::to_string(pattern.rows) + " x " + std::to_string(pattern.cols) +
                        " cells: the network has " + std::to_string(rows) + " x " + std::to_string(cols));
    if (std::ranges::any_of(pattern.units, [](std::int8_t unit) { return unit != 1 && unit != -1; }))
        throw UserError("the pattern holds a value other than -1 and +1");
}

} // namespace energyscape::hopfield
