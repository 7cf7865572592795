// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab_registry.h"

#include "app/labs/hopfield/hopfield_page.h"

#include <array>

namespace energyscape {

namespace {

template <class Page>
LabPage* create(quint64 seed, Renderer renderer, QWidget* parent) {
    return new Page(seed, renderer, parent);
}

constexpr std::array kLabs = {
    LabEntry{"hopfield", "Hopfield", ":/resources/icons/lab_hopfield.svg",
        "Hopfield network: store patterns, spoil one, watch the network recall it", create<HopfieldPage>},
};

} // namespace

std::span<const LabEntry> labs() {
    return kLabs;
}

QStringList labIds() {
    QStringList ids;
    for (const LabEntry& lab : kLabs)
        ids << lab.id;
    return ids;
}

} // namespace energyscape
