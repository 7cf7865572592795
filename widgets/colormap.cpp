// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colormap.h"

#include <QColor>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace energyscape {

namespace {

/// sRGB transfer function (IEC 61966-2-1) and its inverse, on [0, 1].
double toLinear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double toSrgb(double c) {
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055;
}

int toByte(double linear) {
    return static_cast<int>(std::lround(255.0 * toSrgb(std::clamp(linear, 0.0, 1.0))));
}

/// OKLab from lightness, chroma and hue in degrees.
OkLab fromLch(double lightness, double chroma, double hue) {
    const double h = hue * std::numbers::pi / 180.0;
    return {lightness, chroma * std::cos(h), chroma * std::sin(h)};
}

double mix(double a, double b, double t) {
    return a + (b - a) * t;
}

// Lightness and chroma grow linearly with |value|, equally in both arms, so equal steps look equal and |value| can be
// read without the hue. Blue against orange-red is told apart under all common colour deficiencies.
QRgb divergingColor(double t, bool dark) {
    const double arm = std::abs(2.0 * t - 1.0);
    const double lightness = dark ? mix(0.27, 0.74, arm) : mix(0.955, 0.50, arm);
    const double chroma = (dark ? 0.135 : 0.150) * arm;
    const double hue = t < 0.5 ? 256.0 : (dark ? 48.0 : 42.0);
    return fromOkLab(fromLch(lightness, chroma, hue));
}

// Lightness is linear in t; the hue turns from indigo over teal to yellow; the chroma stays inside the sRGB gamut.
QRgb magnitudeColor(double t) {
    const double rise = std::sin(std::numbers::pi * std::clamp((t - 0.42) / 0.58, 0.0, 1.0));
    const double chroma = 0.08 + 0.05 * rise * rise;
    return fromOkLab(fromLch(mix(0.17, 0.95, t), chroma, mix(292.0, 98.0, t)));
}

QRgb unitColor(double t, const Theme& theme) {
    const OkLab off = toOkLab(theme.unitOff.rgb());
    const OkLab on = toOkLab(theme.unitOn.rgb());
    return fromOkLab({mix(off.L, on.L, t), mix(off.a, on.a, t), mix(off.b, on.b, t)});
}

} // namespace

OkLab toOkLab(QRgb color) {
    const double r = toLinear(qRed(color) / 255.0);
    const double g = toLinear(qGreen(color) / 255.0);
    const double b = toLinear(qBlue(color) / 255.0);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb fromOkLab(const OkLab& color) {
    const double l = std::pow(color.L + 0.3963377774 * color.a + 0.2158037573 * color.b, 3.0);
    const double m = std::pow(color.L - 0.1055613458 * color.a - 0.0638541728 * color.b, 3.0);
    const double s = std::pow(color.L - 0.0894841775 * color.a - 1.2914855480 * color.b, 3.0);
    return qRgb(toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        toByte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

ColorTable colorTable(Colormap map, const Theme& theme) {
    ColorTable table{};
    for (int k = 0; k < 256; ++k) {
        QRgb& entry = table[static_cast<std::size_t>(k)];
        const double t = k / 255.0;
        switch (map) {
        case Colormap::Diverging:
            entry = divergingColor(t, theme.dark);
            break;
        case Colormap::Magnitude:
            entry = magnitudeColor(t);
            break;
        case Colormap::Unit:
            entry = unitColor(t, theme);
            break;
        case Colormap::Gray:
            entry = qRgb(k, k, k);
            break;
        }
    }
    return table;
}

QRgb missingColor(const Theme& theme) {
    return theme.dark ? qRgb(0x4A, 0x50, 0x58) : qRgb(0xC9, 0xCB, 0xC6);
}

} // namespace energyscape
