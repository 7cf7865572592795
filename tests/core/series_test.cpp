// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/series.h"

#include <QtTest>
#include <array>
#include <cmath>

using energyscape::DecimatedSeries;
using energyscape::Series;

namespace {

float curve(std::uint64_t step, int column) {
    return static_cast<float>(static_cast<double>(step) * 3.0 + column);
}

/// Records `steps` steps, numbered from 0, with two columns.
DecimatedSeries recorded(std::size_t capacity, std::uint64_t steps) {
    DecimatedSeries series(capacity, 2);
    for (std::uint64_t step = 0; step < steps; ++step)
        if (series.tick())
            series.add(static_cast<double>(step), std::array{curve(step, 0), curve(step, 1)});
    return series;
}

/// Naive twin: keeps all steps, then drops every second one as often as the bounded recording was full on the way.
std::vector<double> naive(std::size_t capacity, std::uint64_t steps) {
    std::uint64_t stride = 1;
    std::vector<double> kept;
    for (std::uint64_t step = 0; step < steps; ++step) {
        if (step % stride != 0)
            continue;
        kept.push_back(static_cast<double>(step));
        if (kept.size() < capacity)
            continue;
        stride *= 2;
        std::erase_if(kept, [&](double x) { return static_cast<std::uint64_t>(x) % stride != 0; });
    }
    return kept;
}

} // namespace

/// A bounded recording keeps the samples at exact multiples of its stride.
class SeriesTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheNaiveTwin() {
        for (const std::size_t capacity : {2u, 3u, 4u, 5u, 7u, 8u, 16u, 33u})
            for (std::uint64_t steps = 0; steps < 300; ++steps) {
                const Series series = recorded(capacity, steps).series();
                QCOMPARE(series.x, naive(capacity, steps));
                QVERIFY(series.x.size() < std::max<std::size_t>(capacity, 3));
                for (int c = 0; c < 2; ++c) {
                    QCOMPARE(series.y[std::size_t(c)].size(), series.x.size());
                    for (std::size_t i = 0; i < series.x.size(); ++i)
                        QCOMPARE(series.y[std::size_t(c)][i], curve(static_cast<std::uint64_t>(series.x[i]), c));
                }
            }
    }

    void aLongRunStaysBoundedAndSpansAll() {
        constexpr std::uint64_t kSteps = 1'000'003;
        const Series series = recorded(1024, kSteps).series();
        QVERIFY(series.x.size() < 1024 && series.x.size() >= 511);
        QCOMPARE(series.x.front(), 0.0);
        const double stride = series.x[1];
        QVERIFY(series.x.back() > static_cast<double>(kSteps) - 1.0 - stride);
        QCOMPARE(series.x, naive(1024, kSteps));
    }

    /// A capacity below two cannot hold a curve; two is used.
    void aTooSmallCapacityIsTwo() { QCOMPARE(recorded(0, 100).series().x, recorded(2, 100).series().x); }

    void aNewColumnIsUnknownBefore() {
        DecimatedSeries series(16, 1);
        for (int step = 0; step < 3; ++step) {
            QVERIFY(series.tick());
            series.add(step, std::array{1.0f});
        }
        series.addColumn();
        QVERIFY(series.tick());
        series.add(3, std::array{1.0f, 7.0f});
        const auto& added = series.series().y.at(1);
        QCOMPARE(added.size(), std::size_t(4));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(std::isnan(added[i]));
        QCOMPARE(added[3], 7.0f);
    }

    void aRemovedColumnLeavesTheOthers() {
        DecimatedSeries series(16, 3);
        QVERIFY(series.tick());
        series.add(0, std::array{1.0f, 2.0f, 3.0f});
        series.removeColumn(1);
        QCOMPARE(series.series().y.size(), std::size_t(2));
        QCOMPARE(series.series().y[0][0], 1.0f);
        QCOMPARE(series.series().y[1][0], 3.0f);
        QVERIFY(series.tick());
        series.add(1, std::array{4.0f, 5.0f});
        QCOMPARE(series.series().y[1][1], 5.0f);
    }

    void clearBeginsAnewAtFullResolution() {
        DecimatedSeries series = recorded(8, 1000);
        series.clear();
        QVERIFY(series.series().x.empty());
        QCOMPARE(series.series().y.size(), std::size_t(2));
        QVERIFY(series.series().y[0].empty());
        for (int step = 0; step < 7; ++step) {
            QVERIFY(series.tick());
            series.add(step, std::array{0.0f, 0.0f});
        }
        QCOMPARE(series.series().x.size(), std::size_t(7));
    }
};

QTEST_APPLESS_MAIN(SeriesTest)
#include "series_test.moc"
