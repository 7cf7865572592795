// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/latest.h"

#include <QtTest>
#include <atomic>
#include <thread>

using energyscape::Latest;

/// The slot between the threads: the newest wins, the last is never lost, one wake-up for each emptied slot.
class LatestTest : public QObject {
    Q_OBJECT
private slots:
    void isEmptyAtFirstAndAfterTaking() {
        Latest<int> slot;
        QVERIFY(!slot.take());
        QVERIFY(slot.publish(std::make_shared<int>(1)));
        QCOMPARE(*slot.take(), 1);
        QVERIFY(!slot.take());
    }

    void newestWins() {
        Latest<int> slot;
        QVERIFY(slot.publish(std::make_shared<int>(1)));
        QVERIFY(!slot.publish(std::make_shared<int>(2)));
        QVERIFY(!slot.publish(std::make_shared<int>(3)));
        QCOMPARE(*slot.take(), 3);
        QVERIFY(slot.publish(std::make_shared<int>(4)));
    }

    void olderValueIsFreedAtOnce() {
        Latest<int> slot;
        auto first = std::make_shared<int>(1);
        const std::weak_ptr<int> watched = first;
        slot.publish(std::move(first));
        QVERIFY(!watched.expired());
        slot.publish(std::make_shared<int>(2));
        QVERIFY(watched.expired());
    }

    /// One thread publishes 1..n, the other takes at its own speed: what it sees only grows and ends with n, and each
    /// take answers one wake-up.
    void slowTakerSeesTheLast_data() {
        QTest::addColumn<int>("pauseMicroseconds");
        QTest::newRow("as fast as it goes") << 0;
        QTest::newRow("slow") << 500;
    }
    void slowTakerSeesTheLast() {
        QFETCH(int, pauseMicroseconds);
        constexpr int kPublished = 20000;
        Latest<int> slot;
        std::atomic<int> wakes = 0;
        std::atomic<bool> done = false;
        std::jthread producer([&] {
            for (int i = 1; i <= kPublished; ++i)
                wakes += slot.publish(std::make_shared<int>(i)) ? 1 : 0;
            done = true;
        });
        int last = 0, taken = 0;
        bool grows = true;
        for (bool finished = false; !finished;) {
            finished = done; // before the last take
            if (const auto value = slot.take()) {
                grows = grows && *value > last;
                last = *value;
                ++taken;
            }
            std::this_thread::sleep_for(std::chrono::microseconds(pauseMicroseconds));
        }
        QVERIFY(grows);
        QCOMPARE(last, kPublished);
        QCOMPARE(wakes.load(), taken);
    }
};

QTEST_APPLESS_MAIN(LatestTest)
#include "latest_test.moc"
