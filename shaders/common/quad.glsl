// SPDX-License-Identifier: GPL-3.0-or-later
// Corner of a unit quad drawn as a triangle strip of 4 vertices without buffers: (0,0), (1,0), (0,1), (1,1).
vec2 quadCorner() {
    return vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
}

// Clip coordinates of a point in device pixels, y downwards from the upper edge, in a viewport of that many pixels.
vec4 clipFromPixel(vec2 pixel, vec2 viewport) {
    return vec4(2.0 * pixel.x / viewport.x - 1.0, 1.0 - 2.0 * pixel.y / viewport.y, 0.0, 1.0);
}
