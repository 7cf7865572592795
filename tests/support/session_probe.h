// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <chrono>
#include <limits>
#include <memory>
#include <stdexcept>
#include <thread>

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define ENERGYSCAPE_SANITIZED 1
#else
#define ENERGYSCAPE_SANITIZED 0
#endif

namespace energyscape::test {

inline constexpr double kAsFastAsItGoes = std::numeric_limits<double>::infinity();
/// A guard against a deadlock, not a measure of speed.
inline constexpr std::chrono::seconds kHangs{120};

/// Looks every fraction of a millisecond until `done()`; throws when it takes so long that something must hang.
template <class Done>
void waitUntil(Done done) {
    const auto begin = std::chrono::steady_clock::now();
    while (!done()) {
        if (std::chrono::steady_clock::now() - begin > kHangs)
            throw std::runtime_error("waited in vain");
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
}

/// Takes frames until one is as wanted, and returns it.
template <class E, class Wanted>
std::shared_ptr<const typename Session<E>::FrameType> waitForFrame(Session<E>& session, Wanted wanted) {
    std::shared_ptr<const typename Session<E>::FrameType> found;
    waitUntil([&] {
        auto frame = session.take();
        if (frame && wanted(*frame))
            found = std::move(frame);
        return found != nullptr;
    });
    return found;
}

/// The frame in which command `ticket` and all before it have been handled.
template <class E>
auto waitForTicket(Session<E>& session, std::uint64_t ticket) {
    return waitForFrame(session, [&](const FrameInfo& frame) { return frame.applied >= ticket; });
}

template <class E>
auto waitForState(Session<E>& session, RunState state) {
    return waitForFrame(session, [&](const FrameInfo& frame) { return frame.state == state; });
}

template <class E>
auto waitForStep(Session<E>& session, std::uint64_t step) {
    return waitForFrame(session, [&](const FrameInfo& frame) { return frame.step >= step; });
}

} // namespace energyscape::test
