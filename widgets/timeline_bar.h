// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace energyscape {

/// The history of a run as a track that is scrubbed by dragging, clicking, the wheel or the arrow keys, with a dot at
/// its right end that goes back to live. It asks (`scrubbed`, `liveRequested`); the owner answers with `setExtent`.
class TimelineBar : public QWidget, public Themed {
    Q_OBJECT
public:
    static constexpr int kLive = -1;
    explicit TimelineBar(QWidget* parent = nullptr);

    /// `count` moments are kept; `shown` in [0, count) is on screen, or kLive.
    void setExtent(int count, int shown);
    int count() const { return m_count; }
    int shown() const { return m_shown; }
    bool isLive() const { return m_shown == kLive; }
    /// What stands under the ends of the track, such as "step 0" and "step 1,204".
    void setLabels(const QString& left, const QString& right);

    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The track and the live dot in widget coordinates.
    QRectF trackRect() const;
    QRectF liveRect() const;

signals:
    void scrubbed(int index);
    void liveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void scrubTo(double x);
    void request(int index);
    void step(int by);
    void paintHandle(QPainter& painter) const;
    void paintLive(QPainter& painter, bool usable) const;
    void paintLabels(QPainter& painter) const;
    double positionOf(int index) const;

    Theme m_theme = Theme::darkTheme();
    int m_count = 0;
    int m_shown = kLive;
    int m_wheel = 0; ///< eighths of a degree not yet used
    bool m_dragging = false;
    bool m_hoverLive = false;
    QString m_left;
    QString m_right;
};

} // namespace energyscape
