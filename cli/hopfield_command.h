// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/common_options.h"

namespace energyscape::cli {

/// Adds the verbs learn, recall and energy; the one that is given puts its work into `job`.
void addHopfield(CLI::App& model, Job& job);

} // namespace energyscape::cli
