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

WeightPicture makeWeightPicture(const Network& network) {
    WeightPicture picture;
    const int units = network.units();
    picture.block = (units + WeightPicture::kMaxExtent - 1) / WeightPicture::kMaxExtent;
    picture.extent = (units + picture.block - 1) / picture.block;
    picture.values.resize(static_cast<std::size_t>(picture.extent) * static_cast<std::size_t>(picture.extent), 0.0F);
    for (int j = 0; j < units; ++j) {
        const float* column = network.couplings.col(j).data();
        float* cells = picture.values.data() + static_cast<std::ptrdiff_t>(j / picture.block) * picture.extent;
        for (int cell = 0; cell < picture.extent; ++cell)
            for (int i = cell * picture.block; i < std::min((cell + 1) * picture.block, units); ++i)
                if (std::abs(column[i]) > std::abs(cells[cell]))
                    cells[cell] = column[i];
    }
    for (float& value : picture.values)
        value = static_cast<float>(network.quantum * static_cast<double>(value));
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
