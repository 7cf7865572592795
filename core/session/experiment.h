// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <stop_token>

namespace energyscape {

/// What a lab has to provide to be run by a Session. Everything below is called on the session's thread alone.
///
/// - `E(config, seed)` builds the experiment at step 0. All its randomness derives from `seed`.
/// - `apply(command)` changes it between two steps. A UserError thrown here means: refused, nothing was changed.
/// - `advance(n, stop)` does between 1 and n steps and returns how many. It ends early only when `finished()` became
///   true or a stop was requested. The states passed through do not depend on how steps are cut into calls.
/// - `finished()`: there is nothing left to do (settled, converged); a run pauses by itself.
/// - `snapshot()`: an immutable picture of the present state; `bytesBeyond(previous)` says what it holds that
///   `previous` (may be null) does not share.
/// - `config()`: what a fresh run of the present content starts from; `E(config(), seed)` is the reset.
template <class E>
concept Experiment = requires(E e, const E& c, const typename E::Config& config, const typename E::Command& command,
    std::uint64_t n, std::stop_token stop, const typename E::Snapshot& snapshot) {
    E(config, n);
    e.apply(command);
    { e.advance(n, stop) } -> std::same_as<std::uint64_t>;
    { c.finished() } -> std::same_as<bool>;
    { c.snapshot() } -> std::same_as<std::shared_ptr<const typename E::Snapshot>>;
    { c.config() } -> std::same_as<typename E::Config>;
    { snapshot.bytesBeyond(&snapshot) } -> std::same_as<std::size_t>;
};

} // namespace energyscape
