#version 330 core
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/quad.glsl"

uniform vec4 target;    // x, y, width, height of the cells in device pixels
uniform vec2 viewport;  // device pixels
out vec2 fraction;      // (0,0) first cell .. (1,1) behind the last

void main() {
    fraction = quadCorner();
    gl_Position = clipFromPixel(target.xy + fraction * target.zw, viewport);
}
