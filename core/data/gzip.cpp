// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/gzip.h"

#include "core/data/stored_type.h"

#include <algorithm>
#include <limits>
#include <new>
#include <zlib.h>

namespace energyscape {
namespace {

constexpr int kGzipWindow = 15 + 16; // largest window, gzip wrapper
constexpr std::size_t kMaxPiece = std::size_t{1} << 30;

uInt piece(std::size_t size) {
    return static_cast<uInt>(std::min(size, kMaxPiece));
}

} // namespace

struct GzipReader::Stream {
    z_stream z{};
    std::span<const std::byte> rest; // not yet given to zlib
    std::string name;
    bool ended = false;

    void feed() {
        if (z.avail_in != 0 || rest.empty())
            return;
        z.avail_in = piece(rest.size());
        z.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(rest.data())); // zlib does not write to it
        rest = rest.subspan(z.avail_in);
    }
};

bool isGzip(std::span<const std::byte> bytes) {
    return bytes.size() >= 2 && bytes[0] == std::byte{0x1f} && bytes[1] == std::byte{0x8b};
}

GzipReader::GzipReader(std::span<const std::byte> bytes, std::string name) : m_stream(std::make_unique<Stream>()) {
    m_stream->rest = bytes;
    m_stream->name = std::move(name);
    if (inflateInit2(&m_stream->z, kGzipWindow) != Z_OK)
        throw std::bad_alloc();
}

GzipReader::~GzipReader() {
    inflateEnd(&m_stream->z);
}

std::size_t GzipReader::read(std::span<std::byte> out) {
    Stream& s = *m_stream;
    std::size_t done = 0;
    while (done < out.size() && !s.ended) {
        s.feed();
        const uInt room = piece(out.size() - done);
        s.z.next_out = reinterpret_cast<Bytef*>(out.data() + done);
        s.z.avail_out = room;
        const int status = inflate(&s.z, Z_NO_FLUSH);
        done += room - s.z.avail_out;
        if (status == Z_STREAM_END) {
            s.feed();
            s.ended = s.z.avail_in == 0;
            if (!s.ended && inflateReset(&s.z) != Z_OK) // another member follows, RFC 1952 section 2.2
                refuseFile(s.name, "its gzip data are damaged");
        } else if (status == Z_BUF_ERROR && s.z.avail_in == 0 && s.rest.empty()) {
            refuseFile(s.name, "its gzip data end too early");
        } else if (status != Z_OK) {
            refuseFile(s.name, "its gzip data are damaged");
        }
    }
    return done;
}

std::vector<std::byte> gzipped(std::span<const std::byte> bytes) {
    z_stream z{};
    if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::vector<std::byte> out;
    std::vector<std::byte> buffer(std::size_t{1} << 16);
    int status = Z_OK;
    while (status == Z_OK) {
        if (z.avail_in == 0 && !bytes.empty()) {
            z.avail_in = piece(bytes.size());
            z.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(bytes.data())); // zlib does not write to it
            bytes = bytes.subspan(z.avail_in);
        }
        z.next_out = reinterpret_cast<Bytef*>(buffer.data());
        z.avail_out = static_cast<uInt>(buffer.size());
        status = deflate(&z, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
        out.insert(out.end(), buffer.begin(), buffer.end() - static_cast<std::ptrdiff_t>(z.avail_out));
    }
    deflateEnd(&z);
    return out;
}

} // namespace energyscape
