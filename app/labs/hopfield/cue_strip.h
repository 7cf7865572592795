// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hopfield/hopfield_experiment.h"
#include "widgets/theme.h"

#include <QWidget>
#include <array>

class QLabel;

namespace energyscape {

class RasterView;

/// The classic reconstruction figure: the stored pattern, the cue it was made into, and the state now.
class CueStrip : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit CueStrip(QWidget* parent = nullptr);
    void show(const hopfield::HopfieldExperiment::Snapshot& snapshot);
    void setTheme(const Theme& theme) override;

private:
    struct Panel {
        RasterView* picture;
        QLabel* title;
        QLabel* note;
    };
    Panel addPanel(const QString& title);

    Panel m_stored, m_cue, m_now;
};

} // namespace energyscape
