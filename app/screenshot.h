// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

class QWidget;

namespace energyscape {

/// The window as it is on screen, OpenGL views included.
QImage grabWindow(QWidget& window);
/// Whether hardly anything is on the picture: fewer than 16 colours.
bool isBlank(const QImage& image);

} // namespace energyscape
