// SPDX-License-Identifier: GPL-3.0-or-later
// From the data to QCustomPlot: ranges, margins, pens.
#include "widgets/live_plot_p.h"
#include "widgets/plot_ticker.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace energyscape {

namespace {

constexpr double kWideTravel = 5; // a curve longer than this many plot widths is noise and gets a thin pen
constexpr int kTickGap = 6;       // px between a tick label and the plot

} // namespace

std::vector<LivePlot::Sample> LivePlot::samplesAt(double x) const {
    std::vector<Sample> samples;
    for (std::size_t k = 0; k < m_impl->curves.size(); ++k) {
        const Impl::Curve& curve = m_impl->curves[k];
        if (curve.x.empty())
            continue;
        const auto above = std::lower_bound(curve.x.begin(), curve.x.end(), x);
        auto i = static_cast<std::size_t>(above - curve.x.begin());
        if (i == curve.x.size() || (i > 0 && x - curve.x[i - 1] <= curve.x[i] - x))
            --i;
        samples.push_back({static_cast<int>(k), curve.x[i], curve.y[i]});
    }
    return samples;
}

QRectF LivePlot::plotRect() const {
    return m_impl->axisRect();
}

QPointF LivePlot::pixelOf(double x, double y) const {
    const QCustomPlot& plot = *m_impl->plot;
    return QPointF(plot.xAxis->coordToPixel(x), plot.yAxis->coordToPixel(y)) + plot.pos();
}

QString LivePlot::Impl::refusal() const {
    if (fixedY && fixedY->low <= 0)
        return tr("the fixed range starts at or below 0");
    for (const Curve& curve : curves)
        if (curve.any && curve.extent.low <= 0)
            return tr("needs values above 0");
    return {};
}

PlotRange LivePlot::Impl::dataX() const {
    PlotRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const Curve& curve : curves)
        if (!curve.x.empty())
            range = {std::min(range.low, curve.x.front()), std::max(range.high, curve.x.back())};
    return range.low <= range.high ? range : PlotRange{0, 1};
}

PlotRange LivePlot::Impl::dataY(bool positiveOnly) const {
    PlotRange range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    const auto include = [&](double value) {
        if (!positiveOnly || value > 0)
            range = {std::min(range.low, value), std::max(range.high, value)};
    };
    for (const Curve& curve : curves)
        if (curve.any) {
            include(curve.extent.low);
            include(curve.extent.high);
        }
    for (const ReferenceLine& line : lines)
        include(line.y);
    return range.low <= range.high ? range : PlotRange{positiveOnly ? 0.1 : 0.0, 1};
}

void LivePlot::Impl::updateRanges() {
    const bool log = logNow();
    PlotRange x = fixedX.value_or(dataX());
    if (!fixedX) // grows in steps, so that the ticks stand still
        x.high = x.low + (x.span() > 0 ? niceCeil(x.span()) : 1);
    if (fixedY)
        yRange = *fixedY;
    else
        yRange = log ? steadyLogRange(yRange, dataY(true)) : steadyRange(yRange, dataY(false));
    plot->yAxis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot->yAxis->setTicker(log ? logTicker : QSharedPointer<QCPAxisTicker>(yTicker));
    plot->xAxis->setRange(x.low, x.high);
    plot->yAxis->setRange(yRange.low, yRange.high);
}

/// The labels' column is wide enough for "-0.0025" and for the widest label there has been: it never jumps back.
void LivePlot::Impl::updateTickWidth() {
    const QFontMetricsF metrics(plot->yAxis->tickLabelFont());
    double width = metrics.horizontalAdvance(QStringLiteral("-000.00"));
    QVector<double> ticks;
    QVector<QString> labels;
    plot->yAxis->ticker()->generate(plot->yAxis->range(), QLocale::c(), 'g', 4, ticks, nullptr, &labels);
    for (const QString& label : labels)
        width = std::max(width, metrics.horizontalAdvance(label));
    tickWidth = std::max(tickWidth, width);
}

void LivePlot::Impl::updateMargins(const QSize& size) {
    const QFontMetricsF metrics(plot->xAxis->tickLabelFont());
    const int rows = xTitle.isEmpty() ? 1 : 2;
    const QMargins margins(static_cast<int>(std::ceil(tickWidth)) + kTickGap + 8, 8,
        static_cast<int>(std::ceil(rightMargin(size.width()))),
        static_cast<int>(std::ceil(rows * metrics.height())) + kTickGap + 4);
    if (plot->axisRect()->margins() != margins)
        plot->axisRect()->setMargins(margins);
    // As many ticks as there is room for their labels.
    xTicker->setTickCount(
        std::clamp(static_cast<int>(plot->axisRect()->width() / (2.5 * metrics.horizontalAdvance("0.00"))), 2, 6));
    yTicker->setTickCount(std::clamp(static_cast<int>(plot->axisRect()->height() / (2.0 * metrics.height())), 2, 5));
}

