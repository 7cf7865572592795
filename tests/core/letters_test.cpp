// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/letters.h"
#include "tests/support/refusal.h"

#include <QtTest>

using namespace energyscape;

namespace {

int differing(const Pattern& a, const Pattern& b) {
    int count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        count += a.units[i] != b.units[i];
    return count;
}

} // namespace

class LettersTest : public QObject {
    Q_OBJECT

private slots:
    void everySheetIsComplete() {
        for (const int size : {5, 7, 10}) {
            const std::vector<Pattern> all = letters(size);
            QCOMPARE(all.size(), std::size_t{26});
            QCOMPARE(all.front().name, std::string("A"));
            QCOMPARE(all.back().name, std::string("Z"));
            QCOMPARE(shapes(size).size(), std::size_t{8});
            QCOMPARE(shapes(size).back().name, std::string("smiley"));
            for (const auto& sheet : {all, shapes(size)})
                for (const Pattern& p : sheet) {
                    QVERIFY(p.rows == size && p.cols == size && p.size() == static_cast<std::size_t>(size * size));
                    const auto on = std::count(p.units.begin(), p.units.end(), 1);
                    const auto off = std::count(p.units.begin(), p.units.end(), -1);
                    QCOMPARE(on + off, std::ptrdiff_t{size * size});
                    QVERIFY(on >= size && off >= size);
                }
        }
    }

    void noTwoPicturesAreAlike() {
        for (const int size : {5, 7, 10}) {
            std::vector<Pattern> all = letters(size);
            for (const Pattern& shape : shapes(size))
                all.push_back(shape);
            for (std::size_t a = 0; a < all.size(); ++a)
                for (std::size_t b = 0; b < a; ++b)
                    QVERIFY2(differing(all[a], all[b]) >= (size == 5 ? 2 : 3),
                        qPrintable(QString::fromStdString(all[a].name + " and " + all[b].name)));
        }
    }

    void symmetricLettersAreSymmetric() {
        for (const int size : {5, 7, 10})
            for (const Pattern& p : lettersOf(size, "AHIMOTUVWXY"))
                for (int r = 0; r < size; ++r)
                    for (int c = 0; c < size; ++c)
                        QVERIFY2(p.units[static_cast<std::size_t>(r * size + c)] ==
                                     p.units[static_cast<std::size_t>(r * size + size - 1 - c)],
                            p.name.c_str());
    }

    void theLettersOfMacKay() {
        const std::vector<Pattern> found = lettersOf(5, "DJCM");
        QVERIFY(found[0].sameUnits(patternFromText("####. .#..# .#..# .#..# ####.")));
        QVERIFY(found[1].sameUnits(patternFromText("##### ...#. ...#. #..#. .##..")));
        QVERIFY(found[2].sameUnits(patternFromText(".#### #.... #.... #.... .####")));
        QVERIFY(found[3].sameUnits(patternFromText("#...# ##.## #.#.# #...# #...#")));
    }

    void patternsFromText() {
        const Pattern p = patternFromText("#..\n.##\n", "p");
        QCOMPARE(p.rows, 2);
        QCOMPARE(p.cols, 3);
        QCOMPARE(p.units, (std::vector<std::int8_t>{1, -1, -1, -1, 1, 1}));
        VERIFY_REFUSED(patternFromText("## #", "p"), "pattern 'p': every row must have 2 characters, one has 1");
        VERIFY_REFUSED(patternFromText("#x", "p"), "only '#' (+1) and '.' (-1) are allowed");
    }

    void refusesOtherSizes() {
        VERIFY_REFUSED(letters(6), "letters come in the sizes 5, 7 and 10, not 6");
        VERIFY_REFUSED(shapes(0), "shapes come in the sizes 5, 7 and 10, not 0");
        VERIFY_REFUSED(lettersOf(5, "aB"), "letters are A to Z");
    }
};

QTEST_APPLESS_MAIN(LettersTest)
#include "letters_test.moc"
