// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_set.h"

#include "core/data/idx.h"
#include "core/data/stored_type.h"

namespace energyscape {
namespace {

constexpr std::size_t kMaxSide = 16384;

std::vector<std::uint8_t> bytesOf(const Array& array) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(array.bytes.data());
    return {first, first + array.bytes.size()};
}

} // namespace

ImageSet readImageSet(const std::filesystem::path& imagesPath, const std::optional<std::filesystem::path>& labelsPath) {
    const Array images = readIdx(imagesPath);
    if (images.type != ElementType::UInt8 || images.shape.size() != 3)
        refuseFile(imagesPath.string(), std::string("images must be uint8 of shape [count,rows,cols], found is ") +
                                            elementName(images.type) + " " + shapeText(images.shape));
    if (images.shape[1] < 1 || images.shape[1] > kMaxSide || images.shape[2] < 1 || images.shape[2] > kMaxSide)
        refuseFile(imagesPath.string(),
            "images must have 1 to 16384 rows and columns, found is the shape " + shapeText(images.shape));
    ImageSet set{static_cast<int>(images.shape[1]), static_cast<int>(images.shape[2]), bytesOf(images), {}};
    if (!labelsPath)
        return set;
    const Array labels = readIdx(*labelsPath);
    if (labels.type != ElementType::UInt8 || labels.shape.size() != 1)
        refuseFile(labelsPath->string(), std::string("labels must be uint8 of shape [count], found is ") +
                                             elementName(labels.type) + " " + shapeText(labels.shape));
    if (labels.count() != set.count())
        refuseFile(labelsPath->string(), "it has " + std::to_string(labels.count()) + " labels for the " +
                                             std::to_string(set.count()) + " images of '" + imagesPath.string() + "'");
    set.labels = bytesOf(labels);
    return set;
}

} // namespace energyscape
