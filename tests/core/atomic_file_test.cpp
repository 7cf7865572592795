// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"
#include "tests/support/refusal.h"

#include <QTemporaryDir>
#include <QtTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace energyscape;
using energyscape::test::bytesOf;
namespace fs = std::filesystem;

class AtomicFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(at("")), fs::directory_iterator{}));
    }

private slots:
    void cleanup() {
        for (const auto& entry : fs::directory_iterator(at("")))
            fs::remove_all(entry.path());
    }

    void readsBackWhatWasWritten() {
        writeFileAtomically(at("a"), bytesOf("one"));
        QVERIFY(readFile(at("a"), 3) == bytesOf("one"));
        writeFileAtomically(at("a"), bytesOf("another"));
        QVERIFY(readFile(at("a"), 100) == bytesOf("another"));
        writeFileAtomically(at("empty"), {});
        QVERIFY(readFile(at("empty"), 0).empty());
        QCOMPARE(entries(), std::size_t{2}); // no temporary file is left
    }

    void keepsPermissionsAndFollowsLinks() {
        writeFileAtomically(at("real"), bytesOf("old"));
        fs::permissions(at("real"), fs::perms::owner_read | fs::perms::owner_write);
        fs::create_symlink(at("real"), at("link"));
        writeFileAtomically(at("link"), bytesOf("new"));
        QVERIFY(fs::is_symlink(at("link")));
        QVERIFY(readFile(at("real"), 10) == bytesOf("new"));
        QCOMPARE(fs::status(at("real")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    void failureLeavesTheFolderAsItWas() {
        VERIFY_REFUSED(
            writeFileAtomically(at("none") / "x", bytesOf("a")), "cannot write '" + (at("none") / "x").string());
        fs::create_directory(at("folder"));
        VERIFY_REFUSED(writeFileAtomically(at("folder"), bytesOf("a")), "it is a folder");
        VERIFY_REFUSED(writeFileAtomically(at("folder") / "", bytesOf("a")), "a file name is needed");
        writeFileAtomically(at("file"), bytesOf("old"));
        VERIFY_REFUSED(writeFileAtomically(at("file") / "x", bytesOf("a")), "cannot write");
        QVERIFY(readFile(at("file"), 10) == bytesOf("old"));
        QCOMPARE(entries(), std::size_t{2});
    }

    void fullDiskLeavesTheOldFile() {
#ifdef Q_OS_LINUX
        writeFileAtomically(at("file"), bytesOf("old"));
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const std::string said =
            test::refusalOf([&] { writeFileAtomically(at("file"), std::vector<std::byte>(10000)); });
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);
        QCOMPARE(said, "cannot write '" + at("file").string() + "': File too large");
        QVERIFY(readFile(at("file"), 10) == bytesOf("old"));
        QCOMPARE(entries(), std::size_t{1});
#else
        QSKIP("needs a limit on the file size");
#endif
    }

    void readOnlyFolderIsLeftAlone() {
        const fs::path folder = at("readonly");
        fs::create_directory(folder);
        writeFileAtomically(folder / "file", bytesOf("old"));
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        const std::string said = test::refusalOf([&] { writeFileAtomically(folder / "file", bytesOf("new")); });
        fs::permissions(folder, fs::perms::owner_all);
        if (said.empty())
            QSKIP("this user may write into read-only folders");
        QVERIFY(said.find("cannot write") == 0);
        QVERIFY(readFile(folder / "file", 10) == bytesOf("old"));
        QCOMPARE(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}), std::ptrdiff_t{1});
    }

    void refusesWhatCannotBeRead() {
        VERIFY_REFUSED(
            readFile(at("missing"), 10), "cannot read '" + at("missing").string() + "': there is no such file");
        VERIFY_REFUSED(readFile(at(""), 10), "it is a folder");
        writeFileAtomically(at("large"), bytesOf("12345"));
        VERIFY_REFUSED(readFile(at("large"), 4), "it has 5 bytes, more than the limit of 4");
#ifdef Q_OS_LINUX
        VERIFY_REFUSED(readFile("/dev/zero", 10), "it is not a regular file");
#endif
    }
};

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
