// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <array>

#include "widgets/theme.h"

namespace energyscape {

/// The colour maps of the program; each stands for one kind of quantity.
enum class Colormap {
    Diverging, ///< signed values: blue (negative), neutral tone of the theme (zero), orange-red (positive)
    Magnitude, ///< values >= 0: dark indigo over teal to pale yellow, even steps of lightness
    Unit,      ///< states of units: Theme::unitOff .. Theme::unitOn
    Gray       ///< pictures: grey level k at entry k
};

/// 256 opaque colours; entry 0 belongs to the low end of the range, 255 to the high end.
using ColorTable = std::array<QRgb, 256>;

/// A colour in OKLab (B. Ottosson, "A perceptual color space for image processing", 2020): lightness L in [0, 1], a, b.
struct OkLab {
    double L = 0.0;
    double a = 0.0;
    double b = 0.0;
};

OkLab toOkLab(QRgb color);
/// Nearest 8-bit sRGB colour; components outside the gamut are clipped.
QRgb fromOkLab(const OkLab& color);

/// The table of `map`. Diverging and Unit depend on the theme.
ColorTable colorTable(Colormap map, const Theme& theme);

/// Entry of `value` in a table over [lo, hi]: round(255 (value - lo) / (hi - lo)), clamped; 0 for NaN and for hi <= lo.
inline int colorIndex(float value, float lo, float hi) {
    const float t = (value - lo) / (hi - lo) * 255.0F + 0.5F;
    return t > 0.0F ? (t < 255.0F ? static_cast<int>(t) : 255) : 0;
}

/// Colour of cells that hold no number (NaN).
QRgb missingColor(const Theme& theme);

} // namespace energyscape
