// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_actions.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImageWriter>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QStandardPaths>
#include <utility>

namespace energyscape {

namespace {

/// A file name that every file system takes: letters, digits, '-' and '_'.
QString fileNameFor(const QString& name) {
    QString plain;
    for (const QChar c : name.trimmed().toLower())
        plain += c.isLetterOrNumber() || c == '_' ? c : QChar('-');
    return (plain.isEmpty() ? QStringLiteral("picture") : plain) + ".png";
}

void askAndSave(QWidget& parent, const QImage& image, const QString& name) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    QString path = QFileDialog::getSaveFileName(&parent, QObject::tr("Save picture as PNG"),
        folder + '/' + fileNameFor(name), QObject::tr("PNG pictures (*.png)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(".png", Qt::CaseInsensitive))
        path += ".png";
    const QString error = savePicture(image, path);
    if (!error.isEmpty())
        QMessageBox::warning(&parent, QObject::tr("Save picture"), error);
}

} // namespace

QString savePicture(const QImage& image, const QString& path) {
    if (image.isNull())
        return QObject::tr("There is no picture to save in %1 yet.").arg(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return QObject::tr("%1 cannot be written: %2.").arg(path, file.errorString());
    QImageWriter writer(&file, "png");
    if (!writer.write(image))
        return QObject::tr("%1 cannot be written: %2.").arg(path, writer.errorString());
    if (!file.commit())
        return QObject::tr("%1 cannot be written: %2.").arg(path, file.errorString());
    return {};
}

void addPictureActions(QMenu& menu, QWidget& parent, std::function<QImage()> grab, const QString& name) {
    QAction* copy = menu.addAction(QObject::tr("Copy picture"));
    QObject::connect(copy, &QAction::triggered, &parent, [grab] {
        if (const QImage image = grab(); !image.isNull())
            QGuiApplication::clipboard()->setImage(image);
    });
    QAction* save = menu.addAction(QObject::tr("Save picture as PNG..."));
    QObject::connect(save, &QAction::triggered, &parent,
        [grab = std::move(grab), &parent, name] { askAndSave(parent, grab(), name); });
}

} // namespace energyscape
