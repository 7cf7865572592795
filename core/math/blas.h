// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace energyscape {

/// Makes OpenBLAS work on the calling thread alone: our own threads share the work in fixed pieces, so that results do
/// not depend on the number of processors, and two pools never spin against each other. Without OpenBLAS it does
/// nothing. Process-wide.
void useOneBlasThread();

} // namespace energyscape
