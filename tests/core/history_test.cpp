// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/history.h"

#include <QtTest>
#include <set>

using energyscape::History;

namespace {

/// A frame with a large part that several frames may share.
struct Picture {
    int number = 0;
    std::size_t own = 10;
    std::shared_ptr<const std::size_t> shared; ///< its bytes
};

std::size_t bytesBeyond(const Picture& picture, const Picture* previous) {
    const bool news = picture.shared && (!previous || previous->shared != picture.shared);
    return picture.own + (news ? *picture.shared : 0);
}

/// What the frames held really fill: each shared part once.
std::size_t trulyHeld(const History<Picture>& history) {
    std::size_t bytes = 0;
    std::set<const void*> counted;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const Picture& picture = *history.at(i);
        bytes += picture.own;
        if (picture.shared && counted.insert(picture.shared.get()).second)
            bytes += *picture.shared;
    }
    return bytes;
}

std::vector<int> numbers(const History<Picture>& history) {
    std::vector<int> result;
    for (std::size_t i = 0; i < history.size(); ++i)
        result.push_back(history.at(i)->number);
    return result;
}

void push(History<Picture>& history, int number, std::shared_ptr<const std::size_t> shared = nullptr) {
    history.push(std::make_shared<Picture>(Picture{number, 10, std::move(shared)}));
}

} // namespace

/// The timeline's memory: bounded, with the first and the last frame, coarser the older.
class HistoryTest : public QObject {
    Q_OBJECT
private slots:
    void keepsAllThatFits() {
        History<Picture> history(100, &bytesBeyond);
        for (int i = 0; i < 10; ++i)
            push(history, i);
        QCOMPARE(numbers(history), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(history.bytes(), std::size_t(100));
    }

    void thinsTheOlderHalf() {
        History<Picture> history(100, &bytesBeyond);
        for (int i = 0; i < 11; ++i)
            push(history, i);
        QCOMPARE(numbers(history), (std::vector<int>{0, 2, 4, 6, 7, 8, 9, 10}));
        QCOMPARE(history.bytes(), std::size_t(80));
    }

    void staysBoundedAndKeepsFirstAndLast() {
        constexpr std::size_t kBytes = 500;
        History<Picture> history(kBytes, &bytesBeyond);
        for (int i = 0; i < 20000; ++i) {
            push(history, i);
            QVERIFY(history.bytes() <= kBytes);
            QCOMPARE(history.bytes(), trulyHeld(history));
            QCOMPARE(history.at(0)->number, 0);
            QCOMPARE(history.at(history.size() - 1)->number, i);
        }
        QVERIFY(history.size() >= 25); // half of what fits at least
        // Older gaps are no finer than newer ones, up to the factor of two of one thinning.
        const auto kept = numbers(history);
        for (std::size_t i = 2; i < kept.size(); ++i)
            QVERIFY(2 * (kept[i - 1] - kept[i - 2]) >= kept[i] - kept[i - 1]);
        QVERIFY(kept[1] - kept[0] > 100);                 // the distant past is coarse,
        QCOMPARE(kept.back() - kept[kept.size() - 2], 1); // the present is not
    }

    /// A part that frames share outlives the frame that brought it: it must go on counting.
    void sharedPartsAreCountedAsLongAsTheyAreHeld() {
        constexpr std::size_t kBytes = 5000;
        History<Picture> history(kBytes, &bytesBeyond);
        std::shared_ptr<const std::size_t> shared;
        for (int i = 0; i < 3000; ++i) {
            if (i % 7 == 1)
                shared = std::make_shared<std::size_t>(1000);
            push(history, i, shared);
            QCOMPARE(history.bytes(), trulyHeld(history));
            QVERIFY(history.bytes() <= kBytes);
        }
    }

    void framesThatAreTooLargeLeaveTwo() {
        History<Picture> history(100, &bytesBeyond);
        for (int i = 0; i < 5; ++i)
            history.push(std::make_shared<Picture>(Picture{i, 1000, nullptr}));
        QCOMPARE(numbers(history), (std::vector<int>{0, 4}));
    }

    void lettingGoFreesTheFrame() {
        History<Picture> history(30, &bytesBeyond);
        std::vector<std::weak_ptr<const Picture>> watched;
        for (int i = 0; i < 50; ++i) {
            auto picture = std::make_shared<Picture>(Picture{i, 10, nullptr});
            watched.push_back(picture);
            history.push(std::move(picture));
        }
        const auto alive = std::ranges::count_if(watched, [](const auto& frame) { return !frame.expired(); });
        QCOMPARE(static_cast<std::size_t>(alive), history.size());
    }

    void clearEmpties() {
        History<Picture> history(100, &bytesBeyond);
        push(history, 1);
        history.clear();
        QCOMPARE(history.size(), std::size_t(0));
        QCOMPARE(history.bytes(), std::size_t(0));
        QVERIFY_EXCEPTION_THROWN(history.at(0), std::out_of_range);
    }
};

QTEST_APPLESS_MAIN(HistoryTest)
#include "history_test.moc"
