// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame_meter.h"

#include <algorithm>

namespace energyscape {

namespace {

double milliseconds(FrameMeter::Clock::duration d) {
    return std::chrono::duration<double, std::milli>(d).count();
}

} // namespace

QString FrameMeter::logTo(const QString& path) {
    m_log.setFileName(path);
    if (!m_log.open(QIODevice::WriteOnly | QIODevice::Text))
        return QString("cannot write the frame log '%1': %2").arg(path, m_log.errorString());
    m_log.write("time_s,frame_ms,handler_ms,steps_per_s,interval_ms\n");
    return {};
}

void FrameMeter::eventTook(Clock::duration duration) {
    m_work += duration;
    m_longest = std::max(m_longest, duration);
}

void FrameMeter::frame(double stepsPerSecond) {
    const auto now = Clock::now();
    const double work = milliseconds(m_work);
    if (m_frameBegin) {
        m_smoothed += 0.1 * (work - m_smoothed);
        if (m_log.isOpen())
            m_log.write(QString("%1,%2,%3,%4,%5\n")
                            .arg(milliseconds(now - m_begin) / 1000.0, 0, 'f', 4)
                            .arg(work, 0, 'f', 3)
                            .arg(milliseconds(m_longest), 0, 'f', 3)
                            .arg(stepsPerSecond, 0, 'f', 0)
                            .arg(milliseconds(now - *m_frameBegin), 0, 'f', 3)
                            .toUtf8());
    }
    m_frameBegin = now;
    m_work = {};
    m_longest = {};
}

} // namespace energyscape
