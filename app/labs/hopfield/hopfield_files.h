// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/image_set.h"
#include "core/hopfield/hopfield_experiment.h"
#include "widgets/theme.h"

#include <QImage>
#include <QObject>

class QMimeData;
class QWidget;

namespace energyscape {

/// Everything of the Hopfield lab that opens or saves files: pictures, image sets, networks. Reading and writing happen
/// in the background; whatever goes wrong is one sentence, and nothing has changed.
class HopfieldFiles : public QObject {
    Q_OBJECT
public:
    using Snapshot = hopfield::HopfieldExperiment::Snapshot;
    explicit HopfieldFiles(QWidget& page);

    /// The state of affairs that the dialogs start from.
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) { m_snapshot = std::move(snapshot); }
    void setTheme(const Theme& theme) { m_theme = theme; }

    void choosePicture();
    void chooseImages();
    void chooseNetwork();
    void chooseNetworkToSave();

    /// A file of any kind that the lab knows, by its name: safetensors, IDX, else a picture.
    void openFile(const QString& path);
    void openImages(const QString& path);
    void openNetwork(const QString& path);
    void openPicture(const QString& path);
    void saveNetwork(const QString& path);
    void importImage(const QImage& image, const QString& name);

    static bool canTake(const QMimeData& data);
    void take(const QMimeData& data);

signals:
    void command(const energyscape::hopfield::HopfieldExperiment::Command& command);
    void message(const QString& text);

private:
    QWidget& m_page;
    Theme m_theme;
    std::shared_ptr<const Snapshot> m_snapshot;
};

/// `count` images of a set as patterns of at most 64 x 64 cells, each at its own Otsu threshold, without repeats.
std::vector<Pattern> patternsFromImages(const ImageSet& images, int count);

} // namespace energyscape
