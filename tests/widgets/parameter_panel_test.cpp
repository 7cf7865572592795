// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameter_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QtTest>
#include <cmath>

using namespace energyscape;

class ParameterPanelTest : public QObject {
    Q_OBJECT
private slots:
    void rowsAreNotClippedAt260();
    void sectionFolds();
    void rowsCarryNamesAndToolTips();
    void linearSlider();
    void logarithmicSlider();
    void sliderValueIsExactWhenSet();
    void sliderTexts();
    void sliderRejectsBadRanges();
    void segmentsByMouseAndKeys();
    void segmentsSkipDisabledChoices();
    void segmentsIgnoreBadIndices();
};

void ParameterPanelTest::rowsAreNotClippedAt260() {
    ParameterPanel panel;
    ParameterSection* section = panel.addSection("Model");
    std::vector<QLabel*> labels;
    std::vector<QWidget*> controls;
    const auto add = [&](const QString& text, QWidget* control) {
        labels.push_back(section->addRow(text, control));
        controls.push_back(control);
    };
    add("Temperature T", new LabelledSlider);
    add("A label that is quite a bit longer than it should be", new LabelledSlider);
    add("Learning rule", new SegmentedControl({"Hebb", "Storkey", "Pseudo-inverse"}));
    add("At zero field a unit", new QComboBox);
    add("Zero diagonal", new QCheckBox);
    for (int width : {260, 320, 500}) {
        panel.resize(width, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QTest::qWait(20);
        QVERIFY(panel.widget()->width() <= panel.viewport()->width());
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const QRect row = labels[i]->parentWidget()->rect();
            const QRect text = labels[i]->fontMetrics().boundingRect(
                QRect(0, 0, labels[i]->width(), 1000), labels[i]->wordWrap() ? Qt::TextWordWrap : 0, labels[i]->text());
            QVERIFY2(labels[i]->rect().contains(text), qPrintable(labels[i]->text()));
            QVERIFY(row.contains(labels[i]->geometry()));
            QVERIFY(row.contains(controls[i]->geometry()));
            QVERIFY(controls[i]->width() >= controls[i]->minimumSizeHint().width());
            QVERIFY(!labels[i]->geometry().intersects(controls[i]->geometry()));
        }
    }
}

void ParameterPanelTest::sectionFolds() {
    ParameterPanel panel;
    ParameterSection* section = panel.addSection("Noise");
    auto* control = new QCheckBox;
    section->addRow("On", control);
    panel.show();
    QVERIFY(control->isVisible());
    QSignalSpy folded(section, &ParameterSection::foldedChanged);
    auto* header = section->findChild<QToolButton*>("sectionHeader");
    QTest::mouseClick(header, Qt::LeftButton);
    QVERIFY(!control->isVisible() && section->isFolded());
    QTest::keyClick(header, Qt::Key_Space);
    QVERIFY(control->isVisible() && !section->isFolded());
    QCOMPARE(folded.count(), 2);
    ParameterSection* fixed = panel.addSection("Always", false);
    fixed->setFolded(true);
    QVERIFY(!fixed->isFolded());
}

void ParameterPanelTest::rowsCarryNamesAndToolTips() {
    ParameterSection section("Model", true);
    auto* slider = new LabelledSlider;
    QLabel* label = section.addRow("Temperature T", slider, "What it is");
    QCOMPARE(slider->accessibleName(), "Temperature T");
    QCOMPARE(slider->toolTip(), "What it is");
    QCOMPARE(label->toolTip(), "What it is");
    QCOMPARE(label->buddy(), slider);
}

void ParameterPanelTest::linearSlider() {
    LabelledSlider slider;
    slider.setRange(-2, 6, SliderScale::Linear, 80);
    slider.setValue(0);
    QSignalSpy changed(&slider, &LabelledSlider::valueChanged);
    auto* inner = slider.findChild<QSlider*>();
    inner->setValue(40);
    QCOMPARE(changed.last()[0].toDouble(), 2.0);
    QTest::keyClick(inner, Qt::Key_Right);
    QVERIFY(qAbs(slider.value() - 2.1) < 1e-12);
    QTest::keyClick(inner, Qt::Key_End);
    QCOMPARE(slider.value(), 6.0);
    QTest::keyClick(inner, Qt::Key_Home);
    QCOMPARE(slider.value(), -2.0);
    const auto count = changed.count();
    slider.setValue(3);
    QCOMPARE(changed.count(), count);
}

