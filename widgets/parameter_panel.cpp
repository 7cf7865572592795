// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameter_panel.h"

#include "widgets/glyph_icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace energyscape {

namespace {

constexpr int kUnit = 4; // px of the spacing grid
constexpr int kMinWidth = 260;
constexpr int kLabelColumn = 112; // px: shorter labels share a column
constexpr int kMaxLabel = 200;    // px: longer ones wrap, above their control
constexpr int kRowHeight = 28;

} // namespace

/// A label and its control: side by side while both fit, else the label above.
class ParameterRow : public QWidget {
public:
    ParameterRow(QLabel* label, QWidget* control, QWidget* parent)
        : QWidget(parent)
        , m_label(label)
        , m_control(control)
        , m_box(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
        m_box->setContentsMargins(0, 0, 0, 0);
        m_box->setSpacing(2 * kUnit);
        m_box->addWidget(label);
        m_box->addWidget(control, 1);
        setMinimumHeight(kRowHeight);
    }

    /// The width the label takes by itself; 0 for one that is too long to stand in a column.
    int columnWidth() const {
        const int width = m_label->sizeHint().width();
        return width <= kLabelColumn ? width : 0;
    }

    void setColumn(int width) {
        m_column = width;
        m_label->setFont(uiFont(TypeSize::Small));
        m_label->setWordWrap(m_label->fontMetrics().horizontalAdvance(m_label->text()) > kMaxLabel);
        arrange();
    }

    QSize minimumSizeHint() const override {
        const int width = std::max(m_label->minimumSizeHint().width(), m_control->minimumSizeHint().width());
        return {width, m_box->minimumSize().height()};
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        arrange();
        QWidget::resizeEvent(event);
    }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest)
            arrange();
        return QWidget::event(event);
    }

private:
    void arrange() {
        const int room = width() - 2 * kUnit - m_control->sizeHint().width();
        const bool beside = !m_label->wordWrap() && m_label->sizeHint().width() <= room;
        const int column = beside && m_column <= room ? m_column : 0;
        if (m_label->minimumWidth() != column)
            m_label->setMinimumWidth(column);
        const auto direction = beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
        if (direction == m_box->direction())
            return;
        m_box->setDirection(direction);
        m_box->setSpacing(beside ? 2 * kUnit : kUnit / 2);
        updateGeometry();
    }

    QLabel* m_label;
    QWidget* m_control;
    QBoxLayout* m_box;
    int m_column = 0;
};

ParameterSection::ParameterSection(const QString& title, bool foldable, QWidget* parent)
    : QWidget(parent)
    , m_header(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_rows(new QVBoxLayout(m_body))
    , m_foldable(foldable) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kUnit);
    m_header->setText(title);
    m_header->setAutoRaise(true);
    m_header->setToolButtonStyle(foldable ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonTextOnly);
    m_header->setFocusPolicy(foldable ? Qt::TabFocus : Qt::NoFocus);
    m_header->setIconSize({16, 16});
    m_header->setObjectName("sectionHeader");
    m_header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_rows->setContentsMargins(2 * kUnit, 0, 0, kUnit);
    m_rows->setSpacing(kUnit);
    column->addWidget(m_header, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    m_header->setVisible(!title.isEmpty());
    if (foldable)
        connect(m_header, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    setTheme(m_theme);
}

QLabel* ParameterSection::addRow(const QString& text, QWidget* control, const QString& toolTip) {
    auto* label = new QLabel(text, m_body);
    label->setBuddy(control);
    if (!toolTip.isEmpty()) {
        label->setToolTip(toolTip);
        control->setToolTip(toolTip);
    }
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(text);
    m_lines.push_back(new ParameterRow(label, control, m_body));
    m_rows->addWidget(m_lines.back());
    alignLabels();
    return label;
}

/// Short labels of a section share a column.
void ParameterSection::alignLabels() {
    int column = 0;
    for (ParameterRow* row : m_lines)
        row->setColumn(0); // in the font of now
    for (ParameterRow* row : m_lines)
        column = std::max(column, row->columnWidth());
    for (ParameterRow* row : m_lines)
        row->setColumn(column);
}

void ParameterSection::addWide(QWidget* widget) {
    m_rows->addWidget(widget);
}

void ParameterSection::setFolded(bool folded) {
    if (folded == m_folded || !m_foldable)
        return;
    m_folded = folded;
    m_body->setVisible(!folded);
    setTheme(m_theme);
    emit foldedChanged(folded);
}

bool ParameterSection::isFolded() const {
    return m_folded;
}

void ParameterSection::setTheme(const Theme& theme) {
    m_theme = theme;
    if (m_foldable)
        m_header->setIcon(glyphIcon(m_folded ? Glyph::Folded : Glyph::Unfolded, theme));
    m_header->setAccessibleDescription(!m_foldable ? QString() : m_folded ? tr("folded") : tr("unfolded"));
    m_header->setFont(uiFont(TypeSize::Body, QFont::DemiBold));
    alignLabels();
}

ParameterPanel::ParameterPanel(QWidget* parent) : QScrollArea(parent) {
    auto* content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(3 * kUnit, 3 * kUnit, 3 * kUnit, 3 * kUnit);
    m_column->setSpacing(3 * kUnit);
    m_column->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(kMinWidth);
    setAccessibleName(tr("Inspector"));
    content->installEventFilter(this);
}

/// A scroll area does not ask its content how high it has to be at its width; wrapped texts would be cut.
void ParameterPanel::fitHeight() {
    if (m_column->hasHeightForWidth())
        widget()->setMinimumHeight(m_column->totalHeightForWidth(viewport()->width()));
}

bool ParameterPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fitHeight();
    return QScrollArea::eventFilter(watched, event);
}

void ParameterPanel::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fitHeight();
}

ParameterSection* ParameterPanel::addSection(const QString& title, bool foldable) {
    auto* section = new ParameterSection(title, foldable, widget());
    m_column->insertWidget(m_column->count() - 1, section);
    return section;
}

QSize ParameterPanel::sizeHint() const {
    return {kMinWidth + 40, 480};
}

} // namespace energyscape
