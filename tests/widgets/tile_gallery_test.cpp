// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tile_gallery.h"

#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <numeric>
#include <stdexcept>

using namespace energyscape;

namespace {

/// Tile k of n is one flat grey: k / (n - 1).
std::vector<float> flatTiles(int n, int rows, int cols) {
    std::vector<float> values;
    for (int k = 0; k < n; ++k)
        values.insert(
            values.end(), static_cast<std::size_t>(rows * cols), static_cast<float>(k) / static_cast<float>(n - 1));
    return values;
}

QRgb greyOf(int k, int n) {
    const int g = colorIndex(static_cast<float>(k) / static_cast<float>(n - 1), 0.0F, 1.0F);
    return qRgb(g, g, g);
}

QRgb pixelAt(const QImage& image, QPointF logical) {
    return image.pixel((logical * image.devicePixelRatio()).toPoint());
}

void wheel(QWidget& view, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    const QPointF at = QRectF(view.rect()).center();
    QWheelEvent event(
        at, view.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

} // namespace

class TileGalleryTest : public QObject {
    Q_OBJECT
private slots:
    void layoutUsesWholePixels_data();
    void layoutUsesWholePixels();
    void layoutPositionsInvertTheRects();
    void tilesHaveTheirColours();
    void orderMovesTiles();
    void smallTilesShowMeans();
    void scrollingShowsLaterTiles();
    void keyboardMovesTheSelection();
    void keysAreSignalled();
    void mouseSelectsActivatesAndHovers();
    void notesAreDrawn();
    void wheelZooms();
    void emptyAndWrongInput();
    void selectionFollowsFewerTiles();
};

void TileGalleryTest::layoutUsesWholePixels_data() {
    QTest::addColumn<int>("values");
    QTest::addColumn<double>("extent");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("joined");
    QTest::newRow("2x") << 28 << 64.0 << 1.0 << 56 << 1;
    QTest::newRow("3x") << 28 << 76.0 << 1.0 << 84 << 1;
    QTest::newRow("1x") << 28 << 28.0 << 1.0 << 28 << 1;
    QTest::newRow("high resolution") << 28 << 64.0 << 2.0 << 140 << 1;
    QTest::newRow("halved") << 128 << 64.0 << 1.0 << 64 << 2;
    QTest::newRow("third, rounded up") << 100 << 33.0 << 1.0 << 34 << 3;
}

void TileGalleryTest::layoutUsesWholePixels() {
    QFETCH(int, values);
    QFETCH(double, extent);
    QFETCH(double, ratio);
    QFETCH(int, pixels);
    QFETCH(int, joined);
    const TileLayout grid({.count = 1000,
        .tileRows = values,
        .tileCols = values,
        .view = {803, 600},
        .pixelRatio = ratio,
        .extent = extent});
    QCOMPARE(grid.tileSize().width() * ratio, static_cast<double>(pixels));
    QCOMPARE(grid.joined(), joined);
    for (int p = 0; p < 50; ++p) {
        const QRectF rect = grid.tileRect(p, 17.3);
        QVERIFY(std::abs(rect.x() * ratio - std::round(rect.x() * ratio)) < 1e-9);
        QVERIFY(std::abs(rect.y() * ratio - std::round(rect.y() * ratio)) < 1e-9);
        QVERIFY(rect.left() >= 0 && rect.right() <= 803);
    }
}

void TileGalleryTest::layoutPositionsInvertTheRects() {
    const TileLayout grid(
        {.count = 103, .tileRows = 7, .tileCols = 5, .view = {400, 300}, .extent = 40, .noteHeight = 20});
    QVERIFY(grid.columns() > 3);
    for (int p = 0; p < 103; ++p) {
        const QRectF rect = grid.tileRect(p, 35.0);
        QCOMPARE(grid.positionAt(rect.center(), 35.0), p);
        QCOMPARE(grid.positionAt(rect.center() + QPointF(0, rect.height() / 2 + 10), 35.0), p);
        QCOMPARE(grid.positionAt(rect.topLeft() - QPointF(2, 2), 35.0), -1);
        const auto [first, last] = grid.visible(35.0, 300.0);
        if (rect.intersects(QRectF(0, 0, 400, 300)))
            QVERIFY(p >= first && p < last);
    }
    QCOMPARE(TileLayout().positionAt({5, 5}, 0.0), -1);
}

void TileGalleryTest::tilesHaveTheirColours() {
    TileGallery view;
    view.resize(500, 400);
    view.setTiles(flatTiles(12, 4, 6), 12, 4, 6);
    const QImage image = view.grabImage();
    for (int k = 0; k < 12; ++k)
        QCOMPARE(pixelAt(image, view.tileRect(k).center()), greyOf(k, 12));
}

void TileGalleryTest::orderMovesTiles() {
    TileGallery view;
    view.resize(500, 400);
    view.setTiles(flatTiles(12, 4, 4), 12, 4, 4);
    const QRectF first = view.tileRect(0);
    std::vector<int> order(12);
    std::iota(order.rbegin(), order.rend(), 0);
    view.setOrder(order);
    QCOMPARE(view.tileRect(11), first);
    QCOMPARE(pixelAt(view.grabImage(), first.center()), greyOf(11, 12));
    QTest::mouseClick(&view, Qt::LeftButton, {}, first.center().toPoint());
    QCOMPARE(view.selectedTile(), 11);
    view.setOrder({});
    QCOMPARE(view.tileRect(0), first);
}

void TileGalleryTest::smallTilesShowMeans() {
    TileGallery view;
    view.resize(500, 400);
    std::vector<float> board;
    for (int k = 0; k < 64 * 64; ++k)
        board.push_back(static_cast<float>((k / 64 + k % 64) % 2));
    view.setTiles(board, 1, 64, 64);
    view.setTileExtent(32);
    QCOMPARE(view.tileRect(0).size(), QSizeF(32, 32));
    QCOMPARE(pixelAt(view.grabImage(), view.tileRect(0).center()), qRgb(128, 128, 128));
}

void TileGalleryTest::scrollingShowsLaterTiles() {
    TileGallery view;
    view.resize(300, 200);
    view.setTiles(flatTiles(200, 4, 4), 200, 4, 4);
    const double before = view.tileRect(199).top();
    wheel(view, -2);
    QVERIFY(view.tileRect(199).top() < before);
    wheel(view, -1000);
    QVERIFY(view.rect().contains(view.tileRect(199).toRect()));
    QCOMPARE(pixelAt(view.grabImage(), view.tileRect(199).center()), greyOf(199, 200));
    wheel(view, 1000);
    QVERIFY(view.tileRect(0).top() > 0);
    QTest::mousePress(&view, Qt::LeftButton, {}, {297, 5}); // the scroll handle
    QMouseEvent move(QEvent::MouseMove, QPointF(297, 199), view.mapToGlobal(QPointF(297, 199)), Qt::NoButton,
        Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &move);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {297, 199});
    QVERIFY(view.rect().contains(view.tileRect(199).toRect()));
    QCOMPARE(view.selectedTile(), -1);
}

void TileGalleryTest::keyboardMovesTheSelection() {
    TileGallery view;
    view.resize(300, 200);
    view.setTiles(flatTiles(50, 4, 4), 50, 4, 4);
    int columns = 1;
    while (view.tileRect(columns).top() == view.tileRect(0).top())
        ++columns;
    QSignalSpy spy(&view, &TileGallery::selected);
    const auto press = [&view](Qt::Key key) {
        QTest::keyClick(&view, key);
        return view.selectedTile();
    };
    QCOMPARE(press(Qt::Key_Down), 0);
    QCOMPARE(press(Qt::Key_Right), 1);
    QCOMPARE(press(Qt::Key_Down), 1 + columns);
    QCOMPARE(press(Qt::Key_Up), 1);
    QCOMPARE(press(Qt::Key_Up), 1);
    QCOMPARE(press(Qt::Key_Left), 0);
    QCOMPARE(press(Qt::Key_Left), 0);
    QCOMPARE(press(Qt::Key_End), 49);
    QVERIFY(view.rect().contains(view.tileRect(49).toRect()));
    QCOMPARE(press(Qt::Key_Right), 49);
    QCOMPARE(press(Qt::Key_Down), 49);
    QCOMPARE(press(Qt::Key_Home), 0);
    QVERIFY(view.rect().contains(view.tileRect(0).toRect()));
    QVERIFY(press(Qt::Key_PageDown) >= columns);
    QCOMPARE(press(Qt::Key_PageUp), 0);
    QCOMPARE(spy.size(), 9);
    QCOMPARE(view.accessibleDescription(), QString("Tile 1 of 50"));
}

void TileGalleryTest::keysAreSignalled() {
    TileGallery view;
    view.resize(300, 200);
    view.setTiles(flatTiles(5, 4, 4), 5, 4, 4);
    QSignalSpy activated(&view, &TileGallery::activated);
    QSignalSpy removed(&view, &TileGallery::removeRequested);
    QTest::keyClick(&view, Qt::Key_Return);
    QTest::keyClick(&view, Qt::Key_Delete);
    QVERIFY(activated.isEmpty() && removed.isEmpty());
    view.setSelected(3);
    QTest::keyClick(&view, Qt::Key_Return);
    QTest::keyClick(&view, Qt::Key_Delete);
    QCOMPARE(activated.last().at(0).toInt(), 3);
    QCOMPARE(removed.last().at(0).toInt(), 3);
}

void TileGalleryTest::mouseSelectsActivatesAndHovers() {
    TileGallery view;
    view.resize(300, 200);
    std::vector<float> values = flatTiles(4, 2, 2);
    values[2 * 4 + 3] = 0.75F; // tile 2, row 1, column 1
    view.setTiles(values, 4, 2, 2);
    QSignalSpy hovered(&view, &TileGallery::hovered);
    QSignalSpy activated(&view, &TileGallery::activated);
    const QRectF tile = view.tileRect(2);
    const QPoint corner = (tile.bottomRight() - QPointF(4, 4)).toPoint();
    QMouseEvent move(QEvent::MouseMove, QPointF(corner), view.mapToGlobal(QPointF(corner)), Qt::NoButton, Qt::NoButton,
        Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &move);
    QCOMPARE(hovered.size(), 1);
    QCOMPARE(hovered.last(), (QList<QVariant>{2, 1, 1, 0.75F}));
    QTest::mouseClick(&view, Qt::LeftButton, {}, corner);
    QCOMPARE(view.selectedTile(), 2);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, corner);
    QCOMPARE(activated.last().at(0).toInt(), 2);
    QTest::mouseClick(&view, Qt::LeftButton, {}, {290, 190});
    QCOMPARE(view.selectedTile(), -1);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&view, &leave);
    QCOMPARE(hovered.last().at(0).toInt(), -1);
}

