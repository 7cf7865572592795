// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/renderer_probe.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <array>

namespace energyscape {

namespace {

QString glText(QOpenGLFunctions& gl, GLenum name) {
    const auto* text = reinterpret_cast<const char*>(gl.glGetString(name));
    return text ? QString::fromLatin1(text) : QString();
}

} // namespace

bool isSoftwareRenderer(const QString& renderer) {
    static constexpr std::array kNames = {"llvmpipe", "softpipe", "swrast", "SwiftShader"};
    for (const char* name : kNames) {
        if (renderer.contains(QLatin1String(name), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QSurfaceFormat coreFormat() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(0);
    format.setStencilBufferSize(8); // QPainter clips with it
    format.setSwapInterval(0);
    return format;
}

bool platformHasOpenGl() {
    const QString platform = QGuiApplication::platformName();
    return platform != "offscreen" && platform != "minimal" && platform != "vnc" && platform != "linuxfb";
}

OpenGlProbe probeOpenGl() {
    OpenGlProbe probe;
    if (!platformHasOpenGl())
        return probe;
    QOffscreenSurface surface;
    surface.setFormat(coreFormat());
    surface.create();
    QOpenGLContext context;
    context.setFormat(coreFormat());
    if (!surface.isValid() || !context.create() || !context.makeCurrent(&surface))
        return probe;
    const auto version = context.format().version();
    probe.available = version >= qMakePair(3, 3);
    probe.renderer = glText(*context.functions(), GL_RENDERER);
    probe.version = glText(*context.functions(), GL_VERSION);
    probe.software = isSoftwareRenderer(probe.renderer);
    context.doneCurrent();
    return probe;
}

} // namespace energyscape
