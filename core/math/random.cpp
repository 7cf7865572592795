// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"

#include <Random123/philox.h>
#include <cmath>
#include <numbers>

namespace energyscape {

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream)
    : m_key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}
    , m_stream(stream) {}

void RandomStream::refill() {
    const r123::Philox4x32::ctr_type counter = {
        {static_cast<std::uint32_t>(m_block), static_cast<std::uint32_t>(m_block >> 32),
            static_cast<std::uint32_t>(m_stream), static_cast<std::uint32_t>(m_stream >> 32)}};
    const r123::Philox4x32::key_type key = {{m_key[0], m_key[1]}};
    const auto words = r123::Philox4x32{}(counter, key);
    m_words = {words[0], words[1], words[2], words[3]};
    ++m_block;
    m_used = 0;
}

void RandomStream::seek(std::uint64_t block) {
    m_block = block;
    m_used = 4;
    m_hasSpare = false;
}

double RandomStream::uniformDouble() {
    const std::uint64_t high = bits() >> 5; // 27 bits
    const std::uint64_t low = bits() >> 6;  // 26 bits
    return static_cast<double>((high << 26) | low) * 0x1p-53;
}

std::uint32_t RandomStream::index(std::uint32_t n) {
    std::uint64_t product = static_cast<std::uint64_t>(bits()) * n;
    auto low = static_cast<std::uint32_t>(product);
    if (low < n) {
        const std::uint32_t floor = -n % n;
        while (low < floor) {
            product = static_cast<std::uint64_t>(bits()) * n;
            low = static_cast<std::uint32_t>(product);
        }
    }
    return static_cast<std::uint32_t>(product >> 32);
}

double RandomStream::normal() {
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spareNormal;
    }
    const double radius = std::sqrt(-2.0 * std::log1p(-uniformDouble()));
    const double angle = 2.0 * std::numbers::pi * uniformDouble();
    m_spareNormal = radius * std::sin(angle);
    m_hasSpare = true;
    return radius * std::cos(angle);
}

} // namespace energyscape
