// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/npy.h"

#include "core/data/atomic_file.h"
#include "core/data/npy_header.h"
#include "core/data/stored_type.h"

#include <algorithm>
#include <array>

namespace energyscape {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kMaxHeader = 65536;

std::size_t littleEndian(std::span<const std::byte> bytes) {
    std::size_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | std::to_integer<std::size_t>(bytes[i]);
    return value;
}

/// Fortran order (first index runs fastest) to C order, element by element.
std::vector<std::byte> toCOrder(
    const std::vector<std::size_t>& shape, std::size_t width, const std::vector<std::byte>& source) {
    std::vector<std::byte> target(source.size());
    std::vector<std::size_t> stride(shape.size(), width); // in bytes, of `source`
    for (std::size_t d = 1; d < shape.size(); ++d)
        stride[d] = stride[d - 1] * shape[d - 1];
    std::vector<std::size_t> index(shape.size(), 0);
    std::size_t from = 0;
    for (std::size_t to = 0; to < target.size(); to += width) {
        std::copy_n(source.data() + from, width, target.data() + to);
        for (std::size_t d = shape.size(); d-- > 0;) {
            from += stride[d];
            if (++index[d] < shape[d])
                break;
            from -= stride[d] * shape[d];
            index[d] = 0;
        }
    }
    return target;
}

const char* descriptorOf(ElementType type) {
    switch (type) {
    case ElementType::Bool:
        return "|b1";
    case ElementType::Int8:
        return "|i1";
    case ElementType::UInt8:
        return "|u1";
    case ElementType::Int16:
        return "<i2";
    case ElementType::Int32:
        return "<i4";
    case ElementType::Float32:
        return "<f4";
    case ElementType::Float64:
        break;
    }
    return "<f8";
}

std::string headerFor(const Array& array) {
    std::string text = std::string("{'descr': '") + descriptorOf(array.type) + "', 'fortran_order': False, 'shape': (";
    for (const std::size_t dimension : array.shape)
        text += std::to_string(dimension) + ", ";
    text += "), }";
    // magic 6, version 2, length 2, text, newline: the data start on a multiple of 64
    while ((10 + text.size() + 1) % 64 != 0)
        text += ' ';
    text += '\n';
    std::string header(kMagic);
    header += {'\x01', '\x00', static_cast<char>(text.size() & 255), static_cast<char>(text.size() >> 8)};
    return header + text;
}

} // namespace

Array parseNpy(std::span<const std::byte> bytes, const std::string& name) {
    const auto text = [&](std::size_t from, std::size_t count) {
        return std::string_view(reinterpret_cast<const char*>(bytes.data()) + from, count);
    };
    if (bytes.size() < 10 || text(0, kMagic.size()) != kMagic)
        refuseFile(name, "it is not a NumPy file, which would begin with \\x93NUMPY and a version");
    const auto major = std::to_integer<int>(bytes[6]);
    const auto minor = std::to_integer<int>(bytes[7]);
    if (major < 1 || major > 3 || minor != 0)
        refuseFile(name, "its NumPy format version is " + std::to_string(major) + "." + std::to_string(minor) +
                             ", known are 1.0, 2.0 and 3.0");
    const std::size_t lengthBytes = major == 1 ? 2 : 4;
    const std::size_t headerStart = 8 + lengthBytes;
    if (bytes.size() < headerStart)
        refuseFile(name, "it ends inside its header");
    const std::size_t headerSize = littleEndian(bytes.subspan(8, lengthBytes));
    if (headerSize > kMaxHeader)
        refuseFile(name, "its header claims " + std::to_string(headerSize) + " bytes, more than the limit of 65536");
    if (headerSize > bytes.size() - headerStart)
        refuseFile(name, "its header claims " + std::to_string(headerSize) + " bytes but only " +
                             std::to_string(bytes.size() - headerStart) + " follow");

    NpyHeader header = parseNpyHeader(text(headerStart, headerSize), name);
    const std::size_t wanted = storedBytes(header.shape, header.type, name);
    const auto data = bytes.subspan(headerStart + headerSize);
    if (data.size() != wanted)
        refuseFile(name, "its shape " + shapeText(header.shape) + " needs " + std::to_string(wanted) +
                             " bytes of data but " + std::to_string(data.size()) + " follow the header");
    Array array = arrayFromStored(std::move(header.shape), header.type, data, header.order);
    if (header.fortranOrder && array.shape.size() > 1)
        array.bytes = toCOrder(array.shape, elementSize(array.type), array.bytes);
    return array;
}

Array readNpy(const std::filesystem::path& path) {
    return parseNpy(readFile(path, kMaxArrayBytes + kMaxHeader + 12), path.string());
}

void writeNpy(const std::filesystem::path& path, const Array& array) {
    const std::string header = headerFor(array);
    std::vector<std::byte> bytes(header.size() + array.bytes.size());
    std::copy_n(reinterpret_cast<const std::byte*>(header.data()), header.size(), bytes.data());
    copyInOrder(array.bytes, bytes.data() + header.size(), elementSize(array.type), std::endian::little);
    writeFileAtomically(path, bytes);
}

} // namespace energyscape
