// SPDX-License-Identifier: GPL-3.0-or-later
// What LivePlot paints itself: header, labels in the margin, cursors, read-out.
#include "widgets/live_plot_p.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace energyscape {

namespace {

constexpr double kSide = 12;       // px at the left and right of the header
constexpr double kSwatch = 10;     // px of line before a name in the legend
constexpr double kEntryGap = 12;   // px between entries
constexpr double kLabelGap = 10;   // px between the plot and a label in the right margin
constexpr double kMaxLabel = 0.28; // of the width

QFont titleFont() {
    return uiFont(TypeSize::Body, QFont::DemiBold);
}
QFont smallFont() {
    return uiFont(TypeSize::Small);
}

double textWidth(const QFont& font, const QString& text) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

double entryWidth(const QString& name) {
    return kSwatch + 6 + textWidth(smallFont(), name) + 14;
}

void paintSwatch(QPainter& painter, QPointF left, const QColor& color, bool dashed) {
    painter.setPen(QPen(color, 2.5, dashed ? Qt::DotLine : Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(left + QPointF(1.25, 0), left + QPointF(kSwatch - 1.25, 0));
}

} // namespace

bool LivePlot::Impl::empty() const {
    return std::none_of(curves.begin(), curves.end(), [](const Curve& curve) { return curve.any; });
}

double LivePlot::Impl::titleWidth() const {
    return textWidth(titleFont(), title) + (title.isEmpty() ? 0 : 8) + textWidth(smallFont(), yTitle);
}

double LivePlot::Impl::legendWidth() const {
    double width = 0;
    if (curves.size() > 1) // one curve needs none: the title says what it is
        for (const Curve& curve : curves)
            width += entryWidth(curve.style.name);
    return width;
}

bool LivePlot::Impl::legendBesideTitle(int width) const {
    return titleWidth() + 24 + legendWidth() <= width - 2 * kSide;
}

int LivePlot::Impl::headerHeight(int width) const {
    const bool headed = !title.isEmpty() || !yTitle.isEmpty();
    const bool legend = legendWidth() > 0;
    if (!headed && !legend)
        return 4;
    const double line = QFontMetricsF(titleFont()).height() + 10;
    const double second = QFontMetricsF(smallFont()).height() + 2;
    return static_cast<int>(std::ceil(headed && legend && !legendBesideTitle(width) ? line + second : line));
}

double LivePlot::Impl::rightMargin(int width) const {
    double widest = 0;
    for (const ReferenceLine& line : lines)
        widest = std::max(widest, textWidth(smallFont(), line.label));
    return widest > 0 ? std::min(widest + kLabelGap + 8, kMaxLabel * width) : 20;
}

QRectF LivePlot::Impl::axisRect() const {
    return QRectF(plot->axisRect()->rect()).translated(plot->pos());
}

void LivePlot::Impl::paint(QPainter& painter, const QSize& size) const {
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeader(painter, size.width());
    painter.setFont(smallFont());
    painter.setPen(theme.muted);
    const QRectF axes = axisRect();
    const double line = QFontMetricsF(smallFont()).height();
    painter.drawText(QRectF(axes.left(), size.height() - line - 4, axes.width(), line), Qt::AlignRight, xTitle);
    if (empty()) {
        paintPlaceholder(painter);
        return;
    }
    paintReferenceLabels(painter, size);
    paintTimeCursor(painter);
}

void LivePlot::Impl::paintPlaceholder(QPainter& painter) const {
    const QRectF axes = axisRect();
    painter.fillRect(axes.adjusted(-axes.left(), -4, 20, QFontMetricsF(smallFont()).height() + 8), theme.ground);
    painter.setFont(uiFont(TypeSize::Body));
    painter.setPen(theme.muted);
    painter.drawText(axes, Qt::AlignCenter | Qt::TextWordWrap, placeholder);
}

void LivePlot::Impl::paintHeader(QPainter& painter, int width) const {
    const bool beside = legendBesideTitle(width);
    const double line = QFontMetricsF(titleFont()).height() + 10;
    const double baseline = 5 + QFontMetricsF(titleFont()).ascent();
    painter.setFont(titleFont());
    painter.setPen(theme.text);
    painter.drawText(QPointF(kSide, baseline), title);
    const double after = kSide + textWidth(titleFont(), title) + (title.isEmpty() ? 0 : 8);
    painter.setFont(smallFont());
    painter.setPen(theme.muted);
    const double room = width - kSide - after - (beside ? legendWidth() : 0);
    painter.drawText(QPointF(after, baseline), QFontMetricsF(smallFont()).elidedText(yTitle, Qt::ElideRight, room));
    if (legendWidth() <= 0)
        return;
    const bool headed = !title.isEmpty() || !yTitle.isEmpty();
    if (headed && beside)
        paintLegend(painter, width - kSide - legendWidth() + kEntryGap, width - kSide, baseline);
    else
        paintLegend(painter, kSide, width - kSide, headed ? line + QFontMetricsF(smallFont()).ascent() - 2 : baseline);
}

void LivePlot::Impl::paintLegend(QPainter& painter, double left, double right, double baseline) const {
    const QFontMetricsF metrics(smallFont());
    painter.setFont(smallFont());
    for (std::size_t k = 0; k < curves.size(); ++k) {
        const QString rest = QStringLiteral("+%1").arg(curves.size() - k);
        const bool last = k + 1 == curves.size();
        const double needed =
            entryWidth(curves[k].style.name) - kEntryGap + (last ? 0 : kEntryGap + metrics.horizontalAdvance(rest));
        if (left + needed > right + 1) {
            painter.setPen(theme.muted);
            painter.drawText(QPointF(left, baseline), rest);
            return;
        }
        paintSwatch(
            painter, {left, baseline - metrics.xHeight() / 2}, curves[k].style.color.in(theme), curves[k].style.dashed);
        painter.setPen(theme.text);
        painter.drawText(QPointF(left + kSwatch + 6, baseline), curves[k].style.name);
        left += entryWidth(curves[k].style.name);
    }
}

void LivePlot::Impl::paintReferenceLabels(QPainter& painter, const QSize& size) const {
    const QRectF axes = axisRect();
    const QFontMetricsF metrics(smallFont());
    std::vector<double> heights;
    std::vector<QString> texts;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QCPRange range = plot->yAxis->range();
        if (lines[i].label.isEmpty() || !range.contains(lines[i].y))
            continue;
        heights.push_back(plot->yAxis->coordToPixel(lines[i].y) + plot->y());
        texts.push_back(lines[i].label);
        shown.push_back(i);
    }
    const double room = size.width() - axes.right() - kLabelGap - 4;
    painter.setFont(smallFont());
    for (const PlacedLabel& label : placeLabels(heights, texts, axes.top() - 8, axes.bottom() + 8, metrics.height())) {
        const QColor color = lines[shown[label.line]].color.in(theme);
        painter.setPen(QPen(color, 1));
        painter.drawLine(QPointF(axes.right() + 1, label.anchor), QPointF(axes.right() + kLabelGap - 3, label.y));
        const QRectF box(axes.right() + kLabelGap, label.y - metrics.height() / 2, room, metrics.height());
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(label.text, Qt::ElideRight, room));
    }
}

