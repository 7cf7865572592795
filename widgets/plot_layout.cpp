// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot_layout.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace energyscape {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kPadding = 0.06;    // of the data's span, above and below
constexpr double kGrowth = 0.15;     // at an end that was outgrown
constexpr double kTooMuchRoom = 0.4; // data that fills less than this of the axis gets a new one
constexpr double kMergeWithin = 2.5; // px between lines that share a label

/// The samples of one column that are kept.
struct Column {
    std::size_t first = 0, low = 0, high = 0, last = 0;
    bool any = false;

    void add(std::size_t i, std::span<const double> y) {
        if (!std::isfinite(y[i]))
            return;
        if (!any)
            first = low = high = i;
        any = true;
        last = i;
        if (y[i] < y[low])
            low = i;
        if (y[i] > y[high])
            high = i;
    }
    void append(
        std::vector<PlotPoint>& out, std::span<const double> x, std::span<const double> y, std::size_t gap) const {
        if (!any) {
            out.push_back({x[gap], kNaN});
            return;
        }
        std::array kept = {first, std::min(low, high), std::max(low, high), last};
        const auto end = std::unique(kept.begin(), kept.end());
        for (auto i = kept.begin(); i != end; ++i)
            out.push_back({x[*i], y[*i]});
    }
};

} // namespace

std::vector<PlotPoint> reduceToColumns(
    std::span<const double> x, std::span<const double> y, const PlotRange& range, int columns) {
    auto begin = static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), range.low) - x.begin());
    auto end = static_cast<std::size_t>(std::upper_bound(x.begin(), x.end(), range.high) - x.begin());
    begin = begin > 0 ? begin - 1 : 0;
    end = std::min(x.size(), end + 1);
    std::vector<PlotPoint> out;
    const auto bins = static_cast<std::size_t>(std::max(1, columns));
    if (end - begin <= 2 * bins || !(range.span() > 0)) {
        for (std::size_t i = begin; i < end; ++i)
            out.push_back({x[i], std::isfinite(y[i]) ? y[i] : kNaN});
        return out;
    }
    out.reserve(4 * bins + 2);
    const double perX = static_cast<double>(bins) / range.span();
    for (std::size_t i = begin; i < end;) {
        const double bin = std::floor((x[i] - range.low) * perX);
        const std::size_t start = i;
        Column column;
        for (; i < end && std::floor((x[i] - range.low) * perX) == bin; ++i)
            column.add(i, y);
        column.append(out, x, y, start);
    }
    return out;
}

double niceCeil(double value) {
    static constexpr std::array kSteps = {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0};
    const double decade = std::pow(10.0, std::floor(std::log10(value)));
    for (double step : kSteps)
        if (step * decade >= value * (1 - 1e-12))
            return step * decade;
    return 10 * decade;
}

PlotRange steadyRange(const PlotRange& current, const PlotRange& data) {
    const bool valid = current.span() > 0;
    if (valid && current.contains(data) && data.span() >= kTooMuchRoom * current.span())
        return current;
    double span = data.span();
    // A span at the limit of the numbers' precision is no span.
    const double size = std::max(std::abs(data.low), std::abs(data.high));
    if (span <= 1e-12 * size || span == 0)
        span = size > 0 ? 0.2 * size : 1;
    const double step = niceCeil(span / 10);
    // An end that was outgrown gets more room, as it will be again.
    const double below = valid && data.low < current.low ? kGrowth : kPadding;
    const double above = valid && data.high > current.high ? kGrowth : kPadding;
    return {step * std::floor((data.low - below * span) / step), step * std::ceil((data.high + above * span) / step)};
}

PlotRange steadyLogRange(const PlotRange& current, const PlotRange& data) {
    const PlotRange exponents{std::log10(data.low), std::log10(data.high)};
    if (exponents.span() >= 2)
        return {std::pow(10.0, std::floor(exponents.low)), std::pow(10.0, std::ceil(exponents.high))};
    const PlotRange now{std::log10(current.low), std::log10(current.high)};
    const PlotRange next = steadyRange(current.low > 0 ? now : PlotRange{0, 0}, exponents);
    return {std::pow(10.0, next.low), std::pow(10.0, next.high)};
}

