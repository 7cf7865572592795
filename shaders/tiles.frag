#version 330 core
#include "common/colormap.glsl"

uniform sampler2D atlas;      // the visible tiles side by side
uniform ivec2 texelsPerTile;
in vec2 fraction;
flat in ivec2 slot;
out vec4 color;

void main() {
    ivec2 texel = clamp(ivec2(fraction * vec2(texelsPerTile)), ivec2(0), texelsPerTile - 1);
    color = colorOf(texelFetch(atlas, slot * texelsPerTile + texel, 0).r);
}
