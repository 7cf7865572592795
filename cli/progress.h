// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace energyscape::cli {

/// A progress bar on standard error, drawn only when that is a terminal and the work takes more than a moment.
class Progress {
public:
    Progress(std::string label, std::uint64_t total);
    ~Progress(); ///< wipes the bar
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `n` more of `total` are done. From any thread.
    void advance(std::uint64_t n = 1);

private:
    using Clock = std::chrono::steady_clock;

    std::string m_label;
    std::uint64_t m_total;
    bool m_shown; // standard error is a terminal
    std::mutex m_mutex;
    std::uint64_t m_done = 0;
    Clock::time_point m_nextDrawing;
    std::size_t m_width = 0; // of the last drawing
};

} // namespace energyscape::cli
