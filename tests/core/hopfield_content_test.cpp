// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/content.h"
#include "core/hopfield/hebb.h"
#include "core/hopfield/hopfield_experiment.h"
#include "core/math/random.h"
#include "tests/support/refusal.h"

#include <QtTest>

using namespace energyscape;
using namespace energyscape::hopfield;

class HopfieldContentTest : public QObject {
    Q_OBJECT

    static Network randomNetwork(int units) {
        RandomStream random(11);
        Network network(units);
        for (int j = 0; j < units; ++j)
            for (int i = 0; i < j; ++i)
                network.couplings(i, j) = network.couplings(j, i) = static_cast<float>(random.normal());
        network.quantum = 0.25;
        return network;
    }

private slots:
    /// Each value of the picture is the weight of largest magnitude in its block, by the definition.
    void weightPictureKeepsTheExtremes_data() {
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("block");
        QTest::newRow("one weight a value") << 100 << 1;
        QTest::newRow("even blocks") << 2048 << 2;
        QTest::newRow("last block not full") << 1101 << 2;
    }
    void weightPictureKeepsTheExtremes() {
        QFETCH(int, units);
        QFETCH(int, block);
        const Network network = randomNetwork(units);
        const WeightPicture picture = makeWeightPicture(network);
        QCOMPARE(picture.block, block);
        QCOMPARE(picture.extent, (units + block - 1) / block);
        for (int row = 0; row < picture.extent; row += 37)
            for (int col = 0; col < picture.extent; col += 41) {
                float extreme = 0.0F;
                for (int i = row * block; i < std::min((row + 1) * block, units); ++i)
                    for (int j = col * block; j < std::min((col + 1) * block, units); ++j)
                        if (std::abs(network.weight(i, j)) > std::abs(static_cast<double>(extreme)))
                            extreme = static_cast<float>(network.weight(i, j));
                QVERIFY(qFuzzyCompare(picture.values[static_cast<std::size_t>(row * picture.extent + col)], extreme));
            }
    }

    /// Weights +-1/N: the picture shows which sign prevails in a block.
    void weightPictureOfOneMemoryShowsTheSignThatPrevails() {
        Pattern pattern{1, 2048, std::vector<std::int8_t>(2048, -1), {}};
        for (std::size_t i = 0; i < 1000; ++i)
            pattern.units[i] = 1;
        const WeightPicture picture = makeWeightPicture(learnHebb({pattern}));
        QVERIFY(picture.values[10] > 0.0F);  // like with like
        QVERIFY(picture.values[900] < 0.0F); // opposite halves
        QVERIFY(picture.values[static_cast<std::size_t>(900) * 1024 + static_cast<std::size_t>(901)] > 0.0F);
    }

    void biasSurvivesAnotherGridAndOtherMemories() {
        HopfieldExperiment::Config config;
        HopfieldExperiment experiment(config, 1);
        experiment.apply(SetBias{0.25});
        experiment.apply(ResizeGrid{6, 7});
        QCOMPARE(experiment.snapshot()->content->network->biases.minCoeff(), 0.25F);
        experiment.apply(ReplaceMemories{4, 4, {}});
        QCOMPARE(experiment.snapshot()->content->network->biases.maxCoeff(), 0.25F);
    }

    void resizeThatLeavesTooManyMemoriesIsRefused() {
        HopfieldExperiment experiment({}, 1);
        RandomStream random(5);
        std::vector<Pattern> patterns;
        for (int k = 0; k < 40; ++k) {
            Pattern pattern{10, 10, {}, {}};
            for (int i = 0; i < 100; ++i)
                pattern.units.push_back(random.bits() & 1U ? 1 : -1);
            patterns.push_back(pattern);
        }
        experiment.apply(StorePatterns{patterns});
        const auto before = experiment.snapshot();
        VERIFY_REFUSED(experiment.apply(ResizeGrid{4, 4}), "at most as many memories as units");
        QCOMPARE(experiment.snapshot()->content, before->content);
    }
};

QTEST_APPLESS_MAIN(HopfieldContentTest)
#include "hopfield_content_test.moc"
