// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/kernels.h"

// This file is compiled once for every instruction set; the best one is chosen at run time.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/math/kernels.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace energyscape::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void addScaledKernel(float a, const float* HWY_RESTRICT x, float* HWY_RESTRICT y, std::size_t n) {
    const hn::ScalableTag<float> d;
    const std::size_t lanes = hn::Lanes(d);
    const auto factor = hn::Set(d, a);
    std::size_t i = 0;
    for (; i + 2 * lanes <= n; i += 2 * lanes) {
        hn::StoreU(hn::MulAdd(factor, hn::LoadU(d, x + i), hn::LoadU(d, y + i)), d, y + i);
        hn::StoreU(hn::MulAdd(factor, hn::LoadU(d, x + i + lanes), hn::LoadU(d, y + i + lanes)), d, y + i + lanes);
    }
    for (; i < n; ++i)
        y[i] += a * x[i];
}

} // namespace energyscape::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace energyscape {

HWY_EXPORT(addScaledKernel);

void addScaled(float a, const float* x, float* y, std::size_t n) {
    HWY_DYNAMIC_DISPATCH(addScaledKernel)(a, x, y, n);
}

} // namespace energyscape
#endif
