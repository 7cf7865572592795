// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pattern_editor.h"

#include "widgets/pattern_toolbar.h"

#include <QAction>
#include <QtTest>
#include <random>

using namespace energyscape;

namespace {

using Units = std::vector<std::int8_t>;

/// An editor of rows x cols units, all -1, that takes part in no event loop but gets real events; `model` follows
/// edits.
struct Bench {
    explicit Bench(int rows = 16, int cols = 16) : model(std::size_t(rows * cols), -1) {
        editor.resize(400, 400);
        editor.setUnits(model, rows, cols);
        QObject::connect(&editor, &PatternEditor::edited, &editor, [this](const std::vector<CellEdit>& edits) {
            for (const CellEdit& edit : edits)
                model[std::size_t(edit.index)] = edit.value;
        });
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
    }
    QPoint at(int col, int row) const { return editor.cellRect(editor.grid().index({col, row})).center().toPoint(); }
    void press(int col, int row, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(&editor, button, {}, at(col, row));
    }
    void move(int col, int row, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {}) {
        QMouseEvent event(
            QEvent::MouseMove, at(col, row), editor.mapToGlobal(at(col, row)), Qt::NoButton, button, keys);
        QApplication::sendEvent(&editor, &event);
    }
    void release(int col, int row, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseRelease(&editor, button, keys, at(col, row));
    }
    void drag(QPoint a, QPoint b, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {}) {
        press(a.x(), a.y(), button);
        move(b.x(), b.y(), button, keys);
        release(b.x(), b.y(), button, keys);
    }
    /// All -1 but +1 at `cells`.
    Units with(const std::vector<int>& cells) const {
        Units units(model.size(), -1);
        for (int i : cells)
            units[std::size_t(i)] = 1;
        return units;
    }
    PatternEditor editor;
    Units model;
};

void focusByTab(QWidget& widget) {
    widget.activateWindow();
    QTRY_VERIFY(widget.isActiveWindow());
    widget.clearFocus();
    widget.setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(widget.hasFocus());
}

} // namespace

class PatternEditorTest : public QObject {
    Q_OBJECT
private slots:
    void fastStrokeLeavesNoGaps();
    void brushAndEraser();
    void rightButtonDrawsTheOpposite();
    void lineIsPreviewedAndSetOnRelease();
    void rectangleOutlinedAndFilled();
    void fill();
    void escapeDropsALine();
    void occlusionIsAskedFor();
    void drawnCellsStayUntilConfirmed();
    void undoRedoRestoreExactly();
    void undoAfterTheNetworkMoved();
    void invertAndClear();
    void keyboardDraws();
    void keysGoToTheWindowAfterAClick();
    void hoverTellsTheUnit();
    void newShapeDropsHistoryAndStroke();
    void rejectsWrongSizes();
    void cellsAreWholeDevicePixels_data();
    void cellsAreWholeDevicePixels();
    void paintsUnitsHighlightAndDifference();
    void partialRepaintEqualsFullRepaint();
    void toolbarDrivesTheEditor();
};

void PatternEditorTest::fastStrokeLeavesNoGaps() {
    Bench bench;
    QSignalSpy started(&bench.editor, &PatternEditor::strokeStarted);
    QSignalSpy finished(&bench.editor, &PatternEditor::strokeFinished);
    bench.press(1, 2);
    QVERIFY(bench.editor.isDrawing());
    bench.move(14, 9); // one jump over the board
    QCOMPARE(bench.model, bench.with(brushed({16, 16}, lineCells({1, 2}, {14, 9}), 1)));
    bench.move(3, 15);
    bench.release(3, 15);
    auto path = lineCells({1, 2}, {14, 9});
    for (QPoint cell : lineCells({14, 9}, {3, 15}))
        path.push_back(cell);
    QCOMPARE(bench.model, bench.with(brushed({16, 16}, path, 1)));
    QCOMPARE(bench.editor.displayedUnits(), bench.model);
    QCOMPARE(started.count(), 1);
    QCOMPARE(finished.count(), 1);
}

