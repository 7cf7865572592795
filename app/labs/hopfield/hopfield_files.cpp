// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/hopfield_files.h"

#include "app/background.h"
#include "app/labs/hopfield/picture_import.h"
#include "core/data/threshold.h"
#include "core/error.h"
#include "core/hopfield/network_file.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMimeData>
#include <QUrl>
#include <algorithm>
#include <cmath>

namespace energyscape {

using hopfield::HopfieldExperiment;

namespace {

/// The most nearly square rows x cols grid of `units` cells within the lab's limits; {0, 0} when there is none.
std::pair<int, int> gridFor(int units) {
    for (int rows = static_cast<int>(std::sqrt(units)); rows >= hopfield::kMinExtent; --rows)
        if (units % rows == 0 && units / rows <= hopfield::kMaxExtent)
            return {rows, units / rows};
    return {0, 0};
}

} // namespace

std::vector<Pattern> patternsFromImages(const ImageSet& images, int count) {
    const int rows = std::clamp(images.rows, hopfield::kMinExtent, hopfield::kMaxExtent);
    const int cols = std::clamp(images.cols, hopfield::kMinExtent, hopfield::kMaxExtent);
    std::vector<Pattern> patterns;
    for (std::size_t i = 0; i < images.count() && static_cast<int>(patterns.size()) < count; ++i) {
        const auto gray = resizeGray(images.image(i), images.rows, images.cols, rows, cols);
        Pattern pattern = thresholdToPattern(gray, rows, cols, otsuThreshold(gray), true);
        pattern.name =
            images.labels.empty() ? std::string("#").append(std::to_string(i + 1)) : std::to_string(images.labels[i]);
        if (std::ranges::none_of(patterns, [&](const Pattern& p) { return p.sameUnits(pattern); }))
            patterns.push_back(std::move(pattern));
    }
    return patterns;
}

HopfieldFiles::HopfieldFiles(QWidget& page) : QObject(&page), m_page(page) {}

void HopfieldFiles::choosePicture() {
    const QString path = QFileDialog::getOpenFileName(&m_page, "Import picture", {},
        "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.svg *.webp *.pgm *.ppm *.xpm);;All files (*)");
    if (!path.isEmpty())
        openPicture(path);
}

void HopfieldFiles::chooseImages() {
    const QString path = QFileDialog::getOpenFileName(
        &m_page, "Open images", {}, "IDX images (*ubyte *ubyte.gz *.idx *.idx.gz *idx3*);;All files (*)");
    if (!path.isEmpty())
        openImages(path);
}

void HopfieldFiles::chooseNetwork() {
    const QString path =
        QFileDialog::getOpenFileName(&m_page, "Open network", {}, "Networks (*.safetensors);;All files (*)");
    if (!path.isEmpty())
        openNetwork(path);
}

void HopfieldFiles::chooseNetworkToSave() {
    const QString path =
        QFileDialog::getSaveFileName(&m_page, "Save network", "network.safetensors", "Networks (*.safetensors)");
    if (!path.isEmpty())
        saveNetwork(path);
}

void HopfieldFiles::openFile(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    if (name.endsWith(".safetensors"))
        openNetwork(path);
    else if (name.contains("ubyte") || name.contains(".idx") || name.contains("idx3"))
        openImages(path);
    else
        openPicture(path);
}

void HopfieldFiles::openPicture(const QString& path) {
    runInBackground(
        this, [path] { return readPicture(path); },
        [this, path](const QImage& image) { importImage(image, QFileInfo(path).completeBaseName()); },
        [this](const QString& error) { emit message(error); });
}

void HopfieldFiles::importImage(const QImage& image, const QString& name) {
    if (!m_snapshot)
        return;
    auto* dialog =
        new PictureImport(image, name, m_snapshot->content->rows, m_snapshot->content->cols, m_theme, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog](int answer) {
        if (answer == PictureImport::AsMemory)
            emit command(hopfield::StorePatterns{{dialog->pattern()}});
        if (answer != PictureImport::Cancelled)
            emit command(hopfield::SetState{dialog->pattern()});
    });
    dialog->open();
}

void HopfieldFiles::openImages(const QString& path) {
    runInBackground(
        this, [path] { return std::make_shared<ImageSet>(readImageSet(path.toStdString())); },
        [this, path](const std::shared_ptr<ImageSet>& images) {
            const int most = static_cast<int>(std::min<std::size_t>(images->count(), 400));
            auto* dialog = new QInputDialog(&m_page);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setWindowTitle("Open images");
            dialog->setLabelText(
                QString("%1 holds %2 images of %3 × %4 pixels.\nHow many of them become memories, from the first on?")
                    .arg(QFileInfo(path).fileName())
                    .arg(images->count())
                    .arg(images->rows)
                    .arg(images->cols));
            dialog->setInputMode(QInputDialog::IntInput);
            dialog->setIntRange(1, std::max(most, 1));
            dialog->setIntValue(std::min(5, most));
            connect(dialog, &QInputDialog::intValueSelected, this, [this, images](int count) {
                runInBackground(
                    this, [images, count] { return patternsFromImages(*images, count); },
                    [this](const std::vector<Pattern>& patterns) {
                        if (!patterns.empty())
                            emit command(
                                hopfield::ReplaceMemories{patterns.front().rows, patterns.front().cols, patterns});
                    },
                    [this](const QString& error) { emit message(error); });
            });
            dialog->open();
        },
        [this](const QString& error) { emit message(error); });
}

void HopfieldFiles::openNetwork(const QString& path) {
    const auto work = [path]() -> hopfield::LoadNetwork {
        auto network = std::make_shared<hopfield::Network>(hopfield::loadNetwork(path.toStdString()));
        const auto [rows, cols] = gridFor(network->units());
        if (rows == 0)
            throw UserError(QString("cannot show '%1': its %2 units do not fit a grid of 4 × 4 to 64 × 64 cells")
                                .arg(QFileInfo(path).fileName())
                                .arg(network->units())
                                .toStdString());
        return {network, rows, cols};
    };
    runInBackground(
        this, work, [this](const hopfield::LoadNetwork& load) { emit command(load); },
        [this](const QString& error) { emit message(error); });
}

void HopfieldFiles::saveNetwork(const QString& path) {
    if (!m_snapshot)
        return;
    runInBackground(
        this,
        [path, network = m_snapshot->content->network] {
            hopfield::saveNetwork(path.toStdString(), *network);
            return true;
        },
        [this, path](bool) { emit message(QString("saved %1").arg(QFileInfo(path).fileName())); },
        [this](const QString& error) { emit message(error); });
}

bool HopfieldFiles::canTake(const QMimeData& data) {
    return data.hasImage() || (data.hasUrls() && data.urls().constFirst().isLocalFile());
}

void HopfieldFiles::take(const QMimeData& data) {
    if (data.hasUrls() && !data.urls().isEmpty() && data.urls().constFirst().isLocalFile())
        openFile(data.urls().constFirst().toLocalFile());
    else if (data.hasImage())
        importImage(qvariant_cast<QImage>(data.imageData()), "pasted");
    else
        emit message("there is no picture to take: copy or drop a picture, an IDX file or a safetensors file");
}

} // namespace energyscape
