// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"
#include "core/data/gzip.h"
#include "core/data/idx.h"
#include "core/data/image_set.h"
#include "tests/support/refusal.h"

#include <QTemporaryDir>
#include <QtTest>
#include <numeric>

using namespace energyscape;
using namespace std::string_view_literals;
using energyscape::test::bytesOf;
namespace fs = std::filesystem;

class IdxTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private slots:
    void roundTripsEveryType() {
        for (const char* name : {"a.idx", "a.idx.gz"}) {
            const auto check = [&](const Array& array) {
                writeIdx(at(name), array);
                const Array back = readIdx(at(name));
                QVERIFY(back.type == array.type && back.shape == array.shape && back.bytes == array.bytes);
                QCOMPARE(isGzip(readFile(at(name), 10000)), at(name).extension() == ".gz");
            };
            check(makeArray<std::uint8_t>({2, 2, 1}, std::vector<std::uint8_t>{0, 1, 254, 255}));
            check(makeArray<std::int8_t>({2}, std::vector<std::int8_t>{-128, 127}));
            check(makeArray<std::int16_t>({2}, std::vector<std::int16_t>{-2, 300}));
            check(makeArray<std::int32_t>({2}, std::vector<std::int32_t>{-2, 70000}));
            check(makeArray<float>({2}, std::vector<float>{0.1f, -5.0f}));
            check(makeArray<double>({1, 2}, std::vector<double>{0.1, -5.0}));
            check(makeArray<double>({0, 2}, std::vector<double>{}));
            check(makeArray<float>({}, std::vector<float>{3.0f}));
        }
    }

    void readsTheDocumentedBytes() {
        const Array shorts = parseIdx(bytesOf("\0\0\x0b\x02\0\0\0\x01\0\0\0\x02\xff\xfe\x01\x00"sv), "a");
        QCOMPARE(shorts.shape, (std::vector<std::size_t>{1, 2}));
        QCOMPARE(shorts.toDoubles(), (std::vector<double>{-2, 256}));
        const Array floats = parseIdx(bytesOf("\0\0\x0d\x01\0\0\0\x01\x3f\xc0\x00\x00"sv), "a");
        QCOMPARE(floats.at(0), 1.5);
    }

    void refusesBadFiles() {
        VERIFY_REFUSED(parseIdx({}, "a.idx"), "cannot read 'a.idx': it is not an IDX file");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\x01\x08\x01"sv), "a"), "it is not an IDX file");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\0\x0a\x01\0\0\0\0"sv), "a"), "element type is 10");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\0\x08\x02\0\0\0\x01"sv), "a"), "ends inside its header");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\0\x08\x01\0\0\0\x02x"sv), "a"), "[2] needs 2 bytes of data");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\0\x08\x01\0\0\0\x01xy"sv), "a"), "needs 1 bytes of data but more follow");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\0\x08\x01\x70\0\0\0x"sv), "a"), "more than the file can hold");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\0\x08\x02\xff\xff\xff\xff\xff\xff\xff\xff"sv), "a"), "limit of 2 GiB");
        VERIFY_REFUSED(parseIdx(bytesOf("\0\0\x08\xff"sv), "a"), "ends inside its header");
        VERIFY_REFUSED(
            writeIdx(at("b"), makeArrayFromBytes({1}, ElementType::Bool, "\x01", 1)), "no element type bool");
    }

    void refusesBadGzip() {
        std::vector<std::byte> good = gzipped(bytesOf("\0\0\x08\x01\0\0\0\x04"
                                                      "ABCD"sv));
        QCOMPARE(parseIdx(good, "a").at(3), 68.0);
        std::vector<std::byte> cut(good.begin(), good.end() - 6);
        VERIFY_REFUSED(parseIdx(cut, "a.gz"), "gzip data end too early");
        std::vector<std::byte> wrongSum = good;
        wrongSum[good.size() - 6] ^= std::byte{1};
        VERIFY_REFUSED(parseIdx(wrongSum, "a.gz"), "gzip data are damaged");
        std::vector<std::byte> tail = good;
        tail.push_back(std::byte{7});
        VERIFY_REFUSED(parseIdx(tail, "a.gz"), "gzip data");
        VERIFY_REFUSED(parseIdx(bytesOf("\x1f\x8b"sv), "a.gz"), "gzip data end too early");
        VERIFY_REFUSED(parseIdx(gzipped({}), "a.gz"), "it is not an IDX file");
    }

    void readsGzipOfSeveralMembers() {
        std::vector<std::byte> file = gzipped(bytesOf("\0\0\x08\x01\0\0\0\x04"sv));
        const std::vector<std::byte> second = gzipped(bytesOf("ABCD"));
        file.insert(file.end(), second.begin(), second.end());
        QCOMPARE(parseIdx(file, "a").at(0), 65.0);
    }

    void stopsAtBombsEarly() {
        // 64 MiB of zeros behind a header that promises four bytes: about 64 KiB compressed.
        std::vector<std::byte> unpacked = bytesOf("\0\0\x08\x01\0\0\0\x04"sv);
        unpacked.resize(std::size_t{64} << 20);
        const std::vector<std::byte> bomb = gzipped(unpacked);
        QVERIFY(bomb.size() < 100'000);
        VERIFY_REFUSED(parseIdx(bomb, "bomb.gz"), "needs 4 bytes of data but more follow");
        // A promise of 1.9 GB that a file of some dozen bytes can never keep is refused before any memory is taken.
        VERIFY_REFUSED(
            parseIdx(gzipped(bytesOf("\0\0\x08\x01\x70\0\0\0x"sv)), "liar.gz"), "more than the file can hold");
    }

    void imageSets() {
        std::vector<std::uint8_t> pixels(12);
        std::iota(pixels.begin(), pixels.end(), std::uint8_t{0});
        writeIdx(at("i.gz"), makeArray<std::uint8_t>({3, 2, 2}, pixels));
        writeIdx(at("l.gz"), makeArray<std::uint8_t>({3}, std::vector<std::uint8_t>{7, 8, 9}));
        const ImageSet set = readImageSet(at("i.gz"), at("l.gz"));
        QCOMPARE(set.count(), std::size_t{3});
        QCOMPARE(set.rows, 2);
        QCOMPARE(set.image(2)[1], std::uint8_t{9});
        QCOMPARE(set.labels[2], std::uint8_t{9});
        QVERIFY(readImageSet(at("i.gz")).labels.empty());
        VERIFY_REFUSED(readImageSet(at("l.gz")), "shape [count,rows,cols], found is uint8 [3]");
        VERIFY_REFUSED(readImageSet(at("i.gz"), at("i.gz")), "labels must be uint8 of shape [count]");
        writeIdx(at("l.gz"), makeArray<std::uint8_t>({2}, std::vector<std::uint8_t>{7, 8}));
        VERIFY_REFUSED(readImageSet(at("i.gz"), at("l.gz")), "it has 2 labels for the 3 images of");
        writeIdx(at("e"), makeArray<std::uint8_t>({3, 0, 2}, std::vector<std::uint8_t>{}));
        VERIFY_REFUSED(readImageSet(at("e")), "must have 1 to 16384 rows and columns");
        QCOMPARE(ImageSet{}.count(), std::size_t{0});
    }

    void readsMnist() {
        const fs::path folder = fs::path(ENERGYSCAPE_SOURCE_DIR) / "../shared/data/mnist";
        if (!fs::exists(folder / "train10k-images-idx3-ubyte.gz"))
            QSKIP("the MNIST subset is not here");
        const ImageSet set =
            readImageSet(folder / "train10k-images-idx3-ubyte.gz", folder / "train10k-labels-idx1-ubyte.gz");
        QCOMPARE(set.count(), std::size_t{10000});
        QCOMPARE(set.rows, 28);
        QVERIFY(*std::max_element(set.labels.begin(), set.labels.end()) == 9);
        const double sum = std::accumulate(set.pixels.begin(), set.pixels.end(), 0.0);
        const double mean = sum / 255.0 / static_cast<double>(set.pixels.size());
        QVERIFY(mean > 0.125 && mean < 0.137); // the whole training set has 0.1307
    }
};

QTEST_APPLESS_MAIN(IdxTest)
#include "idx_test.moc"
