// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/hopfield_page.h"

#include "app/labs/hopfield/cue_strip.h"
#include "app/labs/hopfield/hopfield_files.h"
#include "app/labs/hopfield/hopfield_inspector.h"
#include "app/labs/hopfield/hopfield_plots.h"
#include "app/labs/hopfield/hopfield_stage.h"
#include "app/labs/hopfield/memory_shelf.h"
#include "app/labs/hopfield/pattern_sets.h"
#include "widgets/heatmap_view.h"
#include "widgets/live_plot.h"
#include "widgets/pattern_editor.h"
#include "widgets/tile_gallery.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QTimer>
#include <QVBoxLayout>

namespace energyscape {

using hopfield::HopfieldExperiment;

namespace {

constexpr int kDemonstrationPauseMs = 2200;

/// Letters are stored and a spoiled one is on its way back when the lab is first seen.
HopfieldExperiment::Config firstContent() {
    HopfieldExperiment::Config config;
    config.memories = patternSets().front().make();
    config.rows = config.memories.front().rows;
    config.cols = config.memories.front().cols;
    config.probe = config.memories.front().units;
    config.target = 0;
    return config;
}

QString endStateText(const HopfieldExperiment::Snapshot& s) {
    using Kind = hopfield::EndState::Kind;
    const auto& content = *s.content;
    const auto name = [&content](int k) {
        const bool named = !content.memories[static_cast<std::size_t>(k)].name.empty();
        return QString("memory %1").arg(k + 1) + (named ? " (" + memoryName(content, k) + ")" : QString());
    };
    switch (s.nearest.kind) {
    case Kind::Memory:
        return name(s.nearest.memory);
    case Kind::Negative:
        return "negative of " + name(s.nearest.memory);
    case Kind::Cycle:
        return "a cycle of two states";
    case Kind::Mixture: {
        QStringList parts;
        for (const int k : s.nearest.constituents)
            parts << memoryName(content, k);
        return "mixture of " + parts.join(", ");
    }
    case Kind::Other:
        break;
    }
    if (s.nearest.memory < 0)
        return "no memory stored";
    return QString("%1 cells from %2%3")
        .arg(s.nearest.wrongUnits)
        .arg(s.nearest.nearNegative ? "the negative of " : "", name(s.nearest.memory));
}

} // namespace

HopfieldPage::HopfieldPage(quint64 seed, Renderer renderer, QWidget* parent)
    : LabPage("Hopfield network", parent)
    , m_bridge(firstContent(), seed)
    , m_stage(new HopfieldStage)
    , m_cueStrip(new CueStrip)
    , m_shelf(new MemoryShelf(renderer))
    , m_inspector(new HopfieldInspector)
    , m_plots(new HopfieldPlots(renderer, this))
    , m_files(new HopfieldFiles(*this)) {
    setAcceptDrops(true);
    setSubtitle("Store patterns, spoil one, and watch the network roll back into it");
    auto* side = new QWidget;
    side->setMinimumWidth(272);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 12, 0);
    column->setSpacing(12);
    column->addWidget(m_cueStrip);
    column->addWidget(m_shelf, 1);
    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_stage, 5);
    row->addWidget(side, 3);
    setStage(centre, &m_stage->editor());
    addPlot(m_plots->energy(), 3);
    addPlot(m_plots->overlaps(), 3);
    addPlot(m_plots->weights(), 2);
    LabPage::setInspector(m_inspector);
    connectParts();
    connectInspector();
    m_inspector->setInitialSet(patternSets().front(), m_bridge.record().config.memories);
    m_bridge.post(hopfield::LoadMemory{0, {kDemonstrationNoise, {}, hopfield::Occlusion::Blank}, true});
    m_bridge.run();
}

HopfieldPage::~HopfieldPage() = default;

