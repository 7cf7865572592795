// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTimer>

namespace energyscape {

namespace {

constexpr int kMessageMs = 8000;

QString stateText(RunState state) {
    switch (state) {
    case RunState::Paused:
        return "paused";
    case RunState::Running:
        return "running";
    case RunState::Finished:
        return "finished";
    case RunState::Failed:
        return "failed: reset to go on";
    }
    return {};
}

QString rateText(double perSecond) {
    if (perSecond >= 1e6)
        return QString::number(perSecond / 1e6, 'f', 1) + " M steps/s";
    return QLocale::c().toString(qRound64(perSecond)) + " steps/s";
}

} // namespace

StatusLine::StatusLine(QWidget* parent) : QWidget(parent) {
    setObjectName("statusLine");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(20);
    const auto add = [&](QLabel*& label, int minimumWidth, int stretch) {
        label = new QLabel;
        label->setMinimumWidth(minimumWidth);
        row->addWidget(label, stretch);
    };
    add(m_state, 60, 0);
    add(m_speed, 0, 0);
    add(m_frame, 0, 0);
    add(m_message, 0, 1);
    add(m_lab, 0, 0);
    add(m_renderer, 0, 0);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_renderer->setProperty("role", "muted");
    for (QLabel* label : {m_speed, m_frame, m_lab})
        label->setProperty("role", "figures");
    m_frame->setToolTip("Work of the window for one displayed frame");
    m_speed->setToolTip("Measured steps of the experiment per second");
}

void StatusLine::setRun(const FrameInfo& info, bool showsPast, std::uint64_t shownStep) {
    m_state->setText(
        showsPast ? QString("past, step %1").arg(QLocale::c().toString(qulonglong(shownStep))) : stateText(info.state));
    m_speed->setText(info.state == RunState::Running ? rateText(info.stepsPerSecond) : rateText(0));
}

void StatusLine::setFrameMs(double milliseconds) {
    m_frame->setText(QString("%1 ms/frame").arg(milliseconds, 4, 'f', 1));
}

void StatusLine::setLabText(const QString& text) {
    m_lab->setText(text);
}

void StatusLine::setRendererText(const QString& text, const QString& toolTip) {
    m_renderer->setText(text);
    m_renderer->setToolTip(toolTip);
}

void StatusLine::showMessage(const QString& text) {
    m_message->setText(text);
    m_message->setToolTip(text);
    m_sinceMessage.start();
    QTimer::singleShot(kMessageMs, this, [this] {
        if (m_sinceMessage.elapsed() >= kMessageMs - 50)
            m_message->clear();
    });
}

QString StatusLine::message() const {
    return m_message->text();
}

void StatusLine::setTheme(const Theme&) {
    for (QLabel* label : {m_state, m_renderer})
        label->setFont(uiFont(TypeSize::Small));
    m_message->setFont(uiFont(TypeSize::Small, QFont::DemiBold));
    for (QLabel* label : {m_speed, m_frame, m_lab})
        label->setFont(figureFont(TypeSize::Small));
    m_speed->setMinimumWidth(m_speed->fontMetrics().horizontalAdvance("999.9 M steps/s"));
    m_frame->setMinimumWidth(m_frame->fontMetrics().horizontalAdvance("999.9 ms/frame"));
}

} // namespace energyscape
