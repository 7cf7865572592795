// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/shader_source.h"

#include <QFile>
#include <QRegularExpression>

namespace energyscape {

ShaderSource ShaderSource::load(const QString& name, const QString& folder) {
    ShaderSource source;
    source.m_name = name;
    QStringList open;
    source.append(folder, name, open, {});
    return source;
}

// `open` is the chain of files being read, `from` the place of the include that asked for this one.
bool ShaderSource::append(const QString& folder, const QString& file, QStringList& open, const QString& from) {
    static const QRegularExpression include(R"re(^\s*#\s*include\s+"([^"]+)"\s*(//.*)?$)re");
    const QString prefix = from.isEmpty() ? QString() : from + ": ";
    if (open.contains(file)) {
        m_error =
            QStringLiteral("%1%2 includes itself (%3).").arg(prefix, file, (open + QStringList(file)).join(" -> "));
        return false;
    }
    if (m_files.contains(file))
        return true;
    QFile input(folder + '/' + file);
    if (!input.open(QIODevice::ReadOnly)) {
        m_error = QStringLiteral("%1%2 cannot be read from %3: %4.").arg(prefix, file, folder, input.errorString());
        return false;
    }
    const int fileIndex = static_cast<int>(m_files.size());
    m_files.append(file);
    open.append(file);
    QByteArray all = input.readAll();
    if (all.endsWith('\n'))
        all.chop(1);
    int number = 0;
    for (const QByteArray& line : all.split('\n')) {
        ++number;
        const auto match = include.match(QString::fromUtf8(line).trimmed());
        if (!match.hasMatch()) {
            m_text += line + '\n';
            m_lines.push_back({fileIndex, number});
        } else if (!append(folder, match.captured(1), open, QStringLiteral("%1:%2").arg(file).arg(number))) {
            return false;
        }
    }
    open.removeLast();
    return true;
}

QString ShaderSource::place(int line) const {
    if (line < 1 || line > static_cast<int>(m_lines.size()))
        return QStringLiteral("%1:%2").arg(m_name).arg(line);
    const Line& origin = m_lines[static_cast<std::size_t>(line - 1)];
    return QStringLiteral("%1:%2").arg(m_files[origin.file]).arg(origin.number);
}

QString ShaderSource::mapErrors(const QString& log) const {
    static const QRegularExpression mesa(R"re(^\d+:(\d+)\(\d+\)\s*:\s*(.*)$)re");
    static const QRegularExpression nvidia(R"re(^\d+\((\d+)\)\s*:\s*(.*)$)re");
    static const QRegularExpression others(R"re(^(ERROR|WARNING)\s*:\s*\d+:(\d+)\s*:\s*(.*)$)re");
    QString cleaned = log;
    cleaned.remove(QChar('\0'));
    QStringList mapped;
    for (const QString& line : cleaned.split('\n')) {
        const QString plain = line.trimmed();
        if (const auto match = mesa.match(plain); match.hasMatch())
            mapped += place(match.captured(1).toInt()) + ": " + match.captured(2);
        else if (const auto second = nvidia.match(plain); second.hasMatch())
            mapped += place(second.captured(1).toInt()) + ": " + second.captured(2);
        else if (const auto third = others.match(plain); third.hasMatch())
            mapped += place(third.captured(2).toInt()) + ": " + third.captured(1).toLower() + ": " + third.captured(3);
        else if (!plain.isEmpty())
            mapped += plain;
    }
    return mapped.join('\n');
}

} // namespace energyscape
