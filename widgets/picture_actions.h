// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <functional>

class QMenu;
class QWidget;

namespace energyscape {

/// Appends "Copy picture" and "Save picture as PNG..." to `menu`. `grab` is called when one of them is chosen and gives
/// the picture in device pixels; `name` ("weights") becomes the suggested file name. `parent` owns the dialogs and must
/// outlive the menu. A picture that cannot be written is reported in a message box and leaves an older file as it was.
void addPictureActions(QMenu& menu, QWidget& parent, std::function<QImage()> grab, const QString& name);

/// Writes `image` as PNG to `path`, whole or not at all. Returns an empty text, or one sentence saying what went wrong.
QString savePicture(const QImage& image, const QString& path);

} // namespace energyscape
