// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/update.h"

#include "core/error.h"
#include "core/math/kernels.h"

#include <algorithm>
#include <cmath>

namespace energyscape::hopfield {

void UpdateSettings::validate(int units) const {
    if (!(probability > 0.0 && probability <= 1.0))
        throw UserError(
            "the update probability is " + std::to_string(probability) + ": it must be above 0 and at most 1");
    if (!(temperature >= 0.0) || std::isinf(temperature))
        throw UserError("the temperature is " + std::to_string(temperature) + ": it must be 0 or a positive number");
    if (order.size() > std::size_t{1} << 28)
        throw UserError("the update order has " + std::to_string(order.size()) + " entries: that is too many");
    for (const int unit : order)
        if (unit < 0 || unit >= units)
            throw UserError("the update order names unit " + std::to_string(unit) + ": units go from 0 to " +
                            std::to_string(units - 1));
}

std::int8_t alignedUnit(float field, std::int8_t present, TieRule tie) {
    if (field > 0.0F)
        return 1;
    if (field < 0.0F)
        return -1;
    return tie == TieRule::Keep ? present : static_cast<std::int8_t>(tie == TieRule::Plus ? 1 : -1);
}

double probabilityOn(double field, double temperature) {
    return 1.0 / (1.0 + std::exp(-2.0 * field / temperature));
}

int firstUnaligned(const Dynamics& dynamics, int from, TieRule tie) {
    const auto wrongAtZero = static_cast<std::int8_t>(tie == TieRule::Keep ? 0 : tie == TieRule::Plus ? -1 : 1);
    return static_cast<int>(firstWrongSign(dynamics.rawFields(), dynamics.state().data(),
        static_cast<std::size_t>(from), dynamics.state().size(), wrongAtZero));
}

bool isFixedPoint(const Dynamics& dynamics, TieRule tie) {
    return firstUnaligned(dynamics, 0, tie) == dynamics.units();
}

void Updater::interrupted() {
    m_quiet = m_checked = 0;
    m_settled = m_cycling = false;
    m_previous.clear();
    m_before.clear();
}

void Updater::restart() {
    interrupted();
    m_cursor = 0;
    m_last = {};
}

void Updater::step(Dynamics& dynamics, const UpdateSettings& settings) {
    const auto units = static_cast<std::uint32_t>(dynamics.units());
    switch (settings.mode) {
    case UpdateMode::Sequential: {
        const std::size_t length = settings.order.empty() ? units : settings.order.size();
        if (settings.wholeSweeps && settings.order.empty() && settings.temperature == 0.0) {
            m_cursor = m_cursor < length ? m_cursor : 0;
            const auto from = static_cast<int>(m_cursor);
            alignInOrder(dynamics, settings, from, dynamics.units());
            alignInOrder(dynamics, settings, 0, from);
            break;
        }
        for (std::size_t n = settings.wholeSweeps ? length : 1; n > 0; --n) {
            m_cursor = m_cursor < length ? m_cursor : 0;
            updateUnit(
                dynamics, settings, settings.order.empty() ? static_cast<int>(m_cursor) : settings.order[m_cursor]);
            ++m_cursor;
        }
        break;
    }
    case UpdateMode::RandomUnit:
        for (std::uint32_t n = settings.wholeSweeps ? units : 1; n > 0; --n)
            updateUnit(dynamics, settings, static_cast<int>(m_random.index(units)));
        break;
    case UpdateMode::Independent:
        updateTogether(dynamics, settings, settings.probability);
        break;
    case UpdateMode::Synchronous:
        updateTogether(dynamics, settings, 1.0);
        break;
    }
    noticeEnd(dynamics, settings);
}

std::int8_t Updater::nextState(const Dynamics& dynamics, const UpdateSettings& settings, int unit) {
    if (settings.temperature > 0.0)
        return m_random.uniform() < probabilityOn(dynamics.field(unit), settings.temperature) ? 1 : -1;
    return alignedUnit(dynamics.rawField(unit), dynamics.unit(unit), settings.tie);
}

/// Units begin, ..., end - 1 one at a time at T = 0. Most of them stay as they are: those are passed over at once.
void Updater::alignInOrder(Dynamics& dynamics, const UpdateSettings& settings, int begin, int end) {
    while (begin < end) {
        const int next = std::min(firstUnaligned(dynamics, begin, settings.tie), end);
        const auto passed = static_cast<std::uint64_t>(next - begin);
        m_updates += passed;
        m_quiet += passed;
        if (next < end)
            updateUnit(dynamics, settings, next);
        else if (passed > 0)
            m_last = {end - 1, dynamics.unit(end - 1), dynamics.unit(end - 1), dynamics.field(end - 1)};
        begin = next + 1;
    }
}

void Updater::updateUnit(Dynamics& dynamics, const UpdateSettings& settings, int unit) {
    const std::int8_t before = dynamics.unit(unit);
    const float raw = dynamics.rawField(unit);
    const std::int8_t after = nextState(dynamics, settings, unit);
    m_last = {unit, before, after, dynamics.network().quantum * static_cast<double>(raw)};
    ++m_updates;
    if (after == before) {
        ++m_quiet;
        return;
    }
    dynamics.flip(unit);
    ++m_flips;
    m_quiet = m_checked = 0;
}

void Updater::updateTogether(Dynamics& dynamics, const UpdateSettings& settings, double probability) {
    const bool watched = settings.mode == UpdateMode::Synchronous && settings.temperature == 0.0;
    if (watched) {
        std::swap(m_before, m_previous);
        m_previous.assign(dynamics.state().begin(), dynamics.state().end());
    }
    m_changing.clear();
    if (probability >= 1.0 && settings.temperature == 0.0) {
        m_updates += static_cast<std::uint64_t>(dynamics.units());
        for (int i = firstUnaligned(dynamics, 0, settings.tie); i < dynamics.units();
             i = firstUnaligned(dynamics, i + 1, settings.tie))
            m_changing.push_back(i);
    } else {
        for (int i = 0; i < dynamics.units(); ++i) {
            if (probability < 1.0 && m_random.uniform() >= static_cast<float>(probability))
                continue;
            ++m_updates;
            if (nextState(dynamics, settings, i) != dynamics.unit(i))
                m_changing.push_back(i);
        }
    }
    dynamics.flip(m_changing);
    m_last = {};
    m_flips += m_changing.size();
    m_quiet = m_changing.empty() ? m_quiet + static_cast<std::uint64_t>(dynamics.units()) : 0;
    m_checked = m_quiet == 0 ? 0 : m_checked;
    m_cycling = watched && !m_changing.empty() && std::ranges::equal(dynamics.state(), m_before);
}

void Updater::noticeEnd(const Dynamics& dynamics, const UpdateSettings& settings) {
    m_settled = m_settled && m_quiet > 0;
    if (settings.temperature > 0.0) {
        m_settled = false;
        return;
    }
    // An order that leaves units out has come to rest when a whole pass over it changed nothing.
    if (settings.mode == UpdateMode::Sequential && !settings.order.empty() && m_quiet >= settings.order.size()) {
        m_settled = true;
        return;
    }
    // A fixed point is looked for after every N updates in a row without a flip.
    const auto units = static_cast<std::uint64_t>(dynamics.units());
    if (m_quiet - m_checked < units)
        return;
    m_checked = m_quiet;
    m_settled = isFixedPoint(dynamics, settings.tie);
}

} // namespace energyscape::hopfield
