#version 330 core
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/colormap.glsl"

uniform sampler2D atlas;      // the visible tiles side by side
uniform ivec2 texelsPerTile;
uniform vec4 borderColor;
in vec2 fraction;
flat in ivec2 slot;
out vec4 color;

void main() {
    ivec2 texel = ivec2(floor(fraction * vec2(texelsPerTile)));
    if (any(lessThan(texel, ivec2(0))) || any(greaterThanEqual(texel, texelsPerTile))) {
        color = borderColor;
        return;
    }
    color = colorOf(texelFetch(atlas, slot * texelsPerTile + texel, 0).r);
}
