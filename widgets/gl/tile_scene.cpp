// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/tile_scene.h"

#include <cmath>

namespace energyscape {

TileScene::~TileScene() {
    if (m_gl && m_vertexArray != 0)
        m_gl->glDeleteVertexArrays(1, &m_vertexArray);
}

QString TileScene::initialize(Gl& gl) {
    m_gl = &gl;
    gl.glGenVertexArrays(1, &m_vertexArray);
    m_program.emplace(gl);
    m_atlas.emplace(gl, Texture::Format::R32F);
    m_table.emplace(gl);
    m_program->build(ShaderSource::load("tiles.vert"), ShaderSource::load("tiles.frag"));
    return m_program->error();
}

void TileScene::paint(Gl& gl, QSize size, double pixelRatio) {
    const TilePicture& picture = m_picture();
    const auto f = [](double v) { return static_cast<float>(v); };
    gl.glClearColor(f(picture.ground.redF()), f(picture.ground.greenF()), f(picture.ground.blueF()), 1.0F);
    gl.glClear(GL_COLOR_BUFFER_BIT);
    if (picture.count == 0)
        return;
    m_atlas->resize(picture.width, picture.height);
    if (!m_atlas->isCurrent(picture.version)) {
        m_atlas->upload(0, 0, picture.width, picture.height, picture.values.data());
        m_atlas->setVersion(picture.version);
    }
    m_table->update(picture.table, picture.tableVersion);
    m_atlas->bind(0);
    m_table->bind(1);
    m_program->use();
    m_program->set("atlas", 0);
    m_program->set("colorTable", 1);
    m_program->set("columns", picture.width / picture.tileWidth);
    m_program->set("texelsPerTile", picture.tileWidth, picture.tileHeight);
    m_program->set("viewport", f(size.width()), f(size.height()));
    m_program->set("origin", f(picture.firstTile.x() * pixelRatio), f(picture.firstTile.y() * pixelRatio));
    m_program->set("extent", f(picture.firstTile.width() * pixelRatio), f(picture.firstTile.height() * pixelRatio));
    m_program->set("pitch", f(picture.pitch.width() * pixelRatio), f(picture.pitch.height() * pixelRatio));
    m_program->set("border", f(std::round(picture.border * pixelRatio)));
    m_program->set("borderColor", f(picture.frame.redF()), f(picture.frame.greenF()), f(picture.frame.blueF()), 1.0F);
    m_program->set("valueRange", picture.lo, picture.hi);
    m_program->set(
        "missingColor", f(picture.missing.redF()), f(picture.missing.greenF()), f(picture.missing.blueF()), 1.0F);
    gl.glBindVertexArray(m_vertexArray);
    gl.glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, picture.count);
}

} // namespace energyscape
