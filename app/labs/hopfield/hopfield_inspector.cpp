// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/hopfield_inspector.h"

#include "app/background.h"
#include "app/labs/hopfield/pattern_sets.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <array>

namespace energyscape {

using hopfield::HopfieldExperiment;
using hopfield::TieRule;
using hopfield::UpdateMode;

namespace {

enum Half { kTop, kBottom, kLeft, kRight };

QWidget* buttonRow(std::initializer_list<QPushButton*> buttons) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QPushButton* button : buttons)
        layout->addWidget(button, 1);
    return row;
}

QPushButton* button(const QString& text, const QString& toolTip, const char* role = "") {
    auto* b = new QPushButton(text);
    b->setToolTip(toolTip);
    b->setProperty("role", role);
    return b;
}

QLabel* note() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setProperty("role", "muted");
    return label;
}

} // namespace

HopfieldInspector::HopfieldInspector(QWidget* parent) : ParameterPanel(parent) {
    setObjectName("inspector");
    setAttribute(Qt::WA_StyledBackground);
    addCueSection();
    addUpdateSection();
    addPatternSection();
    addNetworkSection();
    addDisplaySection();
}

void HopfieldInspector::addCueSection() {
    ParameterSection* section = addSection("Spoil and recall");
    m_noise = new LabelledSlider;
    m_noise->setRange(0.0, 50.0, SliderScale::Linear, 100);
    m_noise->setUnit("%", 0);
    m_noise->setValue(20.0);
    section->addRow(
        "Flip noise", m_noise, "Share of the units that are flipped. At 50 % nothing is left of the pattern.");
    auto* noisy = button("Noisy cue", "Put the chosen memory on the stage with flip noise and run (N)", "primary");
    auto* partial =
        button("Partial cue", "Put the chosen memory on the stage with one half hidden and run (H)", "primary");
    section->addWide(buttonRow({noisy, partial}));
    m_half = new SegmentedControl({"top", "bottom", "left", "right"});
    m_half->setCurrentIndex(kBottom);
    section->addRow("Hidden half", m_half, "The half that a partial cue hides. The Occlude tool hides any rectangle.");
    m_fill = new SegmentedControl({"dark", "random"});
    m_fill->setCurrentIndex(1);
    section->addRow("Hidden cells", m_fill, "What the hidden cells become: all −1, or each ±1 at random.");
    auto* flip =
        button("Flip noise into the present state", "Flip that share of the units on the stage, without running");
    section->addWide(flip);
    connect(m_noise, &LabelledSlider::valueChanged, this, [this] { emit noisyCueRequested(false); });
    connect(noisy, &QPushButton::clicked, this, [this] { emit noisyCueRequested(true); });
    connect(partial, &QPushButton::clicked, this, &HopfieldInspector::partialCueRequested);
    connect(flip, &QPushButton::clicked, this, &HopfieldInspector::flipNoiseRequested);
}

void HopfieldInspector::addUpdateSection() {
    ParameterSection* section = addSection("Update");
    m_mode = new QComboBox;
    m_mode->addItems({"random unit", "sequential", "independent, each with p", "synchronous"});
    section->addRow("Order", m_mode,
        "Random unit: one unit drawn at a time. Sequential: row by row. Independent: each unit with probability p, all "
        "at once. "
        "Synchronous: all at once; the energy may rise and a cycle of two states is possible.");
    m_probability = new LabelledSlider;
    m_probability->setRange(0.01, 1.0, SliderScale::Linear, 99);
    m_probability->setUnit("", 2);
    m_probabilityLabel = section->addRow(
        "Probability p", m_probability, "Independent updates: chance of each unit to be updated in a step.");
    m_stride = new SegmentedControl({"unit", "sweep"});
    section->addRow("One step is", m_stride, "One unit update, or N of them.");
    m_tie = new SegmentedControl({"keep", "+1", "−1"});
    m_tie->setChoiceToolTip(0, "The unit stays as it is; the energy falls strictly with every flip");
    m_tie->setChoiceToolTip(1, "The unit becomes +1, as sgn(0) = +1 in some lectures");
    m_tie->setChoiceToolTip(2, "The unit becomes −1, as Θ(0) = −1 in others");
    section->addRow("At zero field", m_tie,
        "What a unit does when its field is exactly zero and T = 0. Keep: the energy falls with every flip.");
    m_temperature = new LabelledSlider;
    m_temperature->setRange(0.0, 2.0, SliderScale::Linear, 200);
    m_temperature->setUnit("", 2);
    m_temperature->setSpecialText(0.0, "0: no noise");
    section->addRow("Temperature T", m_temperature,
        "Above 0 each unit is drawn: p(+1) = σ(2h/T), the Gibbs sampler. Fields are of order 1.");
    for (auto* control : {m_stride, m_tie})
        connect(control, &SegmentedControl::currentIndexChanged, this, &HopfieldInspector::emitUpdate);
    for (auto* control : {m_probability, m_temperature})
        connect(control, &LabelledSlider::valueChanged, this, &HopfieldInspector::emitUpdate);
    connect(m_mode, &QComboBox::activated, this, &HopfieldInspector::emitUpdate);
}

