// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/image_set.h"

namespace energyscape {

/// How much the made digits vary. 1 looks like the handwriting of many people, 0 takes that variation away.
struct DigitStyle {
    double slant = 1.0;    ///< shear to the right or left
    double aspect = 1.0;   ///< narrow to wide
    double rotation = 1.0; ///< a few degrees either way
    double jitter = 1.0;   ///< each control point of the strokes on its own
    double elastic = 1.0;  ///< smooth deformation of the plane
    double pressure = 1.0; ///< pen width along the stroke and from digit to digit
    double variants = 1.0; ///< chance of a rarer way to write the digit (0: only the commonest)
    double penWidth = 1.0; ///< mean pen width, in units of the width that gives MNIST's mean pixel of 0.13
};

/// Side of a made digit in pixels.
inline constexpr int kDigitSide = 28;

/// One handwritten-like digit, [28 x 28] pixels, ink 255 on ground 0: strokes along Catmull-Rom splines, fitted into a
/// box of 20 x 20 and centred by mass as MNIST's are (to half a pixel). Throws UserError unless `label` is 0 to 9.
std::vector<std::uint8_t> makeDigit(int label, std::uint64_t seed, const DigitStyle& style = {});

/// `count` digits with labels. Image and label i depend on (seed, i, style) alone, so a longer set begins like a
/// shorter one; every ten in a row (from a multiple of ten) hold each label once, in random order.
ImageSet makeDigits(std::size_t count, std::uint64_t seed, const DigitStyle& style = {});

} // namespace energyscape
