// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hopfield/pattern_file.h"

#include "core/data/npy.h"
#include "core/data/stored_type.h"

#include <cmath>
#include <limits>
#include <sstream>

namespace energyscape::hopfield {

namespace {

std::string entryText(std::size_t index, std::size_t units, double value) {
    std::ostringstream text;
    text << "the entry in row " << index / units << ", column " << index % units << " (counted from 0) is ";
    if (std::isnan(value))
        text << "not a number (NaN)";
    else
        text << value;
    return text.str();
}

/// The value that stands for an inactive unit: 0 in a file of 0 and 1, else -1.
double inactiveValue(const Array& array, std::size_t units, const std::string& name) {
    bool hasZero = false;
    bool hasMinus = false;
    for (std::size_t i = 0; i < array.count(); ++i) {
        const double value = array.at(i);
        if (value != 0.0 && value != 1.0 && value != -1.0)
            refuseFile(name, entryText(i, units, value) + ": patterns hold -1 and +1, or 0 and 1");
        hasZero = hasZero || value == 0.0;
        hasMinus = hasMinus || value == -1.0;
        if (hasZero && hasMinus)
            refuseFile(name, entryText(i, units, value) + " but there are " + (value == 0.0 ? "-1" : "0") +
                                 " before it: patterns hold -1 and +1, or 0 and 1");
    }
    return hasZero ? 0.0 : -1.0;
}

} // namespace

std::vector<Pattern> readPatterns(const std::filesystem::path& path) {
    const std::string name = path.string();
    const Array array = readNpy(path);
    if (array.shape.empty() || array.shape.size() > 2)
        refuseFile(name, "its shape is " + shapeText(array.shape) + ": patterns have the shape [K,N], or [N] for one");
    const std::size_t count = array.shape.size() == 2 ? array.shape[0] : 1;
    const std::size_t units = array.shape.back();
    if (count == 0 || units == 0)
        refuseFile(name, "its shape is " + shapeText(array.shape) + ": at least one pattern of one unit is needed");
    if (units > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        refuseFile(name, "patterns of " + std::to_string(units) + " units are too large");

    const double inactive = inactiveValue(array, units, name);
    const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(units))));
    const std::size_t rows = side * side == units ? side : 1;
    std::vector<Pattern> patterns(count);
    for (std::size_t k = 0; k < count; ++k) {
        patterns[k] = {static_cast<int>(rows), static_cast<int>(units / rows), std::vector<std::int8_t>(units), {}};
        for (std::size_t i = 0; i < units; ++i)
            patterns[k].units[i] = array.at(k * units + i) == inactive ? -1 : 1;
    }
    return patterns;
}

void writeStates(const std::filesystem::path& path, const std::vector<std::vector<std::int8_t>>& states) {
    const std::size_t units = states.empty() ? 0 : states.front().size();
    std::vector<std::int8_t> all;
    all.reserve(states.size() * units);
    for (const auto& state : states)
        all.insert(all.end(), state.begin(), state.end());
    writeNpy(path, makeArray<std::int8_t>({states.size(), units}, all));
}

} // namespace energyscape::hopfield
