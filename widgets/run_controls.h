// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>
#include <memory>

class QHBoxLayout;

namespace energyscape {

class TimelineBar;

/// The transport bar, the same in every lab: step back, run or pause, step, reset; speed; timeline; seed.
/// The setters do not emit. The keys named in the tooltips are wired by the window.
class RunControls : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit RunControls(QWidget* parent = nullptr);
    ~RunControls() override;

    void setRunning(bool running);
    bool isRunning() const;
    /// Steps per second, 1 to 1,000,000; infinity: as fast as it goes. Rounded to the slider's notches.
    void setSpeed(double stepsPerSecond);
    double speed() const;
    void setSeed(quint64 seed);
    quint64 seed() const;

    struct Actions {
        bool run = true;
        bool step = true;
        bool stepBack = true;
        bool reset = true;
        bool speed = true;
        bool seed = true;
    };
    void setEnabledActions(const Actions& actions);

    TimelineBar* timeline() const;
    void setTheme(const Theme& theme) override;

    /// The slider's law: notch 0 is 1 step/s, each decade has the 10 preferred numbers R10 (ISO 3), the last is
    /// infinity.
    static constexpr int kMaxNotch = 61;
    static double speedAt(int notch);
    static int notchFor(double stepsPerSecond);
    /// "12.5 steps/s", "1.6k steps/s", "max".
    static QString speedText(double stepsPerSecond);

signals:
    void runToggled(bool running);
    void stepRequested();
    void stepBackRequested();
    void resetRequested();
    void speedChanged(double stepsPerSecond);
    void seedChanged(quint64 seed);

private:
    void addButtons(QHBoxLayout& row);
    void addSpeed(QHBoxLayout& row);
    void addSeed(QHBoxLayout& row);
    void takeSeed();
    void showSpeed();

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace energyscape