QString tickText(double value, double step, double largest) {
    if (std::abs(value) < 1e-9 * std::abs(step))
        return QStringLiteral("0");
    const QString minus = value < 0 ? QString(QChar(0x2212)) : QString();
    const double size = std::abs(value);
    if (largest >= 1e9 || largest < 1e-3)
        return minus + QString::number(size, 'g', 4).replace("e+0", "e").replace("e-0", "e-").replace("e+", "e");
    const double unit = largest >= 1e6 ? 1e6 : largest >= 1e4 ? 1e3 : 1;
    const double scaledStep = std::abs(step) / unit;
    int decimals = 0;
    for (double s = scaledStep; decimals < 6 && std::abs(s - std::round(s)) > 1e-6 * s + 1e-12; s *= 10)
        ++decimals;
    return minus + QString::number(size / unit, 'f', decimals) + (unit == 1e6 ? "M" : unit == 1e3 ? "k" : "");
}

QString valueText(double value) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    QString text;
    if (size != 0 && (size < 1e-3 || size >= 1e9))
        text = QString::number(size, 'g', 4);
    else if (size == std::floor(size))
        text = QLocale(QLocale::English).toString(size, 'f', 0);
    else
        text = QLocale(QLocale::English).toString(size, 'f', size >= 1000 ? 1 : size >= 100 ? 2 : size >= 1 ? 3 : 4);
    return value < 0 ? QChar(0x2212) + text : text;
}

namespace {

struct Group {
    std::vector<std::size_t> members; // in the order of the lines
    double anchor = 0;                // mean height of the members
};

Group joined(Group a, const Group& b, const std::vector<double>& anchors) {
    a.members.insert(a.members.end(), b.members.begin(), b.members.end());
    std::sort(a.members.begin(), a.members.end());
    a.anchor = 0;
    for (std::size_t i : a.members)
        a.anchor += anchors[i] / static_cast<double>(a.members.size());
    return a;
}

/// Least-squares heights with a distance of at least `height`: pooled adjacent violators (isotonic regression).
std::vector<double> spread(const std::vector<Group>& groups, double top, double bottom, double height) {
    struct Block {
        double sum;
        int count;
        double mean() const { return sum / count; }
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        blocks.push_back({groups[i].anchor - height * static_cast<double>(i), 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    const double low = top + height / 2;
    const double high = bottom - height / 2 - height * static_cast<double>(groups.size() - 1);
    std::vector<double> heights;
    for (const Block& block : blocks)
        for (int i = 0; i < block.count; ++i)
            heights.push_back(
                std::max(low, std::min(block.mean(), high)) + height * static_cast<double>(heights.size()));
    return heights;
}

} // namespace

std::vector<PlacedLabel> placeLabels(
    const std::vector<double>& anchors, const std::vector<QString>& texts, double top, double bottom, double height) {
    std::vector<std::size_t> order(anchors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return anchors[a] < anchors[b]; });
    std::vector<Group> groups;
    for (std::size_t i : order) {
        if (!groups.empty() && anchors[i] - groups.back().anchor <= kMergeWithin)
            groups.back() = joined(groups.back(), {{i}, anchors[i]}, anchors);
        else
            groups.push_back({{i}, anchors[i]});
    }
    while (groups.size() > 1 && static_cast<double>(groups.size()) * height > bottom - top) {
        std::size_t closest = 0;
        for (std::size_t i = 1; i + 1 < groups.size(); ++i)
            if (groups[i + 1].anchor - groups[i].anchor < groups[closest + 1].anchor - groups[closest].anchor)
                closest = i;
        groups[closest] = joined(groups[closest], groups[closest + 1], anchors);
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(closest) + 1);
    }
    std::vector<PlacedLabel> placed;
    if (groups.empty())
        return placed;
    const std::vector<double> heights = spread(groups, top, bottom, height);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        QStringList names;
        for (std::size_t i : groups[g].members)
            names << texts[i];
        placed.push_back({names.join(", "), groups[g].anchor, heights[g], groups[g].members.front()});
    }
    return placed;
}

} // namespace energyscape
