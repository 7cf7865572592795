// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_bridge.h"

#include <QCoreApplication>
#include <QEvent>

namespace energyscape {

void SessionBridge::show(int frame) {
    const int last = frameCount() - 1;
    m_shown = frame >= last ? -1 : std::max(frame, 0);
    emit updated();
}

void SessionBridge::wake() {
    QCoreApplication::postEvent(this, new QEvent(kWake));
}

bool SessionBridge::event(QEvent* event) {
    if (event->type() != kWake)
        return QObject::event(event);
    if (takeFrame())
        emit updated();
    return true;
}

} // namespace energyscape
