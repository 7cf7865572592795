// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pattern_toolbar.h"

#include "widgets/glyph_icon.h"
#include "widgets/pattern_editor.h"

#include <QAction>
#include <QActionGroup>
#include <QFrame>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace energyscape {

PatternToolbar::PatternToolbar(PatternEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(4, 4, 4, 4);
    m_column->setSpacing(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setAccessibleName(tr("Drawing tools"));
    addTools();
    addSeparator();
    addBrush();
    addSeparator();
    addCommands();
    m_column->addStretch();
    setTheme(Theme::darkTheme());
}

QAction* PatternToolbar::addAction(Glyph glyph, const QString& text, const QString& toolTip, const QKeySequence& key) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setToolTip(
        QStringLiteral("<b>%1</b> (%2)<br>%3").arg(text, key.toString(QKeySequence::NativeText), toolTip));
    QWidget::addAction(action);
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({20, 20});
    button->setFixedSize(32, 30);
    button->setAccessibleName(text);
    m_column->addWidget(button, 0, Qt::AlignHCenter);
    m_icons.emplace_back(action, glyph);
    connect(action, &QAction::changed, button, [action, button] { button->setVisible(action->isVisible()); });
    return action;
}

void PatternToolbar::addTools() {
    auto* group = new QActionGroup(this);
    const auto add = [&](PatternTool tool, Glyph glyph, const QString& text, const QString& toolTip, Qt::Key key) {
        QAction* action = addAction(glyph, text, toolTip, key);
        action->setCheckable(true);
        action->setChecked(m_editor.tool() == tool);
        group->addAction(action);
        m_tools[tool] = action;
        connect(action, &QAction::triggered, &m_editor, [this, tool] { m_editor.setTool(tool); });
    };
    add(PatternTool::Pen, Glyph::Pen, tr("Pen"), tr("Draws +1; the right button draws -1."), Qt::Key_P);
    add(PatternTool::Eraser, Glyph::Eraser, tr("Eraser"), tr("Draws -1; the right button draws +1."), Qt::Key_E);
    add(PatternTool::Line, Glyph::Line, tr("Line"), tr("A straight line of the brush's width."), Qt::Key_L);
    add(PatternTool::Rectangle, Glyph::Rectangle, tr("Rectangle"), tr("An outline; with Shift a filled one."),
        Qt::Key_R);
    add(PatternTool::Fill, Glyph::Fill, tr("Fill"), tr("Fills the region of equal units around the cell."), Qt::Key_F);
    add(PatternTool::Occlude, Glyph::Occlude, tr("Occlude"), tr("Drag a rectangle over the part to hide."), Qt::Key_O);
    connect(
        &m_editor, &PatternEditor::toolChanged, this, [this](PatternTool tool) { m_tools[tool]->setChecked(true); });
}

void PatternToolbar::addBrush() {
    m_brushText = new QLabel(this);
    m_brushText->setAlignment(Qt::AlignHCenter);
    m_brush = new QSlider(Qt::Vertical, this);
    m_brush->setRange(1, 9);
    m_brush->setPageStep(2);
    m_brush->setFixedHeight(48);
    m_brush->setAccessibleName(tr("Brush size"));
    const QString toolTip = tr("<b>Brush size</b> ([ and ])<br>Diameter of the round brush in cells.");
    m_brush->setToolTip(toolTip);
    m_brushText->setToolTip(toolTip);
    m_column->addWidget(m_brushText);
    m_column->addWidget(m_brush, 0, Qt::AlignHCenter);
    connect(m_brush, &QSlider::valueChanged, &m_editor, &PatternEditor::setBrushSize);
    connect(&m_editor, &PatternEditor::brushSizeChanged, this, &PatternToolbar::showBrush);
    showBrush(m_editor.brushSize());
    for (const auto& [key, step] : {std::pair(Qt::Key_BracketLeft, -1), std::pair(Qt::Key_BracketRight, 1)}) {
        auto* action = new QAction(step < 0 ? tr("Smaller brush") : tr("Larger brush"), this);
        action->setShortcut(key);
        QWidget::addAction(action);
        connect(action, &QAction::triggered, &m_editor,
            [this, by = step] { m_editor.setBrushSize(m_editor.brushSize() + by); });
    }
}

void PatternToolbar::addCommands() {
    m_invert = addAction(Glyph::Invert, tr("Invert"), tr("Exchanges +1 and -1."), Qt::Key_I);
    m_clear = addAction(Glyph::Clear, tr("Clear"), tr("Sets every unit to -1."), Qt::Key_Delete);
    m_undo = addAction(Glyph::Undo, tr("Undo"), tr("Takes the last stroke back."), QKeySequence(QKeySequence::Undo));
    m_redo = addAction(Glyph::Redo, tr("Redo"), tr("Draws it again."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    connect(m_invert, &QAction::triggered, &m_editor, &PatternEditor::invert);
    connect(m_clear, &QAction::triggered, &m_editor, &PatternEditor::clear);
    connect(m_undo, &QAction::triggered, &m_editor, &PatternEditor::undo);
    connect(m_redo, &QAction::triggered, &m_editor, &PatternEditor::redo);
    connect(&m_editor, &PatternEditor::historyChanged, this, &PatternToolbar::syncHistory);
    syncHistory();
}

void PatternToolbar::addSeparator() {
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    m_column->addSpacing(2);
    m_column->addWidget(line);
    m_column->addSpacing(2);
}

void PatternToolbar::showBrush(int cells) {
    const QSignalBlocker blocker(m_brush);
    m_brush->setValue(cells);
    m_brushText->setText(QString::number(cells));
}

void PatternToolbar::syncHistory() {
    m_undo->setEnabled(m_editor.canUndo());
    m_redo->setEnabled(m_editor.canRedo());
}

void PatternToolbar::setTheme(const Theme& theme) {
    for (const auto& [action, glyph] : m_icons)
        action->setIcon(glyphIcon(glyph, theme, theme.accent));
    m_brushText->setFont(figureFont(TypeSize::Small));
}

} // namespace energyscape
