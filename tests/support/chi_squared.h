// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace energyscape::naive {

/// P(X > x) for chi-squared with k degrees of freedom: the regularised upper incomplete gamma function Q(k/2, x/2), by
/// its series below the bend and by Lentz's continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).
inline double chiSquaredTail(double x, double k) {
    const double a = 0.5 * k;
    const double y = 0.5 * x;
    if (y <= 0.0)
        return 1.0;
    const double front = std::exp(a * std::log(y) - y - std::lgamma(a));
    if (y < a + 1.0) {
        double term = 1.0 / a;
        double sum = term;
        for (int n = 1; n < 10000 && term > 1e-16 * sum; ++n)
            sum += term *= y / (a + n);
        return 1.0 - front * sum;
    }
    double b = y + 1.0 - a;
    double c = 1e300;
    double d = 1.0 / b;
    double h = d;
    for (int n = 1; n < 10000; ++n) {
        const double an = -n * (n - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        h *= c * d;
        if (std::abs(c * d - 1.0) < 1e-15)
            break;
    }
    return front * h;
}

/// The p-value of counts against probabilities; cells with fewer than 5 expected counts are put together.
inline double chiSquaredPValue(const std::vector<std::uint64_t>& counts, const std::vector<double>& probabilities) {
    double total = 0.0;
    for (const auto count : counts)
        total += static_cast<double>(count);
    double statistic = 0.0, restCount = 0.0, restExpected = 0.0;
    int cells = 0;
    const auto add = [&](double count, double expected) {
        statistic += (count - expected) * (count - expected) / expected;
        ++cells;
    };
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = total * probabilities[i];
        if (expected >= 5.0) {
            add(static_cast<double>(counts[i]), expected);
        } else {
            restCount += static_cast<double>(counts[i]);
            restExpected += expected;
        }
    }
    if (restExpected > 0.0)
        add(restCount, restExpected);
    else if (restCount > 0.0)
        return 0.0;
    return chiSquaredTail(statistic, cells - 1);
}

} // namespace energyscape::naive
