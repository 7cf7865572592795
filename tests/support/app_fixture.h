// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/frame_meter.h"
#include "app/labs/hopfield/hopfield_page.h"
#include "app/labs/hopfield/hopfield_stage.h"
#include "app/main_window.h"
#include "widgets/pattern_editor.h"

#include <QtTest>
#include <memory>

namespace energyscape {

/// The real window on its Hopfield lab, shown, with its first frame on screen.
struct AppFixture {
    FrameMeter meter;
    std::unique_ptr<MainWindow> window;

    explicit AppFixture(AppOptions options = {}, Renderer renderer = Renderer::Raster) {
        options.theme =
            options.theme == AppOptions::ThemeChoice::System ? AppOptions::ThemeChoice::Dark : options.theme;
        window = std::make_unique<MainWindow>(options, renderer, meter);
        window->show();
        QApplication::setActiveWindow(window.get()); // there is no window manager under Xvfb
        if (!QTest::qWaitForWindowExposed(window.get()) ||
            !QTest::qWaitFor([this] { return page().bridge().hasFrame(); }))
            qFatal("the window did not come up");
    }

    HopfieldPage& page() { return *qobject_cast<HopfieldPage*>(window->currentLab()); }
    PatternEditor& editor() { return page().stage().editor(); }

    std::shared_ptr<const hopfield::HopfieldExperiment::Snapshot> snapshot() {
        return page().bridge().liveFrame()->snapshot;
    }
    /// Waits until everything posted so far has been handled and `condition` holds.
    template <class F>
    bool until(F condition, int ms = 5000) {
        return QTest::qWaitFor([&] { return condition(); }, ms);
    }
    std::size_t memoryCount() { return snapshot()->content->memories.size(); }

    /// A stroke through cells given as (row, column), with real mouse events.
    void stroke(const std::vector<std::pair<int, int>>& cells, Qt::MouseButton button = Qt::LeftButton) {
        const int cols = editor().grid().cols;
        const auto at = [&](std::pair<int, int> cell) {
            return editor().cellRect(cell.first * cols + cell.second).center().toPoint();
        };
        QTest::mousePress(&editor(), button, Qt::NoModifier, at(cells.front()));
        for (const auto& cell : cells) {
            QMouseEvent move(
                QEvent::MouseMove, at(cell), editor().mapToGlobal(at(cell)), Qt::NoButton, button, Qt::NoModifier);
            QCoreApplication::sendEvent(&editor(), &move);
        }
        QTest::mouseRelease(&editor(), button, Qt::NoModifier, at(cells.back()));
    }
};

} // namespace energyscape
