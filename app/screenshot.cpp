// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "widgets/gl/canvas_view.h"

#include <QDialog>
#include <QPainter>
#include <QPixmap>
#include <set>

namespace energyscape {

QImage grabWindow(QWidget& window) {
    QImage image = window.grab().toImage();
    QPainter painter(&image);
    // QWidget::grab knows nothing of native OpenGL windows: they draw themselves once more.
    for (CanvasView* view : window.findChildren<CanvasView*>())
        if (view->isVisible() && view->renderer() == Renderer::OpenGl)
            painter.drawImage(QRect(view->mapTo(&window, QPoint(0, 0)), view->size()), view->grabImage());
    // Dialogs lie over the window as they do on screen.
    for (QDialog* dialog : window.findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        const QRect place(dialog->frameGeometry().topLeft() - window.geometry().topLeft(), dialog->size());
        painter.drawPixmap(place.topLeft(), dialog->grab());
        painter.setPen(dialog->palette().color(QPalette::Mid)); // in place of the system's frame
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return image;
}

bool isBlank(const QImage& image) {
    constexpr std::size_t kFewestColors = 16;
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2) {
            colors.insert(image.pixel(x, y));
            if (colors.size() >= kFewestColors)
                return false;
        }
    return true;
}

} // namespace energyscape
