// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/math/random.h"
#include "core/session/experiment.h"

#include <chrono>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <variant>

namespace energyscape::test {

/// Holds the session's thread inside a command until the test lets it go.
struct Gate {
    std::binary_semaphore entered{0}, leave{0};
};

/// A random walk that counts its steps, with commands that do everything a session has to cope with.
class CountingExperiment {
public:
    struct Config {
        std::int64_t start = 0;
        std::uint64_t finishAt = 0; ///< finished from this step on; 0: never
        std::chrono::microseconds stepCost{0};
        bool honoursStop = true; ///< whether advance() looks at the stop token between steps
        bool failsToBuild = false;
        bool failsToShow = false;
        std::size_t snapshotBytes = 64; ///< what a snapshot claims to hold
    };
    struct Add {
        std::int64_t amount; ///< to the position and to the start
    };
    struct Refused {}; ///< throws UserError
    struct Broken {};  ///< changes the position, then throws std::runtime_error
    struct Odd {};     ///< throws something that is no std::exception
    struct FinishAt {
        std::uint64_t step;
    };
    struct FailAt {
        std::uint64_t step; ///< advance() throws on reaching it
    };
    struct FailToShow {}; ///< snapshot() throws from now on
    struct Slow {
        std::chrono::microseconds stepCost;
    };
    struct Busy {
        std::chrono::milliseconds time; ///< the command itself takes so long
    };
    struct Hold {
        std::shared_ptr<Gate> gate;
    };
    using Command = std::variant<Add, Refused, Broken, Odd, FinishAt, FailAt, FailToShow, Slow, Busy, Hold>;

    struct Snapshot {
        std::int64_t position = 0;
        std::uint64_t steps = 0;
        double smoothed = 0.0; ///< depends on every step and its rounding
        std::size_t bytes = 0;

        std::size_t bytesBeyond(const Snapshot*) const { return bytes; }
        friend bool operator==(const Snapshot&, const Snapshot&) = default;
    };

    CountingExperiment(const Config& config, std::uint64_t seed) : m_config(config), m_random(seed) {
        if (config.failsToBuild)
            throw std::runtime_error("cannot be built");
        m_now.position = config.start;
        m_now.bytes = config.snapshotBytes;
    }

    void apply(const Command& command) {
        std::visit([this](const auto& c) { on(c); }, command);
    }

    std::uint64_t advance(std::uint64_t steps, std::stop_token stop) {
        std::uint64_t done = 0;
        do {
            step();
            ++done;
        } while (done < steps && !finished() && !(m_config.honoursStop && stop.stop_requested()));
        return done;
    }

    bool finished() const { return m_config.finishAt > 0 && m_now.steps >= m_config.finishAt; }

    std::shared_ptr<const Snapshot> snapshot() const {
        if (m_config.failsToShow)
            throw std::runtime_error("cannot be shown");
        return std::make_shared<Snapshot>(m_now);
    }
    Config config() const { return m_config; }

private:
    void step() {
        if (m_failAt > 0 && m_now.steps + 1 >= m_failAt)
            throw std::runtime_error("diverged at step " + std::to_string(m_now.steps + 1));
        if (m_config.stepCost.count() > 0)
            std::this_thread::sleep_for(m_config.stepCost);
        m_now.position += m_random.bits() % 2 == 0 ? 1 : -1;
        m_now.smoothed += 0.1 * (m_random.normal() - m_now.smoothed) + 1e-3 * static_cast<double>(m_now.position);
        ++m_now.steps;
    }

    void on(const Add& command) {
        m_now.position += command.amount;
        m_config.start += command.amount;
    }
    void on(const Refused&) { throw UserError("this is not wanted: give another"); }
    void on(const Broken&) {
        m_now.position += 1'000'000;
        m_config.start += 1'000'000;
        throw std::runtime_error("broken");
    }
    void on(const Odd&) { throw 42; }
    void on(const FinishAt& command) { m_config.finishAt = command.step; }
    void on(const FailAt& command) { m_failAt = command.step; }
    void on(const FailToShow&) { m_config.failsToShow = true; }
    void on(const Slow& command) { m_config.stepCost = command.stepCost; }
    void on(const Busy& command) { std::this_thread::sleep_for(command.time); }
    void on(const Hold& command) {
        command.gate->entered.release();
        command.gate->leave.acquire();
    }

    Config m_config;
    RandomStream m_random;
    std::uint64_t m_failAt = 0; // not part of config(): gone after a reset
    Snapshot m_now;
};

static_assert(Experiment<CountingExperiment>);

} // namespace energyscape::test
