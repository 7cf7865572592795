// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, wheel, keys and tooltips of the gallery.
#include "widgets/tile_gallery.h"

#include "widgets/overlay_paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>

namespace energyscape {

namespace {

constexpr double kScrollZone = 14.0; ///< px at the right edge where a press takes the scroll handle

} // namespace

int TileGallery::tileUnder(QPointF point) const {
    const int position = rect().contains(point.toPoint()) ? layout().positionAt(point, m_scroll) : -1;
    return position < 0 ? -1 : tileAt(position);
}

float TileGallery::valueAt(const Hover& hover) const {
    if (hover.row < 0)
        return std::numeric_limits<float>::quiet_NaN();
    const auto row = static_cast<std::size_t>(hover.tile) * static_cast<std::size_t>(m_tileRows) +
                     static_cast<std::size_t>(hover.row);
    return m_values[row * static_cast<std::size_t>(m_tileCols) + static_cast<std::size_t>(hover.col)];
}

void TileGallery::hoverAt(QPointF point) {
    Hover hover{.tile = tileUnder(point)};
    if (hover.tile >= 0) {
        const QRectF rect = tileRect(hover.tile);
        const double x = (point.x() - rect.left()) / rect.width();
        const double y = (point.y() - rect.top()) / rect.height();
        if (y < 1.0) { // else on its note
            hover.col = std::clamp(static_cast<int>(x * m_tileCols), 0, m_tileCols - 1);
            hover.row = std::clamp(static_cast<int>(y * m_tileRows), 0, m_tileRows - 1);
        }
    }
    if (hover == m_hover)
        return;
    const bool otherTile = hover.tile != m_hover.tile;
    m_hover = hover;
    if (otherTile)
        refresh();
    emit hovered(hover.tile, hover.row, hover.col, valueAt(hover));
}

QString TileGallery::tooltip() const {
    QStringList lines;
    if (m_hover.tile < 0)
        return {};
    if (m_hover.tile < static_cast<int>(m_notes.size()))
        lines = m_notes[static_cast<std::size_t>(m_hover.tile)].tooltip.split('\n', Qt::SkipEmptyParts);
    if (m_hover.row >= 0)
        lines += tr("tile %1, row %2, column %3: %4")
                     .arg(m_hover.tile)
                     .arg(m_hover.row)
                     .arg(m_hover.col)
                     .arg(shortNumber(valueAt(m_hover), 4));
    return lines.join('\n');
}

bool TileGallery::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = tooltip();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return CanvasView::event(event);
}

void TileGallery::resizeEvent(QResizeEvent* event) {
    CanvasView::resizeEvent(event);
    scrollTo(m_scroll);
}

QRectF TileGallery::scrollHandle() const {
    const double content = layout().contentHeight();
    if (content <= height())
        return {};
    const double length = std::max(24.0, height() * height() / content);
    const double top = (height() - length) * m_scroll / (content - height());
    return {width() - 7.0, top + 2, 5.0, length - 4};
}

void TileGallery::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        CanvasView::mousePressEvent(event);
        return;
    }
    const QRectF handle = scrollHandle();
    if (!handle.isNull() && event->position().x() > width() - kScrollZone) {
        const bool onHandle = event->position().y() >= handle.top() && event->position().y() <= handle.bottom();
        m_scrollGrip = onHandle ? event->position().y() - handle.top() : handle.height() / 2;
        mouseMoveEvent(event);
        return;
    }
    setSelected(tileUnder(event->position()));
}

void TileGallery::mouseMoveEvent(QMouseEvent* event) {
    if (m_scrollGrip) {
        const double room = height() - scrollHandle().height() - 4;
        const double content = layout().contentHeight() - height();
        scrollTo(room > 0 ? (event->position().y() - *m_scrollGrip) / room * content : 0.0);
        return;
    }
    hoverAt(event->position());
}

void TileGallery::mouseReleaseEvent(QMouseEvent* event) {
    m_scrollGrip.reset();
    hoverAt(event->position());
}

void TileGallery::mouseDoubleClickEvent(QMouseEvent* event) {
    const int tile = tileUnder(event->position());
    if (event->button() == Qt::LeftButton && tile >= 0 && !m_scrollGrip)
        emit activated(tile);
}

void TileGallery::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (event->modifiers() & Qt::ControlModifier)
        zoomBy(std::pow(1.25, notches));
    else if (!event->pixelDelta().isNull())
        scrollTo(m_scroll - event->pixelDelta().y());
    else
        scrollTo(m_scroll - notches * std::max(48.0, layout().pitch().height() / 2));
    hoverAt(event->position());
    event->accept();
}

void TileGallery::keyPressEvent(QKeyEvent* event) {
    const TileLayout grid = layout();
    const int columns = grid.columns();
    const int position = m_selected < 0 ? -1 : positionOf(m_selected);
    const int page = std::max(1, static_cast<int>(height() / std::max(1.0, grid.pitch().height()))) * columns;
    const bool none = position < 0; // the first key only enters the grid
    switch (event->key()) {
    case Qt::Key_Left:
        moveSelection(position - 1);
        break;
    case Qt::Key_Right:
        moveSelection(position + 1);
        break;
    case Qt::Key_Up:
        moveSelection(position >= columns ? position - columns : std::max(0, position));
        break;
    case Qt::Key_Down:
        moveSelection(none ? 0 : position + columns < m_count ? position + columns : position);
        break;
    case Qt::Key_PageUp:
        moveSelection(position - page);
        break;
    case Qt::Key_PageDown:
        moveSelection(none ? 0 : position + page);
        break;
    case Qt::Key_Home:
        moveSelection(0);
        break;
    case Qt::Key_End:
        moveSelection(m_count - 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1.25);
        break;
    case Qt::Key_Minus:
        zoomBy(0.8);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            emit activated(m_selected);
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_selected >= 0)
            emit removeRequested(m_selected);
        break;
    default:
        CanvasView::keyPressEvent(event);
    }
}

void TileGallery::leaveEvent(QEvent* /*event*/) {
    hoverAt({-1, -1});
}

} // namespace energyscape