void HopfieldPage::connectParts() {
    connect(&m_bridge, &SessionBridge::updated, this, &HopfieldPage::refresh);
    connect(m_stage, &HopfieldStage::edited, this, &HopfieldPage::drawn);
    connect(m_stage, &HopfieldStage::occlusionDrawn, this, [this](const QRect& cells) {
        send(hopfield::Corrupt{{0.0, {cells.y(), cells.x(), cells.height(), cells.width()}, m_inspector->fill()}});
    });
    connect(m_shelf, &MemoryShelf::storeRequested, this, &HopfieldPage::store);
    connect(m_shelf, &MemoryShelf::loadRequested, this, [this](int memory) {
        if (memory >= 0)
            send(hopfield::LoadMemory{memory, {}, true});
    });
    connect(m_shelf, &MemoryShelf::removeRequested, this, [this](int memory) {
        if (memory >= 0)
            send(hopfield::RemoveMemory{memory});
    });
    connect(m_files, &HopfieldFiles::command, this, &HopfieldPage::send);
    connect(m_files, &HopfieldFiles::message, this, &LabPage::message);
}

void HopfieldPage::connectInspector() {
    connect(m_inspector, &HopfieldInspector::noisyCueRequested, this, &HopfieldPage::noisyCue);
    connect(m_inspector, &HopfieldInspector::partialCueRequested, this, &HopfieldPage::partialCue);
    connect(m_inspector, &HopfieldInspector::flipNoiseRequested, this, [this] {
        send(hopfield::Corrupt{{m_inspector->noise(), {}, hopfield::Occlusion::Blank}});
    });
    connect(m_inspector, &HopfieldInspector::updateChanged, this,
        [this](const hopfield::UpdateSettings& settings) { send(hopfield::SetUpdate{settings}); });
    connect(m_inspector, &HopfieldInspector::biasChanged, this, [this](double bias) { send(hopfield::SetBias{bias}); });
    connect(m_inspector, &HopfieldInspector::gridChanged, this, [this](int rows, int cols) {
        send(hopfield::ResizeGrid{rows, cols});
    });
    connect(m_inspector, &HopfieldInspector::setChosen, this, [this](const std::vector<Pattern>& patterns) {
        send(hopfield::ReplaceMemories{patterns.front().rows, patterns.front().cols, patterns});
    });
    connect(m_inspector, &HopfieldInspector::importPictureRequested, m_files, &HopfieldFiles::choosePicture);
    connect(m_inspector, &HopfieldInspector::openImagesRequested, m_files, &HopfieldFiles::chooseImages);
    connect(m_inspector, &HopfieldInspector::openNetworkRequested, m_files, &HopfieldFiles::chooseNetwork);
    connect(m_inspector, &HopfieldInspector::saveNetworkRequested, m_files, &HopfieldFiles::chooseNetworkToSave);
    connect(m_inspector, &HopfieldInspector::markDifferencesChanged, this, [this](bool on) {
        m_stage->setMarkDifferences(on);
        refresh();
    });
    connect(
        m_inspector, &HopfieldInspector::frameRateChanged, this, [this](double rate) { m_bridge.setFrameRate(rate); });
}

void HopfieldPage::send(HopfieldExperiment::Command command) {
    m_demonstrating = false;
    m_lastTicket = m_bridge.post(std::move(command));
}

void HopfieldPage::drawn(const std::vector<CellEdit>& edits) {
    if (m_demonstrating)
        m_bridge.pause(); // who draws over the demonstration wants to keep what is drawn
    hopfield::SetCells command;
    command.cells.reserve(edits.size());
    for (const CellEdit& edit : edits)
        command.cells.push_back({edit.index, edit.value});
    send(std::move(command));
    m_strokeTicket = m_lastTicket;
}

void HopfieldPage::store() {
    const auto frame = m_bridge.current();
    if (!frame || !frame->snapshot)
        return;
    const auto& content = *frame->snapshot->content;
    send(hopfield::StorePatterns{{{content.rows, content.cols, m_stage->editor().displayedUnits(), {}}}});
}

void HopfieldPage::recallMemory(const hopfield::Corruption& corruption, bool freshNoise) {
    const auto frame = m_bridge.liveFrame();
    if (!frame || !frame->snapshot || frame->snapshot->content->memories.empty()) {
        emit message("store a pattern first: there is no memory to recall");
        return;
    }
    send(hopfield::LoadMemory{std::max(m_shelf->selected(), 0), corruption, freshNoise});
}