void TileGalleryTest::notesAreDrawn() {
    TileGallery view;
    view.resize(400, 200);
    view.setTiles(flatTiles(3, 4, 4), 3, 4, 4);
    const QImage plain = view.grabImage();
    const QRectF before = view.tileRect(1);
    std::vector<TileNote> notes(2); // fewer than tiles
    notes[0].caption = "A";
    notes[0].bar = 0.5F;
    notes[1].bar = -0.5F;
    notes[1].badge = TileNote::Bad;
    view.setNotes(notes);
    QCOMPARE(view.tileRect(1), before);
    const QImage noted = view.grabImage();
    const auto barPixel = [&](int tile, double x) {
        const QRectF rect = view.tileRect(tile);
        return QColor(pixelAt(noted, {rect.center().x() + x * rect.width() / 2, rect.bottom() + 8}));
    };
    QCOMPARE(barPixel(0, 0.3), view.theme().data);
    QCOMPARE(barPixel(0, -0.3), view.theme().border);
    QCOMPARE(barPixel(0, 0.8), view.theme().border);
    QCOMPARE(barPixel(1, -0.3), view.theme().model);
    QCOMPARE(barPixel(1, 0.3), view.theme().border);
    QCOMPARE(barPixel(2, 0.3), view.theme().ground);
    QVERIFY(plain.copy(before.toRect()) != noted.copy(before.toRect())); // the badge
    view.setNotes({});
    QCOMPARE(view.grabImage(), plain);
}

