#version 330 core
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/quad.glsl"

uniform vec2 viewport;  // device pixels
uniform vec2 origin;    // upper left corner of the first tile, device pixels
uniform vec2 pitch;     // from tile to tile, device pixels
uniform vec2 extent;    // of one tile, device pixels
uniform float border;   // width of the frame around each tile, device pixels
uniform int columns;    // tiles per row, on the screen as in the atlas
out vec2 fraction;      // (0,0) .. (1,1) within the tile, beyond on its frame
flat out ivec2 slot;    // column and row of the tile

void main() {
    slot = ivec2(gl_InstanceID % columns, gl_InstanceID / columns);
    vec2 inTile = quadCorner() * (extent + 2.0 * border) - border;
    fraction = inTile / extent;
    gl_Position = clipFromPixel(origin + vec2(slot) * pitch + inTile, viewport);
}