void HopfieldPage::noisyCue(bool freshNoise) {
    recallMemory({m_inspector->noise(), {}, hopfield::Occlusion::Blank}, freshNoise);
    if (freshNoise)
        m_bridge.run();
}

void HopfieldPage::partialCue() {
    const auto frame = m_bridge.liveFrame();
    if (!frame || !frame->snapshot)
        return;
    recallMemory({0.0, m_inspector->hiddenHalf(frame->snapshot->content->rows, frame->snapshot->content->cols),
                     m_inspector->fill()},
        true);
    m_bridge.run();
}

void HopfieldPage::refresh() {
    const auto shown = m_bridge.current();
    const auto live = m_bridge.liveFrame();
    if (!shown || !shown->snapshot || !live->snapshot)
        return;
    const bool slow = live->state != RunState::Running || live->stepsPerSecond < 200.0;
    m_stage->show(shown->snapshot, live->applied >= m_strokeTicket, slow && shown->step > 0);
    m_cueStrip->show(*shown->snapshot);
    m_shelf->show(*shown->snapshot);
    m_plots->show(*shown->snapshot, *live->snapshot);
    if (live->applied >= m_lastTicket)
        m_inspector->show(*shown->snapshot);
    m_files->setSnapshot(live->snapshot);
    if (m_demonstrating)
        continueDemonstration();
}

void HopfieldPage::continueDemonstration() {
    const FrameInfo info = m_bridge.live();
    if (info.state == RunState::Paused && info.step > 0) // the user took over
        m_demonstrating = false;
    if (info.state != RunState::Finished || m_demonstrationWaits)
        return;
    m_demonstrationWaits = true;
    QTimer::singleShot(kDemonstrationPauseMs, this, [this] {
        m_demonstrationWaits = false;
        const auto frame = m_bridge.liveFrame();
        if (!m_demonstrating || !isVisible() || m_bridge.shown() >= 0 || frame->snapshot->content->memories.empty())
            return;
        const int next = (frame->snapshot->target + 1) % static_cast<int>(frame->snapshot->content->memories.size());
        m_bridge.post(hopfield::LoadMemory{next, {kDemonstrationNoise, {}, hopfield::Occlusion::Blank}, true});
        m_bridge.run();
    });
}

QString HopfieldPage::statusText() const {
    const auto frame = m_bridge.current();
    if (!frame || !frame->snapshot)
        return {};
    const auto& s = *frame->snapshot;
    const QString what = s.settled || s.cycling ? "end state" : "nearest";
    return QString("E = %1    %2: %3").arg(s.energy, 0, 'f', 3).arg(what, endStateText(s));
}

std::vector<LabPage::Shortcut> HopfieldPage::shortcuts() {
    return {
        {Qt::Key_Return, "Store the pattern on the stage", [this] { store(); }},
        {Qt::Key_N, "Noisy cue of the chosen memory", [this] { noisyCue(true); }},
        {Qt::Key_H, "Partial cue: half of the chosen memory hidden", [this] { partialCue(); }},
        {QKeySequence("Ctrl+I"), "Import a picture", [this] { m_files->choosePicture(); }},
        {QKeySequence("Ctrl+O"), "Open images in IDX format", [this] { m_files->chooseImages(); }},
        {QKeySequence("Ctrl+V"), "Paste a picture",
            [this] { m_files->take(*QGuiApplication::clipboard()->mimeData()); }},
        {QKeySequence("Ctrl+S"), "Save the network", [this] { m_files->chooseNetworkToSave(); }},
    };
}

void HopfieldPage::setTheme(const Theme& theme) {
    LabPage::setTheme(theme);
    m_files->setTheme(theme);
}

void HopfieldPage::dragEnterEvent(QDragEnterEvent* event) {
    if (HopfieldFiles::canTake(*event->mimeData()))
        event->acceptProposedAction();
}

void HopfieldPage::dropEvent(QDropEvent* event) {
    m_files->take(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace energyscape
