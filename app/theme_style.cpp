// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme_style.h"

#include <QFile>
#include <array>

namespace energyscape {

Theme systemTheme(const QPalette& systemPalette) {
    const bool dark = systemPalette.color(QPalette::Window).lightnessF() < 0.5;
    return dark ? Theme::darkTheme() : Theme::lightTheme();
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.ground);
    palette.setColor(QPalette::Base, theme.raised);
    palette.setColor(QPalette::AlternateBase, theme.panel);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Mid, theme.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

QString styleSheetOf(const Theme& theme) {
    QFile file(":/resources/style/window.qss");
    file.open(QIODevice::ReadOnly);
    QString style = QString::fromUtf8(file.readAll());
    const std::array<std::pair<const char*, QColor>, 9> colors = {{{"@ground", theme.ground}, {"@panel", theme.panel},
        {"@raised", theme.raised}, {"@border", theme.border}, {"@text", theme.text}, {"@muted", theme.muted},
        {"@accent", theme.accent}, {"@onAccent", theme.onAccent}, {"@bad", theme.bad}}};
    for (const auto& [name, color] : colors)
        style.replace(QString(name) + ";", color.name() + ";").replace(QString(name) + " ", color.name() + " ");
    return style;
}

} // namespace energyscape
