// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QOpenGLFunctions_3_3_Core>
#include <QString>

#include "widgets/gl/shader_source.h"

namespace energyscape {

/// The OpenGL calls that views may use; obtained from a current 3.3 core context.
using Gl = QOpenGLFunctions_3_3_Core;

/// A vertex and a fragment shader, compiled and linked. All members need the context of `gl` to be current; the
/// program prints nothing and keeps what went wrong in `error()`.
class ShaderProgram {
public:
    explicit ShaderProgram(Gl& gl) : m_gl(gl) {}
    ~ShaderProgram();
    ShaderProgram(const ShaderProgram&) = delete;
    ShaderProgram& operator=(const ShaderProgram&) = delete;

    /// Compiles and links; on failure returns false, and `error()` holds lines like "heatmap.frag:12: ...".
    bool build(const ShaderSource& vertex, const ShaderSource& fragment);
    const QString& error() const { return m_error; }
    bool isValid() const { return m_program != 0; }

    void use() { m_gl.glUseProgram(m_program); }
    /// Uniforms by name, of the program in use; an unknown name is ignored, as OpenGL does.
    void set(const char* name, int value) { m_gl.glUniform1i(location(name), value); }
    void set(const char* name, int x, int y) { m_gl.glUniform2i(location(name), x, y); }
    void set(const char* name, float value) { m_gl.glUniform1f(location(name), value); }
    void set(const char* name, float x, float y) { m_gl.glUniform2f(location(name), x, y); }
    void set(const char* name, float x, float y, float z) { m_gl.glUniform3f(location(name), x, y, z); }
    void set(const char* name, float x, float y, float z, float w) { m_gl.glUniform4f(location(name), x, y, z, w); }
    /// Column-major 4 x 4 matrix.
    void setMatrix(const char* name, const float* m) { m_gl.glUniformMatrix4fv(location(name), 1, GL_FALSE, m); }
    GLuint id() const { return m_program; }

private:
    int location(const char* name) { return m_gl.glGetUniformLocation(m_program, name); }
    GLuint compile(GLenum stage, const ShaderSource& source);
    void link(GLuint vertex, GLuint fragment, const QString& names);

    Gl& m_gl;
    GLuint m_program = 0;
    QString m_error;
};

} // namespace energyscape
