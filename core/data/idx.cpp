// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/idx.h"

#include "core/data/atomic_file.h"
#include "core/data/gzip.h"
#include "core/data/stored_type.h"
#include "core/error.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace energyscape {
namespace {

constexpr std::size_t kMaxDeflateRatio = 1032;
constexpr std::size_t kMaxHeader = 1024; // 4 + 4 * 255

struct TypeCode {
    unsigned code;
    StoredType stored;
    ElementType type;
};
constexpr TypeCode kTypes[] = {{0x08, StoredType::UInt8, ElementType::UInt8},
    {0x09, StoredType::Int8, ElementType::Int8}, {0x0B, StoredType::Int16, ElementType::Int16},
    {0x0C, StoredType::Int32, ElementType::Int32}, {0x0D, StoredType::Float32, ElementType::Float32},
    {0x0E, StoredType::Float64, ElementType::Float64}};

/// Takes up to `out.size()` further bytes of the (unpacked) file, returns how many there were.
using Source = std::function<std::size_t(std::span<std::byte> out)>;

Array readFrom(const Source& source, std::size_t mostBytes, const std::string& name) {
    std::byte start[4];
    if (source(start) != 4 || start[0] != std::byte{0} || start[1] != std::byte{0})
        refuseFile(name, "it is not an IDX file, which would begin with two zero bytes, a type and a dimension count");
    const auto code = std::to_integer<unsigned>(start[2]);
    const auto known =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&](const TypeCode& t) { return t.code == code; });
    if (known == std::end(kTypes))
        refuseFile(name, "its IDX element type is " + std::to_string(code) + ", known are 8, 9 and 11 to 14");

    std::vector<std::byte> raw(4 * std::to_integer<std::size_t>(start[3]));
    if (source(raw) != raw.size())
        refuseFile(name, "it ends inside its header");
    std::vector<std::size_t> shape(raw.size() / 4);
    for (std::size_t d = 0; d < shape.size(); ++d) {
        std::uint32_t dimension = 0;
        copyInOrder(std::span(raw).subspan(4 * d, 4), reinterpret_cast<std::byte*>(&dimension), 4, std::endian::big);
        shape[d] = dimension;
    }

    const std::size_t wanted = storedBytes(shape, known->stored, name);
    const std::string promise = "its shape " + shapeText(shape) + " needs " + std::to_string(wanted) + " bytes of data";
    if (wanted > mostBytes)
        refuseFile(name, promise + ", more than the file can hold");
    std::vector<std::byte> data(wanted);
    const std::size_t found = source(data);
    if (found != wanted)
        refuseFile(name, promise + " but only " + std::to_string(found) + " follow the header");
    std::byte extra[1];
    if (source(extra) != 0)
        refuseFile(name, promise + " but more follow the header");
    return arrayFromStored(std::move(shape), known->stored, data, std::endian::big);
}

} // namespace

Array parseIdx(std::span<const std::byte> bytes, const std::string& name) {
    if (isGzip(bytes)) {
        GzipReader gzip(bytes, name);
        return readFrom(
            [&](std::span<std::byte> out) { return gzip.read(out); }, bytes.size() * kMaxDeflateRatio, name);
    }
    const auto take = [rest = bytes](std::span<std::byte> out) mutable {
        const std::size_t count = std::min(out.size(), rest.size());
        std::copy_n(rest.begin(), count, out.begin());
        rest = rest.subspan(count);
        return count;
    };
    return readFrom(take, bytes.size(), name);
}

Array readIdx(const std::filesystem::path& path) {
    return parseIdx(readFile(path, kMaxArrayBytes + kMaxHeader), path.string());
}

void writeIdx(const std::filesystem::path& path, const Array& array) {
    const auto refuse = [&](const std::string& what) {
        throw UserError("cannot write '" + path.string() + "': " + what);
    };
    const auto known =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&](const TypeCode& t) { return t.type == array.type; });
    if (known == std::end(kTypes))
        refuse(std::string("IDX files have no element type ") + elementName(array.type) + ", uint8 would do");
    if (array.shape.size() > 255)
        refuse("IDX files have at most 255 dimensions");
    std::vector<std::byte> bytes(4 + 4 * array.shape.size() + array.bytes.size());
    bytes[2] = static_cast<std::byte>(known->code);
    bytes[3] = static_cast<std::byte>(array.shape.size());
    for (std::size_t d = 0; d < array.shape.size(); ++d) {
        if (array.shape[d] > std::numeric_limits<std::uint32_t>::max())
            refuse("IDX dimensions must be below 2^32");
        const auto dimension = static_cast<std::uint32_t>(array.shape[d]);
        copyInOrder(std::as_bytes(std::span(&dimension, 1)), bytes.data() + 4 + 4 * d, 4, std::endian::big);
    }
    copyInOrder(array.bytes, bytes.data() + 4 + 4 * array.shape.size(), elementSize(array.type), std::endian::big);
    writeFileAtomically(path, path.extension() == ".gz" ? gzipped(bytes) : bytes);
}

} // namespace energyscape
