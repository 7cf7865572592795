// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles the shaders and compares the OpenGL views with the raster ones. Skips, saying so, where there is no OpenGL.
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLVersionFunctionsFactory>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <limits>
#include <random>

#include "widgets/gl/gl_canvas.h"
#include "widgets/heatmap_view.h"
#include "widgets/tile_gallery.h"

using namespace energyscape;

namespace {

std::vector<float> noise(std::size_t n, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<float> uniform(-1.0F, 1.0F);
    std::vector<float> values(n);
    for (float& v : values)
        v = uniform(generator);
    return values;
}

/// Largest difference of a colour component at one logical point.
int differenceAt(const QImage& a, const QImage& b, QPointF logical) {
    const QColor x = a.pixelColor((logical * a.devicePixelRatio()).toPoint());
    const QColor y = b.pixelColor((logical * b.devicePixelRatio()).toPoint());
    return std::max({std::abs(x.red() - y.red()), std::abs(x.green() - y.green()), std::abs(x.blue() - y.blue())});
}

/// A scene whose shader is broken.
class BrokenScene : public GlScene {
public:
    QString initialize(Gl& /*gl*/) override { return "broken.frag:12: error"; }
    void paint(Gl& /*gl*/, QSize /*size*/, double /*pixelRatio*/) override {}
};

class BrokenView : public CanvasView {
public:
    BrokenView() : CanvasView(nullptr) { startOpenGl(std::make_unique<BrokenScene>()); }

protected:
    void paintScene(QPainter& painter) override { painter.fillRect(QRect(0, 0, 50, 50), Qt::red); }
    void paintOverlay(QPainter& /*painter*/) override {}
};

constexpr int kTolerance = 4; ///< one table entry, for rounding in the shader

} // namespace

class GlViewsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyShaderCompiles();
    void brokenShadersNameFileAndLine();
    void heatmapsAgree();
    void galleriesAgree();
    void inputReachesTheView();
    void wholeWindowPictureHasTheCells();
    void viewsWithoutOpenGlFallBack();
    void brokenShaderLeavesARasterView();

private:
    bool m_available = false;
};

void GlViewsTest::initTestCase() {
    const OpenGlProbe probe = probeOpenGl();
    m_available = probe.available;
    if (m_available)
        qInfo("OpenGL: %s, %s", qPrintable(probe.renderer), qPrintable(probe.version));
}

#define NEEDS_OPENGL()                                                                                                 \
    if (!m_available)                                                                                                  \
    QSKIP("There is no OpenGL 3.3 here (platform offscreen, or no driver).")

namespace {

/// A current context for one test function.
struct Context {
    QOffscreenSurface surface;
    QOpenGLContext context;
    Gl* gl = nullptr;
    Context() {
        surface.setFormat(coreFormat());
        surface.create();
        context.setFormat(coreFormat());
        if (context.create() && context.makeCurrent(&surface))
            gl = QOpenGLVersionFunctionsFactory::get<Gl>(&context);
    }
};

} // namespace

void GlViewsTest::everyShaderCompiles() {
    NEEDS_OPENGL();
    Context context;
    QVERIFY(context.gl);
    const QDir folder(":/shaders");
    const QStringList vertexShaders = folder.entryList({"*.vert"});
    QVERIFY(vertexShaders.size() >= 2);
    for (const QString& vertex : vertexShaders) {
        const QString base = QFileInfo(vertex).completeBaseName();
        ShaderProgram program(*context.gl);
        QVERIFY2(
            program.build(ShaderSource::load(vertex), ShaderSource::load(base + ".frag")), qPrintable(program.error()));
    }
}

