// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab_page.h"
#include "core/hopfield/hopfield_experiment.h"
#include "widgets/gl/renderer_probe.h"

namespace energyscape {

class CueStrip;
class HopfieldFiles;
class HopfieldInspector;
class HopfieldPlots;
class HopfieldStage;
class MemoryShelf;
struct CellEdit;

/// The Hopfield lab: draw patterns, store them, spoil one, and watch the network bring it back.
class HopfieldPage : public LabPage {
    Q_OBJECT
public:
    HopfieldPage(quint64 seed, Renderer renderer, QWidget* parent = nullptr);
    ~HopfieldPage() override;

    LabBridge<hopfield::HopfieldExperiment>& bridge() override { return m_bridge; }
    QString statusText() const override;
    double initialSpeed() const override { return 60.0; }
    std::vector<Shortcut> shortcuts() override;
    static QStringList views();
    void openView(const QString& view) override;
    void scriptedStroke(double seconds) override;
    void setTheme(const Theme& theme) override;

    HopfieldStage& stage() { return *m_stage; }
    MemoryShelf& shelf() { return *m_shelf; }
    HopfieldInspector& inspector() { return *m_inspector; }
    HopfieldPlots& plots() { return *m_plots; }

    void store();
    void noisyCue(bool freshNoise);
    void partialCue();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    static constexpr double kDemonstrationNoise = 0.2;

    /// Hands a command of the user to the experiment; the opening demonstration is over.
    void send(hopfield::HopfieldExperiment::Command command);
    void connectParts();
    void connectInspector();
    void refresh();
    void drawn(const std::vector<CellEdit>& edits);
    void recallMemory(const hopfield::Corruption& corruption, bool freshNoise);
    void continueDemonstration();

    LabBridge<hopfield::HopfieldExperiment> m_bridge;
    HopfieldStage* m_stage;
    CueStrip* m_cueStrip;
    MemoryShelf* m_shelf;
    HopfieldInspector* m_inspector;
    HopfieldPlots* m_plots;
    HopfieldFiles* m_files;
    std::uint64_t m_lastTicket = 0;   // of any command
    std::uint64_t m_strokeTicket = 0; // of the last drawn cells
    bool m_demonstrating = true;
    bool m_demonstrationWaits = false;
};

} // namespace energyscape
