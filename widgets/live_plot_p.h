// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The inside of LivePlot, shared by its two source files; nobody else includes it.

#include "widgets/live_plot.h"
#include "widgets/plot_layout.h"

#include <QElapsedTimer>
#include <QPointF>
#include <QTimer>
#include <qcustomplot.h>

namespace energyscape {

class PlotTicker;

struct LivePlot::Impl {
    struct Curve {
        CurveStyle style;
        std::vector<double> x, y;
        PlotRange extent; // of the finite y
        bool any = false; // a finite y exists
        QCPGraph* graph = nullptr;
    };

    QCustomPlot* plot = nullptr;
    QWidget* overlay = nullptr;
    QSharedPointer<PlotTicker> xTicker, yTicker;
    QSharedPointer<QCPAxisTicker> logTicker;
    QTimer timer;
    QElapsedTimer sinceReplot;
    bool dirty = true;

    Theme theme = Theme::darkTheme();
    QString title, xTitle, yTitle, placeholder;
    std::vector<Curve> curves;
    std::vector<ReferenceLine> lines;
    std::vector<QCPItemStraightLine*> lineItems;
    std::optional<double> timeCursor;
    std::optional<QPointF> pointer; // over the plot, in widget coordinates
    std::optional<PlotRange> fixedX, fixedY;
    PlotRange yRange{0, 0};
    bool wantLog = false;
    double tickWidth = 0; // px, grows only

    bool empty() const;
    bool logNow() const { return wantLog && refusal().isEmpty(); }
    QString refusal() const;
    PlotRange dataX() const;
    PlotRange dataY(bool positiveOnly) const;

    void updateRanges();
    void updateMargins(const QSize& size);
    void updateTickWidth();
    double travelOf(const std::vector<PlotPoint>& points) const;
    void updateGraph(Curve& curve);
    void updateLines();
    void styleAxes();

    // live_plot_paint.cpp; all in the coordinates of the LivePlot
    struct ReadOutRow {
        QString name;
        QString value;
        QColor color;
    };
    double titleWidth() const;
    double legendWidth() const;
    bool legendBesideTitle(int width) const;
    int headerHeight(int width) const;
    double rightMargin(int width) const;
    QRectF axisRect() const;
    void paint(QPainter& painter, const QSize& size) const;
    void paintHeader(QPainter& painter, int width) const;
    void paintLegend(QPainter& painter, double left, double right, double baseline) const;
    void paintPlaceholder(QPainter& painter) const;
    void paintReferenceLabels(QPainter& painter, const QSize& size) const;
    void paintTimeCursor(QPainter& painter) const;
    void paintReadOut(QPainter& painter, const LivePlot& owner) const;
    void paintReadOutBox(
        QPainter& painter, double x, const QString& xText, const std::vector<ReadOutRow>& allRows, int height) const;
};

} // namespace energyscape
