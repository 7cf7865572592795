// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"

#include <span>

namespace energyscape {

/// The grey level t that best parts dark (<= t) from light (> t): it maximises the between-class variance
/// n0 n1 (mean0 - mean1)^2 (Otsu, "A threshold selection method from gray-level histograms", 1979), computed exactly.
/// Where no pixel has a level next to the best one, the middle of that gap is taken.
/// An image of one level, or an empty one, gives 127.
int otsuThreshold(std::span<const std::uint8_t> gray);

/// Units of a grey picture [rows x cols]: pixel > threshold is light. Light is +1 when `lightIsOn`, else -1.
/// Throws UserError when the sizes do not match.
Pattern thresholdToPattern(std::span<const std::uint8_t> gray, int rows, int cols, int threshold, bool lightIsOn);

/// Resizes a grey picture [rows x cols] to [newRows x newCols]; along an axis that shrinks every new pixel is the mean
/// over the area it covers, along one that grows it is interpolated linearly. Throws UserError for empty or mismatched
/// sizes.
std::vector<std::uint8_t> resizeGray(std::span<const std::uint8_t> gray, int rows, int cols, int newRows, int newCols);

} // namespace energyscape
