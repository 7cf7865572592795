// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace energyscape {

/// What one element of an array file is. Bool takes one byte, 0 or 1.
enum class ElementType { Bool, Int8, Int16, Int32, UInt8, Float32, Float64 };

/// Bytes of one element.
std::size_t elementSize(ElementType type);
/// "bool", "int8", ..., "float64".
const char* elementName(ElementType type);
/// "[3,4]", "[]" for a scalar.
std::string shapeText(std::span<const std::size_t> shape);
/// Product of the dimensions, 1 for an empty shape.
std::size_t elementCount(std::span<const std::size_t> shape);

/// The arrays a file may hold are at most this large, in bytes.
inline constexpr std::size_t kMaxArrayBytes = std::size_t{1} << 31;

/// An n-dimensional array as it stands in a file: C order (last index runs fastest), elements in this machine's byte
/// order. `bytes.size() == count() * elementSize(type)`.
struct Array {
    std::vector<std::size_t> shape;
    ElementType type = ElementType::Float32;
    std::vector<std::byte> bytes;

    std::size_t count() const { return elementCount(shape); }
    /// Element `i` of the flat array, i < count().
    double at(std::size_t i) const;
    /// All elements, flat. Values beyond float's precision are rounded.
    std::vector<float> toFloats() const;
    std::vector<double> toDoubles() const;
};

/// The element type that stores a T; T is one of bool, int8_t, int16_t, int32_t, uint8_t, float, double.
template <typename T>
constexpr ElementType elementTypeOf() {
    if constexpr (std::is_same_v<T, bool>)
        return ElementType::Bool;
    else if constexpr (std::is_same_v<T, std::int8_t>)
        return ElementType::Int8;
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return ElementType::Int16;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return ElementType::Int32;
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return ElementType::UInt8;
    else if constexpr (std::is_same_v<T, float>)
        return ElementType::Float32;
    else {
        static_assert(std::is_same_v<T, double>, "no array file stores this type");
        return ElementType::Float64;
    }
}

/// An array holding a copy of `byteCount` bytes at `data`. Throws std::invalid_argument unless that many make the
/// shape.
Array makeArrayFromBytes(std::vector<std::size_t> shape, ElementType type, const void* data, std::size_t byteCount);

/// An array of the given shape holding a copy of `values`; throws std::invalid_argument unless their number matches.
template <typename T>
Array makeArray(std::vector<std::size_t> shape, std::span<const T> values) {
    return makeArrayFromBytes(std::move(shape), elementTypeOf<T>(), values.data(), values.size_bytes());
}

} // namespace energyscape
