// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QOpenGLWindow>
#include <functional>
#include <memory>

#include "widgets/gl/shader_program.h"

class QPainter;

namespace energyscape {

/// The OpenGL part of a view: owns shaders and textures. All members are called with the context current.
class GlScene {
public:
    virtual ~GlScene() = default;
    /// Builds shaders; returns an empty text, or what is wrong as "file:line: ...".
    virtual QString initialize(Gl& gl) = 0;
    /// Draws the picture below the overlay into the bound framebuffer of `size` device pixels.
    virtual void paint(Gl& gl, QSize size, double pixelRatio) = 0;
};

/// A native OpenGL window that shows a GlScene, then an overlay painted with QPainter. It hands all input to the widget
/// `owner`, whose area it must cover, and takes no keyboard focus of its own.
class GlCanvas : public QOpenGLWindow {
    Q_OBJECT
public:
    GlCanvas(QWidget& owner, std::unique_ptr<GlScene> scene, std::function<void(QPainter&)> overlay);
    ~GlCanvas() override;

    /// Empty, or why nothing can be drawn.
    const QString& error() const { return m_error; }

    /// The present picture of `size` logical pixels, drawn off the screen; null if there is no context.
    QImage grabPicture(QSize size, double pixelRatio);

signals:
    /// Emitted once, when the context or the shaders turn out not to work.
    void failed(const QString& error);

protected:
    void initializeGL() override;
    void paintGL() override;
    void exposeEvent(QExposeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fail(const QString& error);
    void paintAll(QSize logicalSize, double pixelRatio);
    bool forward(QEvent* event);

    QWidget& m_owner;
    std::unique_ptr<GlScene> m_scene;
    std::function<void(QPainter&)> m_overlay;
    Gl* m_gl = nullptr; ///< owned by the context
    QString m_error;
};

} // namespace energyscape
