// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live_plot.h"

#include "widgets/live_plot_p.h"
#include "widgets/plot_ticker.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace energyscape {

namespace {

constexpr int kFrameMs = 16;

/// Lies over the plot and paints what moves without a replot.
class Overlay : public QWidget {
public:
    Overlay(QWidget* parent, std::function<void(QPainter&)> paint) : QWidget(parent), m_paint(std::move(paint)) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_paint(painter);
    }

private:
    std::function<void(QPainter&)> m_paint;
};

} // namespace

QColor PlotColor::in(const Theme& theme) const {
    switch (role) {
    case Series:
        return theme.series(index);
    case Energy:
        return theme.energy;
    case Temperature:
        return theme.temperature;
    case Data:
        return theme.data;
    case Model:
        return theme.model;
    case Good:
        return theme.good;
    case Bad:
        return theme.bad;
    case Muted:
        return theme.muted;
    }
    return theme.text;
}

LivePlot::LivePlot(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    auto& d = *m_impl;
    d.plot = new QCustomPlot(this);
    d.plot->setInteractions(QCP::iNone);
    d.plot->setPlottingHint(QCP::phFastPolylines, true); // segment by segment: the stroker is slow on long paths
    d.plot->setMouseTracking(true);
    d.plot->installEventFilter(this);
    d.plot->plotLayout()->setAutoMargins(QCP::msNone);
    d.plot->axisRect()->setAutoMargins(QCP::msNone);
    d.xTicker.reset(new PlotTicker);
    d.yTicker.reset(new PlotTicker);
    d.logTicker.reset(new PlotLogTicker);
    d.plot->xAxis->setTicker(d.xTicker);
    d.overlay = new Overlay(this, [this](QPainter& painter) {
        m_impl->paint(painter, size());
        m_impl->paintReadOut(painter, *this);
    });
    d.placeholder = tr("Press run to see the curve");
    d.timer.setSingleShot(true);
    connect(&d.timer, &QTimer::timeout, this, &LivePlot::replotNow);
    setAutoFillBackground(false);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setTheme(d.theme);
}

LivePlot::~LivePlot() = default;

void LivePlot::schedule() {
    auto& d = *m_impl;
    d.dirty = true;
    if (!isVisible() || d.timer.isActive())
        return;
    const qint64 since = d.sinceReplot.isValid() ? d.sinceReplot.elapsed() : kFrameMs;
    d.timer.start(static_cast<int>(std::clamp<qint64>(kFrameMs - since, 0, kFrameMs)));
}

void LivePlot::setTitle(const QString& title) {
    m_impl->title = title;
    setAccessibleName(title);
    layoutPlot();
}

void LivePlot::setAxisTitles(const QString& x, const QString& y) {
    m_impl->xTitle = x;
    m_impl->yTitle = y;
    layoutPlot();
}

void LivePlot::setPlaceholder(const QString& text) {
    m_impl->placeholder = text;
    m_impl->overlay->update();
}

void LivePlot::setCurves(std::vector<CurveStyle> curves) {
    auto& d = *m_impl;
    d.plot->clearGraphs();
    d.curves.clear();
    for (CurveStyle& style : curves) {
        Impl::Curve curve;
        curve.style = std::move(style);
        curve.graph = d.plot->addGraph();
        curve.graph->setAdaptiveSampling(false); // the data is reduced already
        d.curves.push_back(std::move(curve));
    }
    d.yRange = {0, 0};
    d.tickWidth = 0;
    layoutPlot();
}

int LivePlot::curveCount() const {
    return static_cast<int>(m_impl->curves.size());
}

void LivePlot::setData(int curve, std::span<const double> x, std::span<const double> y) {
    if (curve < 0 || curve >= curveCount())
        throw std::invalid_argument("LivePlot::setData: there is no such curve");
    if (x.size() != y.size() || !std::is_sorted(x.begin(), x.end()))
        throw std::invalid_argument("LivePlot::setData needs x ascending and as many y");
    Impl::Curve& c = m_impl->curves[static_cast<std::size_t>(curve)];
    c.x.assign(x.begin(), x.end());
    c.y.assign(y.begin(), y.end());
    c.any = false;
    for (double value : y) {
        if (!std::isfinite(value))
            continue;
        c.extent =
            c.any ? PlotRange{std::min(c.extent.low, value), std::max(c.extent.high, value)} : PlotRange{value, value};
        c.any = true;
    }
    schedule();
}

