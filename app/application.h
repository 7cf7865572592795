// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/frame_meter.h"

#include <QApplication>

namespace energyscape {

/// QApplication that measures how long the GUI thread works on each event.
class Application : public QApplication {
    Q_OBJECT
public:
    Application(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

    FrameMeter& frameMeter() { return m_meter; }

private:
    FrameMeter m_meter;
    int m_depth = 0; // nested event loops and sent events count with the outermost one
};

} // namespace energyscape
