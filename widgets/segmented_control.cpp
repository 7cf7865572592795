// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmented_control.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace energyscape {

namespace {

constexpr double kRadius = 6;
constexpr int kPad = 8;    // px beside a text
constexpr int kMinPad = 3; // where room is scarce

QFont choiceFont() {
    return uiFont(TypeSize::Small, QFont::Medium);
}

} // namespace

SegmentedControl::SegmentedControl(const QStringList& choices, QWidget* parent) : QWidget(parent) {
    for (const QString& text : choices)
        m_choices.push_back({text, {}, true});
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCurrentIndex(0);
}

void SegmentedControl::setCurrentIndex(int index) {
    if (index < 0 || index >= static_cast<int>(m_choices.size()))
        return;
    m_current = index;
    setAccessibleDescription(m_choices[static_cast<std::size_t>(index)].text);
    update();
}

void SegmentedControl::setChoiceToolTip(int index, const QString& toolTip) {
    m_choices.at(static_cast<std::size_t>(index)).toolTip = toolTip;
}

void SegmentedControl::setChoiceEnabled(int index, bool enabled) {
    m_choices.at(static_cast<std::size_t>(index)).enabled = enabled;
    update();
}

void SegmentedControl::setTheme(const Theme& theme) {
    m_theme = theme;
    updateGeometry();
    update();
}

QSize SegmentedControl::sizeWith(int pad) const {
    const QFontMetrics metrics(choiceFont());
    int width = 2;
    for (const Choice& choice : m_choices)
        width += metrics.horizontalAdvance(choice.text) + 2 * pad;
    return {width, metrics.height() + 12};
}

QSize SegmentedControl::sizeHint() const {
    return sizeWith(kPad);
}

QSize SegmentedControl::minimumSizeHint() const {
    return sizeWith(kMinPad);
}

/// Each segment has the width of its text and an equal part of what is left.
QRectF SegmentedControl::segmentRect(int index) const {
    const QFontMetrics metrics(choiceFont());
    const double extra = (width() - sizeWith(0).width()) / static_cast<double>(m_choices.size());
    double left = 1;
    for (int i = 0;; ++i) {
        const double w = metrics.horizontalAdvance(m_choices[static_cast<std::size_t>(i)].text) + extra;
        if (i == index)
            return {left, 1, w, height() - 2.0};
        left += w;
    }
}

int SegmentedControl::indexAt(QPointF position) const {
    for (int i = 0; i < static_cast<int>(m_choices.size()); ++i)
        if (segmentRect(i).contains(position))
            return i;
    return -1;
}

void SegmentedControl::choose(int index) {
    if (index < 0 || index >= static_cast<int>(m_choices.size()) || index == m_current ||
        !m_choices[static_cast<std::size_t>(index)].enabled)
        return;
    setCurrentIndex(index);
    emit currentIndexChanged(index);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(choiceFont());
    const QRectF all = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(m_theme.border, 1));
    painter.setBrush(m_theme.ground);
    painter.drawRoundedRect(all, kRadius, kRadius);
    for (int i = 0; i < static_cast<int>(m_choices.size()); ++i) {
        const Choice& choice = m_choices[static_cast<std::size_t>(i)];
        const QRectF segment = segmentRect(i).adjusted(1, 1, -1, -1);
        const bool chosen = i == m_current;
        painter.setPen(Qt::NoPen);
        painter.setBrush(chosen ? (isEnabled() ? m_theme.accent : m_theme.border)
                         : i == m_hovered && choice.enabled && isEnabled() ? m_theme.raised
                                                                           : QColor(Qt::transparent));
        painter.drawRoundedRect(segment, kRadius - 2, kRadius - 2);
        QColor ink = chosen ? m_theme.onAccent : m_theme.text;
        if (!choice.enabled || !isEnabled()) {
            ink = m_theme.muted;
            ink.setAlphaF(0.6F);
        }
        painter.setPen(ink);
        painter.drawText(segment, Qt::AlignCenter, choice.text);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
}

bool SegmentedControl::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        const QString text = index >= 0 ? m_choices[static_cast<std::size_t>(index)].toolTip : QString();
        QToolTip::showText(help->globalPos(), text.isEmpty() ? toolTip() : text, this);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key >= Qt::Key_Left && key <= Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        choose(indexAt(event->position()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = indexAt(event->position());
    update();
}

void SegmentedControl::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    const bool on = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    if (!back && !on) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int step = back ? -1 : 1;
    int index = m_current + step;
    while (
        index >= 0 && index < static_cast<int>(m_choices.size()) && !m_choices[static_cast<std::size_t>(index)].enabled)
        index += step;
    choose(index);
}

} // namespace energyscape
