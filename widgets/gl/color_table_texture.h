// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/colormap.h"
#include "widgets/gl/texture.h"

namespace energyscape {

/// A 256 x 1 texture of a ColorTable, uploaded when its version changes.
class ColorTableTexture {
public:
    explicit ColorTableTexture(Gl& gl) : m_texture(gl, Texture::Format::Rgba8) {}
    void update(const ColorTable& table, std::uint64_t version);
    void bind(int unit) { m_texture.bind(unit); }

private:
    Texture m_texture;
};

} // namespace energyscape