void TileGalleryTest::wheelZooms() {
    TileGallery view;
    view.resize(400, 200);
    view.setTiles(flatTiles(30, 4, 4), 30, 4, 4);
    const double before = view.tileRect(0).width();
    wheel(view, 3, Qt::ControlModifier);
    QVERIFY(view.tileRect(0).width() > before);
    wheel(view, -100, Qt::ControlModifier);
    QCOMPARE(view.tileRect(0).width(), 12.0);
    wheel(view, 100, Qt::ControlModifier);
    QCOMPARE(view.tileRect(0).width(), 512.0);
    QVERIFY(!view.grabImage().isNull());
}

void TileGalleryTest::emptyAndWrongInput() {
    TileGallery view;
    view.resize(200, 160);
    view.setTiles({}, 0, 0, 0);
    QVERIFY(!view.grabImage().isNull());
    for (const auto key : {Qt::Key_Right, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Return, Qt::Key_Delete, Qt::Key_Plus})
        QTest::keyClick(&view, key);
    QCOMPARE(view.selectedTile(), -1);
    const std::vector<float> seven(7, 0.0F);
    QVERIFY_EXCEPTION_THROWN(view.setTiles(seven, 2, 2, 2), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(view.setTiles(seven, -1, 7, 1), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(view.setRange(2.0F, 1.0F), std::invalid_argument);
    view.setTiles(seven, 7, 1, 1);
    QVERIFY_EXCEPTION_THROWN(view.setOrder({0, 1, 2}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(view.setOrder({0, 1, 2, 3, 4, 5, 5}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(view.setOrder({0, 1, 2, 3, 4, 5, 7}), std::invalid_argument);
    view.resize(3, 3);
    view.grabImage();
}

void TileGalleryTest::selectionFollowsFewerTiles() {
    TileGallery view;
    view.resize(300, 100);
    view.setTiles(flatTiles(100, 4, 4), 100, 4, 4);
    view.setSelected(80);
    view.ensureVisible(80);
    view.setTiles(flatTiles(10, 4, 4), 10, 4, 4);
    QCOMPARE(view.selectedTile(), 9);
    QVERIFY(!view.grabImage().isNull());
    view.setTiles({}, 0, 4, 4);
    QCOMPARE(view.selectedTile(), -1);
}

QTEST_MAIN(TileGalleryTest)
#include "tile_gallery_test.moc"
