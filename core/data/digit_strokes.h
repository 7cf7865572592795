// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace energyscape {

/// A control point in the unit square, x to the right, y down. A stroke turns sharply at a corner, smoothly elsewhere.
struct StrokePoint {
    double x = 0.0;
    double y = 0.0;
    bool corner = false;
};
using Stroke = std::vector<StrokePoint>;

/// One way to write a digit and how often it is met.
struct DigitVariant {
    double weight = 1.0;
    std::vector<Stroke> strokes;
};

/// The ways to write digit `label` (0 to 9), the commonest first; the weights sum to 1.
std::span<const DigitVariant> digitVariants(int label);

/// Points along the Catmull-Rom spline through a stroke (Catmull and Rom 1974), `perSegment` for each span between two
/// control points; corners and ends are interpolated with one-sided tangents.
std::vector<StrokePoint> splinePoints(const Stroke& stroke, int perSegment);

} // namespace energyscape
