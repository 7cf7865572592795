// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/hopfield_experiment.h"
#include "widgets/gl/renderer_probe.h"
#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace energyscape {

class TileGallery;

/// The stored patterns as thumbnails with their overlaps with the present state, and whether each is stable.
class MemoryShelf : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit MemoryShelf(Renderer renderer, QWidget* parent = nullptr);

    void show(const hopfield::HopfieldExperiment::Snapshot& snapshot);
    /// The memory the user chose, -1 for none.
    int selected() const;
    TileGallery& gallery() { return *m_gallery; }
    void setTheme(const Theme& theme) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void storeRequested();
    void loadRequested(int memory);
    void removeRequested(int memory);
    void selectionChanged(int memory);

private:
    void showContent(const hopfield::Content& content);
    void fitTiles();

    TileGallery* m_gallery;
    QLabel* m_summary;
    QPushButton *m_store, *m_load, *m_remove;
    std::shared_ptr<const hopfield::Content> m_content;
};

/// How a memory is called on screen: its own name, or "memory 3".
QString memoryName(const hopfield::Content& content, int memory);

} // namespace energyscape
