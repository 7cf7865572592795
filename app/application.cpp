// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include <QFontDatabase>

namespace energyscape {

Application::Application(int& argc, char** argv) : QApplication(argc, argv) {
    setApplicationName("Energyscape");
    setApplicationVersion(ENERGYSCAPE_VERSION);
    setDesktopFileName("energyscape");
    QFont base = font();
    if (QFontDatabase::families().contains("Inter"))
        base.setFamily("Inter");
    base.setPointSizeF(std::max(base.pointSizeF(), 10.0));
    setFont(base);
}

bool Application::notify(QObject* receiver, QEvent* event) {
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    ++m_depth;
    const auto begin = FrameMeter::Clock::now();
    const bool handled = QApplication::notify(receiver, event);
    m_meter.eventTook(FrameMeter::Clock::now() - begin);
    --m_depth;
    return handled;
}

} // namespace energyscape
