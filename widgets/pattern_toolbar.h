// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pattern_tools.h"
#include "widgets/theme.h"

#include <QWidget>
#include <map>

class QAction;
class QLabel;
class QSlider;
class QVBoxLayout;

namespace energyscape {

class PatternEditor;
enum class Glyph;

/// The tools of a PatternEditor as a vertical strip. Its actions carry the shortcuts (P, E, L, R, F, O, I, Delete, [
/// and ], Ctrl+Z, Ctrl+Shift+Z), which work in the whole window while the strip is visible; a menu may show the same
/// actions.
class PatternToolbar : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit PatternToolbar(PatternEditor& editor, QWidget* parent = nullptr);

    QAction* toolAction(PatternTool tool) const { return m_tools.at(tool); }
    QAction* invertAction() const { return m_invert; }
    QAction* clearAction() const { return m_clear; }
    QAction* undoAction() const { return m_undo; }
    QAction* redoAction() const { return m_redo; }

    void setTheme(const Theme& theme) override;

private:
    QAction* addAction(Glyph glyph, const QString& text, const QString& toolTip, const QKeySequence& key);
    void addTools();
    void addBrush();
    void addCommands();
    void addSeparator();
    void showBrush(int cells);
    void syncHistory();

    PatternEditor& m_editor;
    QVBoxLayout* m_column;
    std::map<PatternTool, QAction*> m_tools;
    std::vector<std::pair<QAction*, Glyph>> m_icons;
    QAction* m_invert = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QSlider* m_brush = nullptr;
    QLabel* m_brushText = nullptr;
};

} // namespace energyscape