/// Length of the way up and down along the curve, px.
double LivePlot::Impl::travelOf(const std::vector<PlotPoint>& points) const {
    const bool log = logNow();
    const double perY = plot->axisRect()->height() / std::max(1e-300, yRange.span());
    double travel = 0;
    double previous = std::numeric_limits<double>::quiet_NaN();
    for (const PlotPoint& point : points) {
        const double y = log ? plot->yAxis->coordToPixel(point.y) : point.y * perY;
        if (std::isfinite(y - previous))
            travel += std::abs(y - previous);
        previous = y;
    }
    return travel;
}

void LivePlot::Impl::updateGraph(Curve& curve) {
    const PlotRange shown{plot->xAxis->range().lower, plot->xAxis->range().upper};
    const double pixels = plot->axisRect()->width();
    const auto reduced = [&](double columnsPerPixel) {
        return reduceToColumns(curve.x, curve.y, shown, std::max(1, static_cast<int>(pixels * columnsPerPixel)));
    };
    std::vector<PlotPoint> points = reduced(1);
    // A wide antialiased pen over noise costs tens of milliseconds and hides it: noise is drawn as columns of one
    // pixel, each line a little inside its column so that none stays empty.
    const bool noise = travelOf(points) > kWideTravel * pixels;
    if (noise) {
        const double perX = std::floor(pixels) / shown.span();
        for (PlotPoint& point : points)
            point.x = shown.low + (std::floor((point.x - shown.low) * perX) + 0.25) / perX;
    } else if (static_cast<double>(points.size()) > pixels) { // a wide pen covers two columns; dashes are slow to draw
        points = reduced(curve.style.dashed ? 0.25 : 0.5);
    }
    QVector<QCPGraphData> data;
    data.reserve(static_cast<qsizetype>(points.size()));
    for (const PlotPoint& point : points)
        data.append(QCPGraphData(point.x, point.y));
    curve.graph->data()->set(data, true);
    // Exactly 1 is drawn as one device pixel, which leaves columns half empty at a scale factor of 2.
    const double noiseWidth = plot->bufferDevicePixelRatio() > 1 ? 1.01 : 1.0;
    QPen pen(curve.style.color.in(theme), noise ? noiseWidth : curve.style.width);
    pen.setStyle(curve.style.dashed && !noise ? Qt::DashLine : Qt::SolidLine);
    pen.setCapStyle(Qt::SquareCap);
    curve.graph->setPen(pen);
    curve.graph->setAntialiased(!noise);
    curve.graph->setScatterStyle(
        data.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(), 5) : QCPScatterStyle());
}

void LivePlot::Impl::updateLines() {
    while (lineItems.size() > lines.size()) {
        plot->removeItem(lineItems.back());
        lineItems.pop_back();
    }
    while (lineItems.size() < lines.size()) {
        auto* item = new QCPItemStraightLine(plot);
        item->setLayer("grid");
        item->setSelectable(false);
        lineItems.push_back(item);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QColor color = lines[i].color.in(theme);
        color.setAlphaF(0.75F);
        lineItems[i]->setPen(QPen(color, 1, Qt::DashLine));
        lineItems[i]->setVisible(!logNow() || lines[i].y > 0);
        lineItems[i]->point1->setCoords(plot->xAxis->range().lower, lines[i].y);
        lineItems[i]->point2->setCoords(plot->xAxis->range().upper, lines[i].y);
    }
}

void LivePlot::Impl::styleAxes() {
    plot->setBackground(theme.ground);
    QColor gridColor = theme.border;
    gridColor.setAlphaF(0.7F);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(axis == plot->xAxis ? QPen(theme.border, 1) : QPen(Qt::NoPen));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLength(0);
        axis->setSubTickLength(0);
        axis->setTickLabelColor(theme.muted);
        axis->setTickLabelFont(figureFont(TypeSize::Small));
        axis->setTickLabelPadding(kTickGap);
        axis->grid()->setPen(QPen(gridColor, 1));
        axis->grid()->setZeroLinePen(QPen(theme.border.lighter(theme.dark ? 150 : 85), 1));
    }
    plot->xAxis->grid()->setZeroLinePen(Qt::NoPen);
    plot->xAxis->grid()->setVisible(true);
}

} // namespace energyscape
