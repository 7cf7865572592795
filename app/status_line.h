// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;

namespace energyscape {

/// The line at the foot of the window: how the run stands, how fast, how heavy a frame is; what the lab says; and for
/// some seconds what went wrong.
class StatusLine : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setRun(const FrameInfo& info, bool showsPast, std::uint64_t shownStep);
    void setFrameMs(double milliseconds);
    void setLabText(const QString& text);
    /// What paints the views, such as "painted without OpenGL".
    void setRendererText(const QString& text, const QString& toolTip);
    /// One sentence; it stays some seconds.
    void showMessage(const QString& text);
    QString message() const;

    void setTheme(const Theme& theme) override;

private:
    QLabel *m_state, *m_speed, *m_frame, *m_lab, *m_renderer, *m_message;
    QElapsedTimer m_sinceMessage;
};

} // namespace energyscape
