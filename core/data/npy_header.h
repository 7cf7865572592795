// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/stored_type.h"

#include <string_view>
#include <vector>

namespace energyscape {

/// The three facts in the header of a NumPy file.
struct NpyHeader {
    StoredType type = StoredType::Float64;
    std::endian order = std::endian::little;
    bool fortranOrder = false;
    std::vector<std::size_t> shape;
};

/// Reads the header text, a Python dictionary with exactly the keys descr, fortran_order and shape. Nothing is
/// evaluated: only string, True/False and tuple-of-integers literals are known. Throws UserError naming `name`.
NpyHeader parseNpyHeader(std::string_view text, const std::string& name);

} // namespace energyscape
