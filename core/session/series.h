// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace energyscape {

/// Several curves over one common abscissa. `y[c][i]` belongs to `x[i]`; NaN where curve c did not exist yet.
struct Series {
    std::vector<double> x;
    std::vector<std::vector<float>> y;
};

/// A bounded recording of curves over a run of unknown length: when it is full, every second sample is dropped and only
/// every second step is sampled from then on. What is kept depends on the steps alone, not on time.
class DecimatedSeries {
public:
    explicit DecimatedSeries(std::size_t capacity = 1024, std::size_t columns = 0);

    /// To be called once per step: whether this step's sample is wanted.
    bool tick() {
        if (m_countdown > 0) {
            --m_countdown;
            return false;
        }
        m_countdown = m_stride - 1;
        return true;
    }
    /// Adds a wanted sample; `values` has one number for each column.
    void add(double x, std::span<const float> values);

    void addColumn();
    void removeColumn(std::size_t column);
    void clear();

    const Series& series() const { return m_series; }

private:
    void halve();

    std::size_t m_capacity;
    std::uint64_t m_stride = 1;
    std::uint64_t m_countdown = 0;
    Series m_series;
};

} // namespace energyscape
