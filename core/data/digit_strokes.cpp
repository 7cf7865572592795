// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/digit_strokes.h"

#include <array>

namespace energyscape {
namespace {

constexpr bool kCorner = true;

const std::array<std::vector<DigitVariant>, 10>& allVariants() {
    static const std::array<std::vector<DigitVariant>, 10> variants{{
        {
            // 0: an oval; an oval that ends inside its top
            {0.7, {{{.62, .03}, {.36, .05}, {.12, .26}, {.05, .58}, {.22, .90}, {.54, .98}, {.84, .76}, {.95, .42},
                      {.82, .12}, {.54, .02}}}},
            {0.3, {{{.72, .12}, {.46, .02}, {.18, .22}, {.10, .58}, {.28, .95}, {.62, .92}, {.88, .55}, {.80, .16},
                      {.56, .06}, {.42, .20}}}},
        },
        {
            // 1: a line; with a flag; with flag and foot
            {0.72, {{{.50, .00}, {.50, .33}, {.50, .66}, {.50, 1.0}}}},
            {0.2, {{{.28, .24}, {.40, .14}, {.52, .00, kCorner}, {.51, .50}, {.50, 1.0}}}},
            {0.08, {{{.30, .20}, {.52, .00, kCorner}, {.51, .50}, {.50, 1.0}}, {{.22, 1.0}, {.50, .99}, {.80, .98}}}},
        },
        {
            // 2: with a sharp foot; with a loop in the foot; with a wavy foot
            {0.45, {{{.10, .25}, {.36, .02}, {.76, .13}, {.74, .42}, {.42, .74}, {.05, .97, kCorner}, {.48, .94},
                       {.95, .96}}}},
            {0.4, {{{.12, .20}, {.42, .02}, {.78, .15}, {.73, .46}, {.44, .80}, {.16, .97}, {.06, .84}, {.26, .75},
                      {.58, .90}, {.98, .93}}}},
            {0.15, {{{.14, .14}, {.48, .00}, {.80, .18}, {.66, .52}, {.10, .92, kCorner}, {.38, .84}, {.66, .98},
                       {.95, .86}}}},
        },
        {
            // 3: round; with a flat top; with a small loop at the waist
            {0.6, {{{.12, .12}, {.44, .00}, {.80, .14}, {.70, .36}, {.36, .47, kCorner}, {.74, .54}, {.86, .77},
                      {.52, 1.0}, {.06, .89}}}},
            {0.15, {{{.10, .05}, {.46, .03}, {.82, .03, kCorner}, {.42, .40, kCorner}, {.78, .52}, {.86, .80},
                       {.50, 1.0}, {.08, .90}}}},
            {0.25, {{{.10, .16}, {.46, .00}, {.80, .17}, {.58, .43}, {.34, .51}, {.34, .42}, {.54, .46}, {.84, .64},
                       {.78, .90}, {.42, 1.0}, {.06, .86}}}},
        },
        {
            // 4: open; closed; in one stroke
            {0.5, {{{.16, .02}, {.08, .28}, {.12, .53}, {.44, .57}, {.90, .49}}, {{.82, .04}, {.76, .45}, {.70, 1.0}}}},
            {0.25, {{{.64, .00}, {.36, .30}, {.03, .62, kCorner}, {.50, .61}, {.97, .58}},
                       {{.66, .02}, {.64, .50}, {.62, 1.0}}}},
            {0.25, {{{.20, .06}, {.10, .36}, {.30, .55}, {.66, .42}, {.84, .04, kCorner}, {.78, .50}, {.70, 1.0}}}},
        },
        {
            // 5: body and a cap; in one stroke; like an S
            {0.5, {{{.26, .04}, {.22, .22}, {.18, .43, kCorner}, {.50, .36}, {.84, .57}, {.76, .88}, {.40, 1.0},
                       {.06, .89}},
                      {{.26, .05}, {.58, .04}, {.94, .00}}}},
            {0.35, {{{.92, .02}, {.58, .05}, {.28, .08, kCorner}, {.16, .45, kCorner}, {.54, .39}, {.82, .62},
                       {.66, .92}, {.32, 1.0}, {.04, .90}}}},
            {0.15, {{{.92, .06}, {.54, .02}, {.24, .20}, {.40, .43}, {.76, .62}, {.72, .90}, {.36, 1.0}, {.04, .86}}}},
        },
        {
            // 6: bent; straighter and tall; with a large bowl
            {0.5, {{{.72, .00}, {.40, .20}, {.15, .55}, {.20, .88}, {.50, 1.0}, {.82, .86}, {.78, .62}, {.50, .53},
                      {.20, .72}}}},
            {0.3, {{{.46, .00}, {.24, .34}, {.12, .70}, {.34, .98}, {.74, .93}, {.84, .70}, {.56, .57}, {.18, .78}}}},
            {0.2, {{{.66, .02}, {.30, .22}, {.08, .58}, {.24, .94}, {.62, .98}, {.90, .70}, {.66, .44}, {.32, .52},
                      {.12, .70}}}},
        },
        {
            // 7: plain; with a bar; with a hook; curved
            {0.5, {{{.05, .12}, {.40, .07}, {.90, .05, kCorner}, {.66, .45}, {.44, 1.0}}}},
            {0.15, {{{.05, .08}, {.45, .07}, {.92, .04, kCorner}, {.64, .48}, {.42, 1.0}},
                       {{.30, .52}, {.55, .50}, {.84, .47}}}},
            {0.2, {{{.06, .26}, {.10, .07, kCorner}, {.50, .08}, {.92, .04, kCorner}, {.68, .48}, {.52, 1.0}}}},
            {0.15, {{{.08, .16}, {.42, .04}, {.82, .10}, {.78, .42}, {.60, .70}, {.52, 1.0}}}},
        },
        {
            // 8: one crossing stroke; two rings; crossing stroke with an open top
            {0.55, {{{.76, .14}, {.46, .00}, {.20, .16}, {.36, .40}, {.70, .62}, {.80, .85}, {.50, 1.0}, {.18, .86},
                       {.30, .62}, {.64, .40}, {.82, .18}, {.66, .05}}}},
            {0.2, {{{.52, .46}, {.22, .32}, {.30, .06}, {.62, .02}, {.78, .24}, {.50, .47}},
                      {{.50, .46}, {.18, .66}, {.24, .94}, {.62, 1.0}, {.84, .74}, {.52, .47}}}},
            {0.25, {{{.88, .10}, {.50, .01}, {.20, .18}, {.42, .42}, {.74, .64}, {.72, .92}, {.40, 1.0}, {.18, .82},
                       {.38, .58}, {.70, .36}, {.92, .06}}}},
        },
        {
            // 9: straight tail; curved tail; in one bent stroke
            {0.5, {{{.80, .16}, {.50, .01}, {.17, .17}, {.18, .40}, {.50, .48}, {.78, .26}, {.84, .08, kCorner},
                      {.80, .50}, {.72, 1.0}}}},
            {0.25, {{{.82, .18}, {.52, .00}, {.16, .20}, {.30, .47}, {.66, .40}, {.84, .14, kCorner}, {.82, .55},
                       {.62, .90}, {.24, 1.0}}}},
            {0.25, {{{.78, .20}, {.56, .02}, {.22, .12}, {.16, .36}, {.46, .44}, {.74, .24}, {.80, .40}, {.66, .72},
                       {.50, 1.0}}}},
        },
    }};
    return variants;
}

/// Cubic Hermite curve from p to q with tangents m and n at u in [0, 1].
double hermite(double p, double q, double m, double n, double u) {
    const double u2 = u * u, u3 = u2 * u;
    return (2 * u3 - 3 * u2 + 1) * p + (u3 - 2 * u2 + u) * m + (3 * u2 - 2 * u3) * q + (u3 - u2) * n;
}

/// Tangent at point i of the stroke, seen from the span that has `other` as its other end.
StrokePoint tangent(const Stroke& stroke, std::size_t i, std::size_t other) {
    const bool oneSided = stroke[i].corner || i == 0 || i + 1 == stroke.size();
    if (!oneSided)
        return {(stroke[i + 1].x - stroke[i - 1].x) / 2, (stroke[i + 1].y - stroke[i - 1].y) / 2};
    const double direction = other > i ? 1.0 : -1.0;
    return {direction * (stroke[other].x - stroke[i].x), direction * (stroke[other].y - stroke[i].y)};
}

} // namespace

std::span<const DigitVariant> digitVariants(int label) {
    return allVariants()[static_cast<std::size_t>(label)];
}

std::vector<StrokePoint> splinePoints(const Stroke& stroke, int perSegment) {
    std::vector<StrokePoint> points;
    for (std::size_t i = 0; i + 1 < stroke.size(); ++i) {
        const StrokePoint m = tangent(stroke, i, i + 1), n = tangent(stroke, i + 1, i);
        for (int k = 0; k < perSegment; ++k) {
            const double u = static_cast<double>(k) / perSegment;
            points.push_back({hermite(stroke[i].x, stroke[i + 1].x, m.x, n.x, u),
                hermite(stroke[i].y, stroke[i + 1].y, m.y, n.y, u)});
        }
    }
    points.push_back({stroke.back().x, stroke.back().y});
    return points;
}

} // namespace energyscape
