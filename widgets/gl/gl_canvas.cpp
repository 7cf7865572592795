// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/gl_canvas.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QOpenGLFramebufferObject>
#include <QOpenGLPaintDevice>
#include <QOpenGLVersionFunctionsFactory>
#include <QPainter>
#include <QWidget>
#include <utility>

#include "widgets/gl/renderer_probe.h"

namespace energyscape {

GlCanvas::GlCanvas(QWidget& owner, std::unique_ptr<GlScene> scene, std::function<void(QPainter&)> overlay)
    : m_owner(owner)
    , m_scene(std::move(scene))
    , m_overlay(std::move(overlay)) {
    setFormat(coreFormat());
    setFlag(Qt::WindowDoesNotAcceptFocus);
    if (!platformHasOpenGl())
        m_error = tr("This display has no OpenGL.");
}

GlCanvas::~GlCanvas() {
    if (isValid())
        makeCurrent();
    m_scene.reset();
    if (isValid())
        doneCurrent();
}

void GlCanvas::fail(const QString& error) {
    if (!m_error.isEmpty())
        return;
    m_error = error;
    // The receiver may delete this window: never from inside one of its own handlers.
    QMetaObject::invokeMethod(
        this, [this] { emit failed(m_error); }, Qt::QueuedConnection);
}

void GlCanvas::initializeGL() {
    m_gl = QOpenGLVersionFunctionsFactory::get<Gl>(context());
    if (!m_gl || !m_gl->initializeOpenGLFunctions()) {
        m_gl = nullptr;
        fail(tr("OpenGL 3.3 core is not available here."));
        return;
    }
    const QString error = m_scene->initialize(*m_gl);
    if (!error.isEmpty())
        fail(error);
}

void GlCanvas::paintAll(QSize logicalSize, double pixelRatio) {
    const QSize pixels(qRound(logicalSize.width() * pixelRatio), qRound(logicalSize.height() * pixelRatio));
    m_gl->glDisable(GL_DEPTH_TEST);
    m_gl->glDisable(GL_CULL_FACE);
    m_gl->glDisable(GL_BLEND);
    m_gl->glDisable(GL_SCISSOR_TEST);
    m_gl->glDisable(GL_STENCIL_TEST);
    m_gl->glViewport(0, 0, pixels.width(), pixels.height());
    m_scene->paint(*m_gl, pixels, pixelRatio);
    m_gl->glBindVertexArray(0);
    m_gl->glUseProgram(0);
    m_gl->glActiveTexture(GL_TEXTURE0);
    QOpenGLPaintDevice device(pixels);
    device.setDevicePixelRatio(pixelRatio);
    QPainter painter(&device);
    m_overlay(painter);
}

void GlCanvas::paintGL() {
    if (m_gl && m_error.isEmpty())
        paintAll(size(), devicePixelRatio());
}

void GlCanvas::exposeEvent(QExposeEvent* event) {
    QOpenGLWindow::exposeEvent(event);
    if (isExposed() && !isValid())
        fail(tr("No OpenGL 3.3 context could be made."));
}

QImage GlCanvas::grabPicture(QSize size, double pixelRatio) {
    if (!isValid() || !m_gl || !m_error.isEmpty() || size.isEmpty())
        return {};
    makeCurrent();
    const QSize pixels(qRound(size.width() * pixelRatio), qRound(size.height() * pixelRatio));
    QOpenGLFramebufferObject target(pixels, QOpenGLFramebufferObject::CombinedDepthStencil);
    if (!target.isValid() || !target.bind())
        return {};
    paintAll(size, pixelRatio);
    QImage image = target.toImage().convertToFormat(QImage::Format_RGB32);
    target.release();
    doneCurrent();
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

// Widgets get their context menu event from Qt, native windows do not.
bool GlCanvas::forward(QEvent* event) {
    const bool handled = QCoreApplication::sendEvent(&m_owner, event);
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (!(m_owner.focusPolicy() & Qt::ClickFocus))
            return handled;
        m_owner.window()->activateWindow();
        m_owner.setFocus(Qt::MouseFocusReason);
        if (mouse->button() == Qt::RightButton) {
            QContextMenuEvent menu(QContextMenuEvent::Mouse, mouse->position().toPoint(),
                mouse->globalPosition().toPoint(), mouse->modifiers());
            QCoreApplication::sendEvent(&m_owner, &menu);
        }
    }
    return handled;
}

bool GlCanvas::event(QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::Enter:
    case QEvent::Leave:
        return forward(event);
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::DragLeave:
    case QEvent::Drop:
        return m_owner.acceptDrops() ? forward(event) : QOpenGLWindow::event(event);
    default:
        return QOpenGLWindow::event(event);
    }
}

} // namespace energyscape
