// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/app_fixture.h"

#include "app/labs/hopfield/hopfield_files.h"
#include "app/labs/hopfield/picture_import.h"
#include "core/data/idx.h"
#include "core/data/threshold.h"
#include "core/error.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/network_file.h"

#include <QInputDialog>
#include <QPainter>

using namespace energyscape;

namespace {

void writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// Dark diagonal cross on white paper.
QImage crossPicture(int side) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(QPen(Qt::black, side / 10.0));
    painter.drawLine(0, 0, side, side);
    painter.drawLine(side, 0, 0, side);
    return image;
}

} // namespace

class HopfieldFilesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString at(const QString& name) const { return m_dir.filePath(name); }

    static HopfieldFiles& files(AppFixture& app) { return *app.page().findChild<HopfieldFiles*>(); }
    template <class T>
    static T* dialogOf(AppFixture& app) {
        T* dialog = nullptr;
        QTest::qWaitFor([&] { return (dialog = app.page().findChild<T*>()) != nullptr && dialog->isVisible(); }) ||
            (dialog = nullptr);
        return dialog;
    }

private slots:
    void badFilesAreRefusedInOneSentenceAndNothingChanges_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty picture") << "empty.png" << QByteArray();
        QTest::newRow("text as picture") << "text.png" << QByteArray("this is no picture");
        QTest::newRow("truncated picture") << "short.png" << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10", 20);
        QByteArray huge("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        huge += QByteArray("\0\0\xff\xff\0\0\xff\xff\x08\x06\0\0\0\0\0\0\0", 17);
        QTest::newRow("over-large picture") << "huge.png" << huge;
        QTest::newRow("empty images") << "x-images-idx3-ubyte" << QByteArray();
        QTest::newRow("truncated images")
            << "y-images-idx3-ubyte" << QByteArray("\0\0\x08\x03\0\0\0\x02\0\0\0\x1c\0\0\0\x1c\0\0", 18);
        QTest::newRow("labels as images") << "z-idx1-ubyte" << QByteArray("\0\0\x08\x01\0\0\0\x02\x01\x02", 10);
        QTest::newRow("empty network") << "e.safetensors" << QByteArray();
        QTest::newRow("no network") << "n.safetensors" << QByteArray("\x02\0\0\0\0\0\0\0{}", 10);
    }
    void badFilesAreRefusedInOneSentenceAndNothingChanges() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        AppFixture app;
        writeBytes(at(name), bytes);
        const auto content = app.snapshot()->content;
        QSignalSpy message(&app.page(), &LabPage::message);
        files(app).openFile(at(name));
        QVERIFY(message.wait(5000));
        const QString text = message.first().first().toString();
        QVERIFY2(text.contains(name), qPrintable(text));
        QCOMPARE(text.count('\n'), 0);
        QCOMPARE(app.snapshot()->content, content);
    }

    void missingFileIsNamed() {
        AppFixture app;
        QSignalSpy message(&app.page(), &LabPage::message);
        files(app).openFile(at("nowhere.png"));
        QVERIFY(message.wait(5000));
        QVERIFY(message.first().first().toString().contains("nowhere.png"));
    }

    void droppedPictureBecomesAPattern() {
        AppFixture app;
        QVERIFY(crossPicture(200).save(at("cross.png")));
        const std::size_t before = app.memoryCount();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(at("cross.png"))});
        QVERIFY(HopfieldFiles::canTake(data));
        files(app).take(data);
        auto* dialog = dialogOf<PictureImport>(app);
        QVERIFY(dialog);
        const Pattern pattern = dialog->pattern();
        QCOMPARE(pattern.rows, 10);
        QCOMPARE(pattern.units[11], std::int8_t{1}); // the diagonal is ink, and ink is +1
        QCOMPARE(pattern.units[5], std::int8_t{-1}); // the middle of the edge is paper
        dialog->done(PictureImport::AsMemory);
        QVERIFY(app.until([&] { return app.memoryCount() == before + 1; }));
        QCOMPARE(app.snapshot()->content->memories.back().units, pattern.units);
    }

    void pastedPictureIsTaken() {
        AppFixture app;
        QMimeData data;
        data.setImageData(crossPicture(64));
        files(app).take(data);
        auto* dialog = dialogOf<PictureImport>(app);
        QVERIFY(dialog);
        const Pattern pattern = dialog->pattern();
        dialog->done(PictureImport::AsProbe);
        QVERIFY(app.until([&] { return *app.snapshot()->cue == pattern.units; }));
    }

    void idxImagesBecomeMemories() {
        AppFixture app;
        std::vector<std::uint8_t> pixels;
        for (int image = 0; image < 3; ++image)
            for (int i = 0; i < 64; ++i)
                pixels.push_back(i % (image + 2) == 0 ? 250 : 3);
        writeIdx(at("t-images-idx3-ubyte.gz").toStdString(), makeArray<std::uint8_t>({3, 8, 8}, pixels));
        files(app).openFile(at("t-images-idx3-ubyte.gz"));
        auto* dialog = dialogOf<QInputDialog>(app);
        QVERIFY(dialog);
        dialog->setIntValue(3);
        dialog->accept();
        QVERIFY(app.until([&] { return app.snapshot()->content->rows == 8 && app.memoryCount() == 3; }));
        QCOMPARE(app.snapshot()->content->memories[1].units[3], std::int8_t{1});
    }

    void mnistOpens() {
        const QString path =
            QStringLiteral(ENERGYSCAPE_SOURCE_DIR "/../shared/data/mnist/train10k-images-idx3-ubyte.gz");
        if (!QFile::exists(path))
            QSKIP("the MNIST subset is not on this machine");
        AppFixture app;
        files(app).openFile(path);
        auto* dialog = dialogOf<QInputDialog>(app);
        QVERIFY(dialog);
        dialog->setIntValue(4);
        dialog->accept();
        QVERIFY(app.until([&] { return app.snapshot()->content->rows == 28 && app.memoryCount() == 4; }));
    }

    void networkIsSavedAndOpensAgain() {
        AppFixture app;
        QSignalSpy message(&app.page(), &LabPage::message);
        files(app).saveNetwork(at("net.safetensors"));
        QVERIFY(message.wait(5000));
        const auto before = app.snapshot()->content->network;
        files(app).openFile(at("net.safetensors"));
        QVERIFY(app.until([&] { return app.memoryCount() == 0; }));
        QVERIFY(app.snapshot()->content->network->couplings == before->couplings); // 1/N is recognised: exact
        QCOMPARE(app.snapshot()->content->network->quantum, before->quantum);
    }

    void unwritableOutputIsNamed() {
        AppFixture app;
        QSignalSpy message(&app.page(), &LabPage::message);
        files(app).saveNetwork(at("no/such/folder/net.safetensors"));
        QVERIFY(message.wait(5000));
        QVERIFY(message.first().first().toString().contains("net.safetensors"));
    }
};

QTEST_MAIN(HopfieldFilesTest)
#include "hopfield_files_test.moc"
