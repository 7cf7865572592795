// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "widgets/gl/color_table_texture.h"
#include "widgets/gl/gl_canvas.h"
#include "widgets/heatmap_view.h"

namespace energyscape {

/// Draws a HeatmapPicture as one quad; the values go through the colour table in the shader.
class HeatmapScene : public GlScene {
public:
    /// `picture` gives the present picture for a device pixel ratio.
    explicit HeatmapScene(std::function<const HeatmapPicture&(double)> picture) : m_picture(std::move(picture)) {}
    ~HeatmapScene() override;

    QString initialize(Gl& gl) override;
    void paint(Gl& gl, QSize size, double pixelRatio) override;

private:
    std::function<const HeatmapPicture&(double)> m_picture;
    Gl* m_gl = nullptr;
    GLuint m_vertexArray = 0;
    std::optional<ShaderProgram> m_program;
    std::optional<Texture> m_cells;
    std::optional<ColorTableTexture> m_table;
};

} // namespace energyscape
