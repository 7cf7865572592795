// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace energyscape {

/// Grey images of one size, 0 black to 255 white, row by row, with one label per image or no labels at all.
struct ImageSet {
    int rows = 0;
    int cols = 0;
    std::vector<std::uint8_t> pixels; ///< [count x rows x cols]
    std::vector<std::uint8_t> labels; ///< [count] or empty

    std::size_t pixelsPerImage() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols); }
    std::size_t count() const { return pixelsPerImage() == 0 ? 0 : pixels.size() / pixelsPerImage(); }
    /// The pixels of image `i` < count(), valid as long as this set is unchanged.
    std::span<const std::uint8_t> image(std::size_t i) const {
        return std::span(pixels).subspan(i * pixelsPerImage(), pixelsPerImage());
    }
};

/// Reads images [count, rows, cols] and labels [count] from IDX files of uint8 (gzip-compressed or not).
/// Throws UserError naming the file when its shape, its element type or the number of labels is wrong.
ImageSet readImageSet(
    const std::filesystem::path& imagesPath, const std::optional<std::filesystem::path>& labelsPath = std::nullopt);

} // namespace energyscape
