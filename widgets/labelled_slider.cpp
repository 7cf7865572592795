// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelled_slider.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace energyscape {

LabelledSlider::LabelledSlider(QWidget* parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_text(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_slider, 1);
    row->addWidget(m_text);
    m_slider->setMinimumWidth(72);
    m_text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int notch) {
        m_value = valueAt(notch);
        showValue();
        emit valueChanged(m_value);
    });
    setRange(0, 1);
    setTheme(Theme::darkTheme());
}

void LabelledSlider::setRange(double low, double high, SliderScale scale, int steps) {
    if (!(low < high) || steps < 1 || (scale == SliderScale::Logarithmic && !(low > 0)))
        throw std::invalid_argument("LabelledSlider::setRange needs low < high, and low > 0 when logarithmic");
    m_low = low;
    m_high = high;
    m_scale = scale;
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(0, steps);
    m_slider->setSingleStep(std::max(1, steps / 100));
    m_slider->setPageStep(std::max(1, steps / 10));
    setValue(m_value);
}

void LabelledSlider::setValue(double value) {
    m_value = std::isnan(value) ? m_low : std::clamp(value, m_low, m_high);
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(notchFor(m_value));
    showValue();
}

void LabelledSlider::setUnit(const QString& unit, int decimals) {
    m_unit = unit;
    m_decimals = std::clamp(decimals, 0, 10);
    showValue();
}

void LabelledSlider::setSpecialText(double value, const QString& text) {
    m_special = value;
    m_specialText = text;
    showValue();
}

double LabelledSlider::valueAt(int notch) const {
    if (notch == m_slider->maximum())
        return m_high;
    const double share = static_cast<double>(notch) / m_slider->maximum();
    return logarithmic() ? m_low * std::pow(m_high / m_low, share) : m_low + share * (m_high - m_low);
}

int LabelledSlider::notchFor(double value) const {
    const double share =
        logarithmic() ? std::log(value / m_low) / std::log(m_high / m_low) : (value - m_low) / (m_high - m_low);
    return static_cast<int>(std::lround(share * m_slider->maximum()));
}

QString LabelledSlider::textOf(double value) const {
    if (!m_specialText.isEmpty() && value == m_special)
        return m_specialText;
    const QString figure = QString::number(std::abs(value), 'f', m_decimals);
    const bool negative = value < 0 && figure.toDouble() != 0;
    return (negative ? QString(QChar(0x2212)) : QString()) + figure + (m_unit.isEmpty() ? "" : " " + m_unit);
}

QString LabelledSlider::text() const {
    return textOf(m_value);
}

void LabelledSlider::showValue() {
    m_text->setText(text());
    // Wide enough for every value, so that the slider does not move under the pointer.
    const QFontMetrics metrics(m_text->font());
    int width = metrics.horizontalAdvance(m_specialText);
    for (double value : {m_low, m_high, m_value})
        width = std::max(width, metrics.horizontalAdvance(textOf(value)));
    m_text->setMinimumWidth(width + 2);
    m_slider->setAccessibleName(accessibleName());
    m_slider->setAccessibleDescription(text());
}

void LabelledSlider::setTheme(const Theme&) {
    m_text->setFont(figureFont(TypeSize::Small));
    showValue();
}

} // namespace energyscape
