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
        "Hopfield network: store patterns, spoil one, watch the network recall it", HopfieldPage::views,
        create<HopfieldPage>},
};

} // namespace

std::span<const LabEntry> labs() {
    return kLabs;
}

LabViews labViews() {
    LabViews all;
    for (const LabEntry& lab : kLabs)
        all.emplace_back(lab.id, lab.views());
    return all;
}

} // namespace energyscape
