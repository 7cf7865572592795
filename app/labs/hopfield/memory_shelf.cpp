// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/memory_shelf.h"

#include "widgets/tile_gallery.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace energyscape {

using hopfield::Content;

QString memoryName(const Content& content, int memory) {
    const std::string& name = content.memories[static_cast<std::size_t>(memory)].name;
    return name.empty() ? QString("memory %1").arg(memory + 1) : QString::fromStdString(name);
}

MemoryShelf::MemoryShelf(Renderer renderer, QWidget* parent)
    : QWidget(parent)
    , m_gallery(new TileGallery(renderer))
    , m_summary(new QLabel)
    , m_store(new QPushButton("Store"))
    , m_load(new QPushButton("Load"))
    , m_remove(new QPushButton("Delete")) {
    m_gallery->setColormap(Colormap::Unit);
    m_gallery->setRange(-1.0F, 1.0F);
    m_gallery->setAccessibleName("Memories");
    m_gallery->setPictureName("memories");
    m_store->setProperty("role", "primary");
    m_store->setToolTip("Store the pattern on the stage as a memory (Enter)");
    m_load->setToolTip("Put the chosen memory on the stage as it was stored (double click)");
    m_remove->setToolTip("Forget the chosen memory: its part of the weights is taken away (Delete on the shelf)");
    m_summary->setProperty("role", "muted");
    m_summary->setToolTip(
        "K memories in N units; alpha = K/N. Random patterns stay retrievable under Hebb's rule up to alpha = 0.138.");

    auto* title = new QLabel("Memories");
    title->setFont(uiFont(TypeSize::Body, QFont::DemiBold));
    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_summary);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_store, 2);
    buttons->addWidget(m_load, 1);
    buttons->addWidget(m_remove, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_gallery, 1);
    column->addLayout(buttons);

    connect(m_store, &QPushButton::clicked, this, &MemoryShelf::storeRequested);
    connect(m_load, &QPushButton::clicked, this, [this] { emit loadRequested(selected()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeRequested(selected()); });
    connect(m_gallery, &TileGallery::activated, this, &MemoryShelf::loadRequested);
    connect(m_gallery, &TileGallery::removeRequested, this, &MemoryShelf::removeRequested);
    connect(m_gallery, &TileGallery::selected, this, &MemoryShelf::selectionChanged);
}

int MemoryShelf::selected() const {
    return m_gallery->selectedTile();
}

void MemoryShelf::show(const hopfield::HopfieldExperiment::Snapshot& snapshot) {
    if (m_content != snapshot.content) {
        m_content = snapshot.content;
        showContent(*m_content);
    }
    std::vector<TileNote> notes(m_content->memories.size());
    for (std::size_t k = 0; k < notes.size(); ++k) {
        const auto& properties = m_content->properties[k];
        const bool stable = properties.unstableUnits == 0;
        notes[k].caption = memoryName(*m_content, static_cast<int>(k));
        notes[k].bar = snapshot.overlaps[k];
        notes[k].badge = stable ? TileNote::Good : TileNote::Bad;
        notes[k].tooltip = QString("%1: %2\nE = %3, smallest aligned field %4")
                               .arg(notes[k].caption,
                                   stable ? QString("a fixed point")
                                          : QString("unstable, %1 units would leave it").arg(properties.unstableUnits))
                               .arg(properties.energy, 0, 'f', 3)
                               .arg(properties.stability, 0, 'f', 3);
    }
    m_gallery->setNotes(std::move(notes));
}

void MemoryShelf::showContent(const Content& content) {
    const std::size_t count = content.memories.size();
    const std::size_t units = static_cast<std::size_t>(content.rows) * static_cast<std::size_t>(content.cols);
    std::vector<float> values;
    values.reserve(count * units);
    for (const Pattern& memory : content.memories)
        values.insert(values.end(), memory.units.begin(), memory.units.end());
    const int before = m_gallery->selectedTile();
    m_gallery->setTiles(values, static_cast<int>(count), content.rows, content.cols);
    m_gallery->setSelected(std::min(std::max(before, 0), static_cast<int>(count) - 1));
    m_summary->setText(QString("K = %1   N = %2   α = %3")
                           .arg(count)
                           .arg(units)
                           .arg(static_cast<double>(count) / static_cast<double>(units), 0, 'f', 3));
    fitTiles();
    m_load->setEnabled(count > 0);
    m_remove->setEnabled(count > 0);
}

void MemoryShelf::fitTiles() {
    // The largest tiles that all fit, captions included, within what reads well.
    constexpr double kSmallest = 56.0;
    constexpr double kLargest = 144.0;
    constexpr double kGap = 20.0;
    constexpr double kCaption = 60.0;
    const int count = m_gallery->count();
    double extent = kLargest;
    for (; extent > kSmallest; extent -= 4.0) {
        const int columns = std::max(1, static_cast<int>(m_gallery->width() / (extent + kGap)));
        const int rows = (count + columns - 1) / columns;
        if (rows * (extent + kCaption) <= m_gallery->height())
            break;
    }
    if (extent != m_gallery->tileExtent())
        m_gallery->setTileExtent(extent);
}

void MemoryShelf::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitTiles();
}

void MemoryShelf::setTheme(const Theme&) {
    m_summary->setFont(uiFont(TypeSize::Small));
}

} // namespace energyscape