void GlViewsTest::brokenShadersNameFileAndLine() {
    NEEDS_OPENGL();
    Context context;
    QVERIFY(context.gl);
    QTemporaryDir folder;
    QDir(folder.path()).mkdir("common");
    const auto write = [&folder](const QString& name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("common/good.glsl", "float one() {\n    return 1.0;\n}\n");
    write("a.vert", "#version 330 core\nvoid main() {\n    gl_Position = vec4(0.0);\n}\n");
    write("a.frag",
        "#version 330 core\n#include \"common/good.glsl\"\nout vec4 color;\nvoid main() {\n    color = nothing;\n}\n");
    ShaderProgram program(*context.gl);
    const auto vertex = ShaderSource::load("a.vert", folder.path());
    QVERIFY(!program.build(vertex, ShaderSource::load("a.frag", folder.path())));
    QVERIFY2(program.error().contains("a.frag:5: "), qPrintable(program.error()));
    write("common/good.glsl", "float one() {\n    return wrong;\n}\n");
    QVERIFY(!program.build(vertex, ShaderSource::load("a.frag", folder.path())));
    QVERIFY2(program.error().contains("common/good.glsl:2: "), qPrintable(program.error()));
    QVERIFY(!program.build(vertex, ShaderSource::load("absent.frag", folder.path())));
    QVERIFY2(program.error().contains("absent.frag"), qPrintable(program.error()));
}

void GlViewsTest::heatmapsAgree() {
    NEEDS_OPENGL();
    std::vector<float> values = noise(30 * 40, 7);
    values[5 * 40 + 9] = std::numeric_limits<float>::quiet_NaN();
    HeatmapView raster(Renderer::Raster);
    HeatmapView openGl(Renderer::OpenGl);
    QCOMPARE(openGl.renderer(), Renderer::OpenGl);
    for (HeatmapView* view : {&raster, &openGl}) {
        view->resize(500, 400);
        view->setMatrix(values, 30, 40);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view));
        QTest::qWait(50);
    }
    QVERIFY2(openGl.rendererError().isEmpty(), qPrintable(openGl.rendererError()));
    for (const Colormap map : {Colormap::Diverging, Colormap::Magnitude, Colormap::Gray}) {
        raster.setColormap(map);
        openGl.setColormap(map);
        const QImage a = raster.grabImage();
        const QImage b = openGl.grabImage();
        QCOMPARE(a.size(), b.size());
        for (int r = 0; r < 30; ++r) {
            for (int c = 0; c < 40; ++c) {
                if (std::isnan(values[static_cast<std::size_t>(r * 40 + c)]))
                    continue; // hatched
                QVERIFY(differenceAt(a, b, raster.cellRect(r, c).center()) <= kTolerance);
            }
        }
    }
    // Cells of less than a pixel.
    raster.setMatrix(noise(1000 * 1200, 8), 1000, 1200);
    openGl.setMatrix(noise(1000 * 1200, 8), 1000, 1200);
    const QImage a = raster.grabImage();
    const QImage b = openGl.grabImage();
    int different = 0;
    for (int y = 60; y < 340; ++y) {
        for (int x = 20; x < 380; ++x)
            different += differenceAt(a, b, QPointF(x, y)) > kTolerance ? 1 : 0;
    }
    QVERIFY2(different < 280 * 360 / 100, qPrintable(QString::number(different)));
}

void GlViewsTest::galleriesAgree() {
    NEEDS_OPENGL();
    const std::vector<float> values = noise(50 * 7 * 5, 9);
    TileGallery raster(Renderer::Raster);
    TileGallery openGl(Renderer::OpenGl);
    for (TileGallery* view : {&raster, &openGl}) {
        view->resize(360, 260);
        view->setRange(-1.0F, 1.0F);
        view->setColormap(Colormap::Diverging);
        view->setTiles(values, 50, 7, 5);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view));
        QTest::qWait(50);
    }
    QVERIFY2(openGl.rendererError().isEmpty(), qPrintable(openGl.rendererError()));
    for (int pass = 0; pass < 2; ++pass) {
        const QImage a = raster.grabImage();
        const QImage b = openGl.grabImage();
        int compared = 0;
        for (int tile = 0; tile < 50; ++tile) {
            const QRectF rect = raster.tileRect(tile);
            if (!QRectF(0, 0, 350, 260).contains(rect))
                continue;
            for (int r = 0; r < 7; ++r) {
                for (int c = 0; c < 5; ++c, ++compared) {
                    const QPointF at(
                        rect.left() + (c + 0.5) * rect.width() / 5, rect.top() + (r + 0.5) * rect.height() / 7);
                    QVERIFY(differenceAt(a, b, at) <= kTolerance);
                }
            }
        }
        QVERIFY(compared > 100);
        raster.ensureVisible(49);
        openGl.ensureVisible(49);
    }
}

