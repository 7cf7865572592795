// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/memories.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace energyscape::hopfield {

namespace {

int dot(State a, State b) {
    int sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// Whether s is sgn(sum of the three patterns, each with the sign of its overlap). Three odd terms are never zero.
bool isMixture(
    State s, const std::vector<Pattern>& patterns, const std::array<int, 3>& which, const std::vector<int>& dots) {
    for (std::size_t i = 0; i < s.size(); ++i) {
        int sum = 0;
        for (const int k : which) {
            const auto at = static_cast<std::size_t>(k);
            sum += (dots[at] < 0 ? -1 : 1) * patterns[at].units[i];
        }
        if ((sum > 0) != (s[i] > 0))
            return false;
    }
    return true;
}

} // namespace

double overlap(State pattern, State s) {
    return static_cast<double>(dot(pattern, s)) / static_cast<double>(s.size());
}

std::vector<MemoryProperties> memoryProperties(
    const Network& network, const std::vector<Pattern>& patterns, TieRule tie) {
    const auto n = static_cast<Eigen::Index>(network.units());
    const auto count = static_cast<Eigen::Index>(patterns.size());
    Eigen::MatrixXf p(n, count);
    for (Eigen::Index k = 0; k < count; ++k)
        for (Eigen::Index i = 0; i < n; ++i)
            p(i, k) = patterns[static_cast<std::size_t>(k)].units[static_cast<std::size_t>(i)];
    const Eigen::VectorXf bias = network.biases * static_cast<float>(1.0 / network.quantum);
    Eigen::MatrixXf fields = network.couplings * p; // in quanta
    fields.colwise() += bias;

    std::vector<MemoryProperties> result(patterns.size());
    for (Eigen::Index k = 0; k < count; ++k) {
        auto& memory = result[static_cast<std::size_t>(k)];
        double smallest = INFINITY;
        double sum = 0.0;
        for (Eigen::Index i = 0; i < n; ++i) {
            const auto unit = static_cast<std::int8_t>(p(i, k));
            const double aligned = static_cast<double>(p(i, k)) * static_cast<double>(fields(i, k));
            smallest = std::min(smallest, aligned);
            sum += aligned + static_cast<double>(p(i, k)) * static_cast<double>(bias[i]);
            memory.unstableUnits += alignedUnit(fields(i, k), unit, tie) != unit;
        }
        memory.energy = 0.0 - 0.5 * network.quantum * sum;
        memory.stability = network.quantum * smallest;
    }
    return result;
}

EndState classify(State s, const std::vector<Pattern>& patterns) {
    EndState end;
    if (patterns.empty())
        return end;
    std::vector<int> dots(patterns.size());
    std::ranges::transform(patterns, dots.begin(), [s](const Pattern& p) { return dot(p.units, s); });
    std::vector<int> byOverlap(patterns.size());
    std::iota(byOverlap.begin(), byOverlap.end(), 0);
    const auto strength = [&dots](int k) { return std::abs(dots[static_cast<std::size_t>(k)]); };
    std::ranges::stable_sort(byOverlap, [&](int a, int b) { return strength(a) > strength(b); });

    end.memory = byOverlap.front();
    const int best = dots[static_cast<std::size_t>(end.memory)];
    end.nearNegative = best < 0;
    end.wrongUnits = (static_cast<int>(s.size()) - std::abs(best)) / 2;
    if (end.wrongUnits == 0) {
        end.kind = best > 0 ? EndState::Kind::Memory : EndState::Kind::Negative;
    } else if (patterns.size() >= 3) {
        const std::array<int, 3> which = {byOverlap[0], byOverlap[1], byOverlap[2]};
        if (isMixture(s, patterns, which, dots)) {
            end.kind = EndState::Kind::Mixture;
            end.constituents.assign(which.begin(), which.end());
        }
    }
    return end;
}

std::string EndState::name() const {
    switch (kind) {
    case Kind::Memory:
        return "memory " + std::to_string(memory + 1);
    case Kind::Negative:
        return "negative " + std::to_string(memory + 1);
    case Kind::Mixture:
        return "mixture";
    case Kind::Cycle:
        return "cycle";
    case Kind::Other:
        break;
    }
    return "other";
}

} // namespace energyscape::hopfield
