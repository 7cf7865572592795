// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/canvas_view.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <utility>

#include "widgets/gl/gl_canvas.h"
#include "widgets/picture_actions.h"

namespace energyscape {

CanvasView::CanvasView(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void CanvasView::startOpenGl(std::unique_ptr<GlScene> scene) {
    auto canvas = std::make_unique<GlCanvas>(
        *this, std::move(scene), [this](QPainter& painter) { paintOverlayAndError(painter); });
    if (!canvas->error().isEmpty()) {
        m_error = canvas->error();
        return;
    }
    m_canvas = canvas.release();
    connect(m_canvas, &GlCanvas::failed, this, &CanvasView::dropOpenGl);
    m_container = QWidget::createWindowContainer(m_canvas, this);
    m_container->setFocusPolicy(Qt::NoFocus);
    m_container->setGeometry(rect());
}

void CanvasView::dropOpenGl(const QString& error) {
    m_error = error;
    m_canvas = nullptr;
    if (m_container) {
        m_container->hide();
        m_container->deleteLater();
        m_container = nullptr;
    }
    update();
}

void CanvasView::refresh() {
    if (m_canvas)
        m_canvas->update();
    else
        update();
}

QImage CanvasView::grabImage() {
    if (m_canvas) {
        QImage image = m_canvas->grabPicture(size(), devicePixelRatioF());
        if (!image.isNull())
            return image;
    }
    const double ratio = devicePixelRatioF();
    QImage image((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    if (!image.isNull()) {
        QPainter painter(&image);
        paintAll(painter);
    }
    return image;
}

void CanvasView::setTheme(const Theme& theme) {
    m_theme = theme;
    themeChanged();
    refresh();
}

void CanvasView::paintAll(QPainter& painter) {
    painter.fillRect(rect(), m_theme.ground);
    paintScene(painter);
    paintOverlayAndError(painter);
}

void CanvasView::paintOverlayAndError(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintOverlay(painter);
    if (m_error.isEmpty())
        return;
    painter.setFont(uiFont(TypeSize::Small));
    const QString text = tr("Painted without OpenGL. %1").arg(m_error.section('\n', 0, 0));
    const QRectF line(8, height() - painter.fontMetrics().height() - 6, width() - 16, painter.fontMetrics().height());
    painter.fillRect(line.adjusted(-8, -3, 8, 6), m_theme.ground);
    painter.setPen(m_theme.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(line.width())));
}

// With OpenGL this is seen in the moments before the canvas has drawn, and in pictures of a whole window.
void CanvasView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintAll(painter);
}

void CanvasView::resizeEvent(QResizeEvent* /*event*/) {
    if (m_container)
        m_container->setGeometry(rect());
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    addPictureActions(
        menu, *this, [this] { return grabImage(); }, m_pictureName);
    menu.exec(event->globalPos());
}

void CanvasView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    refresh();
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    refresh();
}

} // namespace energyscape
