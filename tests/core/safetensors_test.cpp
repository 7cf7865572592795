// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/atomic_file.h"
#include "core/data/safetensors.h"
#include "tests/support/refusal.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace energyscape;
using namespace std::string_view_literals;

namespace {

/// A safetensors file from header text (with ' for ") and data, written here independently of the product's writer.
std::vector<std::byte> file(std::string header, std::string_view data = {}) {
    std::replace(header.begin(), header.end(), '\'', '"');
    std::string text;
    for (int i = 0; i < 8; ++i)
        text += static_cast<char>(static_cast<std::uint64_t>(header.size()) >> (8 * i) & 255);
    text += header;
    text += data;
    return test::bytesOf(text);
}

TensorFile parse(const std::string& header, std::string_view data = {}) {
    return parseSafetensors(file(header, data), "m.st");
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private slots:
    void roundTrip() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString() + "/m.safetensors";
        TensorFile model;
        model.tensors["W"] = makeArray<float>({2, 2}, std::vector<float>{1, 2, 3, -4});
        model.tensors["a"] = makeArray<double>({1}, std::vector<double>{0.1});
        model.tensors["b"] = makeArray<std::uint8_t>({3}, std::vector<std::uint8_t>{1, 2, 255});
        model.tensors["empty"] = makeArray<float>({0, 3}, std::vector<float>{});
        model.tensors["i"] = makeArray<std::int16_t>({}, std::vector<std::int16_t>{-7});
        const bool flag[] = {true};
        model.tensors["t"] = makeArray<bool>({1}, flag);
        model.metadata["model"] = "rbm \"quoted\" \xc3\xa9";
        writeSafetensors(path, model);
        const TensorFile back = readSafetensors(path);
        QCOMPARE(back.tensors.size(), model.tensors.size());
        QVERIFY(back.metadata == model.metadata);
        for (const auto& [name, array] : model.tensors) {
            const Array& read = back.tensors.at(name);
            QVERIFY(read.type == array.type && read.shape == array.shape && read.bytes == array.bytes);
        }
    }

