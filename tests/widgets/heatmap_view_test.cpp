// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_view.h"

#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "widgets/picture_actions.h"

using namespace energyscape;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

QColor pixelAt(const QImage& image, QPointF logical) {
    return image.pixelColor((logical * image.devicePixelRatio()).toPoint());
}

/// One pixel of a reduction done the slow way, from its definition.
float naiveReduction(const CellMatrix& m, int px, int py, int width, int height, Reduction how, float neutral) {
    float best = kNaN;
    double sum = 0.0;
    int number = 0;
    for (int r = py * m.rows() / height; r < (py + 1) * m.rows() / height; ++r) {
        for (int c = px * m.cols() / width; c < (px + 1) * m.cols() / width; ++c) {
            const float v = m.at(r, c);
            if (std::isnan(v))
                continue;
            if (number == 0 || std::abs(v - neutral) > std::abs(best - neutral))
                best = v;
            sum += static_cast<double>(v);
            ++number;
        }
    }
    if (how == Reduction::Extreme || number == 0)
        return best;
    return static_cast<float>(sum / number);
}

std::vector<float> noise(std::size_t n, unsigned seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(n);
    for (float& v : values)
        v = normal(generator);
    return values;
}

} // namespace

class HeatmapViewTest : public QObject {
    Q_OBJECT
private slots:
    void cellsHaveTheColoursOfTheirValues();
    void automaticRanges();
    void extentIgnoresWhatIsNotFinite();
    void reductionMatchesTheNaiveOne();
    void ofEqualMagnitudesTheSignThatPrevailsIsKept();
    void strongCellSurvivesReduction();
    void hoverTellsCellAndValue();
    void valueFormatIsUsed();
    void clickAndDragDiffer();
    void wheelZoomsAboutTheCursor();
    void doubleClickResets();
    void missingValuesAreGrey();
    void emptyAndWrongInput();
    void hugeAndNarrowMatrices();
    void themeChangesTheGround();
    void savePictureReportsErrors();
};

void HeatmapViewTest::cellsHaveTheColoursOfTheirValues() {
    HeatmapView view;
    view.resize(300, 240);
    const std::vector<float> values = {-2.0F, -1.0F, 0.0F, 0.5F, 1.0F, 2.0F};
    view.setMatrix(values, 2, 3);
    const QImage image = view.grabImage();
    const ColorTable table = colorTable(Colormap::Diverging, view.theme());
    for (int r = 0; r < 2; ++r) {
        for (int c = 0; c < 3; ++c) {
            const auto entry =
                static_cast<std::size_t>(colorIndex(values[static_cast<std::size_t>(3 * r + c)], -2.0F, 2.0F));
            QCOMPARE(pixelAt(image, view.cellRect(r, c).center()).rgb(), table[entry]);
        }
    }
}

void HeatmapViewTest::automaticRanges() {
    HeatmapView view;
    const std::vector<float> values = {-0.5F, 0.25F, 3.0F, 1.0F};
    view.setMatrix(values, 2, 2);
    QCOMPARE(view.range(), std::make_pair(-3.0F, 3.0F));
    view.setColormap(Colormap::Gray);
    QCOMPARE(view.range(), std::make_pair(-0.5F, 3.0F));
    view.setColormap(Colormap::Magnitude);
    QCOMPARE(view.range(), std::make_pair(-0.5F, 3.0F));
    view.setRange(-7.0F, 9.0F);
    QCOMPARE(view.range(), std::make_pair(-7.0F, 9.0F));
    view.setAutomaticRange();
    view.setColormap(Colormap::Diverging);
    view.setMatrix(std::vector<float>(4, 0.0F), 2, 2);
    QCOMPARE(view.range(), std::make_pair(-1.0F, 1.0F));
    view.setMatrix(std::vector<float>(4, kNaN), 2, 2);
    QCOMPARE(view.range(), std::make_pair(-1.0F, 1.0F));
}

