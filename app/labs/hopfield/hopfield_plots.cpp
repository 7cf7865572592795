// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/hopfield_plots.h"

#include "app/labs/hopfield/memory_shelf.h"
#include "widgets/heatmap_view.h"
#include "widgets/live_plot.h"

namespace energyscape {

HopfieldPlots::HopfieldPlots(Renderer renderer, QObject* parent)
    : QObject(parent)
    , m_energy(new LivePlot)
    , m_overlaps(new LivePlot)
    , m_weights(new HeatmapView(renderer)) {
    m_energy->setTitle("Energy");
    m_energy->setAxisTitles("sweeps", "E");
    m_energy->setPlaceholder("Press Space to run");
    m_energy->setAccessibleName("Energy over sweeps");
    m_energy->setCurves({{"E", {PlotColor::Energy}, 2.0, false}});
    m_overlaps->setTitle("Overlaps");
    m_overlaps->setAxisTitles("sweeps", "m");
    m_overlaps->setPlaceholder("Press Space to run");
    m_overlaps->setAccessibleName("Overlaps with the memories over sweeps");
    m_overlaps->setYRange(-1.05, 1.05);
    m_weights->setTitle("Weights");
    m_weights->setUnit("w");
    m_weights->setColormap(Colormap::Diverging);
    m_weights->setPlaceholder("Store a pattern to make weights");
    m_weights->setAccessibleName("Weights");
    m_weights->setPictureName("weights");
}

void HopfieldPlots::show(const Snapshot& shown, const Snapshot& live) {
    // While the user looks at a past moment of this run, the curves stay whole and a line marks the moment.
    const bool sameRun = shown.content == live.content && shown.cue == live.cue;
    const Snapshot& curves = sameRun ? live : shown;
    if (m_content != curves.content) {
        m_content = curves.content;
        showContent(*m_content);
        m_trace.reset();
    }
    if (m_trace != curves.trace) {
        m_trace = curves.trace;
        showTrace(*m_trace);
    }
    const auto cursor = &shown != &live && sameRun ? std::optional(shown.sweeps) : std::nullopt;
    m_energy->setTimeCursor(cursor);
    m_overlaps->setTimeCursor(cursor);
    const int unit = shown.lastUpdate.unit;
    const int block = m_content->weightPicture.block;
    m_weights->setHighlight(unit < 0 ? -1 : unit / block, -1);
}

void HopfieldPlots::showContent(const hopfield::Content& content) {
    std::vector<CurveStyle> curves;
    std::vector<ReferenceLine> lines;
    for (std::size_t k = 0; k < std::min(content.memories.size(), hopfield::HopfieldExperiment::kTracedMemories); ++k) {
        const auto color = PlotColor{PlotColor::Series, static_cast<int>(k)};
        const QString name = memoryName(content, static_cast<int>(k));
        curves.push_back({name, color, 2.0, false});
        lines.push_back({content.properties[k].energy, name, color});
    }
    m_overlaps->setCurves(std::move(curves));
    m_energy->setReferenceLines(std::move(lines));
    const auto& picture = content.weightPicture;
    const int units = content.network->units();
    if (content.network->couplings.isZero()) {
        m_weights->setMatrix({}, 0, 0);
        return;
    }
    m_weights->setMatrix(picture.values, picture.extent, picture.extent);
    m_weights->setValueFormat([block = picture.block, units, cols = content.cols, network = content.network](
                                  int row, int col, double value) {
        const int i = std::min(row * block, units - 1);
        const int j = std::min(col * block, units - 1);
        const auto cell = [cols](int unit) { return QString("(%1, %2)").arg(unit / cols + 1).arg(unit % cols + 1); };
        if (block > 1)
            return QString("w near %1–%2: up to %3").arg(cell(i), cell(j)).arg(value, 0, 'f', 4);
        return QString("w %1–%2 = %3").arg(cell(i), cell(j)).arg(network->weight(i, j), 0, 'f', 4);
    });
}

void HopfieldPlots::showTrace(const Series& trace) {
    const auto asDoubles = [this](const std::vector<float>& values) -> const std::vector<double>& {
        m_column.assign(values.begin(), values.end());
        return m_column;
    };
    m_energy->setData(0, trace.x, asDoubles(trace.y[0]));
    for (int k = 0; k < m_overlaps->curveCount() && static_cast<std::size_t>(k) + 1 < trace.y.size(); ++k)
        m_overlaps->setData(k, trace.x, asDoubles(trace.y[static_cast<std::size_t>(k) + 1]));
}

} // namespace energyscape
