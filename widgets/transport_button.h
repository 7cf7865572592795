// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/glyph_icon.h"

#include <QAbstractButton>

namespace energyscape {

/// A button of the transport bar: a glyph on a rounded ground; a primary one is filled with the accent colour.
/// Takes the focus by Tab only, so that a click leaves the keys to the window.
class TransportButton : public QAbstractButton {
public:
    TransportButton(Glyph glyph, const QString& name, bool primary, QWidget* parent = nullptr);
    void setGlyph(Glyph glyph);
    void setColors(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Glyph m_glyph;
    bool m_primary;
    Theme m_theme = Theme::darkTheme();
};

} // namespace energyscape
