// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/array.h"

#include <filesystem>
#include <map>
#include <string>

namespace energyscape {

/// What a safetensors file holds: named tensors and a free text-to-text table.
struct TensorFile {
    std::map<std::string, Array> tensors;
    std::map<std::string, std::string> metadata;
};

/// The safetensors format (huggingface/safetensors): 8-byte little-endian header length, JSON header, tensor data.
/// Reads F64, F32, F16, BF16, I8, I16, I32, I64, U8, BOOL (F16 and BF16 become Float32, I64 Float64). Refused: a header
/// over 100 MB, wrong JSON, keys twice, sizes that do not fit the shape, overlaps, holes, bytes left over.
/// Throws UserError "cannot read '<name>': ...".
TensorFile readSafetensors(const std::filesystem::path& path);
TensorFile parseSafetensors(std::span<const std::byte> bytes, const std::string& name);

/// Writes the tensors in the order of their names, atomically; the header is padded with spaces to a multiple of 8.
/// Throws UserError "cannot write '<path>': ...".
void writeSafetensors(const std::filesystem::path& path, const TensorFile& file);

/// The tensor called `name`; `expectedShape` must match where it is not 0, an empty one accepts every shape.
/// Throws UserError that names the file and either the tensors there are or the shape found and the one wanted.
const Array& tensor(const TensorFile& file, const std::string& name, const std::vector<std::size_t>& expectedShape,
    const std::string& fileName);

} // namespace energyscape