void HeatmapViewTest::extentIgnoresWhatIsNotFinite() {
    constexpr float inf = std::numeric_limits<float>::infinity();
    std::vector<float> values = noise(101, 3);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const float expectedLow = *low;
    const float expectedHigh = *high;
    values.insert(values.begin() + 40, {inf, -inf, kNaN});
    CellMatrix m;
    m.set(values, 8, 13);
    QCOMPARE(m.lowest(), expectedLow);
    QCOMPARE(m.highest(), expectedHigh);
}

void HeatmapViewTest::reductionMatchesTheNaiveOne() {
    std::vector<float> values = noise(97 * 131, 5);
    for (std::size_t i = 0; i < values.size(); i += 11)
        values[i] = kNaN;
    std::fill_n(values.begin(), 131 * 3, kNaN); // whole pixels without a value
    CellMatrix m;
    m.set(values, 97, 131);
    for (const Reduction how : {Reduction::Extreme, Reduction::Mean}) {
        const CellWindow window = cutWindow(m, QRectF(0, 0, 131, 97), 0.37, how, 0.25F);
        QVERIFY(window.reduced && window.hasMissing);
        QCOMPARE(window.cols, qRound(131 * 0.37));
        QCOMPARE(window.rows, qRound(97 * 0.37));
        for (int y = 0; y < window.rows; ++y) {
            for (int x = 0; x < window.cols; ++x) {
                const float got = window.values[static_cast<std::size_t>(y * window.cols + x)];
                const float expected = naiveReduction(m, x, y, window.cols, window.rows, how, 0.25F);
                QCOMPARE(std::isnan(got), std::isnan(expected));
                if (!std::isnan(got))
                    QVERIFY(std::abs(got - expected) < 1e-5F);
            }
        }
        // A part of it is the same pixels.
        const CellWindow part = cutWindow(m, QRectF(40, 30, 50, 40), 0.37, how, 0.25F);
        const double step = 131.0 / window.cols;
        const int shift = qRound(part.source.left() / step);
        const int down = qRound(part.source.top() / (97.0 / window.rows));
        QVERIFY(part.source.contains(QRectF(41, 31, 48, 38)));
        for (int y = 0; y < part.rows; ++y) {
            for (int x = 0; x < part.cols; ++x)
                QCOMPARE(part.values[static_cast<std::size_t>(y * part.cols + x)],
                    window.values[static_cast<std::size_t>((y + down) * window.cols + x + shift)]);
        }
    }
}

void HeatmapViewTest::ofEqualMagnitudesTheSignThatPrevailsIsKept() {
    std::vector<float> values(20 * 20, -0.5F);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (i % 20 < 10 && i % 3 != 0)
            values[i] = 0.5F; // two thirds of the left half
    values[19] = 0.5F;        // one of the right half
    CellMatrix m;
    m.set(values, 20, 20);
    const CellWindow window = cutWindow(m, QRectF(0, 0, 20, 20), 0.1, Reduction::Extreme, 0.0F);
    QCOMPARE(window.cols, 2);
    QCOMPARE(window.values, (std::vector<float>{0.5F, -0.5F, 0.5F, -0.5F}));
}

void HeatmapViewTest::strongCellSurvivesReduction() {
    HeatmapView view;
    view.resize(300, 240);
    constexpr int n = 2000;
    std::vector<float> values(static_cast<std::size_t>(n) * n, 0.0F);
    values[static_cast<std::size_t>(777) * n + 1234] = -1.0F;
    view.setMatrix(values, n, n);
    const QImage image = view.grabImage();
    const ColorTable table = colorTable(Colormap::Diverging, view.theme());
    const QRectF cell = view.cellRect(777, 1234);
    int found = 0;
    for (int y = static_cast<int>(cell.y()) - 1; y <= cell.y() + 1; ++y) {
        for (int x = static_cast<int>(cell.x()) - 1; x <= cell.x() + 1; ++x)
            found += image.pixel(x, y) == table[0] ? 1 : 0;
    }
    QVERIFY(found >= 1);
}

