// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/app_fixture.h"

#include "app/labs/hopfield/hopfield_inspector.h"
#include "app/labs/hopfield/hopfield_plots.h"
#include "app/labs/hopfield/memory_shelf.h"
#include "app/labs/hopfield/pattern_sets.h"
#include "app/screenshot.h"
#include "app/transport.h"
#include "widgets/heatmap_view.h"
#include "widgets/live_plot.h"
#include "widgets/run_controls.h"
#include "widgets/tile_gallery.h"
#include "widgets/timeline_bar.h"

using namespace energyscape;

class HopfieldPageTest : public QObject {
    Q_OBJECT
private slots:
    void startsAlive() {
        AppFixture app;
        QVERIFY(app.memoryCount() >= 4);
        QVERIFY(app.until([&] { return app.page().bridge().live().step > 5; }));
        // Every letter of the first set is a fixed point, so the demonstration shows a memory that works.
        for (const auto& memory : app.snapshot()->content->properties)
            QCOMPARE(memory.unstableUnits, 0);
    }

    /// The story of the first slice: draw, store, spoil, run, and see it come back on screen.
    void drawnPatternIsStoredSpoiledAndRecalled() {
        AppFixture app;
        QTest::keyClick(app.window.get(), Qt::Key_Space); // pause the demonstration
        QVERIFY(app.until([&] { return app.page().bridge().live().state == RunState::Paused; }));
        app.editor().clear();
        app.stroke({{1, 1}, {8, 8}});
        app.stroke({{8, 1}, {1, 8}});
        app.stroke({{0, 4}, {9, 4}});
        const auto drawn = app.editor().displayedUnits();
        QVERIFY(std::ranges::count(drawn, 1) >= 22);
        const std::size_t before = app.memoryCount();
        QTest::keyClick(app.window.get(), Qt::Key_Return);
        QVERIFY(app.until([&] { return app.memoryCount() == before + 1; }));
        QCOMPARE(app.snapshot()->content->memories.back().units, drawn);
        QCOMPARE(app.snapshot()->content->properties.back().unstableUnits, 0);

        auto& gallery = app.page().shelf().gallery();
        gallery.setSelected(static_cast<int>(before));
        app.page().bridge().setSpeed(std::numeric_limits<double>::infinity());
        QTest::keyClick(app.window.get(), Qt::Key_N);
        QVERIFY(app.until([&] {
            return app.page().bridge().live().state == RunState::Finished &&
                   app.snapshot()->target == static_cast<int>(before);
        }));
        QVERIFY(*app.snapshot()->cue != drawn); // it was spoiled
        QVERIFY(app.until([&] { return app.editor().displayedUnits() == drawn; }));
        QVERIFY(app.page().statusText().contains("end state: memory"));

        QTest::keyClick(app.window.get(), Qt::Key_H); // the other panel of the figure: half of it hidden
        QVERIFY(app.until(
            [&] { return app.page().bridge().live().state == RunState::Finished && app.snapshot()->sweeps > 0; }));
        QVERIFY(app.until([&] { return app.editor().displayedUnits() == drawn; }));
    }

    void strokeIsOnScreenAtOnceWhileRunningAtFullSpeed() {
        AppFixture app;
        hopfield::UpdateSettings settings;
        settings.temperature = 0.3;
        emit app.page().inspector().updateChanged(settings);
        app.page().bridge().setSpeed(std::numeric_limits<double>::infinity());
        app.page().bridge().run();
        QVERIFY(app.until([&] { return app.page().bridge().live().step > 10000; }));
        const QPoint at = app.editor().cellRect(44).center().toPoint();
        const std::int8_t wanted = 1;
        QTest::mousePress(&app.editor(), Qt::LeftButton, Qt::NoModifier, at);
        QCOMPARE(app.editor().displayedUnits()[44], wanted); // before any answer of the session
        const auto step = app.page().bridge().live().step;
        QVERIFY(app.until([&] { return app.page().bridge().live().step > step + 1000; }));
        QCOMPARE(app.editor().displayedUnits()[44], wanted); // and as long as the pen is down
        QTest::mouseRelease(&app.editor(), Qt::LeftButton, Qt::NoModifier, at);
    }

    void timelineScrubsBackAndReturns() {
        AppFixture app;
        QVERIFY(app.until([&] { return app.page().bridge().frameCount() > 10; }));
        QTest::keyClick(app.window.get(), Qt::Key_Space);
        QVERIFY(app.until([&] { return app.page().bridge().live().state != RunState::Running; }));
        const auto live = app.page().bridge().current();
        QTest::keyClick(app.window.get(), Qt::Key_Left);
        QVERIFY(app.page().bridge().shown() >= 0);
        TimelineBar& timeline = *app.window->runControls().timeline();
        QTest::mouseClick(&timeline, Qt::LeftButton, Qt::NoModifier, timeline.trackRect().center().toPoint());
        const auto past = app.page().bridge().current();
        QVERIFY(past->step < live->step);
        QCOMPARE(app.editor().displayedUnits(), past->snapshot->state);
        QTest::mouseClick(&timeline, Qt::LeftButton, Qt::NoModifier, timeline.liveRect().center().toPoint());
        QCOMPARE(app.page().bridge().shown(), -1);
        QCOMPARE(app.editor().displayedUnits(), live->snapshot->state);
    }

