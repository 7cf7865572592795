// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace energyscape {

/// y[i] += a * x[i] for i < n, with the widest vectors of the processor it runs on.
void addScaled(float a, const float* x, float* y, std::size_t n);

} // namespace energyscape