void HopfieldInspector::addPatternSection() {
    ParameterSection* section = addSection("Patterns");
    m_set = new QComboBox;
    bool failures = false;
    for (const PatternSet& set : patternSets()) {
        if (set.fails && !failures)
            m_set->insertSeparator(m_set->count());
        failures = failures || set.fails;
        m_set->addItem(set.title, QString(set.id));
        m_set->setItemData(m_set->count() - 1, set.note, Qt::ToolTipRole);
    }
    section->addRow(
        "Set", m_set, "Patterns that come with the program; those below the line are instructive failures.");
    m_set->setPlaceholderText("your own patterns");
    m_setNote = note();
    section->addWide(m_setNote);
    auto* import =
        button("Import picture…", "Any picture file becomes a pattern (Ctrl+I); dropping or pasting one works too");
    auto* images = button("Open images…", "Images in the IDX format of MNIST, compressed or not (Ctrl+O)");
    section->addWide(buttonRow({import, images}));
    m_rows = new QSpinBox;
    m_cols = new QSpinBox;
    auto* size = new QWidget;
    auto* row = new QHBoxLayout(size);
    row->setContentsMargins(0, 0, 0, 0);
    for (QSpinBox* box : {m_rows, m_cols}) {
        box->setRange(hopfield::kMinExtent, hopfield::kMaxExtent);
        box->setKeyboardTracking(false);
        row->addWidget(box, 1);
        if (box == m_rows)
            row->addWidget(new QLabel("×"));
        connect(box, &QSpinBox::valueChanged, this, [this] { emit gridChanged(m_rows->value(), m_cols->value()); });
    }
    m_rows->setAccessibleName("Rows");
    m_cols->setAccessibleName("Columns");
    section->addRow("Grid", size, "Rows × columns, 4 to 64. Memories and state are resampled to the new grid.");
    connect(m_set, &QComboBox::activated, this, [this] { chooseSet(m_set->currentData().toString()); });
    connect(import, &QPushButton::clicked, this, &HopfieldInspector::importPictureRequested);
    connect(images, &QPushButton::clicked, this, &HopfieldInspector::openImagesRequested);
}

void HopfieldInspector::setInitialSet(const PatternSet& set, std::vector<Pattern> patterns) {
    m_chosenSet = &set;
    m_chosen = std::move(patterns);
}

void HopfieldInspector::chooseSet(const QString& id) {
    const auto set = std::ranges::find(patternSets(), id, [](const PatternSet& s) { return QString(s.id); });
    if (set == patternSets().end())
        return;
    runInBackground(
        this, [make = set->make] { return make(); },
        [this, chosen = &*set](std::vector<Pattern> patterns) {
            m_chosenSet = chosen;
            m_chosen = std::move(patterns);
            emit setChosen(m_chosen);
        },
        [](const QString&) {});
}

/// Names the set that the memories are; memories the user changed belong to none.
void HopfieldInspector::showSet(const hopfield::Content& content) {
    const bool unchanged = m_chosenSet && std::ranges::equal(m_chosen, content.memories,
                                              [](const Pattern& a, const Pattern& b) { return a.sameUnits(b); });
    m_set->setCurrentIndex(unchanged ? m_set->findData(QString(m_chosenSet->id)) : -1);
    m_setNote->setText(unchanged ? m_chosenSet->note : "Draw on the stage and press Enter to store it.");
}

void HopfieldInspector::addNetworkSection() {
    ParameterSection* section = addSection("Network");
    section->addRow("Rule", new QLabel("Hebb, 1/N"), "w = (1/N) Σ p p', without a diagonal.");
    m_load = new QLabel;
    section->addRow("Load", m_load, "K memories in N units; α = K/N.");
    m_theory = note();
    section->addWide(m_theory);
    m_bias = new LabelledSlider;
    m_bias->setRange(-1.0, 1.0, SliderScale::Linear, 200);
    m_bias->setUnit("", 2);
    section->addRow("Bias b", m_bias, "The same bias for every unit; the threshold is −b. Above 0 it favours +1.");
    auto* open = button("Open network…", "Weights and biases from a safetensors file");
    auto* save = button("Save network…", "Weights and biases as a safetensors file (Ctrl+S)");
    section->addWide(buttonRow({open, save}));
    connect(m_bias, &LabelledSlider::valueChanged, this, &HopfieldInspector::biasChanged);
    connect(open, &QPushButton::clicked, this, &HopfieldInspector::openNetworkRequested);
    connect(save, &QPushButton::clicked, this, &HopfieldInspector::saveNetworkRequested);
}

