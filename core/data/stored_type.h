// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/array.h"

#include <bit>
#include <string>
#include <string_view>

namespace energyscape {

/// Element types met in files: the ones of ElementType and those that are read by conversion to the nearest of them.
enum class StoredType {
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float16,
    BFloat16,
    Float32,
    Float64
};

/// Bytes of one element in the file.
std::size_t storedSize(StoredType type);
/// What it becomes: uint16 -> Int32; int64, uint32 and uint64 -> Float64 (rounded beyond 2^53); float16, bfloat16 ->
/// Float32.
ElementType elementTypeFor(StoredType type);

/// Bytes that an array of this shape fills in the file. Throws UserError naming `name` when there are more than 32
/// dimensions or when the array, stored or converted, exceeds kMaxArrayBytes.
std::size_t storedBytes(std::span<const std::size_t> shape, StoredType type, const std::string& name);

/// Converts stored elements to an Array; `data.size()` must be storedBytes() of the shape.
Array arrayFromStored(
    std::vector<std::size_t> shape, StoredType type, std::span<const std::byte> data, std::endian order);

/// Copies `source` into `target` (same size), reversing the bytes of each `width`-byte element if `order` is not this
/// machine's.
void copyInOrder(std::span<const std::byte> source, std::byte* target, std::size_t width, std::endian order);

/// IEEE 754 binary16 and bfloat16 bit patterns as float, exactly.
float floatFromHalf(std::uint16_t bits);
float floatFromBfloat(std::uint16_t bits);

/// Throws UserError "cannot read '<name>': <what>".
[[noreturn]] void refuseFile(const std::string& name, const std::string& what);

/// Text from a file made safe to show: at most 60 characters, control and non-ASCII bytes as '?'.
std::string printable(std::string_view text);

} // namespace energyscape
