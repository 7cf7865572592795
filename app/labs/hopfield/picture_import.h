// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/pattern.h"
#include "widgets/theme.h"

#include <QDialog>
#include <QImage>
#include <optional>

namespace energyscape {

class LabelledSlider;
class RasterView;
class SegmentedControl;

/// The picture in a file, turned upright. Refuses (UserError, one sentence) what cannot be read, is empty, or is larger
/// than kMaxPictureSide on a side.
QImage readPicture(const QString& path);
inline constexpr int kMaxPictureSide = 20000;

/// The largest centred part of `image` with the shape of the grid, in grey, averaged down to one pixel per cell.
std::vector<std::uint8_t> pictureToGray(const QImage& image, int rows, int cols);

/// Shows what a picture becomes at a threshold (Otsu's to begin with) and asks what to do with it.
class PictureImport : public QDialog {
    Q_OBJECT
public:
    enum Answer { Cancelled = QDialog::Rejected, AsProbe = QDialog::Accepted, AsMemory };

    PictureImport(
        const QImage& image, const QString& name, int rows, int cols, const Theme& theme, QWidget* parent = nullptr);
    const Pattern& pattern() const { return m_pattern; }

private:
    void refresh();

    std::vector<std::uint8_t> m_gray;
    int m_rows, m_cols;
    QString m_name;
    Pattern m_pattern;
    RasterView* m_preview;
    LabelledSlider* m_threshold;
    SegmentedControl* m_lightIs;
};

} // namespace energyscape
