// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/math/blas.h"
#include "core/session/experiment.h"
#include "core/session/frame.h"
#include "core/session/latest.h"
#include "core/session/mailbox.h"
#include "core/session/pace.h"
#include "core/session/run_record.h"

#include <functional>
#include <optional>
#include <thread>
#include <variant>

namespace energyscape {

/// Runs one experiment on a thread of its own. Commands go in through a mailbox and are applied between two steps;
/// the latest frame comes out through one slot. All methods may be called from one controlling thread (the window's).
template <Experiment E>
class Session {
public:
    using Command = typename E::Command;
    using Config = typename E::Config;
    using FrameType = Frame<typename E::Snapshot>;

    /// `wake` is called on the session's thread each time a frame lands in the empty slot; it must not block.
    Session(Config config, std::uint64_t seed, std::function<void()> wake)
        : m_wake(std::move(wake))
        , m_record{std::move(config), seed, {}, 0}
        , m_worker([this](std::stop_token stop) { work(stop); }) {}

    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Returns the ticket of the command: it has been handled when a frame's `applied` has reached it.
    std::uint64_t post(Command command) {
        m_mailbox.post(std::move(command));
        return ++m_posted;
    }
    void run() { m_mailbox.post(Run{}); }
    void pause() { m_mailbox.post(Pause{}); }
    /// Takes exactly n steps and pauses.
    void step(std::uint64_t n = 1) { m_mailbox.post(Step{n}); }
    /// Steps per second; infinity for as fast as it goes.
    void setSpeed(double stepsPerSecond) { m_mailbox.post(SetSpeed{stepsPerSecond}); }
    /// At most so many frames a second.
    void setFrameRate(double framesPerSecond) { m_mailbox.post(SetFrameRate{framesPerSecond}); }
    /// A suspended session (its lab is hidden) answers commands but takes no steps.
    void suspend(bool on) { m_mailbox.post(Suspend{on}); }
    /// Goes back to step 0 with the present content. Returns the new generation; frames of older ones are stale.
    std::uint64_t reset(std::uint64_t seed) {
        m_mailbox.post(Reset{seed, ++m_generation});
        return m_generation;
    }

    /// The newest frame, or null when it was taken already.
    std::shared_ptr<const FrameType> take() { return m_latest.take(); }

    /// The log of the run up to the last frame or command, for saving and replay.
    RunRecord<E> record() const {
        const std::lock_guard lock(m_recordMutex);
        return m_record;
    }

private:
    using Clock = Pace::Clock;
    struct Run {};
    struct Pause {};
    struct Step {
        std::uint64_t count;
    };
    struct SetSpeed {
        double stepsPerSecond;
    };
    struct SetFrameRate {
        double framesPerSecond;
    };
    struct Suspend {
        bool on;
    };
    struct Reset {
        std::uint64_t seed, generation;
    };
    using Letter = std::variant<Command, Run, Pause, Step, SetSpeed, SetFrameRate, Suspend, Reset>;

    void work(std::stop_token stop) {
        useOneBlasThread();
        guarded([this] { m_experiment.emplace(m_record.config, m_record.seed); });
        publish();
        std::vector<Letter> letters;
        while (!stop.stop_requested()) {
            m_mailbox.drainInto(letters);
            for (auto& letter : letters) {
                if (stop.stop_requested())
                    return;
                std::visit([this](auto& l) { handle(l); }, letter);
            }
            if (advancing())
                advance(stop);
            if (m_urgent || (m_dirty && Clock::now() >= m_lastPublished + m_framePeriod))
                publish();
            waitForWork(stop);
        }
    }

    bool advancing() const { return (m_info.state == RunState::Running || m_stepsLeft > 0) && !m_suspended; }

    void advance(std::stop_token stop) {
        const auto begin = Clock::now();
        const bool stepping = m_info.state != RunState::Running;
        const std::uint64_t count = stepping ? std::min(m_stepsLeft, m_pace.chunk()) : m_pace.due(begin);
        if (count == 0)
            return;
        guarded([&] {
            const std::uint64_t done = m_experiment->advance(count, stop);
            m_info.step += done;
            m_dirty = true;
            m_pace.took(done, begin, Clock::now());
            if (stepping) {
                m_stepsLeft -= std::min(done, m_stepsLeft);
                m_urgent = m_urgent || m_stepsLeft == 0;
            }
            if (m_experiment->finished() && m_stepsLeft == 0) {
                m_info.state = RunState::Finished;
                m_urgent = true;
            }
        });
    }

    void waitForWork(std::stop_token stop) {
        const bool running = advancing();
        if (!running && !m_dirty) {
            m_mailbox.wait(stop);
            return;
        }
        const auto frameDue = m_lastPublished + m_framePeriod;
        const auto stepDue = m_stepsLeft > 0 ? Clock::time_point{} : m_pace.nextDue();
        m_mailbox.waitUntil(stop, !running ? frameDue : m_dirty ? std::min(frameDue, stepDue) : stepDue);
    }

