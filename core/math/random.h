// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace energyscape {

/// Counter-based random numbers: Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC
/// 2011). The numbers are a function of (seed, stream, position) alone, so streams never overlap, results do not depend
/// on the thread count, and any position can be sought at once.
class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed = 1, std::uint64_t stream = 0);

    /// Next 32 uniform bits.
    std::uint32_t bits() {
        if (m_used == 4)
            refill();
        return m_words[m_used++];
    }
    /// Uniform in [0, 1) with 24 bits.
    float uniform() { return static_cast<float>(bits() >> 8) * 0x1p-24f; }
    /// Uniform in [0, 1) with 53 bits.
    double uniformDouble();
    /// Uniform in {0, ..., n-1}, without bias (Lemire 2019). n >= 1.
    std::uint32_t index(std::uint32_t n);
    /// Standard normal (Box and Muller 1958).
    double normal();

    /// Goes to the k-th block of four words of this stream.
    void seek(std::uint64_t block);

private:
    void refill();

    std::array<std::uint32_t, 2> m_key{};
    std::uint64_t m_stream = 0;
    std::uint64_t m_block = 0;
    std::array<std::uint32_t, 4> m_words{};
    unsigned m_used = 4;
    double m_spareNormal = 0.0;
    bool m_hasSpare = false;
};

} // namespace energyscape
