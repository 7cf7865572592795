// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <vector>

namespace energyscape {

// What a plot computes before it draws: pure functions, no widget.

struct PlotPoint {
    double x = 0;
    double y = 0;
    bool operator==(const PlotPoint&) const = default;
};

struct PlotRange {
    double low = 0;
    double high = 1;
    double span() const { return high - low; }
    bool contains(const PlotRange& r) const { return low <= r.low && r.high <= high; }
    bool operator==(const PlotRange&) const = default;
};

/// The part of a curve within `range` (and one sample beyond each end), reduced to the first, lowest, highest and last
/// sample of each of `columns` equal columns, in order. A curve of few samples comes back as it is. x is ascending; a y
/// that is not finite comes back as NaN, unless its column holds finite ones.
std::vector<PlotPoint> reduceToColumns(
    std::span<const double> x, std::span<const double> y, const PlotRange& range, int columns);

/// The smallest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is >= value > 0.
double niceCeil(double value);

/// A y range with padding and round ends around `data`. `current` is kept while it holds the data without too much
/// room.
PlotRange steadyRange(const PlotRange& current, const PlotRange& data);
/// The same for positive data on a logarithmic axis: whole decades where that wastes little.
PlotRange steadyLogRange(const PlotRange& current, const PlotRange& data);

/// A tick label with as many decimals as `step` needs; k and M beyond 10,000, an exponent beyond that or below 1e-4.
QString tickText(double value, double step, double largest);
/// A value for reading: four significant digits, thousands grouped, a true minus sign.
QString valueText(double value);

struct PlacedLabel {
    QString text;
    double anchor = 0;    ///< y of the line it belongs to, px
    double y = 0;         ///< y of the label's middle, px
    std::size_t line = 0; ///< index of the (first) line
};

/// Places labels of one `height` at the heights `anchors` (px) so that none overlap and all lie in [top, bottom]: equal
/// heights are merged ("A, C"), close ones pushed apart as little as possible; what cannot fit is merged.
std::vector<PlacedLabel> placeLabels(
    const std::vector<double>& anchors, const std::vector<QString>& texts, double top, double bottom, double height);

} // namespace energyscape
