// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace energyscape {

/// The frames of one run, oldest first, bounded by bytes. When full, every second frame of the older half is let go:
/// the whole run stays on the timeline, its distant past at a coarser grain. The first and the last frame always stay.
template <class T>
class History {
public:
    /// What `value` holds that the frame before it (null for the first) does not share.
    using BytesBeyond = std::function<std::size_t(const T& value, const T* previous)>;

    History(std::size_t maxBytes, BytesBeyond bytesBeyond)
        : m_maxBytes(maxBytes)
        , m_bytesBeyond(std::move(bytesBeyond)) {}

    void push(std::shared_ptr<const T> value) {
        m_bytes += m_bytesBeyond(*value, m_frames.empty() ? nullptr : m_frames.back().get());
        m_frames.push_back(std::move(value));
        while (m_bytes > m_maxBytes && m_frames.size() > 2)
            thin();
    }

    std::size_t size() const { return m_frames.size(); }
    std::size_t bytes() const { return m_bytes; }
    const std::shared_ptr<const T>& at(std::size_t i) const { return m_frames.at(i); }
    void clear() {
        m_frames.clear();
        m_bytes = 0;
    }

private:
    void thin() {
        const std::size_t half = m_frames.size() / 2;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_frames.size(); ++i)
            if (i > half || i % 2 == 0)
                std::swap(m_frames[kept++], m_frames[i]);
        m_frames.resize(kept);
        // What a frame shared with one that is gone is its own now.
        m_bytes = 0;
        for (std::size_t i = 0; i < kept; ++i)
            m_bytes += m_bytesBeyond(*m_frames[i], i > 0 ? m_frames[i - 1].get() : nullptr);
    }

    std::size_t m_maxBytes;
    BytesBeyond m_bytesBeyond;
    std::size_t m_bytes = 0;
    std::vector<std::shared_ptr<const T>> m_frames;
};

} // namespace energyscape
