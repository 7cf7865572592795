// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace energyscape {

/// Lets the window's single keys (Space, arrows) and the controls live together: a control that was reached with Tab
/// keeps the keys it uses itself; one that was only clicked does not take the keyboard. Install it on the application.
class KeyboardFocus : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace energyscape
