// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "widgets/gl/shader_program.h"

namespace energyscape {

/// A 2-D texture, or an array of them, without mipmaps and with clamped edges. All members need the context of `gl` to
/// be current. Rows of the data follow each other without padding, the first row is row 0.
class Texture {
public:
    enum class Format { R32F, R8, Rgba8 }; ///< float, byte, and 4 bytes in the order R, G, B, A
    enum class Filter { Nearest, Linear };

    Texture(Gl& gl, Format format, Filter filter = Filter::Nearest) : m_gl(gl), m_format(format), m_filter(filter) {}
    ~Texture();
    Texture(const Texture&) = delete;
    Texture& operator=(const Texture&) = delete;

    /// Makes room for width x height texels in each of `layers` layers (0: a plain 2-D texture). Does nothing and
    /// returns false if it has that size already; else the content is undefined and `isCurrent` false for every
    /// version.
    bool resize(int width, int height, int layers = 0);
    /// Replaces a rectangle of one layer. `data` holds w * h texels of the format.
    void upload(int x, int y, int w, int h, const void* data, int layer = 0);

    /// A caller's number for the data it uploaded: lets it skip uploads of what is there already.
    bool isCurrent(std::uint64_t version) const { return m_id != 0 && m_version == version; }
    void setVersion(std::uint64_t version) { m_version = version; }

    void bind(int unit);
    int width() const { return m_width; }
    int height() const { return m_height; }

private:
    GLenum target() const { return m_layers > 0 ? GL_TEXTURE_2D_ARRAY : GL_TEXTURE_2D; }

    Gl& m_gl;
    Format m_format;
    Filter m_filter;
    GLuint m_id = 0;
    int m_width = 0;
    int m_height = 0;
    int m_layers = 0;
    std::uint64_t m_version = 0;
};

} // namespace energyscape