void GlViewsTest::inputReachesTheView() {
    NEEDS_OPENGL();
    HeatmapView view(Renderer::OpenGl);
    view.resize(300, 240);
    view.setMatrix(noise(400, 1), 20, 20);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto* window = qobject_cast<GlCanvas*>(view.windowHandle()->findChild<QWindow*>());
    QVERIFY(window);
    QSignalSpy hovered(&view, &HeatmapView::hovered);
    QSignalSpy clicked(&view, &HeatmapView::cellClicked);
    const QPoint at = view.cellRect(7, 3).center().toPoint();
    QTest::mouseMove(window, at);
    QTRY_VERIFY(!hovered.isEmpty());
    QCOMPARE(hovered.last().at(0).toInt(), 7);
    QCOMPARE(hovered.last().at(1).toInt(), 3);
    QTest::mouseClick(window, Qt::LeftButton, {}, at);
    QTRY_COMPARE(clicked.size(), 1);
    QVERIFY(view.hasFocus() || !view.isActiveWindow());
    QTest::keyClick(window, Qt::Key_Plus);
    QVERIFY(view.zoom() > 1.0);
}

void GlViewsTest::wholeWindowPictureHasTheCells() {
    NEEDS_OPENGL();
    HeatmapView view(Renderer::OpenGl);
    view.resize(300, 240);
    view.setMatrix(std::vector<float>{-1.0F, 1.0F}, 1, 2);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QImage window = view.grab().toImage();
    const ColorTable table = colorTable(Colormap::Diverging, view.theme());
    QCOMPARE(window.pixel((view.cellRect(0, 1).center() * window.devicePixelRatio()).toPoint()), table[255]);
}

// On platforms without OpenGL this is the whole story; with it, both end in OpenGl.
void GlViewsTest::viewsWithoutOpenGlFallBack() {
    HeatmapView heatmap(Renderer::OpenGl);
    TileGallery gallery(Renderer::OpenGl);
    heatmap.resize(300, 240);
    gallery.resize(300, 240);
    heatmap.setMatrix(noise(400, 1), 20, 20);
    gallery.setTiles(noise(400, 1), 4, 10, 10);
    heatmap.show();
    gallery.show();
    QTest::qWait(100);
    QVERIFY(!heatmap.grabImage().isNull());
    QVERIFY(!gallery.grabImage().isNull());
    QCOMPARE(heatmap.renderer() == Renderer::Raster, !heatmap.rendererError().isEmpty());
    QCOMPARE(gallery.renderer() == Renderer::Raster, !gallery.rendererError().isEmpty());
    QCOMPARE(heatmap.renderer() == Renderer::OpenGl, m_available);
}

void GlViewsTest::brokenShaderLeavesARasterView() {
    BrokenView view;
    view.resize(300, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTRY_COMPARE(view.renderer(), Renderer::Raster);
    QVERIFY(!view.rendererError().isEmpty());
    if (m_available)
        QVERIFY2(view.rendererError().contains("broken.frag:12"), qPrintable(view.rendererError()));
    QCOMPARE(view.grabImage().pixelColor(10, 10), QColor(Qt::red));
    QCOMPARE(view.grab().toImage().pixelColor(10, 10), QColor(Qt::red));
}

QTEST_MAIN(GlViewsTest)
#include "gl_views_test.moc"