void PatternEditorTest::brushAndEraser() {
    Bench bench;
    bench.editor.setBrushSize(5);
    bench.drag({2, 2}, {12, 7});
    const auto thick = brushed({16, 16}, lineCells({2, 2}, {12, 7}), 5);
    QCOMPARE(bench.model, bench.with(thick));
    bench.editor.setTool(PatternTool::Eraser);
    bench.editor.setBrushSize(2);
    bench.drag({0, 4}, {15, 4});
    Units expected = bench.with(thick);
    for (int i : brushed({16, 16}, lineCells({0, 4}, {15, 4}), 2))
        expected[std::size_t(i)] = -1;
    QCOMPARE(bench.model, expected);
}

void PatternEditorTest::rightButtonDrawsTheOpposite() {
    Bench bench;
    bench.editor.setUnits(Units(256, 1), 16, 16);
    bench.model.assign(256, 1);
    bench.drag({3, 3}, {3, 6}, Qt::RightButton);
    QCOMPARE(std::count(bench.model.begin(), bench.model.end(), -1), 4);
    bench.editor.setTool(PatternTool::Eraser);
    bench.drag({3, 3}, {3, 6}, Qt::RightButton);
    QCOMPARE(std::count(bench.model.begin(), bench.model.end(), -1), 0);
}

void PatternEditorTest::lineIsPreviewedAndSetOnRelease() {
    Bench bench;
    bench.editor.setTool(PatternTool::Line);
    const QImage before = bench.editor.grab().toImage();
    bench.press(2, 13);
    bench.move(13, 2);
    QCOMPARE(bench.model, bench.with({})); // nothing is set yet, but it is seen
    QVERIFY(bench.editor.grab().toImage() != before);
    bench.move(12, 12);
    bench.release(13, 5);
    QCOMPARE(bench.model, bench.with(brushed({16, 16}, lineCells({2, 13}, {13, 5}), 1)));
}

