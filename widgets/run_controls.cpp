// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_controls.h"

#include "widgets/timeline_bar.h"
#include "widgets/transport_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QSlider>
#include <array>
#include <cmath>
#include <limits>

namespace energyscape {

namespace {

constexpr int kPerDecade = 10;
constexpr std::array kPreferred = {1.0, 1.25, 1.6, 2.0, 2.5, 3.15, 4.0, 5.0, 6.3, 8.0};

QString tip(const QString& name, const QString& keys, const QString& text) {
    return QStringLiteral("<b>%1</b> (%2)<br>%3").arg(name, keys, text);
}

} // namespace

struct RunControls::Impl {
    TransportButton* stepBack;
    TransportButton* run;
    TransportButton* step;
    TransportButton* reset;
    TransportButton* dice;
    QSlider* speed;
    QLabel* speedText;
    QLabel* seedLabel;
    QLineEdit* seedEdit;
    TimelineBar* timeline;
    bool running = false;
    quint64 seed = 1;
};

double RunControls::speedAt(int notch) {
    if (notch >= kMaxNotch)
        return std::numeric_limits<double>::infinity();
    notch = std::max(0, notch);
    return kPreferred[static_cast<std::size_t>(notch % kPerDecade)] * std::pow(10.0, notch / kPerDecade);
}

int RunControls::notchFor(double stepsPerSecond) {
    if (!(stepsPerSecond > 1)) // also NaN
        return 0;
    if (stepsPerSecond > 1.1 * speedAt(kMaxNotch - 1))
        return kMaxNotch;
    return std::min(kMaxNotch - 1, static_cast<int>(std::lround(kPerDecade * std::log10(stepsPerSecond))));
}

QString RunControls::speedText(double stepsPerSecond) {
    if (std::isinf(stepsPerSecond))
        return tr("max");
    if (stepsPerSecond == 1)
        return tr("1 step/s");
    const auto figure = [](double value) { return QString::number(value, 'g', 4); };
    if (stepsPerSecond >= 1e6)
        return tr("%1M steps/s").arg(figure(stepsPerSecond / 1e6));
    if (stepsPerSecond >= 1e3)
        return tr("%1k steps/s").arg(figure(stepsPerSecond / 1e3));
    return tr("%1 steps/s").arg(figure(stepsPerSecond));
}

RunControls::RunControls(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(4);
    addButtons(*row);
    row->addSpacing(12);
    addSpeed(*row);
    row->addSpacing(12);
    m_impl->timeline = new TimelineBar(this);
    row->addWidget(m_impl->timeline, 1);
    row->addSpacing(12);
    addSeed(*row);
    setTheme(Theme::darkTheme());
    setRunning(false);
    setSpeed(std::numeric_limits<double>::infinity());
    setSeed(1);
}

RunControls::~RunControls() = default;

void RunControls::addButtons(QHBoxLayout& row) {
    auto& d = *m_impl;
    const auto add = [&](Glyph glyph, const QString& name, const QString& toolTip, bool primary = false) {
        auto* button = new TransportButton(glyph, name, primary, this);
        button->setToolTip(toolTip);
        row.addWidget(button);
        return button;
    };
    d.stepBack = add(Glyph::StepBack, tr("Step back"),
        tip(tr("Step back"), tr("Left or ,"), tr("Shows the moment before; what happened is kept.")));
    d.run = add(Glyph::Run, tr("Run"), {}, true);
    d.step = add(Glyph::Step, tr("Step"), tip(tr("Step"), tr("Right or ."), tr("Does one step, then waits.")));
    d.reset =
        add(Glyph::Reset, tr("Reset"), tip(tr("Reset"), tr("Ctrl+R"), tr("Starts again from the same seed, step 0.")));
    connect(d.stepBack, &QAbstractButton::clicked, this, &RunControls::stepBackRequested);
    connect(d.step, &QAbstractButton::clicked, this, &RunControls::stepRequested);
    connect(d.reset, &QAbstractButton::clicked, this, &RunControls::resetRequested);
    connect(d.run, &QAbstractButton::clicked, this, [this] {
        setRunning(!isRunning());
        emit runToggled(isRunning());
    });
}

void RunControls::addSpeed(QHBoxLayout& row) {
    auto& d = *m_impl;
    const QString toolTip = tr("<b>Speed</b><br>Steps of the computation per second; the last notch is as fast as it "
                               "goes. How often the picture is drawn does not depend on it.");
    d.speed = new QSlider(Qt::Horizontal, this);
    d.speed->setRange(0, kMaxNotch);
    d.speed->setPageStep(kPerDecade);
    d.speed->setMinimumWidth(96);
    d.speed->setMaximumWidth(160);
    d.speed->setAccessibleName(tr("Speed"));
    d.speed->setToolTip(toolTip);
    d.speedText = new QLabel(this);
    d.speedText->setToolTip(toolTip);
    row.addWidget(d.speed);
    row.addSpacing(4);
    row.addWidget(d.speedText);
    connect(d.speed, &QSlider::valueChanged, this, [this](int notch) {
        showSpeed();
        emit speedChanged(speedAt(notch));
    });
}

void RunControls::addSeed(QHBoxLayout& row) {
    auto& d = *m_impl;
    const QString toolTip =
        tr("<b>Seed</b><br>Every random number of the run follows from it: the same seed gives the same run.");
    d.seedLabel = new QLabel(tr("Seed"), this);
    d.seedEdit = new QLineEdit(this);
    d.seedEdit->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,20}"), d.seedEdit));
    d.seedEdit->setAccessibleName(tr("Seed"));
    d.seedEdit->setToolTip(toolTip);
    d.seedLabel->setToolTip(toolTip);
    d.seedLabel->setBuddy(d.seedEdit);
    d.dice = new TransportButton(Glyph::Dice, tr("New seed"), false, this);
    d.dice->setToolTip(tr("<b>New seed</b><br>Throws the dice."));
    row.addWidget(d.seedLabel);
    row.addWidget(d.seedEdit);
    row.addWidget(d.dice);
    connect(d.seedEdit, &QLineEdit::editingFinished, this, [this] { takeSeed(); });
    connect(d.dice, &QAbstractButton::clicked, this, [this] {
        setSeed(QRandomGenerator::system()->bounded(1, 1'000'000)); // short enough to be read out
        emit seedChanged(seed());
    });
}

