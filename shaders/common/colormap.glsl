// SPDX-License-Identifier: GPL-3.0-or-later
uniform sampler2D colorTable;  // 256 x 1 entries
uniform vec2 valueRange;       // low, high
uniform vec4 missingColor;     // for NaN

bool isMissing(float value) {
    return (floatBitsToUint(value) & 0x7fffffffu) > 0x7f800000u;
}

// The entry round(255 (value - low) / (high - low)), as the table is used on the processor.
vec4 colorOf(float value) {
    if (isMissing(value))
        return missingColor;
    float entry = clamp((value - valueRange.x) / (valueRange.y - valueRange.x) * 255.0 + 0.5, 0.0, 255.0);
    return vec4(texelFetch(colorTable, ivec2(int(entry), 0), 0).rgb, 1.0);
}
