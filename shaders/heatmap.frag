#version 330 core
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/colormap.glsl"

uniform sampler2D cells;  // one value per cell
in vec2 fraction;
out vec4 color;

void main() {
    ivec2 size = textureSize(cells, 0);
    ivec2 cell = clamp(ivec2(fraction * vec2(size)), ivec2(0), size - 1);
    color = colorOf(texelFetch(cells, cell, 0).r);
}