    void stepMakesExactlyOneUnitUpdateAndItsFormulaIsRight() {
        AppFixture app;
        QTest::keyClick(app.window.get(), Qt::Key_Space);
        QVERIFY(app.until([&] { return app.page().bridge().live().state != RunState::Running; }));
        const auto before = app.page().bridge().live().step;
        const auto state = app.snapshot()->state;
        QTest::keyClick(app.window.get(), Qt::Key_Right);
        QVERIFY(app.until([&] { return app.page().bridge().live().step == before + 1; }));
        const auto& update = app.snapshot()->lastUpdate;
        QVERIFY(update.unit >= 0);
        QCOMPARE(update.field, app.snapshot()->content->network->field(state, update.unit));
    }

    void deletingAMemoryTakesItOutOfTheWeights() {
        AppFixture app;
        const std::size_t before = app.memoryCount();
        auto& gallery = app.page().shelf().gallery();
        gallery.setFocus();
        gallery.setSelected(0);
        QTest::keyClick(&gallery, Qt::Key_Delete);
        QVERIFY(app.until([&] { return app.memoryCount() == before - 1; }));
    }

    void occludingADraggedRectangleBlanksIt() {
        AppFixture app;
        QTest::keyClick(app.window.get(), Qt::Key_Space);
        QVERIFY(app.until([&] { return app.page().bridge().live().state != RunState::Running; }));
        app.page().inspector().setFill(hopfield::Occlusion::Blank);
        app.editor().invert(); // mostly +1 now
        app.editor().setTool(PatternTool::Occlude);
        app.stroke({{2, 2}, {5, 6}});
        QVERIFY(app.until([&] {
            const auto& s = app.snapshot()->state;
            for (int r = 2; r <= 5; ++r)
                for (int c = 2; c <= 6; ++c)
                    if (s[static_cast<std::size_t>(r * 10 + c)] != -1)
                        return false;
            return true;
        }));
    }

    void refusedCommandsSayOneSentenceAndChangeNothing() {
        AppFixture app;
        QTest::keyClick(app.window.get(), Qt::Key_Space);
        const auto content = app.snapshot()->content;
        emit app.page().shelf().loadRequested(0);
        QVERIFY(app.until([&] { return app.snapshot()->state == content->memories[0].units; }));
        QTest::keyClick(app.window.get(), Qt::Key_Return); // the same pattern again
        QVERIFY(
            app.until([&] { return app.page().bridge().live().message.find("stored already") != std::string::npos; }));
        QCOMPARE(app.snapshot()->content, content);
    }

    void weightsAndPlotsShowTheNetwork() {
        AppFixture app;
        QVERIFY(app.until([&] { return app.page().bridge().live().step > 20; }));
        QVERIFY(!app.page().plots().energy()->samplesAt(0.1).empty());
        QCOMPARE(app.page().plots().overlaps()->curveCount(), static_cast<int>(app.memoryCount()));
        QVERIFY(app.page().plots().weights()->range().second > 0.0F);
    }

    void smallestAndLargestGridRecall_data() {
        QTest::addColumn<int>("side");
        QTest::newRow("4 x 4") << 4;
        QTest::newRow("64 x 64") << 64;
    }
    /// A pattern drawn on the smallest and on the largest grid is stored, spoiled and recalled.
    void smallestAndLargestGridRecall() {
        QFETCH(int, side);
        AppFixture app;
        emit app.page().inspector().gridChanged(side, side);
        QVERIFY(app.until([&] { return app.editor().grid().rows == side; }));
        while (app.memoryCount() > 0) {
            const std::size_t before = app.memoryCount();
            emit app.page().shelf().removeRequested(0);
            QVERIFY(app.until([&] { return app.memoryCount() == before - 1; }));
        }
        app.editor().clear();
        app.editor().setBrushSize(side / 8 + 1);
        app.stroke({{1, 1}, {side - 2, side - 2}});
        const auto drawn = app.editor().displayedUnits();
        QTest::keyClick(app.window.get(), Qt::Key_Return);
        QVERIFY(app.until([&] { return app.memoryCount() == 1; }));
        QCOMPARE(app.snapshot()->content->memories[0].units, drawn);
        app.page().bridge().setSpeed(std::numeric_limits<double>::infinity());
        QTest::keyClick(app.window.get(), Qt::Key_N);
        QVERIFY(app.until([&] { return app.page().bridge().live().state == RunState::Finished; }, 20000));
        QVERIFY(app.until([&] { return app.editor().displayedUnits() == drawn; }));
        const QString folder = qEnvironmentVariable("ENERGYSCAPE_TEST_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(grabWindow(*app.window).save(QString("%1/grid-%2.png").arg(folder).arg(side)));
    }

    void everySetOpens() {
        AppFixture app;
        for (const PatternSet& set : patternSets()) {
            app.page().inspector().chooseSet(set.id);
            const auto content = app.snapshot()->content;
            QVERIFY(app.until([&] { return app.snapshot()->content != content; }));
            QVERIFY(app.memoryCount() >= 3);
        }
    }
};

QTEST_MAIN(HopfieldPageTest)
#include "hopfield_page_test.moc"