void PatternEditorTest::rectangleOutlinedAndFilled() {
    Bench bench;
    bench.editor.setTool(PatternTool::Rectangle);
    bench.drag({10, 9}, {3, 2});
    QCOMPARE(bench.model, bench.with(brushed({16, 16}, outlineCells(QRect(3, 2, 8, 8)), 1)));
    bench.drag({3, 2}, {10, 9}, Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(bench.model, bench.with(filledCells({16, 16}, QRect(3, 2, 8, 8))));
}

void PatternEditorTest::fill() {
    Bench bench;
    bench.editor.setTool(PatternTool::Rectangle);
    bench.drag({3, 2}, {10, 9});
    bench.editor.setTool(PatternTool::Fill);
    bench.drag({5, 5}, {5, 5});
    QCOMPARE(bench.model, bench.with(filledCells({16, 16}, QRect(3, 2, 8, 8))));
    bench.drag({5, 5}, {5, 5}, Qt::RightButton);
    QCOMPARE(bench.model, bench.with({}));
}

void PatternEditorTest::escapeDropsALine() {
    Bench bench;
    bench.editor.setTool(PatternTool::Line);
    bench.press(2, 2);
    bench.move(9, 9);
    QTest::keyClick(&bench.editor, Qt::Key_Escape);
    QVERIFY(!bench.editor.isDrawing());
    bench.release(9, 9);
    QCOMPARE(bench.model, bench.with({}));
    QVERIFY(!bench.editor.canUndo());
}

void PatternEditorTest::occlusionIsAskedFor() {
    Bench bench;
    bench.editor.setTool(PatternTool::Occlude);
    QSignalSpy occluded(&bench.editor, &PatternEditor::occlusionDrawn);
    QSignalSpy edited(&bench.editor, &PatternEditor::edited);
    bench.press(12, 10);
    QTest::mouseMove(&bench.editor, {1, 1}); // beyond the board
    QTest::mouseRelease(&bench.editor, Qt::LeftButton, {}, {1, 1});
    QCOMPARE(occluded.count(), 1);
    QCOMPARE(occluded[0][0].toRect(), QRect(0, 0, 13, 11));
    QCOMPARE(edited.count(), 0);
    QVERIFY(!bench.editor.canUndo());
}

void PatternEditorTest::drawnCellsStayUntilConfirmed() {
    Bench bench;
    bench.drag({2, 3}, {6, 3});
    const Units drawn = bench.model;
    Units stale(256, -1);
    stale[255] = 1; // the network moves on without the edits
    bench.editor.setUnits(stale, 16, 16);
    Units expected = drawn;
    expected[255] = 1;
    QCOMPARE(bench.editor.displayedUnits(), expected);
    bench.editor.clearPending();
    QCOMPARE(bench.editor.displayedUnits(), stale);
    bench.editor.setUnits(drawn, 16, 16);
    QCOMPARE(bench.editor.displayedUnits(), drawn);
}

void PatternEditorTest::undoRedoRestoreExactly() {
    Bench bench;
    std::vector<Units> states{bench.model};
    const auto remember = [&] { states.push_back(bench.model); };
    bench.drag({1, 1}, {14, 3});
    remember();
    bench.editor.setBrushSize(4);
    bench.drag({3, 14}, {9, 2});
    remember();
    bench.editor.setTool(PatternTool::Eraser);
    bench.drag({0, 0}, {15, 15});
    remember();
    bench.editor.setTool(PatternTool::Fill);
    bench.drag({15, 0}, {15, 0});
    remember();
    bench.editor.invert();
    remember();
    for (std::size_t k = states.size() - 1; k-- > 0;) {
        QVERIFY(bench.editor.canUndo());
        bench.editor.undo();
        QCOMPARE(bench.model, states[k]);
        QCOMPARE(bench.editor.displayedUnits(), states[k]);
    }
    QVERIFY(!bench.editor.canUndo());
    for (std::size_t k = 1; k < states.size(); ++k) {
        bench.editor.redo();
        QCOMPARE(bench.model, states[k]);
    }
    QVERIFY(!bench.editor.canRedo());
}

void PatternEditorTest::undoAfterTheNetworkMoved() {
    Bench bench;
    bench.drag({5, 5}, {5, 5});
    bench.editor.setUnits(Units(256, 1), 16, 16);
    bench.editor.clearPending();
    bench.model.assign(256, 1);
    bench.editor.undo(); // only the drawn cell goes back
    QCOMPARE(std::count(bench.model.begin(), bench.model.end(), -1), 1);
    QCOMPARE(int(bench.model[5 * 16 + 5]), -1);
}

void PatternEditorTest::invertAndClear() {
    Bench bench;
    bench.drag({1, 1}, {8, 1});
    const Units drawn = bench.model;
    bench.editor.invert();
    for (std::size_t i = 0; i < drawn.size(); ++i)
        QCOMPARE(int(bench.model[i]), -drawn[i]);
    bench.editor.clear();
    QCOMPARE(bench.model, bench.with({}));
    bench.editor.undo();
    bench.editor.undo();
    QCOMPARE(bench.model, drawn);
}

void PatternEditorTest::keyboardDraws() {
    Bench bench;
    focusByTab(bench.editor);
    QTest::keyClick(&bench.editor, Qt::Key_Right);
    QTest::keyClick(&bench.editor, Qt::Key_Down);
    QTest::keyClick(&bench.editor, Qt::Key_Space);
    QCOMPARE(bench.model, bench.with({17}));
    QTest::keyClick(&bench.editor, Qt::Key_Left);
    QTest::keyClick(&bench.editor, Qt::Key_Left); // stops at the edge
    QTest::keyClick(&bench.editor, Qt::Key_Space);
    QCOMPARE(bench.model, bench.with({16, 17}));
    QTest::keyClick(&bench.editor, Qt::Key_Space);
    QCOMPARE(bench.model, bench.with({17}));
    bench.editor.undo();
    QCOMPARE(bench.model, bench.with({16, 17}));
}

void PatternEditorTest::keysGoToTheWindowAfterAClick() {
    QWidget window;
    PatternEditor editor(&window);
    editor.resize(300, 300);
    window.resize(300, 300);
    editor.setUnits(Units(16, -1), 4, 4);
    QAction run;
    run.setShortcut(Qt::Key_Space);
    window.addAction(&run);
    QSignalSpy ran(&run, &QAction::triggered);
    QSignalSpy edited(&editor, &PatternEditor::edited);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    focusByTab(editor);
    QTest::keyClick(&editor, Qt::Key_Space);
    QCOMPARE(ran.count(), 0);
    QCOMPARE(edited.count(), 1);
    QTest::mouseClick(&editor, Qt::LeftButton, {}, editor.cellRect(5).center().toPoint());
    QTest::keyClick(&editor, Qt::Key_Space);
    QCOMPARE(ran.count(), 1);
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClick(&editor, Qt::Key_Space);
    QCOMPARE(ran.count(), 1);
}

void PatternEditorTest::hoverTellsTheUnit() {
    Bench bench;
    QSignalSpy hovered(&bench.editor, &PatternEditor::hovered);
    bench.move(4, 2, Qt::NoButton);
    QCOMPARE(hovered.last()[0].toInt(), 2 * 16 + 4);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&bench.editor, &leave);
    QCOMPARE(hovered.last()[0].toInt(), -1);
}

