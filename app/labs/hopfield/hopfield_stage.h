// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/hopfield_experiment.h"
#include "widgets/pattern_tools.h"
#include "widgets/theme.h"

#include <QWidget>
#include <array>

class QLabel;

namespace energyscape {

class PatternEditor;

/// The pattern that is drawn on and that the network changes, its tools, and the formula of the unit being updated.
class HopfieldStage : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit HopfieldStage(QWidget* parent = nullptr);

    /// `drawnArrived`: every stroke posted so far is part of the snapshot.
    void show(
        std::shared_ptr<const hopfield::HopfieldExperiment::Snapshot> snapshot, bool drawnArrived, bool highlightUnit);
    PatternEditor& editor() { return *m_editor; }
    void setMarkDifferences(bool on);
    void setTheme(const Theme& theme) override;

signals:
    void edited(const std::vector<energyscape::CellEdit>& edits);
    void occlusionDrawn(const QRect& cells);

private:
    void showFormula();

    PatternEditor* m_editor;
    std::array<QLabel*, 3> m_formula;
    std::shared_ptr<const hopfield::HopfieldExperiment::Snapshot> m_snapshot;
    int m_hovered = -1;
    bool m_markDifferences = false;
};

} // namespace energyscape
