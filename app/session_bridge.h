// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/history.h"
#include "core/session/session.h"

#include <QEvent>
#include <QObject>

namespace energyscape {

/// The window's side of a session, as far as it is the same for every lab: transport, status, timeline. Views never
/// know whether they show now or then: they ask for the shown frame after `updated()`.
class SessionBridge : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void run() = 0;
    virtual void pause() = 0;
    virtual void step() = 0;
    virtual void setSpeed(double stepsPerSecond) = 0;
    virtual void setFrameRate(double framesPerSecond) = 0;
    virtual void suspend(bool on) = 0;
    virtual void reset(quint64 seed) = 0;

    /// The newest frame's info; all zero before the first frame.
    virtual FrameInfo live() const = 0;
    virtual bool hasFrame() const = 0;

    /// The timeline: frames of this run, oldest first. `shown()` is -1 when the view follows the live state.
    virtual int frameCount() const = 0;
    int shown() const { return m_shown; }
    virtual std::uint64_t stepAt(int frame) const = 0;
    /// Shows a past frame; the last one means live.
    void show(int frame);
    void showLive() { show(frameCount() - 1); }

signals:
    /// Another frame is shown, or the status changed. At most one per display frame.
    void updated();

protected:
    static constexpr QEvent::Type kWake = QEvent::Type(QEvent::User + 1);
    /// Called on the session's thread: queues one payload-free event.
    void wake();
    bool event(QEvent* event) override;
    /// Takes the newest frame out of the session. True when there was one to keep.
    virtual bool takeFrame() = 0;

    int m_shown = -1;
};

/// Bridge to a session of experiment E.
template <Experiment E>
class LabBridge final : public SessionBridge {
public:
    using FrameType = Frame<typename E::Snapshot>;
    static constexpr std::size_t kHistoryBytes = std::size_t{192} << 20;

    LabBridge(typename E::Config config, quint64 seed, QObject* parent = nullptr)
        : SessionBridge(parent)
        , m_history(kHistoryBytes, &bytesBeyond)
        , m_session(std::move(config), seed, [this] { wake(); }) {}

    /// Editing always happens now: it leaves the past.
    std::uint64_t post(typename E::Command command) {
        m_shown = -1;
        return m_session.post(std::move(command));
    }
    void run() override {
        m_shown = -1;
        m_session.run();
    }
    void pause() override { m_session.pause(); }
    void step() override {
        m_shown = -1;
        m_session.step();
    }
    void setSpeed(double stepsPerSecond) override { m_session.setSpeed(stepsPerSecond); }
    void setFrameRate(double framesPerSecond) override { m_session.setFrameRate(framesPerSecond); }
    void suspend(bool on) override { m_session.suspend(on); }
    void reset(quint64 seed) override {
        m_generation = m_session.reset(seed);
        m_shown = -1;
    }

    FrameInfo live() const override { return m_live ? static_cast<const FrameInfo&>(*m_live) : FrameInfo{}; }
    bool hasFrame() const override { return m_live && m_live->snapshot; }
    int frameCount() const override { return static_cast<int>(m_history.size()); }
    std::uint64_t stepAt(int frame) const override { return m_history.at(static_cast<std::size_t>(frame))->step; }

    /// The frame the views show: live or past. Null before the first one.
    std::shared_ptr<const FrameType> current() const {
        return m_shown < 0 ? m_live : m_history.at(static_cast<std::size_t>(m_shown));
    }
    std::shared_ptr<const FrameType> liveFrame() const { return m_live; }
    RunRecord<E> record() const { return m_session.record(); }

protected:
    bool takeFrame() override {
        auto frame = m_session.take();
        if (!frame || frame->generation < m_generation)
            return false;
        if (!m_live || frame->generation != m_live->generation) {
            m_history.clear();
            m_shown = -1;
        }
        keep(frame);
        m_live = std::move(frame);
        return true;
    }

private:
    void keep(const std::shared_ptr<const FrameType>& frame) {
        if (!frame->snapshot)
            return;
        const bool sameMoment =
            m_history.size() > 0 && m_live && frame->step == m_live->step && frame->applied == m_live->applied;
        if (sameMoment)
            return;
        const auto shown = current();
        const std::size_t before = m_history.size();
        m_history.push(frame);
        if (m_shown >= 0 && m_history.size() <= before) // the past was thinned out
            m_shown = lastNotAfter(shown->sequence);
    }

    /// The newest frame on the timeline that is not newer than `sequence`; the first one if all are.
    int lastNotAfter(std::uint64_t sequence) const {
        std::size_t i = 0;
        while (i + 1 < m_history.size() && m_history.at(i + 1)->sequence <= sequence)
            ++i;
        return static_cast<int>(i);
    }

    static std::size_t bytesBeyond(const FrameType& frame, const FrameType* previous) {
        return frame.snapshot->bytesBeyond(previous ? previous->snapshot.get() : nullptr);
    }

    std::uint64_t m_generation = 0;
    std::shared_ptr<const FrameType> m_live;
    History<FrameType> m_history;
    Session<E> m_session; // last: its thread ends before the rest goes away
};

} // namespace energyscape
