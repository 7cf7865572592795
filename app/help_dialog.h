// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QDialog>

namespace energyscape {

/// "What am I looking at?": the text of a lab (resources/text/<lab>.md) beside the list of keys.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    struct Key {
        QString key;
        QString meaning;
    };
    HelpDialog(const QString& lab, const std::vector<Key>& keys, const Theme& theme, QWidget* parent = nullptr);
};

} // namespace energyscape
