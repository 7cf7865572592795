// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/safetensors.h"

#include "core/data/atomic_file.h"
#include "core/data/stored_type.h"
#include "core/error.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace energyscape {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxHeader = 100'000'000;
constexpr int kMaxDepth = 3; // file, tensor, shape
constexpr const char* kMetadata = "__metadata__";

constexpr std::pair<const char*, StoredType> kTypes[] = {{"F64", StoredType::Float64}, {"F32", StoredType::Float32},
    {"F16", StoredType::Float16}, {"BF16", StoredType::BFloat16}, {"I8", StoredType::Int8}, {"I16", StoredType::Int16},
    {"I32", StoredType::Int32}, {"I64", StoredType::Int64}, {"U8", StoredType::UInt8}, {"BOOL", StoredType::Bool}};

/// Where one tensor lies in the data, bytes [begin, end).
struct Entry {
    std::string name;
    StoredType type = StoredType::Float32;
    std::vector<std::size_t> shape;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// JSON whose keys are unique and whose nesting is bounded, so that a hostile header costs no more than its size.
Json parseHeader(std::string_view text, const std::string& name) {
    std::vector<std::set<std::string>> keys;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        using Event = Json::parse_event_t;
        if (depth > kMaxDepth || (depth == kMaxDepth && (event == Event::object_start || event == Event::array_start)))
            refuseFile(name, "its header is nested too deeply");
        if (event == Event::object_start)
            keys.emplace_back();
        else if (event == Event::object_end)
            keys.pop_back();
        else if (event == Event::key && !keys.back().insert(value.get<std::string>()).second)
            refuseFile(name, "its header has the key '" + printable(value.get<std::string>()) + "' twice");
        return true;
    };
    Json header = Json::parse(text.begin(), text.end(), watch, false);
    if (header.is_discarded())
        refuseFile(name, "its header is not valid JSON");
    if (!header.is_object())
        refuseFile(name, "its header must be a JSON object");
    return header;
}

/// A list of non-negative whole numbers.
std::vector<std::size_t> sizes(const Json& list, const std::string& what, const std::string& name) {
    if (!list.is_array())
        refuseFile(name, what + " must be a list of whole numbers");
    std::vector<std::size_t> values;
    values.reserve(list.size());
    for (const Json& value : list) {
        if (!value.is_number_unsigned())
            refuseFile(name, what + " must be a list of whole numbers from 0 up");
        values.push_back(value.get<std::size_t>());
    }
    return values;
}

StoredType typeOf(const Json& dtype, const std::string& what, const std::string& name) {
    if (!dtype.is_string())
        refuseFile(name, "the dtype of " + what + " must be a string");
    for (const auto& [code, type] : kTypes)
        if (dtype.get_ref<const std::string&>() == code)
            return type;
    refuseFile(name, "the dtype " + printable(dtype.get<std::string>()) + " of " + what +
                         " cannot be read, only F64, F32, F16, BF16, I8, I16, I32, I64, U8 and BOOL can");
}

Entry entryOf(const std::string& key, const Json& value, std::size_t dataSize, const std::string& name) {
    const std::string what = "tensor '" + printable(key) + "'";
    if (!value.is_object() || value.size() != 3 || !value.contains("dtype") || !value.contains("shape") ||
        !value.contains("data_offsets"))
        refuseFile(name, what + " needs exactly dtype, shape and data_offsets");
    Entry entry{key, typeOf(value["dtype"], what, name), sizes(value["shape"], "the shape of " + what, name)};
    const auto offsets = sizes(value["data_offsets"], "data_offsets of " + what, name);
    if (offsets.size() != 2 || offsets[0] > offsets[1])
        refuseFile(name, "data_offsets of " + what + " must be begin and end");
    if (offsets[1] > dataSize)
        refuseFile(name, what + " ends at byte " + std::to_string(offsets[1]) + " of the data, which has only " +
                             std::to_string(dataSize));
    entry.begin = offsets[0];
    entry.end = offsets[1];
    const std::size_t wanted = storedBytes(entry.shape, entry.type, name);
    if (entry.end - entry.begin != wanted)
        refuseFile(name, what + " of shape " + shapeText(entry.shape) + " needs " + std::to_string(wanted) +
                             " bytes but its data_offsets span " + std::to_string(entry.end - entry.begin));
    return entry;
}

std::map<std::string, std::string> metadataOf(const Json& value, const std::string& name) {
    std::map<std::string, std::string> metadata;
    if (!value.is_object())
        refuseFile(name, "__metadata__ must be a table of strings");
    for (const auto& [key, text] : value.items()) {
        if (!text.is_string())
            refuseFile(name, "__metadata__ entry '" + printable(key) + "' must be a string");
        metadata[key] = text.get<std::string>();
    }
    return metadata;
}