void ParameterPanelTest::logarithmicSlider() {
    LabelledSlider slider;
    slider.setRange(1e-4, 1, SliderScale::Logarithmic, 400);
    auto* inner = slider.findChild<QSlider*>();
    for (int k = 0; k <= 4; ++k) {
        inner->setValue(100 * k);
        QVERIFY(std::abs(slider.value() / std::pow(10.0, k - 4) - 1) < 1e-9);
        slider.setValue(std::pow(10.0, k - 4));
        QCOMPARE(inner->value(), 100 * k);
    }
}

void ParameterPanelTest::sliderValueIsExactWhenSet() {
    LabelledSlider slider;
    slider.setRange(0, 1, SliderScale::Linear, 10);
    slider.setValue(0.1234567);
    QCOMPARE(slider.value(), 0.1234567); // not rounded to the notch
    slider.setValue(7);
    QCOMPARE(slider.value(), 1.0);
    slider.setValue(std::nan(""));
    QCOMPARE(slider.value(), 0.0);
}

void ParameterPanelTest::sliderTexts() {
    LabelledSlider slider;
    slider.setRange(-5, 5);
    slider.setUnit("kT", 1);
    slider.setValue(2.25);
    QVERIFY(slider.text() == "2.2 kT" || slider.text() == "2.3 kT");
    slider.setValue(-3);
    QCOMPARE(slider.text(), QChar(0x2212) + QString("3.0 kT"));
    slider.setValue(-0.01);
    QCOMPARE(slider.text(), "0.0 kT");
    slider.setSpecialText(0, "off");
    slider.setValue(0);
    QCOMPARE(slider.text(), "off");
}

void ParameterPanelTest::sliderRejectsBadRanges() {
    LabelledSlider slider;
    QVERIFY_EXCEPTION_THROWN(slider.setRange(1, 1), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(slider.setRange(0, 1, SliderScale::Logarithmic), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(slider.setRange(0, 1, SliderScale::Linear, 0), std::invalid_argument);
}

void ParameterPanelTest::segmentsByMouseAndKeys() {
    SegmentedControl control({"a", "bb", "a long one"});
    control.resize(control.sizeHint());
    QSignalSpy changed(&control, &SegmentedControl::currentIndexChanged);
    QTest::mouseClick(&control, Qt::LeftButton, {}, {control.width() - 5, 8});
    QCOMPARE(control.currentIndex(), 2);
    QTest::mouseClick(&control, Qt::LeftButton, {}, {control.width() - 5, 8}); // the same again
    QTest::keyClick(&control, Qt::Key_Left);
    QTest::keyClick(&control, Qt::Key_Up);
    QTest::keyClick(&control, Qt::Key_Left); // stops at the first
    QTest::keyClick(&control, Qt::Key_Right);
    QCOMPARE(changed.count(), 4);
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(control.accessibleDescription(), "bb");
    control.setCurrentIndex(0);
    QCOMPARE(changed.count(), 4);
}

void ParameterPanelTest::segmentsSkipDisabledChoices() {
    SegmentedControl control({"a", "b", "c"});
    control.resize(300, control.sizeHint().height());
    control.setChoiceEnabled(1, false);
    QTest::mouseClick(&control, Qt::LeftButton, {}, {150, 8});
    QCOMPARE(control.currentIndex(), 0);
    QTest::keyClick(&control, Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 2);
    QTest::keyClick(&control, Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 2);
}

void ParameterPanelTest::segmentsIgnoreBadIndices() {
    SegmentedControl control({"a", "b"});
    control.setCurrentIndex(5);
    control.setCurrentIndex(-1);
    QCOMPARE(control.currentIndex(), 0);
    control.grab();
}

QTEST_MAIN(ParameterPanelTest)
#include "parameter_panel_test.moc"
