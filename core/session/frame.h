// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace energyscape {

enum class RunState {
    Paused,
    Running,
    Finished, ///< paused by itself: the experiment had nothing left to do
    Failed    ///< an error stopped it; the snapshot is the last good one
};

/// The part of a frame that is the same for every lab.
struct FrameInfo {
    RunState state = RunState::Paused;
    std::uint64_t generation = 0; ///< counts resets; frames of an older generation are stale
    std::uint64_t sequence = 0;   ///< counts published frames
    std::uint64_t step = 0;       ///< steps since the last reset
    std::uint64_t applied = 0;    ///< commands handled since the session began, refused ones included
    std::uint64_t seed = 0;
    double stepsPerSecond = 0.0; ///< measured, 0 when not running
    std::string message;         ///< for the user: why it failed, or why the last command was refused
    std::uint64_t messageId = 0; ///< grows with each new message
};

/// What a session publishes: how the run stands and what the experiment looks like. Immutable once published.
template <class Snapshot>
struct Frame : FrameInfo {
    std::shared_ptr<const Snapshot> snapshot;
};

} // namespace energyscape
