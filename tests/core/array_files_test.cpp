// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"
#include "core/data/npy.h"
#include "tests/support/refusal.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace energyscape;
using namespace std::string_view_literals;

namespace {

/// A NumPy file from its parts, written here independently of the product's writer.
std::vector<std::byte> npy(const std::string& header, std::string_view data, int version = 1) {
    std::string file = "\x93NUMPY";
    file += static_cast<char>(version);
    file += '\0';
    const std::size_t size = header.size();
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
        file += static_cast<char>(size >> (8 * i) & 255);
    file += header;
    file += data;
    return test::bytesOf(file);
}

std::vector<std::byte> typed(const std::string& descr, const std::string& shape, std::string_view data,
    const std::string& fortran = "False", int version = 1) {
    return npy(
        "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n", data, version);
}

std::vector<double> values(const std::vector<std::byte>& file) {
    return parseNpy(file, "t.npy").toDoubles();
}

} // namespace

class ArrayFilesTest : public QObject {
    Q_OBJECT

private slots:
    void arrayBasics() {
        const std::vector<std::int16_t> numbers{-3, 0, 7, 32767, -32768, 1};
        const Array array = makeArray<std::int16_t>({2, 3}, numbers);
        QCOMPARE(array.count(), std::size_t{6});
        QCOMPARE(array.at(4), -32768.0);
        QCOMPARE(array.toFloats().at(3), 32767.0f);
        QCOMPARE(shapeText(array.shape), std::string("[2,3]"));
        QCOMPARE(shapeText({}), std::string("[]"));
        QVERIFY_EXCEPTION_THROWN(makeArray<std::int16_t>({2, 2}, numbers), std::invalid_argument);
    }

