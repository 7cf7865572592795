// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/hopfield_experiment.h"

#include <QString>

namespace energyscape {

/// One unit's update as a formula with its numbers, three short lines of rich text.
struct FieldFormula {
    QString definition; ///< h = sum_j w_j s_j + b
    QString overlaps;   ///< the same through the memories, empty where the weights are not Hebb's
    QString decision;   ///< what the unit does
};

/// The update that was made last; at most `terms` of the sum over memories are written out.
FieldFormula formulaOfUpdate(const hopfield::HopfieldExperiment::Snapshot& snapshot, std::size_t terms);
/// What an update of `unit` would do now.
FieldFormula formulaOfUnit(const hopfield::HopfieldExperiment::Snapshot& snapshot, int unit, std::size_t terms);

} // namespace energyscape
