// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tile_layout.h"

#include <algorithm>
#include <cmath>

namespace energyscape {

namespace {

constexpr double kMargin = 10.0;
constexpr double kGap = 8.0;
constexpr double kWidestGap = 20.0;

/// Device pixels for `values` values at a wished length: m pixels per value, or k values per pixel (then joined = k).
struct Scale {
    int enlarged = 1;
    int joined = 1;
};

Scale nearestScale(double wished, int values) {
    const double exact = std::max(1.0, wished) / values;
    if (exact >= 1.0) {
        const double below = std::floor(exact);
        // The nearer one as a ratio: sqrt(m (m + 1)) is the border.
        return {static_cast<int>(exact * exact > below * (below + 1.0) ? below + 1.0 : below), 1};
    }
    const double below = std::floor(1.0 / exact);
    const double inverse = 1.0 / exact;
    return {1, static_cast<int>(inverse * inverse > below * (below + 1.0) ? below + 1.0 : below)};
}

} // namespace

TileLayout::TileLayout(const TileLayoutInput& input)
    : m_count(input.count)
    , m_ratio(input.pixelRatio)
    , m_noteHeight(input.noteHeight) {
    const Scale scale = nearestScale(input.extent * m_ratio, std::max(input.tileRows, input.tileCols));
    m_joined = scale.joined;
    const auto pixels = [&scale](int values) { return (values + scale.joined - 1) / scale.joined * scale.enlarged; };
    const double width = pixels(input.tileCols);
    const double height = pixels(input.tileRows);
    m_tile = QSizeF(width, height) / m_ratio;

    const double gap = std::round(kGap * m_ratio);
    const double available = std::floor((input.view.width() - 2 * kMargin) * m_ratio);
    m_columns = std::max(1, static_cast<int>((available + gap) / (width + gap)));
    double pitch = width + gap;
    if (m_count > m_columns && m_columns > 1)
        pitch = std::min(std::floor((available - width) / (m_columns - 1)), width + std::round(kWidestGap * m_ratio));
    const double used = (std::min(m_count, m_columns) - 1) * pitch + width;
    const double left = m_count > m_columns ? std::max(0.0, std::floor((available - used) / 2)) : 0.0;
    m_origin = QPointF(std::round(kMargin * m_ratio) + left, std::round(kMargin * m_ratio)) / m_ratio;
    m_pitch = QSizeF(pitch, height + std::round((kGap + m_noteHeight) * m_ratio)) / m_ratio;
    const int rows = (m_count + m_columns - 1) / m_columns;
    m_contentHeight = rows > 0 ? 2 * kMargin + rows * m_pitch.height() - kGap : 0.0;
}

QRectF TileLayout::tileRect(int position, double scroll) const {
    const double shift = std::round(scroll * m_ratio) / m_ratio;
    const int row = position / m_columns;
    const int column = position % m_columns;
    return {m_origin + QPointF(column * m_pitch.width(), row * m_pitch.height() - shift), m_tile};
}

int TileLayout::positionAt(QPointF point, double scroll) const {
    const double x = point.x() - m_origin.x();
    const double y = point.y() - m_origin.y() + scroll;
    if (x < 0 || y < 0 || m_pitch.isEmpty())
        return -1;
    const int column = static_cast<int>(x / m_pitch.width());
    const double row = std::floor(y / m_pitch.height());
    const bool inside =
        x - column * m_pitch.width() < m_tile.width() && y - row * m_pitch.height() < m_tile.height() + m_noteHeight;
    if (!inside || column >= m_columns || row * m_columns + column >= m_count)
        return -1;
    return static_cast<int>(row) * m_columns + column;
}

std::pair<int, int> TileLayout::visible(double scroll, double height) const {
    if (m_count == 0 || m_pitch.isEmpty())
        return {0, 0};
    const int first = static_cast<int>(std::max(0.0, scroll - m_origin.y()) / m_pitch.height());
    const int last = static_cast<int>(std::ceil(std::max(0.0, scroll - m_origin.y() + height) / m_pitch.height()));
    return {std::min(m_count, first * m_columns), std::min(m_count, last * m_columns)};
}

} // namespace energyscape
