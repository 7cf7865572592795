// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QWidget>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace energyscape {

/// A colour by its meaning, so that it follows the theme.
struct PlotColor {
    enum Role { Series, Energy, Temperature, Data, Model, Good, Bad, Muted } role = Series;
    int index = 0; ///< which of the series colours
    QColor in(const Theme& theme) const;
};

struct CurveStyle {
    QString name;
    PlotColor color;
    double width = 2.0; ///< px; a curve that is noise at pixel scale is drawn thinner
    bool dashed = false;
};

/// A horizontal line with a label in the right margin, such as the energy of a stored memory.
struct ReferenceLine {
    double y = 0;
    QString label;
    PlotColor color{PlotColor::Muted};
};

/// Curves of a running computation. Data may come at any rate and any length: it is copied, reduced to the extremes of
/// each pixel column, and drawn at most 60 times a second, only while visible. Axes have fixed margins and grow in
/// steps.
class LivePlot : public QWidget, public Themed {
    Q_OBJECT
public:
    explicit LivePlot(QWidget* parent = nullptr);
    ~LivePlot() override;

    void setTitle(const QString& title);
    /// Quantities with units, such as "step" and "energy E".
    void setAxisTitles(const QString& x, const QString& y);
    /// Shown while there is no data.
    void setPlaceholder(const QString& text);

    /// Replaces the curves; their data is dropped.
    void setCurves(std::vector<CurveStyle> curves);
    int curveCount() const;
    /// x and y of equal length, x ascending (else throws std::invalid_argument). A y that is not finite leaves a gap.
    void setData(int curve, std::span<const double> x, std::span<const double> y);
    void clearData();

    void setReferenceLines(std::vector<ReferenceLine> lines);
    /// The vertical line at the moment that is on screen while scrubbing.
    void setTimeCursor(std::optional<double> x);

    void setXRange(double low, double high);
    void setYRange(double low, double high);
    /// Both ranges follow the data (default), with padding, in steps.
    void setAutoRange();

    /// Why y cannot be logarithmic now; empty when it can.
    QString logRefusal() const;
    /// False, and nothing changes, when `logRefusal` has a reason.
    bool setLogY(bool on);
    bool isLogY() const;

    /// The sample of each curve that is nearest to x; none for a curve without data.
    struct Sample {
        int curve = 0;
        double x = 0;
        double y = 0;
    };
    std::vector<Sample> samplesAt(double x) const;

    /// All curves: one x column and one column per curve while they share x, else a pair of columns each.
    QString csv() const;
    /// Writes csv() atomically. Returns an empty string, or a sentence that says what went wrong.
    QString exportCsv(const QString& path) const;
    QImage grabImage();
    /// Draws what is due now instead of at the next tick of the timer.
    void replotNow();
    /// Where the curves are drawn, in widget coordinates, and the ranges shown there.
    QRectF plotRect() const;
    QPointF pixelOf(double x, double y) const;

    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void replotted();
    void pointerMoved(std::optional<double> x); ///< x under the pointer, none when it leaves

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void schedule();
    void layoutPlot();
    void placeChildren();

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace energyscape
