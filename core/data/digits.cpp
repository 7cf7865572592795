// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/digits.h"

#include "core/data/digit_strokes.h"
#include "core/error.h"
#include "core/math/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

namespace energyscape {
namespace {

constexpr std::size_t kSide = kDigitSide;
constexpr std::size_t kPixels = kSide * kSide;
constexpr double kBox = 20.0; // pixels, as MNIST
constexpr int kPerSegment = 8;

/// A dab of the pen, in pixels.
struct Dab {
    double x = 0.0;
    double y = 0.0;
    double radius = 0.0;
};
using Path = std::vector<Dab>;

std::size_t pixelAt(int row, int col) {
    return static_cast<std::size_t>(row) * kSide + static_cast<std::size_t>(col);
}

double clampedNormal(RandomStream& random, double limit) {
    return std::clamp(random.normal(), -limit, limit);
}

const DigitVariant& chooseVariant(int label, RandomStream& random, const DigitStyle& style) {
    const auto variants = digitVariants(label);
    double left = random.uniformDouble();
    for (std::size_t k = variants.size(); k-- > 1;) {
        left -= variants[k].weight * style.variants;
        if (left < 0.0)
            return variants[k];
    }
    return variants.front();
}

/// A smooth random displacement of the plane: a few long waves in each coordinate.
class ElasticField {
public:
    ElasticField(RandomStream& random, double strength) {
        for (Wave& wave : m_waves) {
            const double direction = 2.0 * std::numbers::pi * random.uniformDouble();
            const double frequency = 2.0 + 4.0 * random.uniformDouble(); // radians per unit length
            wave = {frequency * std::cos(direction), frequency * std::sin(direction),
                2.0 * std::numbers::pi * random.uniformDouble(), 0.035 * strength * clampedNormal(random, 2.0)};
        }
    }
    StrokePoint moved(const StrokePoint& p) const {
        StrokePoint q = p;
        for (std::size_t k = 0; k < m_waves.size(); ++k) {
            const Wave& w = m_waves[k];
            (k % 2 == 0 ? q.x : q.y) += w.amplitude * std::sin(w.kx * p.x + w.ky * p.y + w.phase);
        }
        return q;
    }

private:
    struct Wave {
        double kx = 0.0, ky = 0.0, phase = 0.0, amplitude = 0.0;
    };
    std::array<Wave, 6> m_waves{};
};

/// Turns, shears and stretches points about the middle of the unit square.
class PlaneMap {
public:
    PlaneMap(int label, RandomStream& random, const DigitStyle& style) {
        // width over height, by label; ones lean more than the others
        constexpr double kAspect[] = {0.88, 0.74, 0.84, 0.76, 0.78, 0.80, 0.72, 0.78, 0.70, 0.70};
        const double aspect = kAspect[label] * std::exp(0.17 * style.aspect * clampedNormal(random, 2.0));
        const double shear = style.slant * ((label == 1 ? 0.24 : 0.13) + 0.20 * clampedNormal(random, 2.2));
        const double angle = 0.07 * style.rotation * clampedNormal(random, 2.5);
        const double c = std::cos(angle), s = std::sin(angle);
        // rotation * shear * stretch; y runs down, so a right slant moves the top (small y) to the right
        m_xx = c * aspect;
        m_xy = -c * shear - s;
        m_yx = s * aspect;
        m_yy = -s * shear + c;
    }
    StrokePoint operator()(const StrokePoint& p) const {
        const double x = p.x - 0.5, y = p.y - 0.5;
        return {m_xx * x + m_xy * y, m_yx * x + m_yy * y};
    }

private:
    double m_xx = 1.0, m_xy = 0.0, m_yx = 0.0, m_yy = 1.0;
};

/// The strokes as the hand moved, in units of the digit's height.
std::vector<std::vector<StrokePoint>> writtenStrokes(int label, RandomStream& random, const DigitStyle& style) {
    const DigitVariant& variant = chooseVariant(label, random, style);
    const ElasticField field(random, style.elastic);
    const PlaneMap map(label, random, style);
    const double jitter = (label == 0 ? 0.018 : 0.033) * style.jitter; // an oval shows every dent
    std::vector<std::vector<StrokePoint>> written;
    for (Stroke stroke : variant.strokes) {
        for (StrokePoint& point : stroke) {
            point.x += jitter * clampedNormal(random, 2.0);
            point.y += jitter * clampedNormal(random, 2.0);
        }
        std::vector<StrokePoint> points = splinePoints(stroke, kPerSegment);
        for (StrokePoint& point : points)
            point = map(field.moved(point));
        written.push_back(std::move(points));
    }
    return written;
}

/// Fits the strokes with their pen into the 20 x 20 box about the middle of the image and gives every point its width.
std::vector<Path> inked(
    const std::vector<std::vector<StrokePoint>>& strokes, RandomStream& random, const DigitStyle& style) {
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (const auto& stroke : strokes)
        for (const StrokePoint& p : stroke) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
    const double pen = 1.28 * style.penWidth * std::exp(0.24 * style.pressure * clampedNormal(random, 2.0));
    const double scale = std::max(kBox - 2.0 * pen, 1.0) / std::max(right - left, bottom - top);
    const double middle = (kDigitSide - 1) / 2.0;

    std::vector<Path> paths;
    for (const auto& stroke : strokes) {
        Path path;
        const double depth = 0.16 * style.pressure * random.uniformDouble();
        const double waves = 1.0 + 1.5 * random.uniformDouble();
        const double phase = 2.0 * std::numbers::pi * random.uniformDouble();
        const double taper = 0.30 * style.pressure * random.uniformDouble();
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            const double t = static_cast<double>(i) / static_cast<double>(stroke.size() - 1);
            const double swell = 1.0 + depth * std::sin(2.0 * std::numbers::pi * waves * t + phase);
            const double ends = 1.0 - taper * std::pow(std::abs(2.0 * t - 1.0), 6.0);
            path.push_back({middle + scale * (stroke[i].x - (left + right) / 2),
                middle + scale * (stroke[i].y - (top + bottom) / 2), pen * swell * ends});
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

/// Darkens the pixels near one straight piece: full inside the pen, falling to zero over `kEdge` at its border.
void drawPiece(const Dab& a, const Dab& b, std::array<double, kPixels>& ink) {
    constexpr double kEdge = 1.3;
    const double reach = std::max(a.radius, b.radius) + kEdge;
    const auto first = [&](double v) {
        return static_cast<int>(std::clamp(std::floor(v - reach), 0.0, kDigitSide - 1.0));
    };
    const auto last = [&](double v) {
        return static_cast<int>(std::clamp(std::ceil(v + reach), 0.0, kDigitSide - 1.0));
    };
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double lengthSquared = std::max(dx * dx + dy * dy, 1e-12);
    for (int row = first(std::min(a.y, b.y)); row <= last(std::max(a.y, b.y)); ++row)
        for (int col = first(std::min(a.x, b.x)); col <= last(std::max(a.x, b.x)); ++col) {
            const double t = std::clamp(((col - a.x) * dx + (row - a.y) * dy) / lengthSquared, 0.0, 1.0);
            const double distance = std::hypot(col - a.x - t * dx, row - a.y - t * dy);
            const double radius = a.radius + t * (b.radius - a.radius);
            const double u = std::clamp((radius - distance) / kEdge + 0.5, 0.0, 1.0);
            double& pixel = ink[pixelAt(row, col)];
            pixel = std::max(pixel, u * u * (3.0 - 2.0 * u));
        }
}

/// Whole-pixel shift that brings the centre of mass to the middle of the image.
std::array<int, 2> shiftToCentre(const std::array<double, kPixels>& ink) {
    double mass = 1e-12, rowSum = 0.0, colSum = 0.0;
    for (std::size_t i = 0; i < kPixels; ++i) {
        mass += ink[i];
        const std::size_t row = i / kSide, col = i % kSide;
        rowSum += ink[i] * static_cast<double>(row);
        colSum += ink[i] * static_cast<double>(col);
    }
    const double middle = (kDigitSide - 1) / 2.0;
    return {
        static_cast<int>(std::lround(middle - rowSum / mass)), static_cast<int>(std::lround(middle - colSum / mass))};
}

void drawDigit(int label, RandomStream& random, const DigitStyle& style, std::span<std::uint8_t> pixels) {
    const std::vector<Path> paths = inked(writtenStrokes(label, random, style), random, style);
    std::array<double, kPixels> ink{};
    for (const Path& path : paths)
        for (std::size_t i = 0; i + 1 < path.size(); ++i)
            drawPiece(path[i], path[i + 1], ink);
    const auto [down, right] = shiftToCentre(ink);
    for (int row = 0; row < kDigitSide; ++row)
        for (int col = 0; col < kDigitSide; ++col) {
            const int fromRow = row - down, fromCol = col - right;
            const bool inside = fromRow >= 0 && fromRow < kDigitSide && fromCol >= 0 && fromCol < kDigitSide;
            pixels[pixelAt(row, col)] =
                static_cast<std::uint8_t>(inside ? std::lround(255.0 * ink[pixelAt(fromRow, fromCol)]) : 0);
        }
}

/// The labels of the ten images of one block: 0 to 9 in random order (Fisher and Yates).
std::array<std::uint8_t, 10> labelsOfBlock(std::uint64_t seed, std::uint64_t block) {
    std::array<std::uint8_t, 10> labels{};
    std::iota(labels.begin(), labels.end(), std::uint8_t{0});
    RandomStream random(seed, 2 * block + 1);
    for (std::uint32_t left = 10; left > 1; --left)
        std::swap(labels[left - 1], labels[random.index(left)]);
    return labels;
}

} // namespace

std::vector<std::uint8_t> makeDigit(int label, std::uint64_t seed, const DigitStyle& style) {
    if (label < 0 || label > 9)
        throw UserError("a digit must be 0 to 9, not " + std::to_string(label));
    std::vector<std::uint8_t> pixels(kPixels);
    RandomStream random(seed, 0);
    drawDigit(label, random, style, pixels);
    return pixels;
}

ImageSet makeDigits(std::size_t count, std::uint64_t seed, const DigitStyle& style) {
    ImageSet set{kDigitSide, kDigitSide, std::vector<std::uint8_t>(count * kPixels), std::vector<std::uint8_t>(count)};
    for (std::size_t i = 0; i < count; ++i) {
        set.labels[i] = labelsOfBlock(seed, i / 10)[i % 10];
        RandomStream random(seed, 2 * i); // even streams draw, odd ones shuffle
        drawDigit(set.labels[i], random, style, std::span(set.pixels).subspan(i * kPixels, kPixels));
    }
    return set;
}

} // namespace energyscape
