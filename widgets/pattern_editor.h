// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/raster_view.h"

namespace energyscape {

/// A RasterView that is drawn on. It owns no model: what the user draws is emitted at once as `edited`, and the drawn
/// cells stay as drawn, whatever `setUnits` brings, until `clearPending`.
///
/// The left button draws the tool's value (eraser -1, else +1), the right button the opposite; Shift fills a rectangle.
/// Reached by Tab, or after Return, the arrows move a cell cursor and Space toggles its unit; Escape or a click gives
/// these keys back to the window. A change of the raster's shape drops pending edits and history.
class PatternEditor : public RasterView {
    Q_OBJECT
public:
    explicit PatternEditor(QWidget* parent = nullptr);

    /// To be called once the edits emitted so far are part of the units given.
    void clearPending();
    bool isDrawing() const { return m_button != Qt::NoButton; }

    void setTool(PatternTool tool);
    PatternTool tool() const { return m_tool; }
    /// Diameter of the round brush in cells, 1 to 9.
    void setBrushSize(int cells);
    int brushSize() const { return m_brush; }
    void invert();
    void clear();

    void undo();
    void redo();
    bool canUndo() const { return m_history.canUndo() && !isDrawing(); }
    bool canRedo() const { return m_history.canRedo() && !isDrawing(); }
    void clearHistory();

signals:
    void edited(const std::vector<energyscape::CellEdit>& edits);
    void strokeStarted();
    void strokeFinished();
    void occlusionDrawn(const QRect& cells); ///< x, width: columns; y, height: rows
    void historyChanged();
    void toolChanged(energyscape::PatternTool tool);
    void brushSizeChanged(int cells);

protected:
    void gridChanged() override;
    std::vector<int> footprint() const override;
    void paintTools(RasterPainter& raster) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void dragTo(QPoint cell, Qt::KeyboardModifiers modifiers);
    void apply(const std::vector<CellEdit>& edits);
    void applyValue(const std::vector<int>& cells, int value);
    void applyAsStroke(const std::vector<CellEdit>& edits);
    void restore(const std::vector<CellEdit>& edits);
    void finishStroke();
    void setCursorActive(bool active);
    void moveCursor(QPoint step);

    PatternTool m_tool = PatternTool::Pen;
    int m_brush = 1;
    EditHistory m_history;

    Qt::MouseButton m_button = Qt::NoButton; ///< held down while drawing
    PatternTool m_strokeTool = PatternTool::Pen;
    int m_value = 1;
    QPoint m_start;
    QPoint m_last;
    std::vector<std::int8_t> m_before; ///< a cell's value before this stroke; 0: not touched
    std::vector<int> m_touched;
    std::vector<int> m_preview; ///< what a line or rectangle would set
    QRect m_occlusion;

    int m_cursor = 0;
    bool m_cursorActive = false;
};

} // namespace energyscape
