// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/heatmap_scene.h"

namespace energyscape {

HeatmapScene::~HeatmapScene() {
    if (m_gl && m_vertexArray != 0)
        m_gl->glDeleteVertexArrays(1, &m_vertexArray);
}

QString HeatmapScene::initialize(Gl& gl) {
    m_gl = &gl;
    gl.glGenVertexArrays(1, &m_vertexArray);
    m_program.emplace(gl);
    m_cells.emplace(gl, Texture::Format::R32F);
    m_table.emplace(gl);
    m_program->build(ShaderSource::load("heatmap.vert"), ShaderSource::load("heatmap.frag"));
    return m_program->error();
}

void HeatmapScene::paint(Gl& gl, QSize size, double pixelRatio) {
    const HeatmapPicture& picture = m_picture(pixelRatio);
    const auto f = [](double v) { return static_cast<float>(v); };
    gl.glClearColor(f(picture.ground.redF()), f(picture.ground.greenF()), f(picture.ground.blueF()), 1.0F);
    gl.glClear(GL_COLOR_BUFFER_BIT);
    const CellWindow& window = picture.window;
    if (window.values.empty())
        return;
    m_cells->resize(window.cols, window.rows);
    if (!m_cells->isCurrent(picture.windowVersion)) {
        m_cells->upload(0, 0, window.cols, window.rows, window.values.data());
        m_cells->setVersion(picture.windowVersion);
    }
    m_table->update(picture.table, picture.tableVersion);
    m_cells->bind(0);
    m_table->bind(1);
    m_program->use();
    m_program->set("cells", 0);
    m_program->set("colorTable", 1);
    m_program->set("viewport", f(size.width()), f(size.height()));
    m_program->set("target", f(picture.target.x() * pixelRatio), f(picture.target.y() * pixelRatio),
        f(picture.target.width() * pixelRatio), f(picture.target.height() * pixelRatio));
    m_program->set("valueRange", picture.lo, picture.hi);
    m_program->set(
        "missingColor", f(picture.missing.redF()), f(picture.missing.greenF()), f(picture.missing.blueF()), 1.0F);
    const QRectF area(picture.area.topLeft() * pixelRatio, picture.area.size() * pixelRatio);
    gl.glEnable(GL_SCISSOR_TEST);
    gl.glScissor(
        qRound(area.left()), size.height() - qRound(area.bottom()), qRound(area.width()), qRound(area.height()));
    gl.glBindVertexArray(m_vertexArray);
    gl.glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    gl.glDisable(GL_SCISSOR_TEST);
}

} // namespace energyscape
