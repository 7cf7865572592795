// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of the fuzzing corpus through its reader, in the ordinary build: only UserError may come out.
#include "core/data/atomic_file.h"
#include "core/data/idx.h"
#include "core/data/npy.h"
#include "core/data/safetensors.h"
#include "tests/support/refusal.h"

#include <QtTest>
#include <algorithm>

using namespace energyscape;
namespace fs = std::filesystem;

class NastyFilesTest : public QObject {
    Q_OBJECT

private slots:
    void everyFile_data() {
        QTest::addColumn<QString>("reader");
        QTest::addColumn<QString>("path");
        for (const char* reader : {"npy", "safetensors", "idx"}) {
            const fs::path folder = fs::path(ENERGYSCAPE_SOURCE_DIR) / "tests/fuzz/corpus" / reader;
            std::vector<fs::path> files{fs::directory_iterator(folder), fs::directory_iterator{}};
            std::sort(files.begin(), files.end());
            QVERIFY(files.size() > 20);
            for (const fs::path& file : files)
                QTest::addRow("%s/%s", reader, file.filename().c_str())
                    << QString::fromLatin1(reader) << QString::fromStdString(file.string());
        }
    }

    /// Files called good_* are read, all others are refused with a sentence that names the file.
    void everyFile() {
        QFETCH(const QString, reader);
        QFETCH(const QString, path);
        const fs::path file = path.toStdString();
        QVERIFY(fs::file_size(file) < 1024);
        const std::string said = test::refusalOf([&] {
            if (reader == "npy")
                readNpy(file);
            else if (reader == "safetensors")
                readSafetensors(file);
            else
                readIdx(file);
        });
        if (file.filename().string().starts_with("good_")) {
            QCOMPARE(said, std::string());
            return;
        }
        QVERIFY2(said.starts_with("cannot read '" + file.string() + "': "), said.c_str());
        QVERIFY2(std::all_of(said.begin(), said.end(), [](char c) { return c >= 32 && c < 127; }), said.c_str());
        QVERIFY2(said.size() < file.string().size() + 400, said.c_str());
    }
};

QTEST_APPLESS_MAIN(NastyFilesTest)
#include "nasty_files_test.moc"