void PatternEditorTest::newShapeDropsHistoryAndStroke() {
    Bench bench;
    bench.drag({1, 1}, {5, 5});
    bench.press(9, 9);
    QSignalSpy finished(&bench.editor, &PatternEditor::strokeFinished);
    bench.editor.setUnits(Units(25, 1), 5, 5);
    QCOMPARE(finished.count(), 1);
    QVERIFY(!bench.editor.isDrawing() && !bench.editor.canUndo() && !bench.editor.canRedo());
    QCOMPARE(bench.editor.displayedUnits(), Units(25, 1));
}

void PatternEditorTest::rejectsWrongSizes() {
    Bench bench;
    QVERIFY_EXCEPTION_THROWN(bench.editor.setUnits(Units(10, 1), 3, 3), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(bench.editor.setDifference(Units(3, 1)), std::invalid_argument);
    bench.editor.setHighlight(9999);
    bench.editor.grab(); // an index outside is no highlight
    bench.editor.setUnits({}, 0, 0);
    bench.editor.grab();
    QTest::mouseClick(&bench.editor, Qt::LeftButton, {}, {100, 100});
    QVERIFY(!bench.editor.isDrawing());
}

void PatternEditorTest::cellsAreWholeDevicePixels_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    for (auto [rows, cols] : {std::pair(5, 5), {10, 7}, {28, 28}, {64, 64}, {1, 30}, {100, 100}})
        QTest::addRow("%dx%d", rows, cols) << rows << cols;
}

void PatternEditorTest::cellsAreWholeDevicePixels() {
    QFETCH(int, rows);
    QFETCH(int, cols);
    Bench bench(rows, cols);
    const double scale = bench.editor.devicePixelRatioF();
    for (int i = 0; i < rows * cols; ++i) {
        const QRectF cell = bench.editor.cellRect(i);
        QCOMPARE(cell.width(), cell.height());
        QCOMPARE(cell.x() * scale, std::round(cell.x() * scale));
        QVERIFY(QRectF(bench.editor.rect()).contains(cell));
        QCOMPARE(bench.editor.cellAt(cell.center()), bench.editor.grid().cell(i));
    }
    QVERIFY(!bench.editor.grid().contains(bench.editor.cellAt({-5, 200})));
}

