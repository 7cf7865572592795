// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline_bar.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace energyscape {

namespace {

constexpr double kHandle = 6;    // radius
constexpr double kTrack = 4;     // thickness
constexpr double kLiveDot = 5;   // radius
constexpr double kLiveSide = 20; // side of the square that answers to a click
constexpr int kNotch = 120;      // eighths of a degree in one notch of a wheel
constexpr double kPad = 8;

} // namespace

TimelineBar::TimelineBar(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    setToolTip(tr("<b>Timeline</b><br>Drag back through what happened; the dot at the end returns to live (End)."));
    setExtent(0, kLive);
}

void TimelineBar::setExtent(int count, int shown) {
    m_count = std::max(0, count);
    m_shown = shown < 0 || m_count == 0 ? kLive : std::min(shown, m_count - 1);
    const QString value = isLive() ? tr("live") : tr("moment %1 of %2").arg(m_shown + 1).arg(m_count);
    if (value != accessibleDescription())
        setAccessibleDescription(value);
    update();
}

void TimelineBar::setLabels(const QString& left, const QString& right) {
    if (left == m_left && right == m_right)
        return;
    m_left = left;
    m_right = right;
    update();
}

void TimelineBar::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

QSize TimelineBar::sizeHint() const {
    return {320, static_cast<int>(2 * kHandle + 8) + QFontMetrics(figureFont(TypeSize::Small)).height()};
}

QSize TimelineBar::minimumSizeHint() const {
    return {140, sizeHint().height()};
}

QRectF TimelineBar::trackRect() const {
    const double right = width() - kPad - kLiveSide - kPad;
    const double middle = kHandle + 4;
    return {kPad, middle - kTrack / 2, std::max(1.0, right - kPad), kTrack};
}

QRectF TimelineBar::liveRect() const {
    return {width() - kPad - kLiveSide, trackRect().center().y() - kLiveSide / 2, kLiveSide, kLiveSide};
}

double TimelineBar::positionOf(int index) const {
    const QRectF track = trackRect();
    const double share = index == kLive ? 1 : m_count > 1 ? static_cast<double>(index) / (m_count - 1) : 0;
    return track.left() + share * track.width();
}

void TimelineBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track = trackRect();
    const bool usable = m_count > 0 && isEnabled();
    painter.setBrush(m_theme.border);
    painter.drawRoundedRect(track, kTrack / 2, kTrack / 2);
    if (usable) {
        QRectF filled = track;
        filled.setRight(positionOf(m_shown));
        QColor color = m_theme.accent;
        color.setAlphaF(isLive() ? 0.55F : 1.0F);
        painter.setBrush(color);
        painter.drawRoundedRect(filled, kTrack / 2, kTrack / 2);
        paintHandle(painter);
    }
    paintLive(painter, usable);
    paintLabels(painter);
}

/// While live the dot at the end is the handle.
void TimelineBar::paintHandle(QPainter& painter) const {
    const QPointF centre = isLive() ? liveRect().center() : QPointF(positionOf(m_shown), trackRect().center().y());
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, kHandle + 3, kHandle + 3);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    if (!isLive())
        painter.drawEllipse(centre, kHandle, kHandle);
}

void TimelineBar::paintLive(QPainter& painter, bool usable) const {
    const QPointF centre = liveRect().center();
    painter.setPen(Qt::NoPen);
    if (isLive() && usable) { // glows
        QRadialGradient glow(centre, kLiveSide / 2);
        QColor inner = m_theme.accent;
        inner.setAlphaF(0.5F);
        QColor outer = m_theme.accent;
        outer.setAlphaF(0);
        glow.setColorAt(0.3, inner);
        glow.setColorAt(1, outer);
        painter.setBrush(glow);
        painter.drawEllipse(centre, kLiveSide / 2, kLiveSide / 2);
        painter.setBrush(m_theme.accent);
    } else {
        painter.setPen(QPen(usable && m_hoverLive ? m_theme.accent : m_theme.muted, 1.5));
        painter.setBrush(Qt::NoBrush);
    }
    painter.drawEllipse(centre, kLiveDot, kLiveDot);
}

void TimelineBar::paintLabels(QPainter& painter) const {
    const QFont font = figureFont(TypeSize::Small);
    const QFontMetricsF metrics(font);
    const double top = trackRect().center().y() + kHandle + 2;
    painter.setFont(font);
    painter.setPen(m_theme.muted);
    const QRectF row(kPad, top, width() - 2 * kPad, metrics.height());
    const QString right = m_right.isEmpty() && isLive() ? tr("live") : m_right;
    painter.drawText(row, Qt::AlignRight | Qt::AlignTop, right);
    const double room = row.width() - metrics.horizontalAdvance(right) - 12;
    if (metrics.horizontalAdvance(m_left) <= room)
        painter.drawText(row, Qt::AlignLeft | Qt::AlignTop, m_left);
}

void TimelineBar::request(int index) {
    if (index == m_shown)
        return;
    if (index == kLive)
        emit liveRequested();
    else
        emit scrubbed(index);
}

void TimelineBar::scrubTo(double x) {
    const QRectF track = trackRect();
    const double share = std::clamp((x - track.left()) / track.width(), 0.0, 1.0);
    request(static_cast<int>(std::lround(share * (m_count - 1))));
}

void TimelineBar::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_count == 0)
        return;
    if (liveRect().contains(event->position())) {
        request(kLive);
        return;
    }
    m_dragging = true;
    scrubTo(event->position().x());
}

void TimelineBar::mouseMoveEvent(QMouseEvent* event) {
    const bool over = liveRect().contains(event->position());
    if (over != m_hoverLive) {
        m_hoverLive = over;
        update();
    }
    if (m_dragging && m_count > 0)
        scrubTo(event->position().x());
}

void TimelineBar::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        m_dragging = false;
}

void TimelineBar::leaveEvent(QEvent*) {
    m_hoverLive = false;
    update();
}

void TimelineBar::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (m_count == 0)
        return;
    const QPoint angle = event->angleDelta();
    m_wheel += std::abs(angle.x()) > std::abs(angle.y()) ? angle.x() : angle.y();
    const int notches = m_wheel / kNotch;
    m_wheel -= notches * kNotch;
    if (notches != 0)
        step(-notches);
}

/// Moves by `by` moments; beyond the last one lies live.
void TimelineBar::step(int by) {
    if (m_count == 0 || (isLive() && by > 0))
        return;
    const int from = isLive() ? m_count - 1 : m_shown;
    const int to = from + by;
    request(to >= m_count ? kLive : std::max(0, to));
}

void TimelineBar::keyPressEvent(QKeyEvent* event) {
    const int page = std::max(1, m_count / 10);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        step(-1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Up:
        step(1);
        break;
    case Qt::Key_PageUp:
        step(-page);
        break;
    case Qt::Key_PageDown:
        step(page);
        break;
    case Qt::Key_Home:
        step(-m_count);
        break;
    case Qt::Key_End:
        step(m_count);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool TimelineBar::event(QEvent* event) {
    // With the focus here the arrows scrub; they are not the window's step keys.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key >= Qt::Key_Left && key <= Qt::Key_Down) || key == Qt::Key_Home || key == Qt::Key_End) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace energyscape
