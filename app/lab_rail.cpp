// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab_rail.h"

#include "app/lab_registry.h"

#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace energyscape {

namespace {

constexpr int kWidth = 72;
constexpr int kIcon = 24;

QPixmap tinted(const QString& svg, const QColor& color) {
    QPixmap pixmap = QIcon(svg).pixmap(QSize(kIcon, kIcon), 3.0);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

} // namespace

QIcon tintedIcon(const QString& svg, const QColor& color, const QColor& checked) {
    QIcon icon(tinted(svg, color));
    icon.addPixmap(tinted(svg, checked), QIcon::Normal, QIcon::On);
    return icon;
}

LabRail::LabRail(QWidget* parent) : QWidget(parent), m_labs(new QButtonGroup(this)) {
    setObjectName("rail");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 8, 4, 8);
    column->setSpacing(4);
    for (std::size_t i = 0; i < labs().size(); ++i) {
        const LabEntry& lab = labs()[i];
        auto* button = addButton(lab.icon, lab.title, lab.summary);
        button->setCheckable(true);
        m_labs->addButton(button, static_cast<int>(i));
    }
    column->addStretch(1);
    connect(m_labs, &QButtonGroup::idClicked, this, &LabRail::labChosen);
    const auto foot = [this](const char* icon, const char* text, const char* toolTip, auto signal) {
        connect(addButton(icon, text, toolTip), &QToolButton::clicked, this, signal);
    };
    foot(":/resources/icons/plots.svg", "Plots", "Show or hide the plots (F6)", &LabRail::plotsToggled);
    foot(":/resources/icons/inspector.svg", "Inspector", "Show or hide the inspector (F7)", &LabRail::inspectorToggled);
    foot(":/resources/icons/theme.svg", "Theme", "Change between the dark and the light theme (Ctrl+T)",
        &LabRail::themeToggled);
    foot(":/resources/icons/help.svg", "Help", "What am I looking at, and the keys (F1)", &LabRail::helpRequested);
}

QToolButton* LabRail::addButton(const QString& icon, const QString& text, const QString& toolTip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({kIcon, kIcon});
    button->setFixedWidth(kWidth - 8);
    button->setFont(uiFont(TypeSize::Small));
    button->setProperty("role", "rail");
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    m_entries.push_back({button, icon});
    return button;
}

void LabRail::setCurrent(int lab) {
    if (auto* button = m_labs->button(lab))
        button->setChecked(true);
}

void LabRail::setTheme(const Theme& theme) {
    for (const Entry& entry : m_entries)
        entry.button->setIcon(tintedIcon(entry.icon, theme.muted, theme.accent));
}

} // namespace energyscape
