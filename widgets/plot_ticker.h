// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot_layout.h"

#include <cmath>
#include <qcustomplot.h>

namespace energyscape {

/// Round ticks whose labels have the decimals that the step needs, and no more.
class PlotTicker : public QCPAxisTicker {
public:
    PlotTicker() { setTickCount(5); }
    double step() const { return m_step; }

protected:
    double getTickStep(const QCPRange& range) override {
        m_step = QCPAxisTicker::getTickStep(range);
        m_largest = std::max(std::abs(range.lower), std::abs(range.upper));
        return m_step;
    }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return tickText(tick, m_step, m_largest); }

private:
    double m_step = 1;
    double m_largest = 1;
};

/// Powers of ten.
class PlotLogTicker : public QCPAxisTickerLog {
public:
    PlotLogTicker() { setSubTickCount(9); }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return tickText(tick, tick, tick); }
};

} // namespace energyscape
