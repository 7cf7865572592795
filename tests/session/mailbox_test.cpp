// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mailbox.h"

#include <QtTest>
#include <thread>

using energyscape::Mailbox;

/// Commands arrive once each and in the order they were posted; waiting ends with a letter, a deadline or a stop.
class MailboxTest : public QObject {
    Q_OBJECT
private slots:
    void drainEmptiesAndKeepsOrder() {
        Mailbox<int> box;
        std::vector<int> out{99};
        box.drainInto(out);
        QVERIFY(out.empty());
        for (int i = 0; i < 5; ++i)
            box.post(i);
        box.drainInto(out);
        QCOMPARE(out, (std::vector<int>{0, 1, 2, 3, 4}));
        box.drainInto(out);
        QVERIFY(out.empty());
    }

    void takesMoveOnlyLetters() {
        Mailbox<std::unique_ptr<int>> box;
        box.post(std::make_unique<int>(7));
        std::vector<std::unique_ptr<int>> out;
        box.drainInto(out);
        QCOMPARE(*out.at(0), 7);
    }

    void everyLetterArrivesOnceAndInOrder() {
        constexpr int kPosted = 50000;
        Mailbox<int> box;
        std::vector<int> received;
        std::jthread reader([&](std::stop_token stop) {
            std::vector<int> letters;
            while (received.size() < kPosted) {
                box.wait(stop);
                box.drainInto(letters);
                received.insert(received.end(), letters.begin(), letters.end());
            }
        });
        for (int i = 0; i < kPosted; ++i)
            box.post(i);
        reader.join();
        QCOMPARE(received.size(), std::size_t(kPosted));
        for (int i = 0; i < kPosted; ++i)
            QCOMPARE(received[std::size_t(i)], i);
    }

    void waitingEndsAtTheDeadline() {
        Mailbox<int> box;
        const auto deadline = Mailbox<int>::Clock::now() + std::chrono::milliseconds(5);
        box.waitUntil({}, deadline);
        QVERIFY(Mailbox<int>::Clock::now() >= deadline);
    }

    void waitingEndsWithALetter() {
        Mailbox<int> box;
        std::jthread reader([&] { box.wait({}); });
        box.post(1);
        reader.join(); // hangs if the letter goes unnoticed
        std::vector<int> out;
        box.drainInto(out);
        QCOMPARE(out, std::vector<int>{1});
    }

    void waitingEndsWithAStop() {
        Mailbox<int> box;
        std::jthread reader([&](std::stop_token stop) { box.wait(stop); });
        reader.request_stop();
        reader.join(); // hangs if the stop goes unnoticed
    }
};

QTEST_APPLESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
