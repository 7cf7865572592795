// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/color_table_texture.h"

#include <array>
#include <cstddef>

namespace energyscape {

void ColorTableTexture::update(const ColorTable& table, std::uint64_t version) {
    m_texture.resize(static_cast<int>(table.size()), 1);
    if (m_texture.isCurrent(version))
        return;
    std::array<unsigned char, 4 * std::tuple_size_v<ColorTable>> bytes{};
    for (std::size_t k = 0; k < table.size(); ++k) {
        bytes[4 * k] = static_cast<unsigned char>(qRed(table[k]));
        bytes[4 * k + 1] = static_cast<unsigned char>(qGreen(table[k]));
        bytes[4 * k + 2] = static_cast<unsigned char>(qBlue(table[k]));
        bytes[4 * k + 3] = 255;
    }
    m_texture.upload(0, 0, static_cast<int>(table.size()), 1, bytes.data());
    m_texture.setVersion(version);
}

} // namespace energyscape
