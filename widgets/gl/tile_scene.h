// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "widgets/gl/color_table_texture.h"
#include "widgets/gl/gl_canvas.h"
#include "widgets/tile_gallery.h"

namespace energyscape {

/// Draws all tiles of a TilePicture in one instanced call from one atlas texture.
class TileScene : public GlScene {
public:
    explicit TileScene(std::function<const TilePicture&()> picture) : m_picture(std::move(picture)) {}
    ~TileScene() override;

    QString initialize(Gl& gl) override;
    void paint(Gl& gl, QSize size, double pixelRatio) override;

private:
    std::function<const TilePicture&()> m_picture;
    Gl* m_gl = nullptr;
    GLuint m_vertexArray = 0;
    std::optional<ShaderProgram> m_program;
    std::optional<Texture> m_atlas;
    std::optional<ColorTableTexture> m_table;
};

} // namespace energyscape
