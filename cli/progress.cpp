// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include <cstdio>

#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

namespace energyscape::cli {

namespace {

constexpr std::chrono::milliseconds kFirst{500}, kPeriod{100};
constexpr std::uint64_t kBarWidth = 30;

bool errorIsTerminal() {
#if defined(__unix__) || defined(__APPLE__)
    return isatty(STDERR_FILENO) != 0;
#else
    return false;
#endif
}

} // namespace

Progress::Progress(std::string label, std::uint64_t total)
    : m_label(std::move(label))
    , m_total(total)
    , m_shown(errorIsTerminal())
    , m_nextDrawing(Clock::now() + kFirst) {}

Progress::~Progress() {
    if (m_width > 0)
        std::fprintf(stderr, "\r%*s\r", static_cast<int>(m_width), "");
}

void Progress::advance(std::uint64_t n) {
    if (!m_shown)
        return;
    const std::lock_guard lock(m_mutex);
    m_done += n;
    if (Clock::now() < m_nextDrawing || m_total == 0)
        return;
    m_nextDrawing = Clock::now() + kPeriod;
    const auto filled = static_cast<std::size_t>(kBarWidth * m_done / m_total);
    const std::string line = m_label + " [" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "] " +
                             std::to_string(m_done) + "/" + std::to_string(m_total);
    m_width = line.size();
    std::fprintf(stderr, "\r%s", line.c_str());
    std::fflush(stderr);
}

} // namespace energyscape::cli
