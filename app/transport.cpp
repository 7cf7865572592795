// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport.h"

#include "widgets/run_controls.h"
#include "widgets/timeline_bar.h"

#include <QLocale>

namespace energyscape {

namespace {

QString stepText(std::uint64_t step) {
    return "step " + QLocale::c().toString(qulonglong(step));
}

} // namespace

Transport::Transport(RunControls& controls, QObject* parent) : QObject(parent), m_controls(controls) {
    connect(&controls, &RunControls::runToggled, this, [this](bool on) {
        if (m_bridge)
            on ? m_bridge->run() : m_bridge->pause();
    });
    connect(&controls, &RunControls::stepRequested, this, &Transport::step);
    connect(&controls, &RunControls::stepBackRequested, this, &Transport::stepBack);
    connect(&controls, &RunControls::resetRequested, this, &Transport::reset);
    connect(&controls, &RunControls::speedChanged, this, [this](double speed) {
        if (m_bridge)
            m_bridge->setSpeed(speed);
        emit speedChanged(speed);
    });
    connect(&controls, &RunControls::seedChanged, this, [this](quint64 seed) {
        if (m_bridge)
            m_bridge->reset(seed);
    });
    connect(controls.timeline(), &TimelineBar::scrubbed, this, [this](int frame) {
        if (m_bridge)
            m_bridge->show(frame);
    });
    connect(controls.timeline(), &TimelineBar::liveRequested, this, [this] {
        if (m_bridge)
            m_bridge->showLive();
    });
}

void Transport::attach(SessionBridge& bridge, double speed) {
    disconnect(m_connection);
    m_bridge = &bridge;
    m_connection = connect(&bridge, &SessionBridge::updated, this, &Transport::refresh);
    m_controls.setSpeed(speed);
    refresh();
}

void Transport::toggleRun() {
    if (m_bridge)
        m_bridge->live().state == RunState::Running ? m_bridge->pause() : m_bridge->run();
}

void Transport::step() {
    if (m_bridge)
        m_bridge->step();
}

void Transport::stepBack() {
    if (!m_bridge || m_bridge->frameCount() < 2)
        return;
    m_bridge->pause();
    const int now = m_bridge->shown() < 0 ? m_bridge->frameCount() - 1 : m_bridge->shown();
    m_bridge->show(std::max(now - 1, 0));
}

void Transport::reset() {
    if (m_bridge)
        m_bridge->reset(m_controls.seed());
}

void Transport::changeSpeed(int notches) {
    const int notch = std::clamp(RunControls::notchFor(m_controls.speed()) + notches, 0, RunControls::kMaxNotch);
    setSpeed(RunControls::speedAt(notch));
}

void Transport::setSpeed(double stepsPerSecond) {
    m_controls.setSpeed(stepsPerSecond);
    if (m_bridge)
        m_bridge->setSpeed(m_controls.speed());
    emit speedChanged(m_controls.speed());
}

void Transport::refresh() {
    const FrameInfo info = m_bridge->live();
    m_controls.setRunning(info.state == RunState::Running);
    m_controls.setSeed(info.seed);
    RunControls::Actions actions;
    actions.run = actions.step = info.state != RunState::Failed;
    actions.stepBack = m_bridge->frameCount() > 1 && m_bridge->shown() != 0;
    m_controls.setEnabledActions(actions);
    const int count = m_bridge->frameCount();
    m_controls.timeline()->setExtent(count, m_bridge->shown());
    if (count > 0)
        m_controls.timeline()->setLabels(stepText(m_bridge->stepAt(0)),
            stepText(m_bridge->shown() < 0 ? info.step : m_bridge->stepAt(m_bridge->shown())));
}

} // namespace energyscape
