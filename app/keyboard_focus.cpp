// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyboard_focus.h"

#include "widgets/tile_gallery.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QComboBox>
#include <QKeyEvent>

namespace energyscape {

namespace {

bool usesKey(const QObject* control, int key) {
    const bool arrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    const bool edge = key == Qt::Key_Home || key == Qt::Key_End;
    if (qobject_cast<const QAbstractSlider*>(control))
        return arrow || edge;
    if (qobject_cast<const QAbstractButton*>(control))
        return key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (qobject_cast<const TileGallery*>(control))
        return arrow || edge || key == Qt::Key_Delete || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (qobject_cast<const QComboBox*>(control))
        return arrow || edge || key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
    return false;
}

} // namespace

bool KeyboardFocus::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && usesKey(watched, key->key())) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::Polish) {
        auto* widget = qobject_cast<QWidget*>(watched);
        const bool button = qobject_cast<QAbstractButton*>(watched) || qobject_cast<QAbstractSlider*>(watched);
        if (widget && button && widget->focusPolicy() != Qt::NoFocus)
            widget->setFocusPolicy(Qt::TabFocus);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace energyscape
