// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pace.h"

#include <algorithm>
#include <cmath>

namespace energyscape {

namespace {

double seconds(Pace::Clock::duration d) {
    return std::chrono::duration<double>(d).count();
}

} // namespace

void Pace::setSpeed(double stepsPerSecond, Time now) {
    m_speed = stepsPerSecond > 1e-3 ? stepsPerSecond : 1e-3; // NaN too
    restart(now);
}

void Pace::restart(Time now) {
    m_anchor = now;
    m_sinceAnchor = 0;
    m_windowStart = now;
    m_inWindow = 0;
    m_measured = 0.0;
}

std::uint64_t Pace::due(Time now) const {
    if (std::isinf(m_speed))
        return chunk();
    // The first step is due one period after the start.
    const double total = std::floor(seconds(now - m_anchor) * m_speed + 1e-9);
    const double missing = total - static_cast<double>(m_sinceAnchor);
    return missing < 1.0 ? 0 : static_cast<std::uint64_t>(std::min(m_chunk, missing));
}

Pace::Time Pace::nextDue() const {
    if (std::isinf(m_speed))
        return m_anchor;
    const double at = static_cast<double>(m_sinceAnchor + 1) / m_speed;
    return m_anchor + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(at));
}

void Pace::took(std::uint64_t steps, Time begin, Time end) {
    m_sinceAnchor += steps;
    m_inWindow += steps;
    const double each = std::max(seconds(end - begin), 1e-7) / static_cast<double>(std::max<std::uint64_t>(steps, 1));
    // Grow at most fourfold at a time: one lucky short measurement must not order a second's work.
    m_chunk = std::clamp(seconds(kPiece) / each, 1.0, std::min(4.0 * m_chunk, 1e7));
    if (end - m_windowStart >= kWindow) {
        m_measured = static_cast<double>(m_inWindow) / seconds(end - m_windowStart);
        m_windowStart = end;
        m_inWindow = 0;
    }
    // A worker that cannot keep up with the speed asked for must not save up a debt.
    if (!std::isinf(m_speed) &&
        seconds(end - m_anchor) * m_speed - static_cast<double>(m_sinceAnchor) > 0.25 * m_speed + 1.0) {
        m_anchor = end;
        m_sinceAnchor = 0;
    }
}

} // namespace energyscape
