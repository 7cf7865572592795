// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QPalette>
#include <QString>

namespace energyscape {

/// The theme that goes with the system's colours.
Theme systemTheme(const QPalette& systemPalette);
QPalette paletteOf(const Theme& theme);
/// resources/style/window.qss with the theme's colours in place of their names.
QString styleSheetOf(const Theme& theme);

} // namespace energyscape
