// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace energyscape {

LabPage::LabPage(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_subtitle(new QLabel)
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_rows(new QSplitter(Qt::Vertical))
    , m_plots(new QWidget) {
    auto* name = new QLabel(title);
    name->setFont(uiFont(TypeSize::Title, QFont::DemiBold));
    m_subtitle->setProperty("role", "muted");
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(16, 10, 16, 6);
    header->setSpacing(12);
    header->addWidget(name);
    header->addWidget(m_subtitle, 1, Qt::AlignBaseline);

    auto* plotRow = new QHBoxLayout(m_plots);
    plotRow->setContentsMargins(12, 4, 12, 8);
    plotRow->setSpacing(12);
    m_plots->setMinimumHeight(190);
    m_rows->addWidget(m_plots);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(5);

    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_rows, 1);

    m_columns->addWidget(centre);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(5);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);
}

void LabPage::setStage(QWidget* stage, QWidget* focus) {
    setFocusProxy(focus);
    m_rows->insertWidget(0, stage);
    m_rows->setStretchFactor(0, 5);
    m_rows->setStretchFactor(1, 2);
    m_rows->setSizes({500, 200});
}

void LabPage::setInspector(QWidget* inspector) {
    m_inspector = inspector;
    m_columns->addWidget(inspector);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    m_columns->setSizes({1000, 300});
}

void LabPage::addPlot(QWidget* plot, int stretch) {
    static_cast<QHBoxLayout*>(m_plots->layout())->addWidget(plot, stretch);
}

void LabPage::setSubtitle(const QString& text) {
    m_subtitle->setText(text);
}

void LabPage::setPlotsVisible(bool visible) {
    m_plots->setVisible(visible);
}
void LabPage::setInspectorVisible(bool visible) {
    if (m_inspector)
        m_inspector->setVisible(visible);
}
bool LabPage::plotsVisible() const {
    return !m_plots->isHidden();
}
bool LabPage::inspectorVisible() const {
    return m_inspector && !m_inspector->isHidden();
}

void LabPage::setTheme(const Theme&) {
    m_subtitle->setFont(uiFont(TypeSize::Small));
}

} // namespace energyscape
