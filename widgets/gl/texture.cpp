// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/texture.h"

namespace energyscape {

namespace {

struct Layout {
    GLint internal;
    GLenum format;
    GLenum type;
};

Layout layoutOf(Texture::Format format) {
    switch (format) {
    case Texture::Format::R32F:
        return {GL_R32F, GL_RED, GL_FLOAT};
    case Texture::Format::R8:
        return {GL_R8, GL_RED, GL_UNSIGNED_BYTE};
    case Texture::Format::Rgba8:
        return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE};
    }
    return {GL_R8, GL_RED, GL_UNSIGNED_BYTE};
}

} // namespace

Texture::~Texture() {
    if (m_id != 0)
        m_gl.glDeleteTextures(1, &m_id);
}

bool Texture::resize(int width, int height, int layers) {
    if (m_id != 0 && width == m_width && height == m_height && layers == m_layers)
        return false;
    if (m_id != 0)
        m_gl.glDeleteTextures(1, &m_id);
    m_width = width;
    m_height = height;
    m_layers = layers;
    m_version = 0;
    m_gl.glGenTextures(1, &m_id);
    bind(0);
    const GLint filter = m_filter == Filter::Linear ? GL_LINEAR : GL_NEAREST;
    m_gl.glTexParameteri(target(), GL_TEXTURE_MIN_FILTER, filter);
    m_gl.glTexParameteri(target(), GL_TEXTURE_MAG_FILTER, filter);
    m_gl.glTexParameteri(target(), GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    m_gl.glTexParameteri(target(), GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    m_gl.glTexParameteri(target(), GL_TEXTURE_MAX_LEVEL, 0);
    const Layout layout = layoutOf(m_format);
    if (layers > 0)
        m_gl.glTexImage3D(target(), 0, layout.internal, width, height, layers, 0, layout.format, layout.type, nullptr);
    else
        m_gl.glTexImage2D(target(), 0, layout.internal, width, height, 0, layout.format, layout.type, nullptr);
    return true;
}

void Texture::upload(int x, int y, int w, int h, const void* data, int layer) {
    const Layout layout = layoutOf(m_format);
    bind(0);
    m_gl.glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    m_gl.glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (m_layers > 0)
        m_gl.glTexSubImage3D(target(), 0, x, y, layer, w, h, 1, layout.format, layout.type, data);
    else
        m_gl.glTexSubImage2D(target(), 0, x, y, w, h, layout.format, layout.type, data);
    m_gl.glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void Texture::bind(int unit) {
    m_gl.glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    m_gl.glBindTexture(target(), m_id);
}

} // namespace energyscape
