// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <vector>

namespace energyscape {

/// The text of one shader stage with its includes expanded, and the way back from a line of it to file and line.
///
/// A line `#include "common/x.glsl"` is replaced by that file, once per shader (a second mention adds nothing); names
/// are relative to the folder of the shaders. A file that includes itself, directly or not, is an error. Pure text: the
/// class knows no OpenGL.
class ShaderSource {
public:
    /// Reads `folder`/`name`. Problems are reported by `error()`.
    static ShaderSource load(const QString& name, const QString& folder = QStringLiteral(":/shaders"));

    const QString& name() const { return m_name; }
    const QByteArray& text() const { return m_text; }
    /// Empty, or "heatmap.frag:3: ..." for the include that could not be followed.
    const QString& error() const { return m_error; }

    /// "heatmap.frag:12" for the 1-based line of `text()`; lines outside it belong to the main file.
    QString place(int line) const;

    /// Rewrites the places in a compiler's log as file:line. Understands "0:12(3): error: ..." (Mesa),
    /// "0(12) : error ..." (NVIDIA) and "ERROR: 0:12: ..." (AMD, Apple, Intel); other lines stay as they are.
    QString mapErrors(const QString& log) const;

private:
    struct Line {
        int file = 0;
        int number = 0;
    };

    bool append(const QString& folder, const QString& file, QStringList& open, const QString& from);

    QString m_name;
    QByteArray m_text;
    QString m_error;
    QStringList m_files;
    std::vector<Line> m_lines;
};

} // namespace energyscape