void LivePlot::clearData() {
    for (Impl::Curve& curve : m_impl->curves) {
        curve.x.clear();
        curve.y.clear();
        curve.any = false;
    }
    m_impl->yRange = {0, 0};
    schedule();
}

void LivePlot::setReferenceLines(std::vector<ReferenceLine> lines) {
    std::erase_if(lines, [](const ReferenceLine& line) { return !std::isfinite(line.y); });
    m_impl->lines = std::move(lines);
    layoutPlot();
}

void LivePlot::setTimeCursor(std::optional<double> x) {
    if (x == m_impl->timeCursor)
        return;
    m_impl->timeCursor = x;
    m_impl->overlay->update();
}

void LivePlot::setXRange(double low, double high) {
    if (!(low < high))
        throw std::invalid_argument("LivePlot::setXRange needs low < high");
    m_impl->fixedX = PlotRange{low, high};
    schedule();
}

void LivePlot::setYRange(double low, double high) {
    if (!(low < high))
        throw std::invalid_argument("LivePlot::setYRange needs low < high");
    m_impl->fixedY = PlotRange{low, high};
    schedule();
}

void LivePlot::setAutoRange() {
    m_impl->fixedX.reset();
    m_impl->fixedY.reset();
    m_impl->yRange = {0, 0};
    schedule();
}

QString LivePlot::logRefusal() const {
    return m_impl->refusal();
}

bool LivePlot::setLogY(bool on) {
    if (on && !logRefusal().isEmpty())
        return false;
    m_impl->wantLog = on;
    m_impl->yRange = {0, 0};
    m_impl->tickWidth = 0;
    schedule();
    return true;
}

bool LivePlot::isLogY() const {
    return m_impl->logNow();
}

void LivePlot::replotNow() {
    auto& d = *m_impl;
    d.timer.stop();
    if (d.plot->bufferDevicePixelRatio() != devicePixelRatioF())
        d.plot->setBufferDevicePixelRatio(devicePixelRatioF());
    placeChildren();
    d.updateRanges();
    d.updateTickWidth();
    d.updateMargins(size());
    d.plot->plotLayout()->update(QCPLayoutElement::upMargins);
    d.plot->plotLayout()->update(QCPLayoutElement::upLayout);
    for (Impl::Curve& curve : d.curves)
        d.updateGraph(curve);
    d.updateLines();
    d.plot->replot(QCustomPlot::rpQueuedRefresh);
    d.overlay->update();
    d.dirty = false;
    d.sinceReplot.start();
    emit replotted();
}

void LivePlot::placeChildren() {
    auto& d = *m_impl;
    const int header = d.headerHeight(width());
    d.plot->setGeometry(0, header, width(), std::max(1, height() - header));
    d.plot->setViewport(d.plot->rect()); // a hidden widget gets no resize event
    d.overlay->setGeometry(rect());
    d.overlay->raise();
}

/// After anything that moves the plot's edges.
void LivePlot::layoutPlot() {
    placeChildren();
    m_impl->updateMargins(size());
    m_impl->overlay->update();
    schedule();
}

QImage LivePlot::grabImage() {
    if (m_impl->dirty)
        replotNow();
    return grab().toImage();
}

void LivePlot::setTheme(const Theme& theme) {
    auto& d = *m_impl;
    d.theme = theme;
    d.tickWidth = 0;
    d.styleAxes();
    layoutPlot();
}

void LivePlot::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), m_impl->theme.ground);
}

QSize LivePlot::sizeHint() const {
    return {420, 200};
}
QSize LivePlot::minimumSizeHint() const {
    return {200, 110};
}

bool LivePlot::eventFilter(QObject* watched, QEvent* event) {
    auto& d = *m_impl;
    if (watched == d.plot && (event->type() == QEvent::MouseMove || event->type() == QEvent::Leave)) {
        d.pointer.reset();
        if (event->type() == QEvent::MouseMove) {
            const QPointF at = static_cast<QMouseEvent*>(event)->position() + d.plot->pos();
            if (d.axisRect().contains(at) && !d.empty())
                d.pointer = at;
        }
        d.overlay->update();
        emit pointerMoved(d.pointer ? std::optional(d.plot->xAxis->pixelToCoord(d.pointer->x())) : std::nullopt);
    }
    return QWidget::eventFilter(watched, event);
}

void LivePlot::showEvent(QShowEvent*) {
    layoutPlot();
}

void LivePlot::resizeEvent(QResizeEvent*) {
    layoutPlot();
}

void LivePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        setTheme(m_impl->theme);
    QWidget::changeEvent(event);
}

} // namespace energyscape