    void writesTheDocumentedBytes() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString() + "/m.safetensors";
        TensorFile model;
        model.tensors["b"] = makeArray<float>({1}, std::vector<float>{1.5f});
        model.tensors["a"] = makeArray<std::int32_t>({1, 1}, std::vector<std::int32_t>{258});
        writeSafetensors(path, model);
        std::string header = "{'a':{'dtype':'I32','shape':[1,1],'data_offsets':[0,4]},"
                             "'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}";
        header.resize((header.size() + 7) / 8 * 8, ' ');
        QVERIFY(readFile(path, 1000) == file(header, "\x02\x01\x00\x00\x00\x00\xc0\x3f"sv));
    }

    void readsEveryType() {
        const auto one = [](const char* dtype, std::string_view data) {
            const std::string header = std::string("{'x':{'dtype':'") + dtype + "','shape':[1],'data_offsets':[0," +
                                       std::to_string(data.size()) + "]}}";
            return parse(header, data).tensors.at("x").at(0);
        };
        QCOMPARE(one("F64", "\x00\x00\x00\x00\x00\x00\xf8\xbf"sv), -1.5);
        QCOMPARE(one("F32", "\x00\x00\xc0\x3f"sv), 1.5);
        QCOMPARE(one("F16", "\x00\x3e"sv), 1.5);
        QCOMPARE(one("BF16", "\xc0\xbf"sv), -1.5);
        QCOMPARE(one("I8", "\xff"sv), -1.0);
        QCOMPARE(one("I16", "\xfe\xff"sv), -2.0);
        QCOMPARE(one("I32", "\xfd\xff\xff\xff"sv), -3.0);
        QCOMPARE(one("I64", "\x00\x00\x00\x00\x01\x00\x00\x00"sv), 4294967296.0);
        QCOMPARE(one("U8", "\xff"sv), 255.0);
        QCOMPARE(one("BOOL", "\x01"sv), 1.0);
    }

    void refusesBadFraming() {
        VERIFY_REFUSED(parseSafetensors(test::bytesOf("1234567"), "m.st"), "shorter than the 8-byte header length");
        VERIFY_REFUSED(
            parseSafetensors(test::bytesOf("\x10\0\0\0\0\0\0\0{}"sv), "m.st"), "claims 16 bytes but only 2 follow");
        VERIFY_REFUSED(
            parseSafetensors(test::bytesOf("\xff\xff\xff\xff\xff\xff\xff\xff{}"sv), "m.st"), "limit of 100 MB");
        VERIFY_REFUSED(parse("{}", "abc"), "3 bytes follow the last tensor");
        QVERIFY(parse("{}  ").tensors.empty());
    }

    void refusesBadJson() {
        VERIFY_REFUSED(parse("{"), "not valid JSON");
        VERIFY_REFUSED(parse("{}{}"), "not valid JSON");
        VERIFY_REFUSED(parse("{'\xff':1}"), "not valid JSON");
        VERIFY_REFUSED(parse("[]"), "must be a JSON object");
        VERIFY_REFUSED(parse("{'a':1}"), "tensor 'a' needs exactly dtype, shape and data_offsets");
        VERIFY_REFUSED(parse("{'a':{'dtype':'U8','shape':[0],'data_offsets':[0,0],'x':1}}"), "needs exactly");
        VERIFY_REFUSED(
            parse("{'a':{'dtype':1,'shape':[0],'data_offsets':[0,0]}}"), "dtype of tensor 'a' must be a string");
        VERIFY_REFUSED(parse("{'a':{'dtype':'C64','shape':[0],'data_offsets':[0,0]}}"), "the dtype C64");
        VERIFY_REFUSED(parse("{'a':{'dtype':'U8','shape':0,'data_offsets':[0,0]}}"), "must be a list");
        VERIFY_REFUSED(parse("{'a':{'dtype':'U8','shape':[-1],'data_offsets':[0,0]}}"), "whole numbers from 0 up");
        VERIFY_REFUSED(
            parse("{'a':{'dtype':'U8','shape':[1.0],'data_offsets':[0,1]}}", "x"), "whole numbers from 0 up");
        VERIFY_REFUSED(parse("{'a':{'dtype':'U8','shape':[1e400],'data_offsets':[0,1]}}", "x"), "not valid JSON");
        VERIFY_REFUSED(parse("{'__metadata__':{'a':1}}"), "entry 'a' must be a string");
        VERIFY_REFUSED(parse("{'__metadata__':[]}"), "must be a table of strings");
        VERIFY_REFUSED(parse(std::string(100000, '[')), "nested too deeply");
        VERIFY_REFUSED(parse("{'a':{'dtype':'U8','shape':[[1]],'data_offsets':[0,0]}}"), "nested too deeply");
        VERIFY_REFUSED(parse("{'a':{},'a':{}}"), "the key 'a' twice");
        VERIFY_REFUSED(parse("{'a':{'dtype':'U8','dtype':'U8'}}"), "the key 'dtype' twice");
    }

    void refusesBadOffsets() {
        const auto two = [](const char* first, const char* second) {
            return parse(std::string("{'a':{'dtype':'U8','shape':[2],'data_offsets':") + first +
                             "},'b':{'dtype':'U8','shape':[2],'data_offsets':" + second + "}}",
                "12345");
        };
        VERIFY_REFUSED(two("[0,2]", "[1,3]"), "tensor 'b' starts at byte 1, inside another one that ends at 2");
        VERIFY_REFUSED(two("[0,2]", "[3,5]"), "tensor 'b' starts at byte 3, leaving a hole after 2");
        VERIFY_REFUSED(two("[0,2]", "[2,4]"), "1 bytes follow the last tensor");
        VERIFY_REFUSED(two("[0,2]", "[4,6]"), "ends at byte 6 of the data, which has only 5");
        VERIFY_REFUSED(two("[2,0]", "[2,4]"), "must be begin and end");
        VERIFY_REFUSED(two("[0]", "[2,4]"), "must be begin and end");
        VERIFY_REFUSED(two("[0,3]", "[3,5]"), "shape [2] needs 2 bytes but its data_offsets span 3");
        VERIFY_REFUSED(parse("{'a':{'dtype':'F64','shape':[4294967296,4294967296],'data_offsets':[0,0]}}"),
            "more than the limit of 2 GiB");
    }

    void refusesToWriteWhatCannotBeRead() {
        TensorFile model;
        model.tensors["__metadata__"] = makeArray<float>({0}, std::vector<float>{});
        VERIFY_REFUSED(writeSafetensors("x.safetensors", model), "must not be called __metadata__");
        model.tensors.clear();
        model.metadata["a"] = "\xff";
        VERIFY_REFUSED(writeSafetensors("x.safetensors", model), "must be UTF-8");
    }

    void findsTensors() {
        TensorFile model;
        model.tensors["W"] = makeArray<float>({2, 3}, std::vector<float>(6));
        model.tensors["b"] = makeArray<float>({3}, std::vector<float>(3));
        QCOMPARE(tensor(model, "W", {2, 3}, "m.st").count(), std::size_t{6});
        QCOMPARE(tensor(model, "W", {0, 3}, "m.st").count(), std::size_t{6});
        QCOMPARE(tensor(model, "W", {}, "m.st").count(), std::size_t{6});
        VERIFY_REFUSED(tensor(model, "c", {}, "m.st"), "cannot read 'm.st': there is no tensor 'c', the file has W, b");
        VERIFY_REFUSED(tensor(model, "W", {0, 4}, "m.st"), "tensor 'W' has shape [2,3], wanted is [any,4]");
        VERIFY_REFUSED(tensor(model, "W", {6}, "m.st"), "wanted is [6]");
    }
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
