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

std::size_t firstWrongSignKernel(const float* HWY_RESTRICT h, const std::int8_t* HWY_RESTRICT s, std::size_t begin,
    std::size_t n, std::int8_t wrongAtZero) {
    const hn::ScalableTag<float> d;
    const hn::Rebind<std::int8_t, decltype(d)> bytes;
    const hn::Rebind<std::int32_t, decltype(d)> words;
    const std::size_t lanes = hn::Lanes(d);
    const auto zero = hn::Zero(d);
    const auto wrong = hn::Set(d, static_cast<float>(wrongAtZero));
    std::size_t i = begin;
    for (; i + lanes <= n; i += lanes) {
        const auto field = hn::LoadU(d, h + i);
        const auto sign = hn::ConvertTo(d, hn::PromoteTo(words, hn::LoadU(bytes, s + i)));
        const auto disagree =
            hn::Or(hn::Lt(hn::Mul(sign, field), zero), hn::And(hn::Eq(field, zero), hn::Eq(sign, wrong)));
        const std::intptr_t first = hn::FindFirstTrue(d, disagree);
        if (first >= 0)
            return i + static_cast<std::size_t>(first);
    }
    for (; i < n; ++i)
        if (static_cast<float>(s[i]) * h[i] < 0.0F || (h[i] == 0.0F && s[i] == wrongAtZero))
            return i;
    return n;
}

} // namespace energyscape::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace energyscape {

HWY_EXPORT(addScaledKernel);
HWY_EXPORT(firstWrongSignKernel);

void addScaled(float a, const float* x, float* y, std::size_t n) {
    HWY_DYNAMIC_DISPATCH(addScaledKernel)(a, x, y, n);
}

std::size_t firstWrongSign(
    const float* h, const std::int8_t* s, std::size_t begin, std::size_t n, std::int8_t wrongAtZero) {
    return HWY_DYNAMIC_DISPATCH(firstWrongSignKernel)(h, s, begin, n, wrongAtZero);
}

} // namespace energyscape
#endif
