// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_options.h"
#include "app/lab_page.h"
#include "widgets/gl/renderer_probe.h"

#include <QStringList>
#include <span>

namespace energyscape {

/// One line of the list of labs, in the order of the rail.
struct LabEntry {
    const char* id;         ///< for --lab
    const char* title;      ///< for people
    const char* icon;       ///< resource path of a one-colour SVG
    const char* summary;    ///< tooltip
    QStringList (*views)(); ///< for --view; the first one is what the lab opens with
    LabPage* (*create)(quint64 seed, Renderer renderer, QWidget* parent);
};

std::span<const LabEntry> labs();
LabViews labViews();

} // namespace energyscape
