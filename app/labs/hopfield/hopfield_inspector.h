// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/hopfield_experiment.h"
#include "widgets/parameter_panel.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace energyscape {

struct PatternSet;

/// The controls of the Hopfield lab. It shows what the experiment says and asks for changes; it holds no state of its
/// own beyond the corruption that the next cue will have.
class HopfieldInspector : public ParameterPanel {
    Q_OBJECT
public:
    explicit HopfieldInspector(QWidget* parent = nullptr);

    void show(const hopfield::HopfieldExperiment::Snapshot& snapshot);
    /// The memories are those of `set` already.
    void setInitialSet(const PatternSet& set, std::vector<Pattern> patterns);
    /// Asks for the memories of one of patternSets(), which are made in the background.
    void chooseSet(const QString& id);
    double noise() const;
    /// The part of a rows x cols grid that a partial cue hides.
    hopfield::CellRect hiddenHalf(int rows, int cols) const;
    hopfield::Occlusion fill() const;
    void setFill(hopfield::Occlusion fill);

signals:
    void noisyCueRequested(bool freshNoise);
    void partialCueRequested();
    void flipNoiseRequested();
    void updateChanged(const energyscape::hopfield::UpdateSettings& settings);
    void biasChanged(double bias);
    void gridChanged(int rows, int cols);
    void setChosen(const std::vector<energyscape::Pattern>& patterns);
    void importPictureRequested();
    void openImagesRequested();
    void openNetworkRequested();
    void saveNetworkRequested();
    void markDifferencesChanged(bool on);
    void frameRateChanged(double framesPerSecond);

private:
    void addCueSection();
    void addUpdateSection();
    void addNetworkSection();
    void addPatternSection();
    void addDisplaySection();
    void emitUpdate();
    void showSet(const hopfield::Content& content);

    LabelledSlider *m_noise, *m_probability, *m_temperature, *m_bias, *m_frameRate;
    SegmentedControl *m_half, *m_fill, *m_tie, *m_stride;
    QComboBox *m_mode, *m_set;
    QSpinBox *m_rows, *m_cols;
    QLabel *m_load, *m_theory, *m_setNote, *m_probabilityLabel;
    const PatternSet* m_chosenSet = nullptr;
    std::vector<Pattern> m_chosen; ///< the patterns of the set asked for last
    std::shared_ptr<const hopfield::Content> m_content;
    bool m_noiseFresh = true;
};

} // namespace energyscape
