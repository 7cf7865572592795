// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/array.h"

#include <filesystem>

namespace energyscape {

/// The IDX array file of the MNIST data sets (LeCun, Cortes, Burges): two zero bytes, element code, number of
/// dimensions, big-endian dimensions and elements. Types uint8, int8, int16, int32, float32, float64. A gzip file is
/// recognised by its first bytes, unpacked as a stream, and left as soon as it holds more than its own header promises;
/// the promise is at most 2 GiB and no more than the compressed size can hold (deflate reaches 1032 : 1). Throws
/// UserError "cannot read '<name>': ...".
Array readIdx(const std::filesystem::path& path);
Array parseIdx(std::span<const std::byte> bytes, const std::string& name);

/// Writes atomically, gzip-compressed when the name ends in ".gz". Throws UserError "cannot write '<path>': ...", also
/// for Bool arrays and dimensions beyond 32 bits, which the format does not have.
void writeIdx(const std::filesystem::path& path, const Array& array);

} // namespace energyscape
