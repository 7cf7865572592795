// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>

#include "widgets/gl/renderer_probe.h"
#include "widgets/theme.h"

namespace energyscape {

class GlCanvas;
class GlScene;

/// Base of the views that can paint with QPainter or with OpenGL. With Renderer::OpenGl a native window covers the view
/// and hands its input back, so that derived classes handle the events of a QWidget in both cases. If OpenGL fails, the
/// view goes on in raster and shows the reason on its lower edge.
class CanvasView : public QWidget, public Themed {
    Q_OBJECT
public:
    /// The renderer in use: Raster also after OpenGL failed.
    Renderer renderer() const { return m_canvas ? Renderer::OpenGl : Renderer::Raster; }
    /// Empty, or why OpenGL, though asked for, is not used ("heatmap.frag:12: ...").
    const QString& rendererError() const { return m_error; }

    /// The view as it is on screen, with overlays, in device pixels.
    QImage grabImage();

    /// What exports call this view ("weights"); the suggested file name.
    void setPictureName(const QString& name) { m_pictureName = name; }

    void setTheme(const Theme& theme) override;
    const Theme& theme() const { return m_theme; }

protected:
    explicit CanvasView(QWidget* parent);

    /// Starts the OpenGL canvas; to be called once, last in the constructor of a derived class.
    void startOpenGl(std::unique_ptr<GlScene> scene);
    /// Asks for one repaint soon, in either renderer.
    void refresh();

    /// Below the overlay, in logical pixels; the ground is filled already. Not used by OpenGL.
    virtual void paintScene(QPainter& painter) = 0;
    /// Text, marks and read-outs, in both renderers.
    virtual void paintOverlay(QPainter& painter) = 0;
    virtual void themeChanged() {}

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void dropOpenGl(const QString& error);
    void paintAll(QPainter& painter);
    void paintOverlayAndError(QPainter& painter);

    Theme m_theme = Theme::darkTheme();
    QString m_pictureName = QStringLiteral("picture");
    QString m_error;
    GlCanvas* m_canvas = nullptr; ///< owned by the container
    QWidget* m_container = nullptr;
};

} // namespace energyscape