void RunControls::takeSeed() {
    bool valid = false;
    const quint64 seed = m_impl->seedEdit->text().toULongLong(&valid);
    if (!valid || seed == m_impl->seed) { // beyond 2^64 - 1: the last seed stays
        setSeed(m_impl->seed);
        return;
    }
    setSeed(seed);
    emit seedChanged(seed);
}

void RunControls::showSpeed() {
    const QString text = speedText(speed());
    m_impl->speedText->setText(text);
    m_impl->speed->setAccessibleDescription(text);
}

void RunControls::setRunning(bool running) {
    auto& d = *m_impl;
    d.running = running;
    d.run->setGlyph(running ? Glyph::Pause : Glyph::Run);
    d.run->setAccessibleName(running ? tr("Pause") : tr("Run"));
    d.run->setToolTip(running ? tip(tr("Pause"), tr("Space"), tr("Stops after the step it is in."))
                              : tip(tr("Run"), tr("Space"), tr("Runs at the speed set on the right.")));
}

void RunControls::setSpeed(double stepsPerSecond) {
    const QSignalBlocker blocker(m_impl->speed);
    m_impl->speed->setValue(notchFor(stepsPerSecond));
    showSpeed();
}

void RunControls::setSeed(quint64 seed) {
    m_impl->seed = seed;
    const QSignalBlocker blocker(m_impl->seedEdit);
    m_impl->seedEdit->setText(QString::number(seed));
    m_impl->seedEdit->setCursorPosition(0);
}

bool RunControls::isRunning() const {
    return m_impl->running;
}
double RunControls::speed() const {
    return speedAt(m_impl->speed->value());
}
quint64 RunControls::seed() const {
    return m_impl->seed;
}
TimelineBar* RunControls::timeline() const {
    return m_impl->timeline;
}

void RunControls::setEnabledActions(const Actions& actions) {
    auto& d = *m_impl;
    d.run->setEnabled(actions.run);
    d.step->setEnabled(actions.step);
    d.stepBack->setEnabled(actions.stepBack);
    d.reset->setEnabled(actions.reset);
    d.speed->setEnabled(actions.speed);
    d.speedText->setEnabled(actions.speed);
    d.seedEdit->setEnabled(actions.seed);
    d.dice->setEnabled(actions.seed);
}

void RunControls::setTheme(const Theme& theme) {
    auto& d = *m_impl;
    for (TransportButton* button : {d.stepBack, d.run, d.step, d.reset, d.dice})
        button->setColors(theme);
    const QFont figures = figureFont(TypeSize::Small);
    d.speedText->setFont(figures);
    d.speedText->setMinimumWidth(QFontMetrics(figures).horizontalAdvance("3.15k steps/s") + 2);
    d.seedLabel->setFont(uiFont(TypeSize::Small));
    d.seedEdit->setFont(figures);
    d.seedEdit->setFixedWidth(QFontMetrics(figures).horizontalAdvance(QString(10, '0')) + 16);
    d.timeline->setTheme(theme);
}

} // namespace energyscape
