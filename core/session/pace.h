// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace energyscape {

/// How many steps a worker should take now: the user's speed on one side, bounded pieces of work on the other, so that
/// commands are answered within a few milliseconds at any speed.
class Pace {
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    /// `stepsPerSecond` may be infinity: as fast as it goes.
    void setSpeed(double stepsPerSecond, Time now);
    /// Starts counting anew, after a pause.
    void restart(Time now);
    /// A step may cost more than measured so far: begins with single steps again.
    void costChanged() { m_chunk = 1.0; }

    /// Steps to take at `now`; 0 when the next one is not due yet.
    std::uint64_t due(Time now) const;
    /// Steps that take a few milliseconds, as measured so far: the most to do between two looks into the mailbox.
    std::uint64_t chunk() const { return static_cast<std::uint64_t>(m_chunk); }
    /// When the next step is due.
    Time nextDue() const;
    /// `steps` were taken from `begin` to `end`.
    void took(std::uint64_t steps, Time begin, Time end);

    /// Measured steps per second over the last quarter of a second or so.
    double measured() const { return m_measured; }

private:
    static constexpr std::chrono::microseconds kPiece{3000};
    static constexpr std::chrono::milliseconds kWindow{250};

    double m_speed = 10.0;
    Time m_anchor{};
    std::uint64_t m_sinceAnchor = 0;
    double m_chunk = 1.0; ///< steps that take about kPiece
    Time m_windowStart{};
    std::uint64_t m_inWindow = 0;
    double m_measured = 0.0;
};

} // namespace energyscape