void HeatmapViewTest::hoverTellsCellAndValue() {
    HeatmapView view;
    view.resize(300, 240);
    view.setMatrix(std::vector<float>{1, 2, 3, 4, 5, 6}, 2, 3);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy spy(&view, &HeatmapView::hovered);
    QTest::mouseMove(&view, view.cellRect(1, 2).center().toPoint());
    QTRY_VERIFY(!spy.isEmpty());
    QCOMPARE(spy.last(), (QList<QVariant>{1, 2, 6.0}));
    QTest::mouseMove(&view, view.cellRect(0, 1).center().toPoint());
    QTRY_COMPARE(spy.last(), (QList<QVariant>{0, 1, 2.0}));
    QTest::mouseMove(&view, {2, 2});
    QTRY_COMPARE(spy.last().at(0).toInt(), -1);
    QVERIFY(std::isnan(spy.last().at(2).toDouble()));
}

void HeatmapViewTest::valueFormatIsUsed() {
    HeatmapView view;
    view.resize(300, 240);
    view.setMatrix(std::vector<float>{1, 2, 3, 4}, 2, 2);
    int calls = 0;
    view.setValueFormat([&calls](int row, int col, double value) {
        ++calls;
        return QStringLiteral("%1 %2 %3").arg(row).arg(col).arg(value);
    });
    view.grabImage();
    QCOMPARE(calls, 0);
    QTest::mouseMove(&view, view.cellRect(1, 0).center().toPoint());
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(1, 0).center().toPoint());
    view.grabImage();
    QVERIFY(calls > 0);
}

void HeatmapViewTest::clickAndDragDiffer() {
    HeatmapView view;
    view.resize(300, 240);
    view.setMatrix(noise(400, 1), 20, 20);
    QSignalSpy clicks(&view, &HeatmapView::cellClicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(7, 3).center().toPoint());
    QCOMPARE(clicks.size(), 1);
    QCOMPARE(clicks.last(), (QList<QVariant>{7, 3}));
    for (int k = 0; k < 6; ++k)
        QTest::keyClick(&view, Qt::Key_Plus);
    const QPointF before = view.cellRect(10, 10).center();
    QTest::mousePress(&view, Qt::LeftButton, {}, {150, 120});
    QMouseEvent move(QEvent::MouseMove, QPointF(180, 100), view.mapToGlobal(QPointF(180, 100)), Qt::NoButton,
        Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&view, &move);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, {180, 100});
    QCOMPARE(clicks.size(), 1);
    const QPointF moved = view.cellRect(10, 10).center() - before;
    QVERIFY(std::abs(moved.x() - 30) <= 1 && std::abs(moved.y() + 20) <= 1);
}

void HeatmapViewTest::wheelZoomsAboutTheCursor() {
    HeatmapView view;
    view.resize(300, 240);
    view.setMatrix(noise(10000, 1), 100, 100);
    const QPointF cursor = view.cellRect(40, 60).center();
    for (int k = 0; k < 8; ++k) {
        QWheelEvent wheel(
            cursor, view.mapToGlobal(cursor), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &wheel);
    }
    QVERIFY(view.zoom() > 4.0);
    QVERIFY(view.cellRect(40, 60).adjusted(-1, -1, 1, 1).contains(cursor));
}

void HeatmapViewTest::doubleClickResets() {
    HeatmapView view;
    view.resize(300, 240);
    view.setMatrix(noise(10000, 1), 100, 100);
    const QRectF before = view.cellRect(3, 4);
    QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_Left);
    QVERIFY(view.cellRect(3, 4) != before);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, {150, 120});
    QCOMPARE(view.cellRect(3, 4), before);
    QCOMPARE(view.zoom(), 1.0);
}

