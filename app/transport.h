// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session_bridge.h"

#include <QObject>

namespace energyscape {

class RunControls;

/// Ties the transport bar to the session of the lab that is shown.
class Transport : public QObject {
    Q_OBJECT
public:
    explicit Transport(RunControls& controls, QObject* parent = nullptr);

    /// From now on the controls drive `bridge`, which must outlive this or be replaced; `speed` as it was set there.
    void attach(SessionBridge& bridge, double speed);

    // What the keys of the window do.
    void toggleRun();
    void step();
    void stepBack();
    void reset();
    void changeSpeed(int notches);
    void setSpeed(double stepsPerSecond);

signals:
    void speedChanged(double stepsPerSecond);

private:
    void refresh();

    RunControls& m_controls;
    SessionBridge* m_bridge = nullptr;
    QMetaObject::Connection m_connection;
};

} // namespace energyscape
