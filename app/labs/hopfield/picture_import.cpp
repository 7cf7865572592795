// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/picture_import.h"

#include "core/data/threshold.h"
#include "core/error.h"
#include "widgets/parameter_panel.h"
#include "widgets/raster_view.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QImageReader>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace energyscape {

QImage readPicture(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > kMaxPictureSide || size.height() > kMaxPictureSide)
        throw UserError(QString("cannot open '%1': it has %2 x %3 pixels, at most %4 a side are read")
                            .arg(name)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(kMaxPictureSide)
                            .toStdString());
    const QImage image = reader.read();
    if (image.isNull())
        throw UserError(
            QString("cannot open '%1' as a picture: %2").arg(name, reader.errorString().toLower()).toStdString());
    return image;
}

std::vector<std::uint8_t> pictureToGray(const QImage& image, int rows, int cols) {
    // Transparent parts count as white paper.
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    const double scale =
        std::min(static_cast<double>(opaque.width()) / cols, static_cast<double>(opaque.height()) / rows);
    const QSize part(std::max(1, static_cast<int>(cols * scale)), std::max(1, static_cast<int>(rows * scale)));
    const QImage gray = opaque
                            .copy((opaque.width() - part.width()) / 2, (opaque.height() - part.height()) / 2,
                                part.width(), part.height())
                            .convertToFormat(QImage::Format_Grayscale8);
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(part.width()) * static_cast<std::size_t>(part.height()));
    for (int y = 0; y < gray.height(); ++y)
        pixels.insert(pixels.end(), gray.constScanLine(y), gray.constScanLine(y) + gray.width());
    return resizeGray(pixels, gray.height(), gray.width(), rows, cols);
}

PictureImport::PictureImport(
    const QImage& image, const QString& name, int rows, int cols, const Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_gray(pictureToGray(image, rows, cols))
    , m_rows(rows)
    , m_cols(cols)
    , m_name(name)
    , m_preview(new RasterView)
    , m_threshold(new LabelledSlider)
    , m_lightIs(new SegmentedControl({"dark is +1", "light is +1"})) {
    setWindowTitle("Import picture");
    m_preview->setMinimumSize(280, 280);
    m_threshold->setRange(0.0, 254.0, SliderScale::Linear, 254);
    m_threshold->setUnit("", 0);
    const int otsu = otsuThreshold(m_gray);
    m_threshold->setValue(otsu);
    // A drawing is usually dark ink on light paper: the smaller class is the figure.
    const auto light = std::ranges::count_if(m_gray, [otsu](std::uint8_t g) { return g > otsu; });
    m_lightIs->setCurrentIndex(2 * light > static_cast<std::ptrdiff_t>(m_gray.size()) ? 0 : 1);

    auto* title = new QLabel(QString("%1 as %2 × %3 cells").arg(name).arg(rows).arg(cols));
    auto* thresholdLabel = new QLabel(QString("Threshold (Otsu: %1)").arg(otsu));
    auto* probe = new QPushButton("Use as cue");
    auto* memory = new QPushButton("Store as memory");
    auto* cancel = new QPushButton("Cancel");
    memory->setProperty("role", "primary");
    memory->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    buttons->addWidget(probe);
    buttons->addWidget(memory);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(m_preview, 1);
    column->addWidget(thresholdLabel);
    column->addWidget(m_threshold);
    column->addWidget(m_lightIs);
    column->addLayout(buttons);

    connect(m_threshold, &LabelledSlider::valueChanged, this, &PictureImport::refresh);
    connect(m_lightIs, &SegmentedControl::currentIndexChanged, this, &PictureImport::refresh);
    connect(probe, &QPushButton::clicked, this, [this] { done(AsProbe); });
    connect(memory, &QPushButton::clicked, this, [this] { done(AsMemory); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    applyTheme(*this, theme);
    refresh();
}

void PictureImport::refresh() {
    m_pattern = thresholdToPattern(
        m_gray, m_rows, m_cols, static_cast<int>(m_threshold->value() + 0.5), m_lightIs->currentIndex() == 1);
    m_pattern.name = m_name.left(12).toStdString();
    m_preview->setUnits(m_pattern.units, m_rows, m_cols);
}

} // namespace energyscape