void HeatmapViewTest::missingValuesAreGrey() {
    HeatmapView view;
    view.resize(300, 240);
    view.setMatrix(std::vector<float>(90 * 90, kNaN), 90, 90); // cells too small for the hatch
    QCOMPARE(pixelAt(view.grabImage(), view.cellRect(9, 9).center()).rgb(), missingColor(view.theme()));
    view.setMatrix(std::vector<float>{kNaN, 1.0F}, 1, 2); // hatched: muted lines over the grey
    const QRect cell = view.cellRect(0, 0).toRect().adjusted(4, 4, -4, -4);
    const QImage hatch = view.grabImage().copy(cell);
    int grey = 0;
    int lines = 0;
    for (int y = 0; y < hatch.height(); ++y) {
        for (int x = 0; x < hatch.width(); ++x)
            (hatch.pixel(x, y) == missingColor(view.theme()) ? grey : lines)++;
    }
    QVERIFY(grey > lines && lines > 0);
}

void HeatmapViewTest::emptyAndWrongInput() {
    HeatmapView view;
    view.resize(200, 160);
    view.setPlaceholder("Train the machine to see its weights");
    const QImage empty = view.grabImage();
    QVERIFY(!empty.isNull());
    view.setMatrix({}, 0, 0);
    QCOMPARE(view.grabImage(), empty);
    const std::vector<float> five(5, 1.0F);
    QVERIFY_EXCEPTION_THROWN(view.setMatrix(five, 2, 3), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(view.setMatrix(five, -5, -1), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(view.setRange(1.0F, 1.0F), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(view.setRange(0.0F, kNaN), std::invalid_argument);
    view.setMatrix(five, 1, 5);
    view.setHighlight(17, -3); // outside: nothing outlined
    QVERIFY(view.cellRect(1, 0).isNull());
    view.resize(1, 1);
    view.grabImage();
    view.resize(0, 0);
    QVERIFY(view.grabImage().isNull());
}

void HeatmapViewTest::hugeAndNarrowMatrices() {
    HeatmapView view;
    view.resize(400, 300);
    view.setMatrix(std::vector<float>(static_cast<std::size_t>(4096) * 4096, 0.5F), 4096, 4096);
    QVERIFY(!view.grabImage().isNull());
    for (int k = 0; k < 60; ++k)
        QTest::keyClick(&view, Qt::Key_Plus);
    view.setRange(0.0F, 0.5F);
    const QPoint middle = view.cellRect(2048, 2048).center().toPoint();
    QVERIFY(view.rect().contains(middle));
    QCOMPARE(view.grabImage().pixel(middle), colorTable(Colormap::Diverging, view.theme())[255]);
    view.setMatrix(std::vector<float>(20000, 0.5F), 20000, 1);
    QVERIFY(!view.grabImage().isNull());
    view.setMatrix(std::vector<float>(20000, 0.5F), 1, 20000);
    QVERIFY(!view.grabImage().isNull());
}

void HeatmapViewTest::themeChangesTheGround() {
    HeatmapView view;
    view.resize(200, 160);
    view.setMatrix(std::vector<float>{1.0F}, 1, 1);
    for (const Theme& theme : {Theme::lightTheme(), Theme::darkTheme()}) {
        view.setTheme(theme);
        QCOMPARE(view.grabImage().pixelColor(1, 158), theme.ground);
    }
}

void HeatmapViewTest::savePictureReportsErrors() {
    HeatmapView view;
    view.resize(200, 160);
    QTemporaryDir folder;
    const QString path = folder.filePath("picture.png");
    QCOMPARE(savePicture(view.grabImage(), path), QString());
    QCOMPARE(QImage(path).size(), view.grabImage().size());
    const QString nowhere = folder.filePath("missing/picture.png");
    QVERIFY(savePicture(view.grabImage(), nowhere).contains(nowhere));
    QVERIFY(savePicture(QImage(), path).contains(path));
    QCOMPARE(QImage(path).size(), view.grabImage().size()); // the older file is untouched
}

QTEST_MAIN(HeatmapViewTest)
#include "heatmap_view_test.moc"
