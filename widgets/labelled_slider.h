// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace energyscape {

enum class SliderScale { Linear, Logarithmic };

/// A slider over a range of real numbers with its value and unit written beside it.
class LabelledSlider : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit LabelledSlider(QWidget* parent = nullptr);

    /// Range [low, high], low < high (and low > 0 when logarithmic; throws std::invalid_argument), in `steps` notches.
    void setRange(double low, double high, SliderScale scale = SliderScale::Linear, int steps = 1000);
    /// Clamped to the range; does not emit.
    void setValue(double value);
    double value() const { return m_value; }
    void setUnit(const QString& unit, int decimals = 2);
    /// Text instead of the figure at one value, such as "off" at 0.
    void setSpecialText(double value, const QString& text);
    /// The value with its unit, as written beside the slider.
    QString text() const;
    void setTheme(const Theme& theme) override;

signals:
    void valueChanged(double value);

private:
    bool logarithmic() const { return m_scale == SliderScale::Logarithmic; }
    QString textOf(double value) const;
    double valueAt(int notch) const;
    int notchFor(double value) const;
    void showValue();

    QSlider* m_slider;
    QLabel* m_text;
    double m_low = 0, m_high = 1, m_value = 0, m_special = 0;
    SliderScale m_scale = SliderScale::Linear;
    QString m_unit, m_specialText;
    int m_decimals = 2;
};

} // namespace energyscape
