// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace energyscape {

/// The frames of one run, oldest first, bounded by bytes. When full, every second frame of the older half is let go:
/// the whole run stays on the timeline, its distant past at a coarser grain.
template <class T>
class History {
public:
    explicit History(std::size_t maxBytes) : m_maxBytes(maxBytes) {}

    /// `bytes`: what `value` holds beyond the frame before it.
    void push(std::shared_ptr<const T> value, std::size_t bytes) {
        m_entries.push_back({std::move(value), bytes});
        m_bytes += bytes;
        while (m_bytes > m_maxBytes && m_entries.size() > 2)
            thin();
    }

    std::size_t size() const { return m_entries.size(); }
    std::size_t bytes() const { return m_bytes; }
    const std::shared_ptr<const T>& at(std::size_t i) const { return m_entries.at(i).value; }
    void clear() {
        m_entries.clear();
        m_bytes = 0;
    }

private:
    struct Entry {
        std::shared_ptr<const T> value;
        std::size_t bytes;
    };

    void thin() {
        const std::size_t half = m_entries.size() / 2;
        std::vector<Entry> kept;
        kept.reserve(m_entries.size());
        m_bytes = 0;
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (i <= half && i % 2 == 1)
                continue;
            m_bytes += m_entries[i].bytes;
            kept.push_back(std::move(m_entries[i]));
        }
        if (kept.size() == m_entries.size()) { // nothing odd in the older half: let the oldest go
            m_bytes -= kept.front().bytes;
            kept.erase(kept.begin());
        }
        m_entries = std::move(kept);
    }

    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    std::vector<Entry> m_entries;
};

} // namespace energyscape
