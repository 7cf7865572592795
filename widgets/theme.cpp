// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QObject>
#include <array>

namespace energyscape {

Theme Theme::darkTheme() {
    Theme t;
    t.dark = true;
    t.ground = "#101418";
    t.panel = "#181D23";
    t.raised = "#232A33";
    t.border = "#2C343E";
    t.text = "#E6EAF0";
    t.muted = "#9AA4B2";
    t.accent = "#4C9AFF";
    t.onAccent = "#07121F";
    t.energy = "#F2B134";
    t.temperature = "#FF6B6F";
    t.data = "#3E8BFF";
    t.model = "#FF8A3D";
    t.good = "#3FB67F";
    t.bad = "#FF6B6F";
    t.unitOn = "#F4F1E8";
    t.unitOff = "#1B2430";
    return t;
}

Theme Theme::lightTheme() {
    Theme t;
    t.dark = false;
    t.ground = "#FBFBF9";
    t.panel = "#F1F1EC";
    t.raised = "#FFFFFF";
    t.border = "#D5D6CF";
    t.text = "#1A1D21";
    t.muted = "#5B6470";
    t.accent = "#1F6FEB";
    t.onAccent = "#FFFFFF";
    t.energy = "#8F5E12";
    t.temperature = "#C4302B";
    t.data = "#1F6FEB";
    t.model = "#C2570C";
    t.good = "#1B7A4B";
    t.bad = "#C4302B";
    t.unitOn = "#F4F1E8";
    t.unitOff = "#1B2430";
    return t;
}

QColor Theme::series(int k) const {
    // Okabe and Ito (2008), darkened for paper; amber and red are left to energy and temperature.
    static constexpr std::array kDark = {
        0x56B4E9, 0xE58BC0, 0x2FC49A, 0xFF8A3D, 0xB9A5FF, 0xC7D36F, 0x8FD8D2, 0xD9B08C};
    static constexpr std::array kLight = {
        0x0072B2, 0xA8457F, 0x00795B, 0xC2570C, 0x6A4FC4, 0x6B7A10, 0x1E7F86, 0x8A5A2B};
    const auto i = static_cast<std::size_t>(k) % kDark.size();
    return QColor::fromRgb(static_cast<QRgb>(dark ? kDark[i] : kLight[i]));
}

namespace {

double scaleOf(TypeSize size) {
    switch (size) {
    case TypeSize::Small:
        return 12.0 / 14.0;
    case TypeSize::Body:
        return 1.0;
    case TypeSize::Title:
        return 18.0 / 14.0;
    case TypeSize::Large:
        return 24.0 / 14.0;
    case TypeSize::Display:
        return 32.0 / 14.0;
    }
    return 1.0;
}

} // namespace

QFont uiFont(TypeSize size, int weight) {
    QFont font = QGuiApplication::font();
    font.setPointSizeF(font.pointSizeF() * scaleOf(size));
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

QFont figureFont(TypeSize size) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({"JetBrains Mono", font.family()});
    font.setPointSizeF(QGuiApplication::font().pointSizeF() * scaleOf(size));
    return font;
}

void applyTheme(QObject& root, const Theme& theme) {
    if (auto* themed = dynamic_cast<Themed*>(&root))
        themed->setTheme(theme);
    for (QObject* child : root.children())
        applyTheme(*child, theme);
}

} // namespace energyscape
