// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/shader_program.h"

#include <QByteArray>

namespace energyscape {

ShaderProgram::~ShaderProgram() {
    if (m_program != 0)
        m_gl.glDeleteProgram(m_program);
}

GLuint ShaderProgram::compile(GLenum stage, const ShaderSource& source) {
    if (!source.error().isEmpty()) {
        m_error = source.error();
        return 0;
    }
    const GLuint shader = m_gl.glCreateShader(stage);
    const char* text = source.text().constData();
    const auto length = static_cast<GLint>(source.text().size());
    m_gl.glShaderSource(shader, 1, &text, &length);
    m_gl.glCompileShader(shader);
    GLint ok = GL_FALSE;
    m_gl.glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (ok == GL_TRUE)
        return shader;
    GLint size = 0;
    m_gl.glGetShaderiv(shader, GL_INFO_LOG_LENGTH, &size);
    QByteArray log(size, '\0');
    m_gl.glGetShaderInfoLog(shader, size, nullptr, log.data());
    m_gl.glDeleteShader(shader);
    m_error = source.mapErrors(QString::fromUtf8(log.constData()));
    if (m_error.isEmpty())
        m_error = source.place(1) + ": the driver refused this shader without giving a reason.";
    return 0;
}

void ShaderProgram::link(GLuint vertex, GLuint fragment, const QString& names) {
    m_program = m_gl.glCreateProgram();
    m_gl.glAttachShader(m_program, vertex);
    m_gl.glAttachShader(m_program, fragment);
    m_gl.glLinkProgram(m_program);
    m_gl.glDetachShader(m_program, vertex);
    m_gl.glDetachShader(m_program, fragment);
    GLint ok = GL_FALSE;
    m_gl.glGetProgramiv(m_program, GL_LINK_STATUS, &ok);
    if (ok == GL_TRUE)
        return;
    GLint size = 0;
    m_gl.glGetProgramiv(m_program, GL_INFO_LOG_LENGTH, &size);
    QByteArray log(size, '\0');
    m_gl.glGetProgramInfoLog(m_program, size, nullptr, log.data());
    m_error = names + ": " + QString::fromUtf8(log.constData()).trimmed();
    m_gl.glDeleteProgram(m_program);
    m_program = 0;
}

bool ShaderProgram::build(const ShaderSource& vertex, const ShaderSource& fragment) {
    if (m_program != 0)
        m_gl.glDeleteProgram(m_program);
    m_program = 0;
    m_error.clear();
    const GLuint first = compile(GL_VERTEX_SHADER, vertex);
    const GLuint second = first != 0 ? compile(GL_FRAGMENT_SHADER, fragment) : 0;
    if (second != 0)
        link(first, second, vertex.name() + " + " + fragment.name());
    m_gl.glDeleteShader(first);
    m_gl.glDeleteShader(second);
    return isValid();
}

} // namespace energyscape
