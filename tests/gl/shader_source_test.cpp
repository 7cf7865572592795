// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gl/shader_source.h"

#include <QtTest>

#include "widgets/gl/renderer_probe.h"

using namespace energyscape;

class ShaderSourceTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void expandsNestedIncludesOnce();
    void placesLeadBackToTheFiles();
    void mapsTheLogsOfThreeCompilers();
    void refusesCycles();
    void reportsMissingFiles();
    void embeddedShadersLoad();
    void softwareRenderersAreKnown();

private:
    void write(const QString& name, const QByteArray& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ShaderSourceTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(m_folder->path()).mkpath("common");
}

void ShaderSourceTest::write(const QString& name, const QByteArray& text) const {
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void ShaderSourceTest::expandsNestedIncludesOnce() {
    write("a.frag", "#version 330 core\n#include \"common/b.glsl\"\n  #  include \"common/c.glsl\"  // again\nmain\n");
    write("common/b.glsl", "b1\n#include \"common/c.glsl\"\nb3");
    write("common/c.glsl", "c1\n");
    const auto source = ShaderSource::load("a.frag", m_folder->path());
    QVERIFY2(source.error().isEmpty(), qPrintable(source.error()));
    QCOMPARE(source.text(), QByteArray("#version 330 core\nb1\nc1\nb3\nmain\n"));
}

void ShaderSourceTest::placesLeadBackToTheFiles() {
    write("a.frag", "one\n#include \"common/b.glsl\"\nthree\n");
    write("common/b.glsl", "b1\nb2\n");
    const auto source = ShaderSource::load("a.frag", m_folder->path());
    QCOMPARE(source.place(1), QString("a.frag:1"));
    QCOMPARE(source.place(2), QString("common/b.glsl:1"));
    QCOMPARE(source.place(3), QString("common/b.glsl:2"));
    QCOMPARE(source.place(4), QString("a.frag:3"));
    QCOMPARE(source.place(99), QString("a.frag:99"));
    QCOMPARE(source.place(0), QString("a.frag:0"));
}

void ShaderSourceTest::mapsTheLogsOfThreeCompilers() {
    write("a.frag", "one\n#include \"common/b.glsl\"\nthree\n");
    write("common/b.glsl", "b1\nb2\n");
    const auto source = ShaderSource::load("a.frag", m_folder->path());
    QCOMPARE(source.mapErrors("0:3(14): error: `x' undeclared\n"), QString("common/b.glsl:2: error: `x' undeclared"));
    QCOMPARE(source.mapErrors("0(4) : error C1008: undefined variable \"x\""),
        QString("a.frag:3: error C1008: undefined variable \"x\""));
    QCOMPARE(source.mapErrors("ERROR: 0:2: 'x' : undeclared identifier\n\n"),
        QString("common/b.glsl:1: error: 'x' : undeclared identifier"));
    QCOMPARE(source.mapErrors("WARNING: 0:1: odd\nno place here\n"), QString("a.frag:1: warning: odd\nno place here"));
    QCOMPARE(source.mapErrors(""), QString());
}

void ShaderSourceTest::refusesCycles() {
    write("a.frag", "one\n#include \"common/b.glsl\"\n");
    write("common/b.glsl", "b1\nb2\n#include \"common/c.glsl\"\n");
    write("common/c.glsl", "#include \"common/b.glsl\"\n");
    const auto source = ShaderSource::load("a.frag", m_folder->path());
    QVERIFY2(source.error().startsWith("common/c.glsl:1: common/b.glsl includes itself"), qPrintable(source.error()));
}

void ShaderSourceTest::reportsMissingFiles() {
    write("a.frag", "one\ntwo\n#include \"common/none.glsl\"\n");
    const auto included = ShaderSource::load("a.frag", m_folder->path());
    QVERIFY2(included.error().startsWith("a.frag:3: common/none.glsl cannot be read"), qPrintable(included.error()));
    const auto missing = ShaderSource::load("none.frag", m_folder->path());
    QVERIFY2(missing.error().startsWith("none.frag cannot be read"), qPrintable(missing.error()));
}

void ShaderSourceTest::embeddedShadersLoad() {
    for (const char* name : {"heatmap.vert", "heatmap.frag", "tiles.vert", "tiles.frag"}) {
        const auto source = ShaderSource::load(name);
        QVERIFY2(source.error().isEmpty(), qPrintable(source.error()));
        QVERIFY(source.text().startsWith("#version 330 core\n"));
        QVERIFY(!source.text().contains("#include"));
    }
}

void ShaderSourceTest::softwareRenderersAreKnown() {
    QVERIFY(isSoftwareRenderer("llvmpipe (LLVM 15.0.6, 256 bits)"));
    QVERIFY(isSoftwareRenderer("softpipe"));
    QVERIFY(isSoftwareRenderer("Google SwiftShader"));
    QVERIFY(!isSoftwareRenderer("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
    QVERIFY(!isSoftwareRenderer("NVIDIA GeForce RTX 3060/PCIe/SSE2"));
}

QTEST_APPLESS_MAIN(ShaderSourceTest)
#include "shader_source_test.moc"
