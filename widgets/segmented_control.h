// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QStringList>
#include <QWidget>
#include <vector>

namespace energyscape {

/// A choice of a few, as joined buttons. One tab stop; the arrow keys move the choice.
class SegmentedControl : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit SegmentedControl(const QStringList& choices, QWidget* parent = nullptr);
    /// Does not emit.
    void setCurrentIndex(int index);
    int currentIndex() const { return m_current; }
    void setChoiceToolTip(int index, const QString& toolTip);
    void setChoiceEnabled(int index, bool enabled);
    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentIndexChanged(int index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QSize sizeWith(int pad) const;
    QRectF segmentRect(int index) const;
    int indexAt(QPointF position) const;
    void choose(int index);

    struct Choice {
        QString text;
        QString toolTip;
        bool enabled = true;
    };
    Theme m_theme = Theme::darkTheme();
    std::vector<Choice> m_choices;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace energyscape
