// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/npy.h"
#include "core/data/safetensors.h"
#include "tests/support/run_process.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

namespace energyscape::test {

template <class T>
Array arrayOf(std::vector<std::size_t> shape, const std::vector<T>& values) {
    return makeArray<T>(std::move(shape), values);
}

/// A folder for the files of a test, in which energyscape-cli is run.
class CliFolder {
public:
    explicit CliFolder(QString model) : m_model(std::move(model)) {}

    bool isValid() const { return m_folder.isValid(); }
    QString path(const QString& name = {}) const { return name.isEmpty() ? m_folder.path() : m_folder.filePath(name); }
    std::filesystem::path file(const QString& name) const { return path(name).toStdString(); }

    /// Runs "energyscape-cli <model> <line>" in this folder; words are split at spaces.
    ProcessResult run(const QString& line) const {
        return runProcess(ENERGYSCAPE_CLI, (m_model + ' ' + line).split(' ', Qt::SkipEmptyParts), m_folder.path());
    }
    /// The object on standard output, which must hold nothing else; empty when it does.
    QJsonObject json(const QString& line) const {
        const ProcessResult result = run(line + " --json");
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(result.out, &error);
        const bool alone = result.out.count('\n') == 1 && result.out.endsWith('\n') && result.err.isEmpty();
        if (result.status == 0 && alone && error.error == QJsonParseError::NoError && document.isObject())
            return document.object();
        qWarning() << "not one JSON object alone:" << result.status << result.out << result.err;
        return {};
    }

    QByteArray bytesOf(const QString& name) const {
        QFile in(path(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("missing");
    }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile out(path(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write a file for the test");
    }
    void write(const QString& name, const Array& array) const { writeNpy(file(name), array); }
    void write(const QString& name, std::map<std::string, Array> tensors,
        std::map<std::string, std::string> metadata = {}) const {
        writeSafetensors(file(name), {std::move(tensors), std::move(metadata)});
    }

private:
    QString m_model;
    QTemporaryDir m_folder;
};

} // namespace energyscape::test
