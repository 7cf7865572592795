// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "widgets/colormap.h"
#include "widgets/gl/canvas_view.h"
#include "widgets/tile_layout.h"

namespace energyscape {

/// What stands under and on a tile.
struct TileNote {
    enum Badge { None, Good, Bad };

    QString caption;
    /// In [-1, 1]: a signed bar about the middle, blue for positive, orange for negative, with its number; NaN: no bar.
    float bar = std::numeric_limits<float>::quiet_NaN();
    Badge badge = None;
    QString tooltip;
};

/// The visible tiles side by side, for both renderers.
struct TilePicture {
    std::vector<float> values; ///< height x width, tile after tile along rows of `layout.columns()` tiles
    int width = 0;
    int height = 0;
    int tileWidth = 0; ///< values of one tile, after joining
    int tileHeight = 0;
    int count = 0;             ///< tiles
    std::uint64_t version = 0; ///< changes with `values`
    QRectF firstTile;          ///< logical pixels
    QSizeF pitch;
    ColorTable table{};
    std::uint64_t tableVersion = 1; ///< changes with `table`
    float lo = 0.0F;
    float hi = 1.0F;
    double border = 0.0; ///< width of the frames, logical pixels
    QColor frame;
    QColor ground;
    QColor missing;
};

/// Many small pictures in a scrolling grid: weights, memories, samples. The wheel scrolls, Ctrl+wheel (or + and -)
/// changes the tile size; arrows, Page Up/Down, Home and End move the selection, Enter activates, Delete asks to
/// remove. Tiles are numbered as in the data, whatever the order on screen.
class TileGallery : public CanvasView {
    Q_OBJECT
public:
    explicit TileGallery(Renderer renderer = Renderer::Raster, QWidget* parent = nullptr);
    ~TileGallery() override;

    /// Copies count tiles of tileRows x tileCols values, each row by row. Throws std::invalid_argument on a wrong
    /// count.
    void setTiles(std::span<const float> values, int count, int tileRows, int tileCols);
    /// Values at the ends of the colour map; default 0 and 1. Throws std::invalid_argument unless lo < hi, both finite.
    void setRange(float lo, float hi);
    /// Default Colormap::Gray.
    void setColormap(Colormap map);
    /// Notes by tile number; fewer than tiles is allowed.
    void setNotes(std::vector<TileNote> notes);
    /// order[position] = tile, a permutation of all tiles (else throws std::invalid_argument); empty: natural order.
    void setOrder(std::vector<int> order);
    /// Wished length of the longer side of a tile, logical pixels.
    void setTileExtent(double pixels);
    double tileExtent() const { return m_extent; }
    void setPlaceholder(const QString& text);

    int count() const { return m_count; }
    /// The selected tile, or -1.
    int selectedTile() const { return m_selected; }
    void setSelected(int tile);
    /// Where a tile is now, logical pixels; it may lie outside the view.
    QRectF tileRect(int tile) const;
    void ensureVisible(int tile);

    QSize minimumSizeHint() const override { return {120, 96}; }
    QSize sizeHint() const override { return {420, 300}; }

signals:
    /// Emitted when the selection changes, by the user or by setSelected.
    void selected(int tile);
    void activated(int tile);
    void removeRequested(int tile);
    /// The value under the cursor; (-1, -1, -1, NaN) when it leaves the tiles.
    void hovered(int tile, int row, int col, float value);

protected:
    void paintScene(QPainter& painter) override;
    void paintOverlay(QPainter& painter) override;
    void themeChanged() override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Hover {
        int tile = -1;
        int row = -1;
        int col = -1;
        bool operator==(const Hover&) const = default;
    };
    /// What the picture was made from; compared to skip work.
    struct PictureKey {
        std::uint64_t data = 0;
        int first = -1;
        int last = -1;
        int columns = 0;
        int joined = 0;
        bool operator==(const PictureKey&) const = default;
    };

    const TilePicture& picture();
    void packTile(int tile, int slot);
    TileLayout layout() const;
    double noteHeight() const;
    bool notesOnOneLine() const;
    int tileAt(int position) const;
    int positionOf(int tile) const;
    int tileUnder(QPointF point) const;
    float valueAt(const Hover& hover) const;
    void scrollTo(double scroll);
    void zoomBy(double factor);
    void moveSelection(int position);
    void hoverAt(QPointF point);
    QString tooltip() const;
    QRectF scrollHandle() const;
    void paintNotes(QPainter& painter, const TileLayout& grid, int first, int last) const;
    void paintBadges(QPainter& painter, const TileLayout& grid, int first, int last) const;
    void paintCaption(QPainter& painter, const TileNote& note, const QRectF& line) const;
    void paintSelection(QPainter& painter) const;

    std::vector<float> m_values;
    int m_count = 0;
    int m_tileRows = 1;
    int m_tileCols = 1;
    std::uint64_t m_dataVersion = 0;
    std::vector<TileNote> m_notes;
    bool m_anyCaption = false;
    bool m_anyBar = false;
    std::vector<int> m_order;     ///< tile at a position; empty: the same
    std::vector<int> m_positions; ///< position of a tile; empty: the same
    TilePicture m_picture;
    std::optional<PictureKey> m_pictureKey;
    QImage m_image;
    std::pair<std::uint64_t, std::uint64_t> m_imageKey;
    Colormap m_map = Colormap::Gray;
    double m_extent = 64.0;
    double m_scroll = 0.0;
    int m_selected = -1;
    Hover m_hover;
    std::optional<double> m_scrollGrip; ///< distance of the cursor from the handle's top while it is dragged
    QString m_placeholder;
};

} // namespace energyscape
