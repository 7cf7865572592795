// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_controls.h"

#include "widgets/timeline_bar.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSlider>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace energyscape;

namespace {

constexpr double kMax = std::numeric_limits<double>::infinity();

QAbstractButton* button(RunControls& controls, const QString& name) {
    for (auto* candidate : controls.findChildren<QAbstractButton*>())
        if (candidate->accessibleName() == name)
            return candidate;
    qFatal("there is no button %s", qPrintable(name));
}

} // namespace

class RunControlsTest : public QObject {
    Q_OBJECT
private slots:
    void speedLaw();
    void speedTexts();
    void buttonsEmit();
    void settersDoNotEmit();
    void disabledButtonsDoNothing();
    void sliderEmitsSpeed();
    void seedIsTakenWhenValid();
    void diceThrowsASeed();
    void tooltipsNameTheKeys();
    void clicksLeaveTheFocus();
};

void RunControlsTest::speedLaw() {
    QCOMPARE(RunControls::speedAt(0), 1.0);
    QCOMPARE(RunControls::speedAt(10), 10.0);
    QCOMPARE(RunControls::speedAt(60), 1e6);
    QCOMPARE(RunControls::speedAt(61), kMax);
    for (int notch = 0; notch <= RunControls::kMaxNotch; ++notch) {
        QCOMPARE(RunControls::notchFor(RunControls::speedAt(notch)), notch);
        if (notch > 0)
            QVERIFY(RunControls::speedAt(notch) > RunControls::speedAt(notch - 1));
    }
    QCOMPARE(RunControls::notchFor(-5), 0);
    QCOMPARE(RunControls::notchFor(0), 0);
    QCOMPARE(RunControls::notchFor(std::nan("")), 0);
    QCOMPARE(RunControls::notchFor(1e12), RunControls::kMaxNotch);
}

void RunControlsTest::speedTexts() {
    QCOMPARE(RunControls::speedText(1), "1 step/s");
    QCOMPARE(RunControls::speedText(12.5), "12.5 steps/s");
    QCOMPARE(RunControls::speedText(1600), "1.6k steps/s");
    QCOMPARE(RunControls::speedText(1e6), "1M steps/s");
    QCOMPARE(RunControls::speedText(kMax), "max");
}

void RunControlsTest::buttonsEmit() {
    RunControls controls;
    QSignalSpy run(&controls, &RunControls::runToggled);
    QSignalSpy step(&controls, &RunControls::stepRequested);
    QSignalSpy back(&controls, &RunControls::stepBackRequested);
    QSignalSpy reset(&controls, &RunControls::resetRequested);
    QTest::mouseClick(button(controls, "Run"), Qt::LeftButton);
    QCOMPARE(run.last()[0].toBool(), true);
    QTest::mouseClick(button(controls, "Pause"), Qt::LeftButton);
    QCOMPARE(run.last()[0].toBool(), false);
    QVERIFY(!controls.isRunning());
    QTest::mouseClick(button(controls, "Step"), Qt::LeftButton);
    QTest::mouseClick(button(controls, "Step back"), Qt::LeftButton);
    QTest::mouseClick(button(controls, "Reset"), Qt::LeftButton);
    QCOMPARE(run.count(), 2);
    QCOMPARE(step.count(), 1);
    QCOMPARE(back.count(), 1);
    QCOMPARE(reset.count(), 1);
}

void RunControlsTest::settersDoNotEmit() {
    RunControls controls;
    QSignalSpy run(&controls, &RunControls::runToggled);
    QSignalSpy speed(&controls, &RunControls::speedChanged);
    QSignalSpy seed(&controls, &RunControls::seedChanged);
    controls.setRunning(true);
    controls.setSpeed(100);
    controls.setSeed(std::numeric_limits<quint64>::max());
    QVERIFY(controls.isRunning());
    QCOMPARE(controls.speed(), 100.0);
    QCOMPARE(controls.seed(), std::numeric_limits<quint64>::max());
    controls.setSpeed(kMax);
    QCOMPARE(controls.speed(), kMax);
    QCOMPARE(run.count() + speed.count() + seed.count(), 0);
}

void RunControlsTest::disabledButtonsDoNothing() {
    RunControls controls;
    controls.setEnabledActions({.stepBack = false, .seed = false});
    QSignalSpy back(&controls, &RunControls::stepBackRequested);
    QSignalSpy step(&controls, &RunControls::stepRequested);
    QTest::mouseClick(button(controls, "Step back"), Qt::LeftButton);
    QTest::mouseClick(button(controls, "Step"), Qt::LeftButton);
    QCOMPARE(back.count(), 0);
    QCOMPARE(step.count(), 1);
    QVERIFY(!controls.findChild<QLineEdit*>()->isEnabled());
}

void RunControlsTest::sliderEmitsSpeed() {
    RunControls controls;
    controls.setSpeed(10);
    QSignalSpy speed(&controls, &RunControls::speedChanged);
    auto* slider = controls.findChild<QSlider*>();
    QTest::keyClick(slider, Qt::Key_Up);
    QCOMPARE(speed.last()[0].toDouble(), 12.5);
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(speed.last()[0].toDouble(), kMax);
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(speed.last()[0].toDouble(), 1.0);
}

void RunControlsTest::seedIsTakenWhenValid() {
    RunControls controls;
    QSignalSpy seed(&controls, &RunControls::seedChanged);
    auto* edit = controls.findChild<QLineEdit*>();
    const auto type = [&](const QString& text) {
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    };
    type("18446744073709551615");
    QCOMPARE(seed.count(), 1);
    QCOMPARE(seed.last()[0].value<quint64>(), std::numeric_limits<quint64>::max());
    type("18446744073709551616"); // one too many: the last seed comes back
    QCOMPARE(seed.count(), 1);
    QCOMPARE(edit->text(), "18446744073709551615");
    type("abc-7"); // only digits go in
    QCOMPARE(seed.last()[0].value<quint64>(), quint64(7));
    type("7"); // the same again is no change
    QCOMPARE(seed.count(), 2);
    QCOMPARE(controls.seed(), quint64(7));
}

void RunControlsTest::diceThrowsASeed() {
    RunControls controls;
    QSignalSpy seed(&controls, &RunControls::seedChanged);
    QSet<quint64> seen;
    for (int i = 0; i < 20; ++i) {
        QTest::mouseClick(button(controls, "New seed"), Qt::LeftButton);
        QCOMPARE(seed.count(), i + 1);
        QCOMPARE(seed.last()[0].value<quint64>(), controls.seed());
        QVERIFY(controls.seed() > 0);
        seen.insert(controls.seed());
    }
    QVERIFY(seen.size() > 15); // 20 throws of 1 in 999,999: five repeats have a chance below 1e-15
}

void RunControlsTest::tooltipsNameTheKeys() {
    RunControls controls;
    const std::pair<QString, QString> keys[] = {
        {"Run", "Space"}, {"Step", "Right"}, {"Step back", "Left"}, {"Reset", "Ctrl+R"}};
    for (const auto& [name, key] : keys)
        QVERIFY(button(controls, name)->toolTip().contains(key));
}

void RunControlsTest::clicksLeaveTheFocus() {
    RunControls controls;
    for (auto* candidate : controls.findChildren<QAbstractButton*>())
        QCOMPARE(candidate->focusPolicy(), Qt::TabFocus);
    for (int width : {700, 1024, 3000}) {
        controls.resize(width, controls.sizeHint().height());
        controls.grab();
        QVERIFY(controls.minimumSizeHint().width() <= 900);
    }
}

QTEST_MAIN(RunControlsTest)
#include "run_controls_test.moc"
