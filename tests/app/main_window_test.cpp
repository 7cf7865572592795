// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/app_fixture.h"

#include "app/labs/hopfield/memory_shelf.h"
#include "app/screenshot.h"
#include "app/status_line.h"
#include "widgets/run_controls.h"
#include "widgets/tile_gallery.h"

#include <QAbstractButton>
#include <QLabel>

using namespace energyscape;

class MainWindowTest : public QObject {
    Q_OBJECT

    /// Visible buttons and plain labels that are narrower than their text; labels that elide on purpose are exempt.
    static QStringList clipped(QWidget& window) {
        QCoreApplication::sendPostedEvents(
            nullptr, QEvent::LayoutRequest); // a text that just grew is laid out with the next frame
        QStringList names;
        for (QAbstractButton* button : window.findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->text().isEmpty() && button->width() < button->minimumSizeHint().width())
                names << button->text();
        for (QLabel* label : window.findChildren<QLabel*>())
            if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                names << label->text();
            else if (label->isVisible() && !label->wordWrap() && label->textFormat() != Qt::RichText &&
                     label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored &&
                     label->width() < label->minimumSizeHint().width())
                names << label->text();
        return names;
    }

private slots:
    void layoutHolds_data() {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080), QSize(3840, 2160)})
            QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }
    void layoutHolds() {
        QFETCH(QSize, size);
        AppOptions options;
        options.size = size;
        AppFixture app(options);
        QVERIFY(app.until([&] { return app.page().bridge().live().step > 3; }));
        QCOMPARE(app.window->size(), size);
        const QStringList names = clipped(*app.window);
        QVERIFY2(names.isEmpty(), qPrintable(names.join(" | ")));
        // The stage shows its cells large enough to draw on.
        QVERIFY(app.editor().cellRect(0).width() * 10 >= 240);
    }

    void bothThemesPaintAndDiffer() {
        AppFixture app;
        QVERIFY(app.until([&] { return app.page().bridge().live().step > 3; }));
        const QImage dark = grabWindow(*app.window);
        QTest::keyClick(app.window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!app.window->theme().dark);
        const QImage light = grabWindow(*app.window);
        QVERIFY(!isBlank(dark));
        QVERIFY(!isBlank(light));
        QVERIFY(qGray(dark.pixel(5, dark.height() / 2)) < 60);
        QVERIFY(qGray(light.pixel(5, light.height() / 2)) > 200);
    }

    void blankPictureIsNoticed() {
        QImage empty(400, 300, QImage::Format_RGB32);
        empty.fill(Qt::black);
        QVERIFY(isBlank(empty));
    }

    void everythingIsShownWithoutOpenGl() {
        AppOptions options;
        options.openGl = AppOptions::OpenGl::Off;
        AppFixture app(options, Renderer::Raster);
        QVERIFY(app.until([&] { return app.page().bridge().live().step > 3; }));
        for (CanvasView* view : app.window->findChildren<CanvasView*>()) {
            QCOMPARE(view->renderer(), Renderer::Raster);
            QVERIFY2(!isBlank(view->grabImage()), qPrintable(view->accessibleName()));
        }
    }

    void everythingIsShownWithOpenGl() {
        if (!probeOpenGl().available)
            QSKIP("there is no OpenGL here");
        AppFixture app({}, Renderer::OpenGl);
        QVERIFY(app.until([&] { return app.page().bridge().live().step > 3; }));
        for (CanvasView* view : app.window->findChildren<CanvasView*>()) {
            QVERIFY2(view->rendererError().isEmpty(), qPrintable(view->rendererError()));
            QCOMPARE(view->renderer(), Renderer::OpenGl);
            QVERIFY2(!isBlank(view->grabImage()), qPrintable(view->accessibleName()));
        }
    }

    void keysDriveTheTransport() {
        AppFixture app;
        auto& bridge = app.page().bridge();
        QVERIFY(app.until([&] { return bridge.live().state == RunState::Running; }));
        QTest::keyClick(app.window.get(), Qt::Key_Space);
        QVERIFY(app.until([&] { return bridge.live().state == RunState::Paused; }));
        const auto step = bridge.live().step;
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(app.window.get(), Qt::Key_Right);
        QVERIFY(app.until([&] { return bridge.live().step == step + 3; }));
        QTest::keyClick(app.window.get(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(app.until([&] { return bridge.live().step == 0 && bridge.live().generation == 1; }));
        const double speed = app.window->runControls().speed();
        QTest::keyClick(app.window.get(), Qt::Key_Plus);
        QVERIFY(app.window->runControls().speed() > speed);
    }

    void sameSeedSameRun() {
        std::vector<std::vector<std::int8_t>> cues;
        for (const quint64 seed : {quint64{5}, quint64{5}, quint64{6}}) {
            AppOptions options;
            options.seed = seed;
            AppFixture app(options);
            QVERIFY(app.until([&] { return app.page().bridge().live().applied >= 1; }));
            QCOMPARE(app.page().bridge().live().seed, seed);
            cues.push_back(*app.snapshot()->cue);
        }
        QVERIFY(cues[0] == cues[1]);
        QVERIFY(cues[0] != cues[2]);
    }

    void panelsFoldAndComeBack() {
        AppFixture app;
        for (const auto key : {Qt::Key_F6, Qt::Key_F7}) {
            QTest::keyClick(app.window.get(), key);
            QVERIFY(!(app.page().plotsVisible() && app.page().inspectorVisible()));
            QTest::keyClick(app.window.get(), key);
            QVERIFY(app.page().plotsVisible() && app.page().inspectorVisible());
        }
    }

    void messagesReachTheStatusLine() {
        AppFixture app;
        emit app.page().message("one sentence");
        QCOMPARE(app.window->statusLine().message(), "one sentence");
    }

    void everyControlHasANameForAssistiveTools() {
        AppFixture app;
        for (QAbstractButton* button : app.window->findChildren<QAbstractButton*>())
            if (button->isVisible())
                QVERIFY2(
                    !button->text().isEmpty() || !button->accessibleName().isEmpty() || !button->toolTip().isEmpty(),
                    qPrintable(button->objectName()));
    }

    void frameLogHasARowPerFrame() {
        QTemporaryDir dir;
        {
            FrameMeter meter;
            QVERIFY(meter.logTo(dir.filePath("frames.csv")).isEmpty());
            for (int i = 0; i < 4; ++i) {
                meter.eventTook(std::chrono::milliseconds(3));
                meter.eventTook(std::chrono::milliseconds(2));
                meter.frame(100.0);
            }
            QVERIFY(!FrameMeter().logTo(dir.filePath("no/such/folder.csv")).isEmpty());
        }
        QFile file(dir.filePath("frames.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), 4); // a header, and a row for each frame that has ended
        QVERIFY(rows[0].startsWith("time_s,frame_ms,handler_ms,steps_per_s"));
        const auto fields = rows[1].split(',');
        QCOMPARE(fields[1].toDouble(), 5.0);
        QCOMPARE(fields[2].toDouble(), 3.0);
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
