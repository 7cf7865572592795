// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/dynamics.h"
#include "core/math/random.h"

namespace energyscape::hopfield {

enum class UpdateMode {
    Sequential,  ///< units in a fixed order, one at a time
    RandomUnit,  ///< one unit drawn at random at a time
    Independent, ///< each unit with probability p, all at once from the same old state
    Synchronous  ///< all units at once from the same old state
};

/// What a unit does at zero field when T = 0.
enum class TieRule { Keep, Plus, Minus };

struct UpdateSettings {
    UpdateMode mode = UpdateMode::RandomUnit;
    TieRule tie = TieRule::Keep; ///< the energy then falls strictly with every flip, so every run ends
    double probability = 0.5;    ///< of each unit in Independent mode, (0, 1]
    double temperature = 0.0;    ///< T >= 0; above 0 units are drawn: p(+1) = sigmoid(2 h / T) (Gibbs)
    bool wholeSweeps = false;    ///< Sequential and RandomUnit: one step is N unit updates instead of one
    std::vector<int> order;      ///< Sequential: the units of one sweep; empty means 0, 1, ..., N-1

    /// Throws UserError when a value is out of its range for a network of `units`.
    void validate(int units) const;
};

/// One looked-at unit, for display.
struct UnitUpdate {
    int unit = -1; ///< -1: the step updated many units at once
    std::int8_t before = 0, after = 0;
    double field = 0.0; ///< h_i before the update
};

/// The state unit i takes at T = 0 given the sign of its field.
std::int8_t alignedUnit(float field, std::int8_t present, TieRule tie);
/// p(s_i = +1) = sigmoid(2 h / T).
double probabilityOn(double field, double temperature);
/// The first unit from `from` on that would change at T = 0, N when there is none.
int firstUnaligned(const Dynamics& dynamics, int from, TieRule tie);
/// Whether no unit would change at T = 0.
bool isFixedPoint(const Dynamics& dynamics, TieRule tie);

/// Applies update steps to a Dynamics and notices when a noiseless run has come to its end.
class Updater {
public:
    explicit Updater(RandomStream random) : m_random(random) {}

    /// One step under `settings`: a unit, a sweep, or a parallel update. Allocation-free once warm.
    void step(Dynamics& dynamics, const UpdateSettings& settings);
    /// Forgets what was noticed about the run so far; to be called when state, network or settings were changed.
    void interrupted();
    /// A new run begins: the next sequential step is the first of its order.
    void restart();

    bool settled() const { return m_settled; } ///< at a fixed point, or of all units in the order given (T = 0)
    bool cycling() const { return m_cycling; } ///< in a cycle of period 2 (synchronous, T = 0)
    std::uint64_t updates() const { return m_updates; } ///< units looked at
    std::uint64_t flips() const { return m_flips; }
    const UnitUpdate& last() const { return m_last; }

private:
    void alignInOrder(Dynamics& dynamics, const UpdateSettings& settings, int begin, int end);
    void updateUnit(Dynamics& dynamics, const UpdateSettings& settings, int unit);
    void updateTogether(Dynamics& dynamics, const UpdateSettings& settings, double probability);
    void noticeEnd(const Dynamics& dynamics, const UpdateSettings& settings);
    std::int8_t nextState(const Dynamics& dynamics, const UpdateSettings& settings, int unit);

    RandomStream m_random;
    std::size_t m_cursor = 0; // position in the sequential order
    std::uint64_t m_updates = 0, m_flips = 0;
    std::uint64_t m_quiet = 0;   // updates since the last flip
    std::uint64_t m_checked = 0; // m_quiet when a fixed point was last looked for
    bool m_settled = false, m_cycling = false;
    UnitUpdate m_last;
    std::vector<int> m_changing;                   // scratch
    std::vector<std::int8_t> m_previous, m_before; // the last two states of a synchronous run
};

} // namespace energyscape::hopfield