void LivePlot::Impl::paintTimeCursor(QPainter& painter) const {
    if (!timeCursor || !plot->xAxis->range().contains(*timeCursor))
        return;
    const QRectF axes = axisRect();
    const double x = plot->xAxis->coordToPixel(*timeCursor) + plot->x();
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawPolygon(QPolygonF{{x - 5, axes.top() - 5}, {x + 5, axes.top() - 5}, {x, axes.top() + 3}});
}

void LivePlot::Impl::paintReadOut(QPainter& painter, const LivePlot& owner) const {
    if (!pointer || empty())
        return;
    const QRectF axes = axisRect();
    const double at = plot->xAxis->pixelToCoord(pointer->x() - plot->x());
    std::vector<Sample> samples = owner.samplesAt(at);
    if (samples.empty())
        return;
    const auto nearest = std::min_element(samples.begin(), samples.end(),
        [&](const Sample& a, const Sample& b) { return std::abs(a.x - at) < std::abs(b.x - at); });
    const double sampleX = nearest->x;
    const double x = plot->xAxis->coordToPixel(sampleX) + plot->x();
    painter.setPen(QPen(theme.muted, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()));
    std::vector<ReadOutRow> rows;
    for (const Sample& sample : samples) {
        const CurveStyle& style = curves[static_cast<std::size_t>(sample.curve)].style;
        const QColor color = style.color.in(theme);
        const QPointF dot = owner.pixelOf(sample.x, sample.y);
        if (std::isfinite(sample.y) && axes.adjusted(-1, -1, 1, 1).contains(dot)) {
            painter.setPen(QPen(theme.ground, 1.5));
            painter.setBrush(color);
            painter.drawEllipse(dot, 4, 4);
        }
        rows.push_back({style.name, valueText(sample.y), color});
    }
    paintReadOutBox(painter, x, valueText(sampleX), rows, owner.height());
}

void LivePlot::Impl::paintReadOutBox(
    QPainter& painter, double x, const QString& xText, const std::vector<ReadOutRow>& allRows, int height) const {
    const QRectF axes = axisRect();
    const QFontMetricsF names(smallFont()), figures(figureFont(TypeSize::Small));
    const double line = std::max(names.height(), figures.height()) + 1;
    std::vector<ReadOutRow> rows = allRows;
    const auto fits = static_cast<std::size_t>(std::max(2.0, (height - axes.top() - 12) / line - 1));
    if (rows.size() > fits) {
        rows.resize(fits - 1);
        rows.push_back({tr("%1 more").arg(allRows.size() - rows.size()), {}, Qt::transparent});
    }
    const std::size_t count = rows.size();
    double nameWidth = names.horizontalAdvance(xTitle), valueWidth = figures.horizontalAdvance(xText);
    for (std::size_t i = 0; i < count; ++i) {
        nameWidth = std::max(nameWidth, kSwatch + 6 + names.horizontalAdvance(rows[i].name));
        valueWidth = std::max(valueWidth, figures.horizontalAdvance(rows[i].value));
    }
    QRectF box(0, axes.top() + 2, nameWidth + valueWidth + 28, static_cast<double>(count + 1) * line + 8);
    box.moveLeft(x + 12 + box.width() <= axes.right() ? x + 12 : std::max(axes.left(), x - 12 - box.width()));
    QColor ground = theme.raised;
    ground.setAlphaF(0.94F);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 4, 4);
    for (std::size_t i = 0; i <= count; ++i) {
        const QRectF row(box.left() + 8, box.top() + 4 + static_cast<double>(i) * line, box.width() - 16, line);
        painter.setFont(figureFont(TypeSize::Small));
        painter.setPen(theme.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, i == 0 ? xText : rows[i - 1].value);
        painter.setFont(smallFont());
        painter.setPen(theme.muted);
        if (i > 0)
            paintSwatch(painter, {row.left(), row.center().y()}, rows[i - 1].color, false);
        painter.setPen(theme.muted);
        painter.drawText(row.adjusted(i == 0 ? 0 : kSwatch + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            i == 0 ? xTitle : rows[i - 1].name);
    }
}

} // namespace energyscape
