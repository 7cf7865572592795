// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/array.h"

#include <algorithm>
#include <stdexcept>

namespace energyscape {
namespace {

/// Calls `use(T{})` with a value of the C++ type behind `type`.
template <typename Use>
auto withType(ElementType type, Use&& use) {
    switch (type) {
    case ElementType::Int8:
        return use(std::int8_t{});
    case ElementType::Int16:
        return use(std::int16_t{});
    case ElementType::Int32:
        return use(std::int32_t{});
    case ElementType::Float32:
        return use(float{});
    case ElementType::Float64:
        return use(double{});
    case ElementType::Bool:
    case ElementType::UInt8:
        break;
    }
    return use(std::uint8_t{});
}

template <typename T>
T load(const std::byte* from) {
    T value;
    std::memcpy(&value, from, sizeof(T));
    return value;
}

template <typename Target>
std::vector<Target> convertAll(const Array& array) {
    std::vector<Target> values(array.count());
    withType(array.type, [&](auto zero) {
        using Source = decltype(zero);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<Target>(load<Source>(array.bytes.data() + i * sizeof(Source)));
    });
    return values;
}

} // namespace

std::size_t elementSize(ElementType type) {
    return withType(type, [](auto zero) { return sizeof(zero); });
}

const char* elementName(ElementType type) {
    switch (type) {
    case ElementType::Bool:
        return "bool";
    case ElementType::Int8:
        return "int8";
    case ElementType::Int16:
        return "int16";
    case ElementType::Int32:
        return "int32";
    case ElementType::UInt8:
        return "uint8";
    case ElementType::Float32:
        return "float32";
    case ElementType::Float64:
        break;
    }
    return "float64";
}

std::string shapeText(std::span<const std::size_t> shape) {
    std::string text = "[";
    for (const std::size_t dimension : shape) {
        if (text.size() > 1)
            text += ',';
        text += std::to_string(dimension);
    }
    text += ']';
    return text;
}

std::size_t elementCount(std::span<const std::size_t> shape) {
    std::size_t count = 1;
    for (const std::size_t dimension : shape)
        count *= dimension;
    return count;
}

double Array::at(std::size_t i) const {
    return withType(type, [&](auto zero) {
        using Source = decltype(zero);
        return static_cast<double>(load<Source>(bytes.data() + i * sizeof(Source)));
    });
}

std::vector<float> Array::toFloats() const {
    return convertAll<float>(*this);
}
std::vector<double> Array::toDoubles() const {
    return convertAll<double>(*this);
}

Array makeArrayFromBytes(std::vector<std::size_t> shape, ElementType type, const void* data, std::size_t byteCount) {
    if (elementCount(shape) * elementSize(type) != byteCount)
        throw std::invalid_argument("makeArray: the values do not fill the shape " + shapeText(shape));
    const auto* first = static_cast<const std::byte*>(data);
    return {std::move(shape), type, std::vector<std::byte>(first, first + byteCount)};
}

} // namespace energyscape
