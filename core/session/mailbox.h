// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>
#include <vector>

namespace energyscape {

/// Queue of small value structs from one thread to another, emptied all at once.
template <class T>
class Mailbox {
public:
    using Clock = std::chrono::steady_clock;

    void post(T item) {
        {
            const std::lock_guard lock(m_mutex);
            m_items.push_back(std::move(item));
        }
        m_arrived.notify_one();
    }

    /// Moves everything posted so far into `out`, whose former content is dropped.
    void drainInto(std::vector<T>& out) {
        out.clear();
        const std::lock_guard lock(m_mutex);
        std::swap(out, m_items);
    }

    /// Blocks until something is posted, `stop` is requested or `deadline` has passed.
    void waitUntil(std::stop_token stop, Clock::time_point deadline) {
        std::unique_lock lock(m_mutex);
        m_arrived.wait_until(lock, stop, deadline, [this] { return !m_items.empty(); });
    }
    void wait(std::stop_token stop) {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, stop, [this] { return !m_items.empty(); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::vector<T> m_items;
};

} // namespace energyscape
