// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace energyscape {

/// True when the bytes begin like a gzip file (RFC 1952).
bool isGzip(std::span<const std::byte> bytes);

/// Unpacks a gzip file held in memory piece by piece, so that the caller decides how much it is willing to take.
class GzipReader {
public:
    /// `bytes` must outlive the reader; `name` is for messages.
    GzipReader(std::span<const std::byte> bytes, std::string name);
    ~GzipReader();

    /// Fills `out` as far as the data go and returns how many bytes were written; fewer than asked means the end, which
    /// has then been checked (checksum, nothing behind it). Throws UserError on damaged or truncated data.
    std::size_t read(std::span<std::byte> out);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

/// The bytes as a gzip file. The result depends on the content alone (no time stamp).
std::vector<std::byte> gzipped(std::span<const std::byte> bytes);

} // namespace energyscape