void PatternEditorTest::paintsUnitsHighlightAndDifference() {
    Bench bench(4, 4);
    const Theme theme = Theme::lightTheme();
    bench.editor.setTheme(theme);
    Units units(16, -1);
    units[5] = 1;
    bench.editor.setUnits(units, 4, 4);
    const auto colour = [&](int index) {
        const QImage image = bench.editor.grab().toImage();
        return image.pixelColor((bench.editor.cellRect(index).center() * image.devicePixelRatio()).toPoint());
    };
    QCOMPARE(colour(5), theme.unitOn);
    QCOMPARE(colour(6), theme.unitOff);
    const QImage plain = bench.editor.grab().toImage();
    bench.editor.setHighlight(6);
    QCOMPARE(colour(6), theme.unitOff); // the ring leaves the unit to be seen
    QVERIFY(bench.editor.grab().toImage() != plain);
    bench.editor.setHighlight({});
    QCOMPARE(bench.editor.grab().toImage(), plain);
    bench.editor.setDifference(units);
    QCOMPARE(bench.editor.grab().toImage(), plain); // nothing differs
    units[0] = 1;
    bench.editor.setDifference(units);
    QVERIFY(bench.editor.grab().toImage() != plain);
    QCOMPARE(bench.editor.grabImage().size(), bench.editor.size() * bench.editor.devicePixelRatioF());
}

void PatternEditorTest::partialRepaintEqualsFullRepaint() {
    Bench bench(28, 28);
    std::mt19937 random(11);
    Units units(784, -1);
    for (int k = 0; k < 30; ++k) {
        for (int flips = 0; flips < 5; ++flips) {
            auto& unit = units[random() % 784];
            unit = static_cast<std::int8_t>(-unit);
        }
        bench.editor.setUnits(units, 28, 28);
        bench.editor.setHighlight(int(random() % 784));
        QCoreApplication::processEvents();
    }
    QTest::qWait(20);
    const QImage partial = bench.editor.screen()->grabWindow(bench.editor.winId()).toImage();
    bench.editor.repaint();
    QTest::qWait(20);
    const QImage full = bench.editor.screen()->grabWindow(bench.editor.winId()).toImage();
    if (partial.isNull())
        QSKIP("this platform cannot grab the screen");
    QCOMPARE(partial, full);
}

void PatternEditorTest::toolbarDrivesTheEditor() {
    QWidget window;
    PatternEditor editor(&window);
    editor.setGeometry(60, 0, 300, 300);
    editor.setUnits(Units(16, -1), 4, 4);
    PatternToolbar toolbar(editor, &window);
    window.resize(360, 420);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    QTRY_VERIFY(window.isActiveWindow());
    const std::pair<Qt::Key, PatternTool> keys[] = {{Qt::Key_E, PatternTool::Eraser}, {Qt::Key_L, PatternTool::Line},
        {Qt::Key_R, PatternTool::Rectangle}, {Qt::Key_F, PatternTool::Fill}, {Qt::Key_O, PatternTool::Occlude},
        {Qt::Key_P, PatternTool::Pen}};
    for (auto [key, tool] : keys) {
        QTest::keyClick(&window, key);
        QCOMPARE(editor.tool(), tool);
        QVERIFY(toolbar.toolAction(tool)->isChecked());
    }
    editor.setTool(PatternTool::Fill); // and back: the strip follows the editor
    QVERIFY(toolbar.toolAction(PatternTool::Fill)->isChecked());
    QVERIFY(!toolbar.toolAction(PatternTool::Pen)->isChecked());
    QTest::keyClick(&window, Qt::Key_BracketRight);
    QTest::keyClick(&window, Qt::Key_BracketRight);
    QTest::keyClick(&window, Qt::Key_BracketLeft);
    QCOMPARE(editor.brushSize(), 2);
    QVERIFY(!toolbar.undoAction()->isEnabled());
    QTest::keyClick(&window, Qt::Key_I);
    QCOMPARE(editor.displayedUnits(), Units(16, 1));
    QVERIFY(toolbar.undoAction()->isEnabled());
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor.displayedUnits(), Units(16, -1));
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor.displayedUnits(), Units(16, 1));
    QTest::keyClick(&window, Qt::Key_Delete);
    QCOMPARE(editor.displayedUnits(), Units(16, -1));
}

QTEST_MAIN(PatternEditorTest)
#include "pattern_editor_test.moc"
