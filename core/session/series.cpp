// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/series.h"

#include <algorithm>
#include <limits>

namespace energyscape {

DecimatedSeries::DecimatedSeries(std::size_t capacity, std::size_t columns)
    : m_capacity(std::max<std::size_t>(capacity, 2)) {
    m_series.y.resize(columns);
}

void DecimatedSeries::add(double x, std::span<const float> values) {
    m_series.x.push_back(x);
    for (std::size_t c = 0; c < m_series.y.size(); ++c)
        m_series.y[c].push_back(values[c]);
    if (m_series.x.size() >= m_capacity)
        halve();
}

void DecimatedSeries::addColumn() {
    m_series.y.emplace_back(m_series.x.size(), std::numeric_limits<float>::quiet_NaN());
}

void DecimatedSeries::removeColumn(std::size_t column) {
    m_series.y.erase(m_series.y.begin() + static_cast<std::ptrdiff_t>(column));
}

void DecimatedSeries::clear() {
    m_series.x.clear();
    for (auto& column : m_series.y)
        column.clear();
    m_stride = 1;
    m_countdown = 0;
}

void DecimatedSeries::halve() {
    // The newest sample lies at an odd multiple of the stride when the count is even: the next even one is one stride
    // away.
    m_countdown = (m_series.x.size() % 2 == 0 ? m_stride : 2 * m_stride) - 1;
    const auto dropOdd = [](auto& values) {
        for (std::size_t i = 0; 2 * i < values.size(); ++i)
            values[i] = values[2 * i];
        values.resize((values.size() + 1) / 2);
    };
    dropOdd(m_series.x);
    for (auto& column : m_series.y)
        dropOdd(column);
    m_stride *= 2;
}

} // namespace energyscape
