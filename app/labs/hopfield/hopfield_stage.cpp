// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/hopfield_stage.h"

#include "app/labs/hopfield/field_formula.h"
#include "widgets/pattern_editor.h"
#include "widgets/pattern_toolbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

namespace energyscape {

HopfieldStage::HopfieldStage(QWidget* parent) : QWidget(parent), m_editor(new PatternEditor) {
    m_editor->setAccessibleName("Pattern: the state of the network, to draw on");
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_editor, 1);
    for (QLabel*& line : m_formula) {
        line = new QLabel;
        line->setTextFormat(Qt::RichText);
        line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        line->setToolTip("The local field of the unit that was updated last, or of the unit under the pointer");
        column->addWidget(line);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new PatternToolbar(*m_editor), 0, Qt::AlignTop);
    row->addLayout(column, 1);
    connect(m_editor, &PatternEditor::edited, this, &HopfieldStage::edited);
    connect(m_editor, &PatternEditor::occlusionDrawn, this, &HopfieldStage::occlusionDrawn);
    connect(m_editor, &PatternEditor::hovered, this, [this](int unit) {
        m_hovered = unit;
        showFormula();
    });
}

void HopfieldStage::show(
    std::shared_ptr<const hopfield::HopfieldExperiment::Snapshot> snapshot, bool drawnArrived, bool highlightUnit) {
    m_snapshot = std::move(snapshot);
    if (drawnArrived && !m_editor->isDrawing())
        m_editor->clearPending();
    const auto& content = *m_snapshot->content;
    m_editor->setUnits(m_snapshot->state, content.rows, content.cols);
    const int unit = m_snapshot->lastUpdate.unit;
    m_editor->setHighlight(highlightUnit && unit >= 0 && unit < static_cast<int>(m_snapshot->state.size())
                               ? std::optional(unit)
                               : std::nullopt);
    const int target = m_snapshot->target;
    m_editor->setDifference(m_markDifferences && target >= 0
                                ? std::optional(content.memories[static_cast<std::size_t>(target)].units)
                                : std::nullopt);
    showFormula();
}

void HopfieldStage::showFormula() {
    if (!m_snapshot)
        return;
    const bool hovering = m_hovered >= 0 && m_hovered < static_cast<int>(m_snapshot->state.size());
    // Some 70 px a term, and 200 for the rest of the line.
    const auto terms = static_cast<std::size_t>(
        std::clamp((m_formula[0]->width() - 200) / (5 * m_formula[0]->fontMetrics().height()), 1, 8));
    const FieldFormula formula =
        hovering ? formulaOfUnit(*m_snapshot, m_hovered, terms) : formulaOfUpdate(*m_snapshot, terms);
    const std::array lines = {&formula.definition, &formula.overlaps, &formula.decision};
    for (std::size_t i = 0; i < lines.size(); ++i)
        m_formula[i]->setText(*lines[i]);
}

void HopfieldStage::setMarkDifferences(bool on) {
    m_markDifferences = on;
}

void HopfieldStage::setTheme(const Theme&) {
    for (QLabel* line : m_formula) {
        line->setFont(uiFont(TypeSize::Small));
        line->setFixedHeight(line->fontMetrics().height() + 4);
    }
}

} // namespace energyscape