void HopfieldInspector::addDisplaySection() {
    ParameterSection* section = addSection("Display");
    auto* differences = new QCheckBox("Mark cells that differ from the memory");
    section->addWide(differences);
    m_frameRate = new LabelledSlider;
    m_frameRate->setRange(2.0, 60.0, SliderScale::Linear, 58);
    m_frameRate->setValue(60.0);
    m_frameRate->setUnit("/s", 0);
    section->addRow("Pictures", m_frameRate,
        "How often the window shows the state. The speed of the computation is set below, apart from this.");
    connect(differences, &QCheckBox::toggled, this, &HopfieldInspector::markDifferencesChanged);
    connect(m_frameRate, &LabelledSlider::valueChanged, this, &HopfieldInspector::frameRateChanged);
}

double HopfieldInspector::noise() const {
    return m_noise->value() / 100.0;
}

hopfield::CellRect HopfieldInspector::hiddenHalf(int rows, int cols) const {
    switch (m_half->currentIndex()) {
    case kTop:
        return {0, 0, rows / 2, cols};
    case kBottom:
        return {rows - rows / 2, 0, rows / 2, cols};
    case kLeft:
        return {0, 0, rows, cols / 2};
    default:
        return {0, cols - cols / 2, rows, cols / 2};
    }
}

void HopfieldInspector::setFill(hopfield::Occlusion fill) {
    m_fill->setCurrentIndex(fill == hopfield::Occlusion::Blank ? 0 : 1);
}

hopfield::Occlusion HopfieldInspector::fill() const {
    return m_fill->currentIndex() == 0 ? hopfield::Occlusion::Blank : hopfield::Occlusion::Noise;
}

void HopfieldInspector::emitUpdate() {
    static constexpr std::array kModes = {
        UpdateMode::RandomUnit, UpdateMode::Sequential, UpdateMode::Independent, UpdateMode::Synchronous};
    static constexpr std::array kTies = {TieRule::Keep, TieRule::Plus, TieRule::Minus};
    hopfield::UpdateSettings settings;
    settings.mode = kModes[static_cast<std::size_t>(m_mode->currentIndex())];
    settings.tie = kTies[static_cast<std::size_t>(m_tie->currentIndex())];
    settings.probability = m_probability->value();
    settings.temperature = m_temperature->value();
    settings.wholeSweeps = m_stride->currentIndex() == 1;
    emit updateChanged(settings);
}

void HopfieldInspector::show(const HopfieldExperiment::Snapshot& snapshot) {
    const auto& settings = snapshot.settings;
    const auto modeIndex = settings.mode == UpdateMode::RandomUnit    ? 0
                           : settings.mode == UpdateMode::Sequential  ? 1
                           : settings.mode == UpdateMode::Independent ? 2
                                                                      : 3;
    if (!m_mode->view()->isVisible())
        m_mode->setCurrentIndex(modeIndex);
    m_tie->setCurrentIndex(static_cast<int>(settings.tie));
    m_stride->setCurrentIndex(settings.wholeSweeps ? 1 : 0);
    m_stride->setEnabled(modeIndex < 2);
    m_probability->setEnabled(modeIndex == 2);
    m_probabilityLabel->setEnabled(modeIndex == 2);
    m_probability->setValue(settings.probability);
    m_temperature->setValue(settings.temperature);
    const auto& content = *snapshot.content;
    for (auto [box, value] : {std::pair(m_rows, content.rows), std::pair(m_cols, content.cols)}) {
        const QSignalBlocker quiet(box);
        if (!box->hasFocus())
            box->setValue(value);
    }
    if (m_content == snapshot.content)
        return;
    m_content = snapshot.content;
    showSet(content);
    const int units = content.network->units();
    const double load = static_cast<double>(content.memories.size()) / units;
    const auto stable = std::ranges::count_if(content.properties, [](const auto& p) { return p.unstableUnits == 0; });
    m_load->setText(QString("%1 / %2 = %3").arg(content.memories.size()).arg(units).arg(load, 0, 'f', 3));
    m_theory->setText(
        content.memories.empty()
            ? QString("Nothing stored yet.")
            : QString("%1 of %2 memories are fixed points. Random patterns would be recalled up to α = 0.138.")
                  .arg(stable)
                  .arg(content.memories.size()));
    m_bias->setValue(static_cast<double>(content.network->biases.mean()));
}

} // namespace energyscape
