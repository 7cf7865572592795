// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/app_fixture.h"

#include "app/lab_registry.h"
#include "core/math/random.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>

using namespace energyscape;

/// A user who clicks, drags, types and turns wheels at random. ENERGYSCAPE_RANDOM_USER_SECONDS makes a longer run.
class RandomUserTest : public QObject {
    Q_OBJECT

    RandomStream m_random{2026};

    int below(std::size_t n) { return static_cast<int>(m_random.index(static_cast<std::uint32_t>(n))); }
    QPoint anywhereIn(const QWidget& widget) {
        return {below(static_cast<std::size_t>(std::max(1, widget.width()))),
            below(static_cast<std::size_t>(std::max(1, widget.height())))};
    }

    static QList<QWidget*> targets(MainWindow& window) {
        QList<QWidget*> widgets;
        for (QWidget* widget : window.findChildren<QWidget*>())
            // Buttons that open a system dialog for files end in "…" and are left alone.
            if (widget->isVisible() && widget->isEnabled() &&
                !(qobject_cast<QAbstractButton*>(widget) &&
                    qobject_cast<QAbstractButton*>(widget)->text().endsWith("…")))
                widgets << widget;
        return widgets;
    }

    void actOnce(MainWindow& window) {
        static constexpr std::array kKeys = {Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Return, Qt::Key_N,
            Qt::Key_H, Qt::Key_P, Qt::Key_E, Qt::Key_L, Qt::Key_R, Qt::Key_F, Qt::Key_O, Qt::Key_I, Qt::Key_Delete,
            Qt::Key_Plus, Qt::Key_Minus, Qt::Key_End, Qt::Key_F6, Qt::Key_F7, Qt::Key_Tab, Qt::Key_Down,
            Qt::Key_BracketLeft, Qt::Key_BracketRight};
        const auto widgets = targets(window);
        QWidget* widget = widgets[below(static_cast<std::size_t>(widgets.size()))];
        const auto button = below(4) == 0 && qobject_cast<PatternEditor*>(widget) ? Qt::RightButton : Qt::LeftButton;
        switch (below(6)) {
        case 0:
        case 1:
            QTest::mouseClick(widget, button, Qt::NoModifier, anywhereIn(*widget));
            break;
        case 2: {
            QTest::mousePress(widget, button, Qt::NoModifier, anywhereIn(*widget));
            const QPoint to = anywhereIn(*widget);
            QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, button, Qt::NoModifier);
            QCoreApplication::sendEvent(widget, &move);
            QTest::mouseRelease(widget, button, Qt::NoModifier, to);
            break;
        }
        case 3:
            QTest::keyClick(&window, kKeys[static_cast<std::size_t>(below(kKeys.size()))]);
            break;
        case 4: {
            const QPoint at = anywhereIn(*widget);
            QWheelEvent wheel(at, widget->mapToGlobal(at), {}, {0, below(2) ? 120 : -120}, Qt::NoButton, Qt::NoModifier,
                Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(widget, &wheel);
            break;
        }
        default:
            QTest::mouseDClick(widget, Qt::LeftButton, Qt::NoModifier, anywhereIn(*widget));
            break;
        }
        // Whatever opened is closed again.
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        for (QDialog* dialog : window.findChildren<QDialog*>())
            dialog->reject();
    }

private slots:
    void findsNoCrash() {
        bool given = false;
        const int wished = qEnvironmentVariableIntValue("ENERGYSCAPE_RANDOM_USER_SECONDS", &given);
        const int seconds = given ? wished : 6;
        for (int lab = 0; lab < static_cast<int>(labs().size()); ++lab) {
            AppFixture app;
            app.window->openLab(lab);
            QElapsedTimer clock;
            clock.start();
            int actions = 0;
            for (; clock.elapsed() < seconds * 1000; ++actions) {
                actOnce(*app.window);
                QCoreApplication::processEvents();
                QVERIFY2(app.window->currentLab()->bridge().live().state != RunState::Failed,
                    app.window->currentLab()->bridge().live().message.c_str());
            }
            QVERIFY(actions > seconds);
            qInfo("%s: %d actions", labs()[static_cast<std::size_t>(lab)].id, actions);
        }
    }
};

QTEST_MAIN(RandomUserTest)
#include "random_user_test.moc"
