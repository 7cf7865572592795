// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/array.h"

#include <filesystem>

namespace energyscape {

/// NumPy's array file, versions 1.0 to 3.0 (NumPy enhancement proposal 1, `numpy.lib.format`).
/// Read: bool, int8/16/32, uint8, float32/64 in either byte order, C or Fortran order (turned into C order), and
/// uint16, int64, uint32, uint64, float16 by conversion (see elementTypeFor). Everything else (structured, complex,
/// text, object) is refused by its name. The data must have exactly the length the shape says, at most 2 GiB.
/// Throws UserError "cannot read '<name>': ...".
Array readNpy(const std::filesystem::path& path);
Array parseNpy(std::span<const std::byte> bytes, const std::string& name);

/// Writes version 1.0 in C order and little-endian, atomically. Throws UserError "cannot write '<path>': ...".
void writeNpy(const std::filesystem::path& path, const Array& array);

} // namespace energyscape
