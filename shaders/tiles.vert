#version 330 core
#include "common/quad.glsl"

uniform vec2 viewport;  // device pixels
uniform vec2 origin;    // upper left corner of the first tile, device pixels
uniform vec2 pitch;     // from tile to tile, device pixels
uniform vec2 extent;    // of one tile, device pixels
uniform int columns;    // tiles per row, on the screen as in the atlas
out vec2 fraction;      // within the tile
flat out ivec2 slot;    // column and row of the tile

void main() {
    fraction = quadCorner();
    slot = ivec2(gl_InstanceID % columns, gl_InstanceID / columns);
    gl_Position = clipFromPixel(origin + vec2(slot) * pitch + fraction * extent, viewport);
}
