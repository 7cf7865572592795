// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help_dialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace energyscape {

namespace {

QWidget* keyTable(const std::vector<HelpDialog::Key>& keys) {
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    for (const auto& [key, meaning] : keys) {
        const int row = grid->rowCount();
        auto* name = new QLabel(key);
        name->setFont(figureFont(TypeSize::Small));
        grid->addWidget(name, row, 0);
        grid->addWidget(new QLabel(meaning), row, 1);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    grid->setColumnStretch(1, 1);
    return table;
}

} // namespace

HelpDialog::HelpDialog(const QString& lab, const std::vector<Key>& keys, const Theme& theme, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle("What am I looking at?");
    auto* text = new QTextBrowser;
    QFile file(":/resources/text/" + lab + ".md");
    file.open(QIODevice::ReadOnly);
    text->setMarkdown(QString::fromUtf8(file.readAll()));
    text->setOpenExternalLinks(true);
    text->setFrameShape(QFrame::NoFrame);

    auto* keysTitle = new QLabel("Keys");
    keysTitle->setFont(uiFont(TypeSize::Title, QFont::DemiBold));
    auto* scroll = new QScrollArea;
    scroll->setWidget(keyTable(keys));
    scroll->setWidgetResizable(true);
    auto* side = new QVBoxLayout;
    side->addWidget(keysTitle);
    side->addWidget(scroll, 1);

    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(text, 3);
    row->addLayout(side, 2);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->addLayout(row, 1);
    column->addWidget(buttons);
    resize(960, 620);
    applyTheme(*this, theme);
}

} // namespace energyscape