/// The tensors must fill the data end to end.
void checkTiling(std::vector<Entry>& entries, std::size_t dataSize, const std::string& name) {
    std::sort(entries.begin(), entries.end(),
        [](const Entry& a, const Entry& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    std::size_t at = 0;
    for (const Entry& entry : entries) {
        if (entry.begin != at)
            refuseFile(name, "tensor '" + printable(entry.name) + "' starts at byte " + std::to_string(entry.begin) +
                                 (entry.begin < at ? ", inside another one that ends at " : ", leaving a hole after ") +
                                 std::to_string(at));
        at = entry.end;
    }
    if (at != dataSize)
        refuseFile(name, std::to_string(dataSize - at) + " bytes follow the last tensor");
}

/// The dtype that stores `type` as it is.
const char* codeOf(ElementType type) {
    const auto exact = [type](const std::pair<const char*, StoredType>& known) {
        return elementTypeFor(known.second) == type && storedSize(known.second) == elementSize(type);
    };
    // F64 comes before I64, which has the same size and becomes Float64 too
    return std::find_if(std::begin(kTypes), std::end(kTypes), exact)->first;
}

/// The JSON header with data offsets; key order is that of the names, so equal content gives equal files.
std::string headerFor(const TensorFile& file) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!file.metadata.empty())
        header[kMetadata] = file.metadata;
    std::size_t at = 0;
    for (const auto& [name, array] : file.tensors) {
        header[name] = {
            {"dtype", codeOf(array.type)}, {"shape", array.shape}, {"data_offsets", {at, at + array.bytes.size()}}};
        at += array.bytes.size();
    }
    std::string text = header.dump(); // throws on names that are not UTF-8
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
}

} // namespace

TensorFile parseSafetensors(std::span<const std::byte> bytes, const std::string& name) {
    if (bytes.size() < 8)
        refuseFile(name, "it is not a safetensors file: it is shorter than the 8-byte header length");
    std::uint64_t headerSize = 0;
    copyInOrder(bytes.first(8), reinterpret_cast<std::byte*>(&headerSize), 8, std::endian::little);
    if (headerSize > kMaxHeader)
        refuseFile(name, "it is not a safetensors file, or a damaged one: its header claims " +
                             std::to_string(headerSize) + " bytes, more than the limit of 100 MB");
    if (headerSize > bytes.size() - 8)
        refuseFile(name, "its header claims " + std::to_string(headerSize) + " bytes but only " +
                             std::to_string(bytes.size() - 8) + " follow");
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()) + 8, static_cast<std::size_t>(headerSize));
    const auto data = bytes.subspan(8 + text.size());

    TensorFile file;
    std::vector<Entry> entries;
    const Json header = parseHeader(text, name);
    for (const auto& [key, value] : header.items()) {
        if (key == kMetadata)
            file.metadata = metadataOf(value, name);
        else
            entries.push_back(entryOf(key, value, data.size(), name));
    }
    checkTiling(entries, data.size(), name);
    for (Entry& entry : entries)
        file.tensors[entry.name] = arrayFromStored(std::move(entry.shape), entry.type,
            data.subspan(entry.begin, entry.end - entry.begin), std::endian::little);
    return file;
}

TensorFile readSafetensors(const std::filesystem::path& path) {
    return parseSafetensors(readFile(path, kMaxArrayBytes + kMaxHeader + 8), path.string());
}

void writeSafetensors(const std::filesystem::path& path, const TensorFile& file) {
    if (file.tensors.count(kMetadata) != 0)
        throw UserError("cannot write '" + path.string() + "': a tensor must not be called __metadata__");
    std::string header;
    try {
        header = headerFor(file);
    } catch (const nlohmann::json::exception&) {
        throw UserError("cannot write '" + path.string() + "': names and metadata must be UTF-8 text");
    }
    std::size_t total = 8 + header.size();
    for (const auto& [name, array] : file.tensors)
        total += array.bytes.size();
    std::vector<std::byte> bytes(total);
    const std::uint64_t headerSize = header.size();
    copyInOrder(std::as_bytes(std::span(&headerSize, 1)), bytes.data(), 8, std::endian::little);
    std::copy_n(reinterpret_cast<const std::byte*>(header.data()), header.size(), bytes.data() + 8);
    std::byte* at = bytes.data() + 8 + header.size();
    for (const auto& [name, array] : file.tensors) {
        copyInOrder(array.bytes, at, elementSize(array.type), std::endian::little);
        at += array.bytes.size();
    }
    writeFileAtomically(path, bytes);
}

const Array& tensor(const TensorFile& file, const std::string& name, const std::vector<std::size_t>& expectedShape,
    const std::string& fileName) {
    const auto found = file.tensors.find(name);
    if (found == file.tensors.end()) {
        std::string names;
        for (const auto& [other, array] : file.tensors) {
            names += names.empty() ? "" : ", ";
            names += printable(other);
        }
        refuseFile(fileName, "there is no tensor '" + name + "', the file has " + (names.empty() ? "none" : names));
    }
    const std::vector<std::size_t>& shape = found->second.shape;
    bool fits = expectedShape.empty() || shape.size() == expectedShape.size();
    for (std::size_t d = 0; fits && d < expectedShape.size(); ++d)
        fits = expectedShape[d] == 0 || expectedShape[d] == shape[d];
    if (!fits) {
        std::string wanted;
        for (const std::size_t dimension : expectedShape) {
            wanted += wanted.empty() ? "" : ",";
            wanted += dimension == 0 ? "any" : std::to_string(dimension);
        }
        refuseFile(fileName, "tensor '" + name + "' has shape " + shapeText(shape) + ", wanted is [" + wanted + "]");
    }
    return found->second;
}

} // namespace energyscape
