// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace energyscape {

/// One slot between a producing and a consuming thread. A newer value replaces an older one that nobody took: the
/// consumer always gets the latest, and the last one published is never lost.
template <class T>
class Latest {
public:
    /// Puts `value` into the slot. True when the slot was empty, that is, when the consumer has to be woken.
    bool publish(std::shared_ptr<const T> value) {
        const std::lock_guard lock(m_mutex);
        std::swap(m_value, value);
        return value == nullptr;
    }

    /// Empties the slot; null when nothing new was published.
    std::shared_ptr<const T> take() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_value, nullptr);
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

} // namespace energyscape
