// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <chrono>
#include <optional>

namespace energyscape {

/// Frame times as the user feels them. A frame lasts from one `frame()` to the next; what counts is how long the GUI
/// thread worked in it (events, painting, handing the picture to the screen), not how long it waited.
class FrameMeter {
public:
    using Clock = std::chrono::steady_clock;

    /// Writes one row per frame to `path`. Returns an empty text, or one sentence saying what went wrong.
    QString logTo(const QString& path);

    void eventTook(Clock::duration duration);
    /// A new frame begins; `stepsPerSecond` is that of the shown lab.
    void frame(double stepsPerSecond);

    /// Smoothed work per frame in milliseconds.
    double frameMs() const { return m_smoothed; }

private:
    Clock::time_point m_begin = Clock::now();
    std::optional<Clock::time_point> m_frameBegin;
    Clock::duration m_work{};
    Clock::duration m_longest{};
    double m_smoothed = 0.0;
    QFile m_log;
};

} // namespace energyscape
