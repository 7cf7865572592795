// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/stored_type.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace energyscape {
namespace {

constexpr std::size_t kMaxDimensions = 32;

template <typename Source, typename Target, typename Convert>
void convertElements(std::span<const std::byte> data, std::endian order, std::byte* out, Convert convert) {
    for (std::size_t i = 0; i < data.size() / sizeof(Source); ++i) {
        Source stored;
        copyInOrder(data.subspan(i * sizeof(Source), sizeof(Source)), reinterpret_cast<std::byte*>(&stored),
            sizeof(Source), order);
        const Target value = convert(stored);
        std::memcpy(out + i * sizeof(Target), &value, sizeof(Target));
    }
}

} // namespace

std::size_t storedSize(StoredType type) {
    switch (type) {
    case StoredType::Bool:
    case StoredType::Int8:
    case StoredType::UInt8:
        return 1;
    case StoredType::Int16:
    case StoredType::UInt16:
    case StoredType::Float16:
    case StoredType::BFloat16:
        return 2;
    case StoredType::Int32:
    case StoredType::UInt32:
    case StoredType::Float32:
        return 4;
    case StoredType::Int64:
    case StoredType::UInt64:
    case StoredType::Float64:
        break;
    }
    return 8;
}

ElementType elementTypeFor(StoredType type) {
    switch (type) {
    case StoredType::Bool:
        return ElementType::Bool;
    case StoredType::Int8:
        return ElementType::Int8;
    case StoredType::UInt8:
        return ElementType::UInt8;
    case StoredType::Int16:
        return ElementType::Int16;
    case StoredType::Int32:
    case StoredType::UInt16:
        return ElementType::Int32;
    case StoredType::Float16:
    case StoredType::BFloat16:
    case StoredType::Float32:
        return ElementType::Float32;
    case StoredType::Int64:
    case StoredType::UInt32:
    case StoredType::UInt64:
    case StoredType::Float64:
        break;
    }
    return ElementType::Float64;
}

std::size_t storedBytes(std::span<const std::size_t> shape, StoredType type, const std::string& name) {
    if (shape.size() > kMaxDimensions)
        refuseFile(name, "it has " + std::to_string(shape.size()) + " dimensions, more than the limit of 32");
    // Zeros are left out of the product, so that a zero cannot hide an overflow of the other dimensions.
    const std::size_t width = std::max(storedSize(type), elementSize(elementTypeFor(type)));
    std::size_t room = kMaxArrayBytes / width;
    bool empty = false;
    for (const std::size_t dimension : shape) {
        if (dimension > room)
            refuseFile(name, "the shape " + shapeText(shape) + " needs more than the limit of 2 GiB");
        empty = empty || dimension == 0;
        room = dimension == 0 ? room : room / dimension;
    }
    return empty ? 0 : elementCount(shape) * storedSize(type);
}

void copyInOrder(std::span<const std::byte> source, std::byte* target, std::size_t width, std::endian order) {
    if (order == std::endian::native || width == 1) {
        std::copy(source.begin(), source.end(), target);
        return;
    }
    for (std::size_t i = 0; i + width <= source.size(); i += width)
        std::reverse_copy(source.data() + i, source.data() + i + width, target + i);
}

Array arrayFromStored(
    std::vector<std::size_t> shape, StoredType type, std::span<const std::byte> data, std::endian order) {
    Array array{std::move(shape), elementTypeFor(type), {}};
    array.bytes.resize(data.size() / storedSize(type) * elementSize(array.type));
    std::byte* out = array.bytes.data();
    const auto cast = [](auto value) { return static_cast<double>(value); };
    switch (type) {
    case StoredType::Bool:
        std::transform(data.begin(), data.end(), out, [](std::byte b) { return std::byte{b != std::byte{0}}; });
        break;
    case StoredType::UInt16:
        convertElements<std::uint16_t, std::int32_t>(data, order, out, [](std::uint16_t v) { return std::int32_t{v}; });
        break;
    case StoredType::UInt32:
        convertElements<std::uint32_t, double>(data, order, out, cast);
        break;
    case StoredType::UInt64:
        convertElements<std::uint64_t, double>(data, order, out, cast);
        break;
    case StoredType::Int64:
        convertElements<std::int64_t, double>(data, order, out, cast);
        break;
    case StoredType::Float16:
        convertElements<std::uint16_t, float>(data, order, out, floatFromHalf);
        break;
    case StoredType::BFloat16:
        convertElements<std::uint16_t, float>(data, order, out, floatFromBfloat);
        break;
    default:
        copyInOrder(data, out, storedSize(type), order);
    }
    return array;
}

float floatFromHalf(std::uint16_t bits) {
    // sign 1, exponent 5 (bias 15), fraction 10
    const std::uint32_t sign = (bits & 0x8000u) << 16;
    const int exponent = (bits >> 10) & 31;
    const std::uint32_t fraction = bits & 0x3ffu;
    if (exponent == 31)
        return std::bit_cast<float>(sign | 0x7f800000u | (fraction << 13));
    if (exponent == 0) {
        const float value = std::ldexp(static_cast<float>(fraction), -24);
        return sign != 0 ? -value : value;
    }
    return std::bit_cast<float>(sign | (static_cast<std::uint32_t>(exponent + 112) << 23) | (fraction << 13));
}

float floatFromBfloat(std::uint16_t bits) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

void refuseFile(const std::string& name, const std::string& what) {
    throw UserError("cannot read '" + name + "': " + what);
}

std::string printable(std::string_view text) {
    std::string shown(text.substr(0, 60));
    std::replace_if(
        shown.begin(), shown.end(), [](unsigned char c) { return c < 32 || c > 126; }, '?');
    return text.size() > 60 ? shown + "..." : shown;
}

} // namespace energyscape
