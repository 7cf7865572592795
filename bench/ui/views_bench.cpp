// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the window is made of: plot replots, heatmap and gallery uploads, editor repaints, snapshots.
#include "app/labs/hopfield/pattern_sets.h"
#include "core/hopfield/hopfield_experiment.h"
#include "core/math/random.h"
#include "widgets/heatmap_view.h"
#include "widgets/live_plot.h"
#include "widgets/pattern_editor.h"
#include "widgets/tile_gallery.h"

#include <QApplication>
#include <QWindow>
#include <benchmark/benchmark.h>

using namespace energyscape;

namespace {

std::vector<double> noise(std::size_t count) {
    RandomStream random(1);
    std::vector<double> values(count);
    for (double& value : values)
        value = random.normal();
    return values;
}

void plotReplot(benchmark::State& state) {
    LivePlot plot;
    plot.resize(800, 300);
    plot.setCurves({{"noise", {PlotColor::Energy}, 2.0, false}});
    plot.show();
    const auto y = noise(static_cast<std::size_t>(state.range(0)));
    std::vector<double> x(y.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<double>(i);
    for (auto _ : state) {
        plot.setData(0, x, y);
        plot.replotNow();
    }
}
BENCHMARK(plotReplot)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

void heatmapUpload(benchmark::State& state) {
    HeatmapView view(Renderer::Raster);
    view.resize(300, 220);
    const int extent = static_cast<int>(state.range(0));
    const auto values = noise(static_cast<std::size_t>(extent) * static_cast<std::size_t>(extent));
    const std::vector<float> weights(values.begin(), values.end());
    for (auto _ : state) {
        view.setMatrix(weights, extent, extent);
        benchmark::DoNotOptimize(view.grabImage());
    }
}
BENCHMARK(heatmapUpload)->Arg(100)->Arg(784)->Arg(1024)->Unit(benchmark::kMillisecond);

void galleryUpload(benchmark::State& state) {
    TileGallery view(Renderer::Raster);
    view.resize(1600, 1000);
    const int count = static_cast<int>(state.range(0));
    const auto values = noise(static_cast<std::size_t>(count) * 784);
    const std::vector<float> tiles(values.begin(), values.end());
    for (auto _ : state) {
        view.setTiles(tiles, count, 28, 28);
        benchmark::DoNotOptimize(view.grabImage());
    }
}
BENCHMARK(galleryUpload)->Arg(100)->Arg(2000)->Unit(benchmark::kMillisecond);

void editorRepaint(benchmark::State& state) {
    PatternEditor editor;
    editor.resize(600, 600);
    editor.show();
    while (!editor.windowHandle()->isExposed()) // before that a repaint does nothing
        QApplication::processEvents();
    std::vector<std::int8_t> units(64 * 64, 1);
    for (auto _ : state) {
        for (auto& unit : units)
            unit = static_cast<std::int8_t>(-unit);
        editor.setUnits(units, 64, 64);
        editor.repaint();
    }
}
BENCHMARK(editorRepaint)->Unit(benchmark::kMillisecond);

void hopfieldSnapshot(benchmark::State& state) {
    hopfield::HopfieldExperiment::Config config;
    const int side = static_cast<int>(state.range(0));
    RandomStream random(1);
    config.rows = config.cols = side;
    for (int k = 0; k < 20; ++k) {
        Pattern pattern{side, side, {}, {}};
        for (int i = 0; i < side * side; ++i)
            pattern.units.push_back(random.bits() & 1U ? 1 : -1);
        config.memories.push_back(std::move(pattern));
    }
    config.settings.temperature = 0.5; // so that the trace grows and has to be copied
    hopfield::HopfieldExperiment experiment(config, 1);
    experiment.advance(100000, {});
    for (auto _ : state) {
        experiment.advance(100, {});
        benchmark::DoNotOptimize(experiment.snapshot());
    }
}
BENCHMARK(hopfieldSnapshot)->Arg(10)->Arg(28)->Arg(64)->Unit(benchmark::kMicrosecond);

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
