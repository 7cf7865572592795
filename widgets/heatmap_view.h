// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <tuple>
#include <utility>

#include "widgets/colormap.h"
#include "widgets/gl/canvas_view.h"
#include "widgets/heatmap_cells.h"

namespace energyscape {

/// What is to be drawn of the cells: the same for both renderers.
struct HeatmapPicture {
    CellWindow window;
    std::uint64_t windowVersion = 0; ///< changes with `window`
    ColorTable table{};
    std::uint64_t tableVersion = 1; ///< changes with `table`
    float lo = -1.0F;
    float hi = 1.0F;
    QRectF target; ///< of the window, logical pixels
    QRectF area;   ///< what may be drawn on, logical pixels
    QColor ground;
    QColor missing;
};

/// A matrix as coloured square cells with a colour bar: wheel zooms about the cursor, drag moves, double click (or 0)
/// shows all of it. Cells smaller than a pixel are joined: for Diverging and Magnitude the largest magnitude is kept,
/// for Unit and Gray the mean, and the view says so.
class HeatmapView : public CanvasView {
    Q_OBJECT
public:
    using ValueFormat = std::function<QString(int row, int col, double value)>;

    explicit HeatmapView(Renderer renderer = Renderer::Raster, QWidget* parent = nullptr);
    ~HeatmapView() override;

    /// Copies rows x cols values, row by row; NaN is drawn as a hatch. Throws std::invalid_argument on a wrong count.
    void setMatrix(std::span<const float> values, int rows, int cols);
    /// Values at the ends of the colour map. Without it: [-m, m] for Diverging with m the largest magnitude, [0, max]
    /// for Magnitude, [min, max] else. Throws std::invalid_argument unless lo < hi and both are finite.
    void setRange(float lo, float hi);
    void setAutomaticRange();
    std::pair<float, float> range() const { return {m_picture.lo, m_picture.hi}; }
    void setColormap(Colormap map);
    void setTitle(const QString& title);
    /// Name and unit of the values, above the colour bar ("weight w").
    void setUnit(const QString& unit);
    /// Text of the read-out; the default is "row 3, column 5: 0.25".
    void setValueFormat(ValueFormat format);
    /// Outlines a row and a column, such as those of the unit being updated; -1 for none.
    void setHighlight(int row, int col);
    /// Shown while there is no matrix.
    void setPlaceholder(const QString& text);
    void setColorBarVisible(bool visible);

    void resetZoom();
    /// Magnification against the view of the whole matrix, >= 1.
    double zoom() const { return m_zoom; }
    /// Logical pixels; empty for cells outside the matrix.
    QRectF cellRect(int row, int col) const;

    QSize minimumSizeHint() const override { return {160, 120}; }
    QSize sizeHint() const override { return {420, 320}; }

signals:
    /// The cell under the cursor; (-1, -1, NaN) when it leaves the matrix.
    void hovered(int row, int col, double value);
    void cellClicked(int row, int col);

protected:
    void paintScene(QPainter& painter) override;
    void paintOverlay(QPainter& painter) override;
    void themeChanged() override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// Where the cells lie, in logical pixels.
    struct Geometry {
        QRectF area;    ///< free for cells
        QPointF origin; ///< of cell (0, 0)
        double cell = 1.0;
    };
    using WindowKey = std::tuple<std::uint64_t, QRectF, double, Reduction>;

    const HeatmapPicture& picture(double pixelRatio);
    Geometry geometry() const;
    QRectF cellsArea() const;
    double fitCell(const QRectF& area) const;
    QPointF clampedCentre(QPointF centre, double cell, const QRectF& area) const;
    QRectF visibleTarget(const Geometry& g) const;
    void zoomAt(QPointF position, double factor);
    void panBy(QPointF pixels);
    void hoverAt(QPointF position);
    void updateRange();
    Reduction reduction() const;
    double labelWidth() const;
    void paintColorBar(QPainter& painter, const Geometry& g) const;
    void paintMissing(QPainter& painter) const;
    void paintHighlight(QPainter& painter, const Geometry& g) const;
    void paintNotes(QPainter& painter, const Geometry& g) const;
    QString readOut() const;

    CellMatrix m_matrix;
    HeatmapPicture m_picture;
    std::optional<WindowKey> m_windowKey;
    QImage m_image;
    std::tuple<std::uint64_t, std::uint64_t, float, float> m_imageKey;
    Colormap m_map = Colormap::Diverging;
    std::optional<std::pair<float, float>> m_fixedRange;
    ValueFormat m_format;
    QString m_title;
    QString m_unit;
    QString m_placeholder;
    bool m_showBar = true;
    int m_highlightRow = -1;
    int m_highlightCol = -1;
    double m_zoom = 1.0;
    QPointF m_centre; ///< in cells: x = column
    int m_hoverRow = -1;
    int m_hoverCol = -1;
    QPointF m_cursor;
    std::optional<QPointF> m_pressed;
    bool m_dragging = false;
};

} // namespace energyscape
