// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pattern_editor.h"

#include "widgets/raster_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <utility>

namespace energyscape {

PatternEditor::PatternEditor(QWidget* parent) : RasterView(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Pattern editor"));
    setAccessibleDescription(
        tr("Return shows the cell cursor, arrow keys move it, Space toggles its unit, Escape leaves it."));
}

void PatternEditor::gridChanged() {
    m_before.assign(displayedUnits().size(), 0);
    m_touched.clear();
    m_preview.clear();
    m_occlusion = {};
    m_cursor = 0;
    if (std::exchange(m_button, Qt::NoButton) != Qt::NoButton)
        emit strokeFinished();
    clearHistory();
}

void PatternEditor::clearPending() {
    clearOverlay();
}

void PatternEditor::setTool(PatternTool tool) {
    if (m_tool == tool)
        return;
    m_tool = tool;
    update();
    emit toolChanged(tool);
}

void PatternEditor::setBrushSize(int cells) {
    cells = std::clamp(cells, 1, 9);
    if (m_brush == cells)
        return;
    m_brush = cells;
    update();
    emit brushSizeChanged(cells);
}

std::vector<int> PatternEditor::footprint() const {
    if (hoveredUnit() < 0)
        return {};
    const bool single = m_tool == PatternTool::Fill || m_tool == PatternTool::Occlude;
    return brushed(grid(), {grid().cell(hoveredUnit())}, single ? 1 : m_brush);
}

void PatternEditor::paintTools(RasterPainter& raster) const {
    raster.preview(m_preview, m_value);
    if (!m_occlusion.isNull())
        raster.hatch(m_occlusion);
    if (m_cursorActive)
        raster.ring(m_cursor, m_theme.accent);
}

// --- editing -------------------------------------------------------------------------------------------------------

void PatternEditor::apply(const std::vector<CellEdit>& edits) {
    std::vector<CellEdit> changes;
    for (const CellEdit& edit : edits) {
        const auto i = static_cast<std::size_t>(edit.index);
        if (displayedUnits()[i] == edit.value)
            continue;
        if (m_before[i] == 0) {
            m_before[i] = displayedUnits()[i];
            m_touched.push_back(edit.index);
        }
        changes.push_back(edit);
    }
    overlay(edits); // a cell that had the value already is held, too
    if (!changes.empty())
        emit edited(changes);
}

void PatternEditor::applyValue(const std::vector<int>& cells, int value) {
    std::vector<CellEdit> edits;
    edits.reserve(cells.size());
    for (int index : cells)
        edits.push_back({index, static_cast<std::int8_t>(value)});
    apply(edits);
}

/// A stroke draws one value, so each cell it touched went from `before` to the opposite.
void PatternEditor::finishStroke() {
    EditHistory::Stroke stroke;
    for (int index : m_touched) {
        const auto before = std::exchange(m_before[static_cast<std::size_t>(index)], std::int8_t{0});
        stroke.push_back({index, before, static_cast<std::int8_t>(-before)});
    }
    m_touched.clear();
    m_button = Qt::NoButton;
    m_history.push(std::move(stroke));
    emit strokeFinished();
    emit historyChanged();
}

void PatternEditor::applyAsStroke(const std::vector<CellEdit>& edits) {
    if (isDrawing())
        return;
    emit strokeStarted();
    apply(edits);
    finishStroke();
}

void PatternEditor::invert() {
    std::vector<CellEdit> edits;
    for (int i = 0; i < grid().count(); ++i)
        edits.push_back({i, static_cast<std::int8_t>(-displayedUnits()[static_cast<std::size_t>(i)])});
    applyAsStroke(edits);
}

void PatternEditor::clear() {
    std::vector<CellEdit> edits;
    for (int i = 0; i < grid().count(); ++i)
        edits.push_back({i, -1});
    applyAsStroke(edits);
}

/// Undo and redo set their cells whatever the network has made of them since.
void PatternEditor::restore(const std::vector<CellEdit>& edits) {
    emit strokeStarted();
    overlay(edits);
    emit edited(edits);
    emit strokeFinished();
    emit historyChanged();
}

void PatternEditor::undo() {
    if (canUndo())
        restore(m_history.undo());
}

void PatternEditor::redo() {
    if (canRedo())
        restore(m_history.redo());
}

void PatternEditor::clearHistory() {
    m_history.clear();
    emit historyChanged();
}

// --- pointer -------------------------------------------------------------------------------------------------------

void PatternEditor::mousePressEvent(QMouseEvent* event) {
    const bool usable = event->button() == Qt::LeftButton || event->button() == Qt::RightButton;
    if (!usable || isDrawing() || grid().count() == 0)
        return;
    setCursorActive(false);
    const bool eraserEnd = event->pointerType() == QPointingDevice::PointerType::Eraser;
    m_strokeTool = eraserEnd ? PatternTool::Eraser : m_tool;
    m_value = m_strokeTool == PatternTool::Eraser ? -1 : 1;
    if (event->button() == Qt::RightButton)
        m_value = -m_value;
    m_button = event->button();
    m_start = m_last = cellAt(event->position());
    emit strokeStarted();
    emit historyChanged(); // nothing can be undone while drawing
    if (m_strokeTool == PatternTool::Fill)
        applyValue(floodCells(grid(), displayedUnits(), m_start), m_value);
    else
        dragTo(m_start, event->modifiers());
}

void PatternEditor::dragTo(QPoint cell, Qt::KeyboardModifiers modifiers) {
    const QPoint from = std::exchange(m_last, cell);
    switch (m_strokeTool) {
    case PatternTool::Fill:
        return;
    case PatternTool::Pen:
    case PatternTool::Eraser:
        applyValue(brushed(grid(), lineCells(from, cell), m_brush), m_value);
        return;
    case PatternTool::Line:
        m_preview = brushed(grid(), lineCells(m_start, cell), m_brush);
        break;
    case PatternTool::Occlude:
        m_occlusion = cellRectangle(m_start, cell);
        break;
    case PatternTool::Rectangle: {
        const QRect area = cellRectangle(m_start, cell);
        m_preview = modifiers.testFlag(Qt::ShiftModifier) ? filledCells(grid(), area)
                                                          : brushed(grid(), outlineCells(area), m_brush);
        break;
    }
    }
    update();
}

void PatternEditor::mouseMoveEvent(QMouseEvent* event) {
    RasterView::mouseMoveEvent(event);
    if (isDrawing() && cellAt(event->position()) != m_last)
        dragTo(cellAt(event->position()), event->modifiers());
}

void PatternEditor::mouseReleaseEvent(QMouseEvent* event) {
    if (!isDrawing() || event->button() != m_button)
        return;
    dragTo(cellAt(event->position()), event->modifiers());
    const QRect occluded = std::exchange(m_occlusion, {}) & QRect(0, 0, grid().cols, grid().rows);
    applyValue(std::exchange(m_preview, {}), m_value);
    finishStroke();
    update();
    if (!occluded.isEmpty())
        emit occlusionDrawn(occluded);
}

// --- keyboard ------------------------------------------------------------------------------------------------------

void PatternEditor::setCursorActive(bool active) {
    if (m_cursorActive == active || grid().count() == 0)
        return;
    m_cursorActive = active;
    updateCells({m_cursor});
}

void PatternEditor::moveCursor(QPoint step) {
    const QPoint cell = grid().cell(m_cursor) + step;
    if (!grid().contains(cell))
        return;
    updateCells({m_cursor, grid().index(cell)});
    m_cursor = grid().index(cell);
}

bool PatternEditor::event(QEvent* event) {
    // While the cell cursor is shown its keys are not the window's shortcuts; Escape also ends a stroke.
    if (event->type() == QEvent::ShortcutOverride && (m_cursorActive || isDrawing())) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const int key = press->key();
        const bool moves = key == Qt::Key_Space || (key >= Qt::Key_Left && key <= Qt::Key_Down);
        if ((key == Qt::Key_Escape || (moves && m_cursorActive)) && !(press->modifiers() & ~Qt::KeypadModifier)) {
            event->accept();
            return true;
        }
    }
    return RasterView::event(event);
}

void PatternEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && isDrawing()) { // what a line or rectangle would set is dropped
        m_preview.clear();
        m_occlusion = {};
        finishStroke();
        update();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        setCursorActive(true);
        return;
    }
    if (!m_cursorActive || isDrawing()) {
        RasterView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor({-1, 0});
        break;
    case Qt::Key_Right:
        moveCursor({1, 0});
        break;
    case Qt::Key_Up:
        moveCursor({0, -1});
        break;
    case Qt::Key_Down:
        moveCursor({0, 1});
        break;
    case Qt::Key_Escape:
        setCursorActive(false);
        break;
    case Qt::Key_Space: {
        const auto unit = displayedUnits()[static_cast<std::size_t>(m_cursor)];
        applyAsStroke({{m_cursor, static_cast<std::int8_t>(-unit)}});
        break;
    }
    default:
        RasterView::keyPressEvent(event);
    }
}

void PatternEditor::focusInEvent(QFocusEvent* event) {
    const Qt::FocusReason reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason)
        setCursorActive(true);
    RasterView::focusInEvent(event);
}

void PatternEditor::focusOutEvent(QFocusEvent* event) {
    setCursorActive(false);
    RasterView::focusOutEvent(event);
}

} // namespace energyscape