    void handle(Command& command) {
        ++m_info.applied;
        m_dirty = true;
        if (m_info.state == RunState::Failed)
            return;
        guarded([&] {
            try {
                m_experiment->apply(command);
            } catch (const UserError& refused) {
                say(refused.what());
                return;
            }
            if (m_info.state == RunState::Finished)
                m_info.state = RunState::Paused;
            m_pace.costChanged();
            const std::lock_guard lock(m_recordMutex);
            m_record.commands.push_back(typename RunRecord<E>::Entry{m_info.step, command});
            m_record.steps = m_info.step;
        });
    }
    void handle(Run&) {
        if (m_info.state == RunState::Failed || m_info.state == RunState::Running)
            return;
        m_info.state = RunState::Running;
        m_stepsLeft = 0;
        m_pace.restart(Clock::now());
        m_urgent = true;
    }
    void handle(Pause&) {
        m_stepsLeft = 0;
        if (m_info.state == RunState::Running)
            m_info.state = RunState::Paused;
        m_urgent = true;
    }
    void handle(Step& step) {
        if (m_info.state == RunState::Failed)
            return;
        m_info.state = RunState::Paused;
        m_stepsLeft += step.count;
    }
    void handle(SetSpeed& speed) { m_pace.setSpeed(speed.stepsPerSecond, Clock::now()); }
    void handle(SetFrameRate& rate) {
        const double framesPerSecond = rate.framesPerSecond > 0.1 ? rate.framesPerSecond : 0.1; // NaN too
        m_framePeriod =
            std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1.0 / framesPerSecond));
    }
    void handle(Suspend& suspend) {
        m_suspended = suspend.on;
        m_pace.restart(Clock::now());
    }
    void handle(Reset& reset) {
        const bool failed = m_info.state == RunState::Failed;
        m_info.state = RunState::Paused;
        m_info.generation = reset.generation;
        m_info.step = 0;
        m_stepsLeft = 0;
        m_pace.costChanged();
        guarded([&] { failed ? rebuild(reset.seed) : restart(m_experiment->config(), reset.seed); });
        m_urgent = true;
    }

    void restart(Config config, std::uint64_t seed) {
        m_experiment.emplace(config, seed);
        const std::lock_guard lock(m_recordMutex);
        m_record = {std::move(config), seed, {}, 0};
    }

    /// After a failure: the content is made again from the log, without the steps. A command that fails now is left
    /// out; if what they make together still fails, all are.
    void rebuild(std::uint64_t seed) {
        Config content = m_record.config;
        try {
            E trial(content, seed);
            for (const auto& entry : m_record.commands)
                tryToApply(trial, entry.command);
            Config changed = trial.config();
            E(changed, seed).snapshot();
            content = std::move(changed);
        } catch (...) {
            content = m_record.config;
        }
        restart(std::move(content), seed);
        m_info.message.clear();
    }

    static void tryToApply(E& experiment, const Command& command) {
        try {
            experiment.apply(command);
        } catch (...) { // it is left out
        }
    }

    template <class F>
    void guarded(F&& work) {
        try {
            work();
        } catch (const std::exception& error) {
            fail(error.what());
        } catch (...) {
            fail("an unknown error stopped the run");
        }
    }

    void fail(std::string message) {
        m_info.state = RunState::Failed;
        m_stepsLeft = 0;
        say(std::move(message));
    }

    void say(std::string message) {
        m_info.message = std::move(message);
        ++m_info.messageId;
        m_urgent = true;
    }

    void publish() {
        auto frame = std::make_shared<FrameType>();
        if (m_info.state != RunState::Failed)
            guarded([this] { m_lastGood = m_experiment->snapshot(); });
        ++m_info.sequence;
        m_info.stepsPerSecond = m_info.state == RunState::Running ? m_pace.measured() : 0.0;
        {
            const std::lock_guard lock(m_recordMutex);
            m_info.seed = m_record.seed;
            m_record.steps = m_info.step;
        }
        static_cast<FrameInfo&>(*frame) = m_info;
        frame->snapshot = m_lastGood;
        // A frame that comes a little late does not delay the next: the beat is kept on average.
        const auto now = Clock::now();
        const bool onBeat = !m_urgent && now < m_lastPublished + 2 * m_framePeriod;
        m_lastPublished = onBeat ? m_lastPublished + m_framePeriod : now;
        m_dirty = m_urgent = false;
        if (m_latest.publish(std::move(frame)))
            m_wake();
    }

    std::function<void()> m_wake;
    Mailbox<Letter> m_mailbox;
    Latest<FrameType> m_latest;
    mutable std::mutex m_recordMutex;
    RunRecord<E> m_record;
    std::uint64_t m_posted = 0;     // controlling thread only
    std::uint64_t m_generation = 0; // controlling thread only

    // The session's thread only.
    std::optional<E> m_experiment;
    FrameInfo m_info;
    Pace m_pace;
    Clock::duration m_framePeriod = std::chrono::microseconds(16667);
    Clock::time_point m_lastPublished{};
    std::uint64_t m_stepsLeft = 0;
    bool m_suspended = false;
    bool m_dirty = false;
    bool m_urgent = false;
    std::shared_ptr<const typename E::Snapshot> m_lastGood;

    std::jthread m_worker; // last: joined before anything it uses goes away
};

} // namespace energyscape
