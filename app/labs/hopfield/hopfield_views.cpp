// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the Hopfield page that can be opened by name, and what it does in a benchmark.
#include "app/labs/hopfield/hopfield_files.h"
#include "app/labs/hopfield/hopfield_inspector.h"
#include "app/labs/hopfield/hopfield_page.h"
#include "app/labs/hopfield/hopfield_stage.h"
#include "widgets/pattern_editor.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QTimer>
#include <cmath>
#include <numbers>

namespace energyscape {

QStringList HopfieldPage::views() {
    return {"letters", "partial-cue", "digits", "overload", "cycle", "import"};
}

void HopfieldPage::openView(const QString& view) {
    const auto openSet = [this](const QString& id, int memory) {
        emit speedWanted(1000.0);
        connect(
            m_inspector, &HopfieldInspector::setChosen, this,
            [this, memory] {
                send(hopfield::LoadMemory{memory, {kDemonstrationNoise, {}, hopfield::Occlusion::Blank}, true});
                m_bridge.run();
            },
            Qt::SingleShotConnection);
        m_inspector->chooseSet(id);
    };
    if (view == "partial-cue") {
        send(hopfield::LoadMemory{3, {0.0, {5, 0, 5, 10}, hopfield::Occlusion::Blank}, true});
        m_bridge.run();
    } else if (view == "digits") {
        openSet("digits-broad", 3);
    } else if (view == "overload") {
        openSet("letters-10-all", 2);
    } else if (view == "cycle") {
        // One memory, and a cue at overlap exactly 0: every field is -s_i/N, so all units swing for ever.
        hopfield::UpdateSettings settings;
        settings.mode = hopfield::UpdateMode::Synchronous;
        send(hopfield::SetUpdate{settings});
        for (int k = 4; k > 0; --k)
            send(hopfield::RemoveMemory{k});
        send(hopfield::LoadMemory{0, {0.5, {}, hopfield::Occlusion::Blank}, true});
        emit speedWanted(2.0);
        m_bridge.run();
    } else if (view == "import") {
        m_demonstrating = false;
        QTimer::singleShot(300, this,
            [this] { m_files->importImage(QImage(":/resources/icons/lab_hopfield.svg").scaled(240, 240), "icon"); });
    }
}

void HopfieldPage::scriptedStroke(double seconds) {
    // A circle drawn over the running state, with real mouse events; noise keeps the network from settling.
    PatternEditor& editor = m_stage->editor();
    if (seconds < 0.05) {
        hopfield::UpdateSettings settings;
        settings.temperature = 0.5;
        send(hopfield::SetUpdate{settings});
        m_bridge.run();
    }
    const QRectF board = editor.cellRect(0).united(editor.cellRect(editor.grid().count() - 1));
    const double angle = 2.0 * std::numbers::pi * seconds;
    const QPointF at = board.center() + 0.35 * board.width() * QPointF(std::cos(angle), std::sin(angle));
    const bool first = !editor.isDrawing();
    QMouseEvent event(first ? QEvent::MouseButtonPress : QEvent::MouseMove, at, editor.mapToGlobal(at),
        first ? Qt::LeftButton : Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&editor, &event);
}

} // namespace energyscape
