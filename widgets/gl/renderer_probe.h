// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QSurfaceFormat>

namespace energyscape {

/// What a view paints with. The window decides once, from the probe and from its command line.
enum class Renderer { Raster, OpenGl };

/// Answer of the one look at OpenGL that is taken at start.
struct OpenGlProbe {
    bool available = false; ///< a 3.3 core context could be made current
    bool software = false;  ///< the renderer runs on the processor (llvmpipe, softpipe, swrast, SwiftShader)
    QString renderer;       ///< GL_RENDERER, empty if not available
    QString version;        ///< GL_VERSION, empty if not available

    /// OpenGL where a graphics processor draws, else raster.
    Renderer preferred() const { return available && !software ? Renderer::OpenGl : Renderer::Raster; }
};

/// Makes an OpenGL 3.3 core context on an off-screen surface, reads its strings and drops it. Needs a QGuiApplication
/// and its thread. Takes some 10 to 50 ms where there is OpenGL: call it once and keep the answer.
OpenGlProbe probeOpenGl();

/// OpenGL 3.3 core without depth buffer; buffer swaps do not wait for the screen (several views share one thread).
QSurfaceFormat coreFormat();

/// False on the platforms of Qt that never have OpenGL (offscreen, minimal, vnc, linuxfb).
bool platformHasOpenGl();

/// True if a GL_RENDERER text names a software renderer.
bool isSoftwareRenderer(const QString& renderer);

} // namespace energyscape