    void roundTripsEveryType() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString() + "/a.npy";
        const auto check = [&](const Array& array) {
            writeNpy(path, array);
            const Array back = readNpy(path);
            QVERIFY(back.type == array.type && back.shape == array.shape && back.bytes == array.bytes);
            QCOMPARE((std::filesystem::file_size(path) - array.bytes.size()) % 64, std::uintmax_t{0});
        };
        const bool flags[] = {true, false, true};
        check(makeArray<bool>({3}, flags));
        check(makeArray<std::int8_t>({2, 1}, std::vector<std::int8_t>{-128, 127}));
        check(makeArray<std::int16_t>({1, 2}, std::vector<std::int16_t>{-5, 300}));
        check(makeArray<std::int32_t>({2}, std::vector<std::int32_t>{-70000, 70000}));
        check(makeArray<std::uint8_t>({1, 1, 2}, std::vector<std::uint8_t>{0, 255}));
        check(makeArray<float>({2}, std::vector<float>{1.5f, std::numeric_limits<float>::quiet_NaN()}));
        check(makeArray<double>({}, std::vector<double>{-0.1}));
        check(makeArray<double>({0, 4}, std::vector<double>{}));
    }

    void readsBothByteOrders() {
        QCOMPARE(values(typed("<i2", "(2,)", "\x01\x00\xff\xff"sv)), (std::vector<double>{1, -1}));
        QCOMPARE(values(typed(">i2", "(2,)", "\x00\x01\xff\xfe"sv)), (std::vector<double>{1, -2}));
        QCOMPARE(values(typed(">i4", "(1,)", "\x00\x00\x01\x02"sv)), (std::vector<double>{258}));
        QCOMPARE(values(typed("<f4", "(1,)", "\x00\x00\xc0\x3f"sv)), (std::vector<double>{1.5}));
        QCOMPARE(values(typed(">f8", "(1,)", "\xbf\xf8\x00\x00\x00\x00\x00\x00"sv)), (std::vector<double>{-1.5}));
    }

    void convertsTheOtherNumbers() {
        QCOMPARE(values(typed("<i8", "(1,)", "\xfe\xff\xff\xff\xff\xff\xff\xff"sv)), (std::vector<double>{-2}));
        QCOMPARE(values(typed(">u2", "(1,)", "\xff\xff"sv)), (std::vector<double>{65535}));
        QCOMPARE(values(typed("<u4", "(1,)", "\xff\xff\xff\xff"sv)), (std::vector<double>{4294967295.0}));
        QCOMPARE(
            values(typed(">u8", "(1,)", "\x00\x00\x00\x01\x00\x00\x00\x00"sv)), (std::vector<double>{4294967296.0}));
        // binary16: 1, -2, largest 65504, smallest 2^-24, largest subnormal, -0
        const auto halves = values(typed("<f2", "(6,)", "\x00\x3c\x00\xc0\xff\x7b\x01\x00\xff\x03\x00\x80"sv));
        QCOMPARE(halves, (std::vector<double>{1, -2, 65504, 0x1p-24, 1023 * 0x1p-24, 0}));
        QVERIFY(std::signbit(halves[5]));
        const auto special = values(typed("<f2", "(2,)", "\x00\xfc\x01\x7e"sv));
        QVERIFY(special[0] == -std::numeric_limits<double>::infinity() && std::isnan(special[1]));
        QCOMPARE(values(typed("|b1", "(3,)", "\x00\x01\x02"sv)), (std::vector<double>{0, 1, 1}));
    }

    void fortranOrderBecomesC() {
        const Array matrix = parseNpy(typed("|i1", "(2, 3)", "\x01\x04\x02\x05\x03\x06"sv, "True"), "f.npy");
        QCOMPARE(matrix.toDoubles(), (std::vector<double>{1, 2, 3, 4, 5, 6}));
        // [2,3,2]: the element at (i,j,k) is stored at i + 2 j + 6 k
        std::string data;
        for (int n = 0; n < 12; ++n)
            data += static_cast<char>(n);
        const Array cube = parseNpy(typed("|u1", "(2, 3, 2)", data, "True"), "f.npy");
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                for (std::size_t k = 0; k < 2; ++k)
                    QCOMPARE(cube.at((i * 3 + j) * 2 + k), static_cast<double>(i + 2 * j + 6 * k));
    }

    void readsAllVersionsAndSpellings() {
        QCOMPARE(values(typed("|u1", "(1,)", "\x07", "False", 2)), (std::vector<double>{7}));
        QCOMPARE(values(typed("|u1", "(1,)", "\x07", "False", 3)), (std::vector<double>{7}));
        QCOMPARE(values(npy("{\"shape\":(1L,1),\"fortran_order\":False,\"descr\":\"|u1\"}", "\x07")),
            (std::vector<double>{7}));
        QCOMPARE(values(typed("|u1", "()", "\x07")), (std::vector<double>{7}));
        QVERIFY(values(typed("<f8", "(3, 0)", "")).empty());
    }

    void refusesOtherTypesByName() {
        for (const char* type : {"<c16", "|O", "|S5", "<U3", "<M8[ns]", "<f16", "f4", "", "|i2", "|V8"})
            VERIFY_REFUSED(parseNpy(typed(type, "(1,)", "12345678"), "x.npy"),
                "cannot read 'x.npy': its element type '" + std::string(type) + "' cannot be read");
        VERIFY_REFUSED(parseNpy(npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", ""), "x.npy"),
            "its element type is structured");
    }

    void refusesBadShapesAndLengths() {
        const auto shape = [](const char* text) { return typed("<f8", text, "12345678"); };
        VERIFY_REFUSED(parseNpy(shape("(2,)"), "x"), "needs 16 bytes of data but 8 follow");
        VERIFY_REFUSED(parseNpy(shape("(0,)"), "x"), "needs 0 bytes of data but 8 follow");
        VERIFY_REFUSED(parseNpy(shape("(-1,)"), "x"), "negative dimension");
        VERIFY_REFUSED(parseNpy(shape("(1)"), "x"), "written (n,)");
        VERIFY_REFUSED(parseNpy(shape("(1,,)"), "x"), "tuple of whole numbers");
        VERIFY_REFUSED(parseNpy(shape("(1 2)"), "x"), "tuple of whole numbers");
        VERIFY_REFUSED(parseNpy(shape("(1.5,)"), "x"), "tuple of whole numbers");
        VERIFY_REFUSED(parseNpy(shape("(99999999999999999999,)"), "x"), "too large");
        VERIFY_REFUSED(parseNpy(shape("(4294967296, 4294967296)"), "x"), "more than the limit of 2 GiB");
        VERIFY_REFUSED(parseNpy(shape("(0, 4294967296, 4294967296)"), "x"), "more than the limit of 2 GiB");
        VERIFY_REFUSED(parseNpy(shape("(268435457,)"), "x"), "more than the limit of 2 GiB");
        std::string many = "(";
        for (int d = 0; d < 33; ++d)
            many += "1,";
        VERIFY_REFUSED(parseNpy(shape((many + ")").c_str()), "x"), "33 dimensions");
    }

    void refusesBadHeaders() {
        VERIFY_REFUSED(parseNpy({}, "x"), "it is not a NumPy file");
        VERIFY_REFUSED(parseNpy(test::bytesOf("\x93NUMPX\x01\x00\x00\x00"sv), "x"), "it is not a NumPy file");
        VERIFY_REFUSED(parseNpy(test::bytesOf("\x93NUMPY\x04\x00\x00\x00"sv), "x"), "version is 4.0");
        VERIFY_REFUSED(parseNpy(test::bytesOf("\x93NUMPY\x02\x00\x00\x00"sv), "x"), "ends inside its header");
        VERIFY_REFUSED(
            parseNpy(test::bytesOf("\x93NUMPY\x01\x00\x10\x00"sv), "x"), "claims 16 bytes but only 0 follow");
        VERIFY_REFUSED(
            parseNpy(test::bytesOf("\x93NUMPY\x02\x00\xff\xff\xff\xff"sv), "x"), "claims 4294967295 bytes, more than");
        VERIFY_REFUSED(parseNpy(npy("", ""), "x"), "'{' expected");
        VERIFY_REFUSED(parseNpy(npy("{'descr' '<f8'}", ""), "x"), "':' expected");
        VERIFY_REFUSED(parseNpy(npy("{'descr': '<f8}", ""), "x"), "unclosed quote");
        VERIFY_REFUSED(parseNpy(npy("{'descr': '<f8', 'fortran_order': False}", ""), "x"), "needs the keys");
        VERIFY_REFUSED(parseNpy(npy("{'descr': '<f8', 'descr': '<f8'}", ""), "x"), "unknown or repeated key 'descr'");
        VERIFY_REFUSED(parseNpy(npy("{'evil\n': 1}", ""), "x"), "unknown or repeated key 'evil?'");
        VERIFY_REFUSED(parseNpy(npy("{'fortran_order': 0}", ""), "x"), "must be True or False");
        VERIFY_REFUSED(parseNpy(npy("{'fortran_order': True 'shape': ()}", ""), "x"), "lacks a comma");
        VERIFY_REFUSED(parseNpy(npy("{'descr':'<f8','fortran_order':False,'shape':()} x", ""), "x"), "goes on after");
    }

    void refusesMissingFile() { VERIFY_REFUSED(readNpy("/no/such/file.npy"), "there is no such file"); }
};

QTEST_APPLESS_MAIN(ArrayFilesTest)
#include "array_files_test.moc"
