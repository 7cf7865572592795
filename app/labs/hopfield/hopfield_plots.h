// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/hopfield_experiment.h"
#include "widgets/gl/renderer_probe.h"

#include <QObject>

namespace energyscape {

class HeatmapView;
class LivePlot;

/// The three views under the stage: energy, overlaps, weights. Owned by the page's layout.
class HopfieldPlots : public QObject {
    Q_OBJECT
public:
    using Snapshot = hopfield::HopfieldExperiment::Snapshot;
    explicit HopfieldPlots(Renderer renderer, QObject* parent = nullptr);

    LivePlot* energy() const { return m_energy; }
    LivePlot* overlaps() const { return m_overlaps; }
    HeatmapView* weights() const { return m_weights; }

    /// `shown` is on the stage; `live` is the newest one and may be the same.
    void show(const Snapshot& shown, const Snapshot& live);

private:
    void showContent(const hopfield::Content& content);
    void showTrace(const Series& trace);

    LivePlot *m_energy, *m_overlaps;
    HeatmapView* m_weights;
    std::shared_ptr<const hopfield::Content> m_content;
    std::shared_ptr<const Series> m_trace;
    std::vector<double> m_column; // scratch
};

} // namespace energyscape
