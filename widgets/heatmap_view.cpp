// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_view.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "widgets/gl/heatmap_scene.h"
#include "widgets/overlay_paint.h"

namespace energyscape {

namespace {

constexpr double kLargestCell = 96.0; ///< px; zooming in ends here

} // namespace

HeatmapView::HeatmapView(Renderer renderer, QWidget* parent) : CanvasView(parent) {
    setAccessibleName(tr("Heat map"));
    setPictureName("heatmap");
    m_placeholder = tr("Nothing to show yet");
    HeatmapView::themeChanged();
    if (renderer == Renderer::OpenGl)
        startOpenGl(
            std::make_unique<HeatmapScene>([this](double ratio) -> const HeatmapPicture& { return picture(ratio); }));
}

HeatmapView::~HeatmapView() = default;

void HeatmapView::setMatrix(std::span<const float> values, int rows, int cols) {
    const bool sameShape = rows == m_matrix.rows() && cols == m_matrix.cols();
    m_matrix.set(values, rows, cols);
    if (!sameShape) {
        m_hoverRow = m_hoverCol = -1;
        resetZoom();
    }
    updateRange();
    refresh();
}

void HeatmapView::setRange(float lo, float hi) {
    if (!std::isfinite(lo) || !std::isfinite(hi) || lo >= hi)
        throw std::invalid_argument("HeatmapView::setRange: the low end must be below the high end and both finite.");
    m_fixedRange = {lo, hi};
    updateRange();
    refresh();
}

void HeatmapView::setAutomaticRange() {
    m_fixedRange.reset();
    updateRange();
    refresh();
}

void HeatmapView::setColormap(Colormap map) {
    m_map = map;
    themeChanged();
    updateRange();
    refresh();
}

void HeatmapView::setTitle(const QString& title) {
    m_title = title;
    setAccessibleDescription(title);
    refresh();
}

void HeatmapView::setUnit(const QString& unit) {
    m_unit = unit;
    refresh();
}

void HeatmapView::setValueFormat(ValueFormat format) {
    m_format = std::move(format);
    refresh();
}

void HeatmapView::setHighlight(int row, int col) {
    if (row == m_highlightRow && col == m_highlightCol)
        return;
    m_highlightRow = row;
    m_highlightCol = col;
    refresh();
}

void HeatmapView::setPlaceholder(const QString& text) {
    m_placeholder = text;
    refresh();
}

void HeatmapView::setColorBarVisible(bool visible) {
    m_showBar = visible;
    refresh();
}

void HeatmapView::updateRange() {
    float lo = m_matrix.lowest();
    float hi = m_matrix.highest();
    if (m_fixedRange) {
        std::tie(lo, hi) = *m_fixedRange;
    } else if (m_map == Colormap::Diverging) {
        hi = lo <= hi ? std::max(std::abs(lo), std::abs(hi)) : 1.0F;
        hi = hi > 0.0F ? hi : 1.0F;
        lo = -hi;
    } else {
        if (m_map == Colormap::Magnitude)
            lo = std::min(lo, 0.0F);
        if (!(lo < hi)) {
            lo = std::min(lo, 0.0F);
            hi = lo + 1.0F;
        }
    }
    m_picture.lo = lo;
    m_picture.hi = hi;
}

void HeatmapView::themeChanged() {
    m_picture.table = colorTable(m_map, theme());
    ++m_picture.tableVersion;
    m_picture.ground = theme().ground;
    m_picture.missing = QColor::fromRgb(missingColor(theme()));
}

Reduction HeatmapView::reduction() const {
    return m_map == Colormap::Diverging || m_map == Colormap::Magnitude ? Reduction::Extreme : Reduction::Mean;
}

QRectF HeatmapView::cellsArea() const {
    QRectF area = QRectF(rect()).adjusted(8, 8, -8, -8);
    if (!m_title.isEmpty())
        area.setTop(area.top() + QFontMetricsF(uiFont(TypeSize::Body)).height() + 6);
    if (m_showBar)
        area.setRight(area.right() - labelWidth() - 32);
    return area;
}

// Whole device pixels per cell where that costs little: all cells are then equally wide.
double HeatmapView::fitCell(const QRectF& area) const {
    const double fit = std::min(area.width() / m_matrix.cols(), area.height() / m_matrix.rows());
    const double ratio = devicePixelRatioF();
    return fit * ratio >= 6.0 ? std::floor(fit * ratio) / ratio : fit;
}

QPointF HeatmapView::clampedCentre(QPointF centre, double cell, const QRectF& area) const {
    const auto along = [](double c, double n, double half) {
        return n <= 2 * half ? n / 2 : std::clamp(c, half, n - half);
    };
    return {along(centre.x(), m_matrix.cols(), area.width() / cell / 2),
        along(centre.y(), m_matrix.rows(), area.height() / cell / 2)};
}

HeatmapView::Geometry HeatmapView::geometry() const {
    Geometry g;
    g.area = cellsArea();
    if (m_matrix.isEmpty() || g.area.width() < 4 || g.area.height() < 4)
        return g;
    g.cell = fitCell(g.area) * m_zoom;
    const QPointF corner = g.area.center() - clampedCentre(m_centre, g.cell, g.area) * g.cell;
    const double ratio = devicePixelRatioF();
    g.origin = {std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio};
    return g;
}

QRectF HeatmapView::visibleTarget(const Geometry& g) const {
    return QRectF(g.origin, QSizeF(m_matrix.cols(), m_matrix.rows()) * g.cell) & g.area;
}

QRectF HeatmapView::cellRect(int row, int col) const {
    if (row < 0 || col < 0 || row >= m_matrix.rows() || col >= m_matrix.cols())
        return {};
    const Geometry g = geometry();
    return {g.origin + QPointF(col, row) * g.cell, QSizeF(g.cell, g.cell)};
}

const HeatmapPicture& HeatmapView::picture(double pixelRatio) {
    const Geometry g = geometry();
    m_picture.area = g.area;
    const QRectF shown = visibleTarget(g);
    const QRectF visible((shown.topLeft() - g.origin) / g.cell, shown.size() / g.cell);
    const WindowKey key(m_matrix.version(), visible, g.cell * pixelRatio, reduction());
    if (!m_windowKey || *m_windowKey != key) {
        const float neutral = m_map == Colormap::Diverging ? (m_picture.lo + m_picture.hi) / 2 : m_picture.lo;
        m_picture.window =
            shown.isEmpty() ? CellWindow() : cutWindow(m_matrix, visible, g.cell * pixelRatio, reduction(), neutral);
        ++m_picture.windowVersion;
        m_windowKey = key;
    }
    const QRectF& source = m_picture.window.source;
    m_picture.target = QRectF(g.origin + source.topLeft() * g.cell, source.size() * g.cell);
    return m_picture;
}

void HeatmapView::resetZoom() {
    m_zoom = 1.0;
    m_centre = QPointF(m_matrix.cols(), m_matrix.rows()) / 2.0;
    refresh();
}

void HeatmapView::zoomAt(QPointF position, double factor) {
    if (m_matrix.isEmpty())
        return;
    const Geometry before = geometry();
    const double fit = fitCell(before.area);
    const double zoomed = std::clamp(m_zoom * factor, 1.0, std::max(1.0, kLargestCell / fit));
    // From the exact centre, not from the rounded origin: small errors would add up over many steps.
    const QPointF fromCentre = position - before.area.center();
    const QPointF cellThere = clampedCentre(m_centre, before.cell, before.area) + fromCentre / before.cell;
    m_zoom = zoomed;
    const double cell = fit * m_zoom;
    m_centre = clampedCentre(cellThere - fromCentre / cell, cell, before.area);
    hoverAt(position);
    refresh();
}

void HeatmapView::panBy(QPointF pixels) {
    const Geometry g = geometry();
    m_centre = clampedCentre(clampedCentre(m_centre, g.cell, g.area) - pixels / g.cell, g.cell, g.area);
    refresh();
}

void HeatmapView::hoverAt(QPointF position) {
    const Geometry g = geometry();
    int row = -1;
    int col = -1;
    if (!m_matrix.isEmpty() && g.area.contains(position)) {
        const QPointF cell = (position - g.origin) / g.cell;
        if (cell.x() >= 0 && cell.y() >= 0 && cell.x() < m_matrix.cols() && cell.y() < m_matrix.rows()) {
            row = static_cast<int>(cell.y());
            col = static_cast<int>(cell.x());
        }
    }
    m_cursor = position;
    const bool changed = row != m_hoverRow || col != m_hoverCol;
    if (changed || row >= 0)
        refresh();
    m_hoverRow = row;
    m_hoverCol = col;
    if (changed)
        emit hovered(row, col, row >= 0 ? m_matrix.at(row, col) : std::numeric_limits<double>::quiet_NaN());
}

QString HeatmapView::readOut() const {
    const double value = m_matrix.at(m_hoverRow, m_hoverCol);
    if (m_format)
        return m_format(m_hoverRow, m_hoverCol, value);
    const QString number = std::isnan(value) ? tr("no value") : shortNumber(value, 4);
    return tr("row %1, column %2: %3").arg(m_hoverRow).arg(m_hoverCol).arg(number);
}

void HeatmapView::resizeEvent(QResizeEvent* event) {
    CanvasView::resizeEvent(event);
    refresh();
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return CanvasView::mousePressEvent(event);
    m_pressed = event->position();
    m_dragging = false;
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
    if (m_pressed && (event->buttons() & Qt::LeftButton)) {
        const QPointF moved = event->position() - *m_pressed;
        if (m_dragging || moved.manhattanLength() >= QGuiApplication::styleHints()->startDragDistance()) {
            m_dragging = true;
            m_pressed = event->position();
            panBy(moved);
        }
    }
    hoverAt(event->position());
}

void HeatmapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return CanvasView::mouseReleaseEvent(event);
    const bool click = m_pressed && !m_dragging;
    m_pressed.reset();
    m_dragging = false;
    hoverAt(event->position());
    if (click && m_hoverRow >= 0)
        emit cellClicked(m_hoverRow, m_hoverCol);
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        resetZoom();
}

void HeatmapView::wheelEvent(QWheelEvent* event) {
    zoomAt(event->position(), std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
    const QPointF middle = cellsArea().center();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomAt(middle, 1.25);
        break;
    case Qt::Key_Minus:
        zoomAt(middle, 0.8);
        break;
    case Qt::Key_0:
        resetZoom();
        break;
    case Qt::Key_Left:
        panBy({40, 0});
        break;
    case Qt::Key_Right:
        panBy({-40, 0});
        break;
    case Qt::Key_Up:
        panBy({0, 40});
        break;
    case Qt::Key_Down:
        panBy({0, -40});
        break;
    default:
        CanvasView::keyPressEvent(event);
    }
}

void HeatmapView::leaveEvent(QEvent* /*event*/) {
    hoverAt({-1, -1});
}

} // namespace energyscape
