// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/cue_strip.h"

#include "app/labs/hopfield/memory_shelf.h"
#include "widgets/raster_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace energyscape {

namespace {

constexpr int kPictureExtent = 84;

QString wrongCells(const std::vector<std::int8_t>& units, const Pattern& pattern) {
    int wrong = 0;
    for (std::size_t i = 0; i < units.size(); ++i)
        wrong += units[i] != pattern.units[i];
    return wrong == 0   ? QStringLiteral("all cells right")
           : wrong == 1 ? QStringLiteral("1 cell wrong")
                        : QString("%1 cells wrong").arg(wrong);
}

} // namespace

CueStrip::CueStrip(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_stored = addPanel("Stored");
    m_cue = addPanel("Cue");
    m_now = addPanel("Now");
    setToolTip("Reconstruction: the memory, the spoiled cue the run began with, and the state of the network now");
}

CueStrip::Panel CueStrip::addPanel(const QString& title) {
    Panel panel{new RasterView, new QLabel(title), new QLabel};
    panel.picture->setFixedSize(kPictureExtent, kPictureExtent);
    panel.picture->setFocusPolicy(Qt::NoFocus);
    panel.picture->setAccessibleName(title);
    panel.title->setAlignment(Qt::AlignHCenter);
    panel.note->setAlignment(Qt::AlignHCenter);
    panel.note->setProperty("role", "muted");
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(panel.title);
    column->addWidget(panel.picture, 0, Qt::AlignHCenter);
    column->addWidget(panel.note);
    static_cast<QHBoxLayout*>(layout())->addLayout(column, 1);
    return panel;
}

void CueStrip::show(const hopfield::HopfieldExperiment::Snapshot& snapshot) {
    const auto& content = *snapshot.content;
    m_cue.picture->setUnits(*snapshot.cue, content.rows, content.cols);
    m_now.picture->setUnits(snapshot.state, content.rows, content.cols);
    // Without a known origin the state is compared with the memory it is nearest to.
    const int memory = snapshot.target >= 0 ? snapshot.target : snapshot.nearest.memory;
    if (memory < 0 || memory >= static_cast<int>(content.memories.size())) {
        m_stored.picture->setUnits(std::vector<std::int8_t>(snapshot.state.size(), -1), content.rows, content.cols);
        for (const Panel* panel : {&m_stored, &m_cue, &m_now})
            panel->note->setText(panel == &m_stored ? QStringLiteral("no memory yet") : QString());
        return;
    }
    const Pattern& stored = content.memories[static_cast<std::size_t>(memory)];
    m_stored.picture->setUnits(stored.units, content.rows, content.cols);
    m_stored.note->setText(memoryName(content, memory));
    m_cue.note->setText(wrongCells(*snapshot.cue, stored));
    m_now.note->setText(wrongCells(snapshot.state, stored));
}

void CueStrip::setTheme(const Theme&) {
    for (const Panel* panel : {&m_stored, &m_cue, &m_now}) {
        panel->title->setFont(uiFont(TypeSize::Small, QFont::DemiBold));
        panel->note->setFont(uiFont(TypeSize::Small));
    }
}

} // namespace energyscape
