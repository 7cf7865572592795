// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace energyscape {

/// y[i] += a * x[i] for i < n, with the widest vectors of the processor it runs on.
void addScaled(float a, const float* x, float* y, std::size_t n);

/// The first i in [begin, n) where the sign s[i] (-1 or +1) disagrees with that of h[i], that is s[i] h[i] < 0, or
/// where h[i] = 0 and s[i] = wrongAtZero (0: a zero agrees with both). n when there is none.
std::size_t firstWrongSign(
    const float* h, const std::int8_t* s, std::size_t begin, std::size_t n, std::int8_t wrongAtZero);

} // namespace energyscape
