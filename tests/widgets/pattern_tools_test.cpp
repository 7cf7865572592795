// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pattern_tools.h"

#include <QtTest>
#include <random>
#include <set>

using namespace energyscape;

namespace {

/// Oracle: grows the region until nothing changes any more.
std::vector<int> naiveFlood(const CellGrid& grid, const std::vector<std::int8_t>& units, QPoint start) {
    std::set<int> region{grid.index(start)};
    for (bool grown = true; grown;) {
        grown = false;
        for (int i = 0; i < grid.count(); ++i) {
            const QPoint a = grid.cell(i);
            for (int j : std::set<int>(region)) {
                const QPoint b = grid.cell(j);
                if ((a - b).manhattanLength() == 1 && units[std::size_t(i)] == units[std::size_t(j)] &&
                    region.insert(i).second)
                    grown = true;
            }
        }
    }
    return {region.begin(), region.end()};
}

} // namespace

class PatternToolsTest : public QObject {
    Q_OBJECT
private slots:
    void lineIsConnectedAndCloseToTheSegment();
    void brushIsRoundAndGrows();
    void brushedMatchesTheDefinition();
    void outlineAndFillOfARectangle();
    void floodMatchesNaive();
    void historyRestores();
    void historyIsBounded();
};

void PatternToolsTest::lineIsConnectedAndCloseToTheSegment() {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> draw(-30, 30);
    for (int k = 0; k < 500; ++k) {
        const QPoint a(draw(random), draw(random)), b(draw(random), draw(random));
        const std::vector<QPoint> cells = lineCells(a, b);
        QCOMPARE(cells.front(), a);
        QCOMPARE(cells.back(), b);
        const QPoint along = b - a;
        QCOMPARE(int(cells.size()), std::max(std::abs(along.x()), std::abs(along.y())) + 1);
        const double length = std::hypot(along.x(), along.y());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) {
                const QPoint step = cells[i] - cells[i - 1];
                QVERIFY(std::abs(step.x()) <= 1 && std::abs(step.y()) <= 1);
            }
            const QPoint off = cells[i] - a;
            const double distance = length > 0 ? std::abs(off.x() * along.y() - off.y() * along.x()) / length : 0;
            QVERIFY2(distance <= 0.5 * std::sqrt(2.0), "a cell lies off the line");
        }
    }
}

void PatternToolsTest::brushIsRoundAndGrows() {
    QCOMPARE(brushOffsets(1), std::vector<QPoint>{QPoint(0, 0)});
    QCOMPARE(brushOffsets(2).size(), std::size_t(4));
    QCOMPARE(brushOffsets(3).size(), std::size_t(9));
    std::size_t previous = 0;
    for (int d = 1; d <= 9; ++d) {
        const auto offsets = brushOffsets(d);
        QVERIFY(offsets.size() > previous);
        previous = offsets.size();
        QVERIFY(std::abs(double(offsets.size()) - 3.14159 * d * d / 4) <= 0.28 * d * d + 1);
        int low = 99, high = -99;
        for (QPoint p : offsets) {
            low = std::min(low, p.x());
            high = std::max(high, p.x());
        }
        QCOMPARE(high - low + 1, d);
    }
    QCOMPARE(brushOffsets(0), brushOffsets(1));
    QCOMPARE(brushOffsets(99), brushOffsets(9));
}

void PatternToolsTest::brushedMatchesTheDefinition() {
    const CellGrid grid{12, 17};
    const std::vector<QPoint> path = lineCells({-3, 2}, {14, 11});
    for (int d : {1, 2, 3, 6, 9}) {
        std::set<int> expected;
        for (int i = 0; i < grid.count(); ++i)
            for (QPoint centre : path)
                for (QPoint offset : brushOffsets(d))
                    if (centre + offset == grid.cell(i))
                        expected.insert(i);
        QCOMPARE(brushed(grid, path, d), std::vector<int>(expected.begin(), expected.end()));
    }
}

void PatternToolsTest::outlineAndFillOfARectangle() {
    const CellGrid grid{6, 8};
    const QRect area = cellRectangle({5, 4}, {2, 1});
    QCOMPARE(area, QRect(2, 1, 4, 4));
    std::vector<int> outline, filled;
    for (int i = 0; i < grid.count(); ++i) {
        const QPoint c = grid.cell(i);
        const bool in = c.x() >= 2 && c.x() <= 5 && c.y() >= 1 && c.y() <= 4;
        if (in)
            filled.push_back(i);
        if (in && (c.x() == 2 || c.x() == 5 || c.y() == 1 || c.y() == 4))
            outline.push_back(i);
    }
    QCOMPARE(brushed(grid, outlineCells(area), 1), outline);
    QCOMPARE(filledCells(grid, area), filled);
    QCOMPARE(filledCells(grid, QRect(-5, -5, 100, 100)).size(), std::size_t(48));
    QVERIFY(filledCells(grid, QRect(20, 20, 3, 3)).empty());
}

void PatternToolsTest::floodMatchesNaive() {
    std::mt19937 random(5);
    const CellGrid grid{7, 9};
    for (int k = 0; k < 40; ++k) {
        std::vector<std::int8_t> units;
        for (int i = 0; i < grid.count(); ++i)
            units.push_back(random() % 3 == 0 ? -1 : 1);
        const QPoint start(int(random() % 9), int(random() % 7));
        QCOMPARE(floodCells(grid, units, start), naiveFlood(grid, units, start));
    }
    QVERIFY(floodCells(grid, std::vector<std::int8_t>(63, 1), {9, 0}).empty());
    QVERIFY(floodCells(grid, std::vector<std::int8_t>(5, 1), {0, 0}).empty());
}

void PatternToolsTest::historyRestores() {
    EditHistory history;
    QVERIFY(!history.canUndo() && history.undo().empty());
    history.push({{3, -1, 1}, {4, 1, -1}});
    history.push({});
    history.push({{9, -1, 1}});
    QCOMPARE(history.undo(), (std::vector<CellEdit>{{9, -1}}));
    QCOMPARE(history.undo(), (std::vector<CellEdit>{{3, -1}, {4, 1}}));
    QVERIFY(!history.canUndo());
    QCOMPARE(history.redo(), (std::vector<CellEdit>{{3, 1}, {4, -1}}));
    history.push({{7, -1, 1}}); // what could be redone is gone
    QVERIFY(!history.canRedo() && history.redo().empty());
    QCOMPARE(history.undo(), (std::vector<CellEdit>{{7, -1}}));
}

void PatternToolsTest::historyIsBounded() {
    EditHistory history;
    for (int i = 0; i < 1000; ++i)
        history.push({{i, -1, 1}});
    std::size_t count = 0;
    for (; history.canUndo(); ++count)
        QCOMPARE(history.undo().front().index, int(999 - count));
    QCOMPARE(count, EditHistory::kMaxStrokes);
}

QTEST_APPLESS_MAIN(PatternToolsTest)
#include "pattern_tools_test.moc"
