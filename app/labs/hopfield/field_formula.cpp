// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labs/hopfield/field_formula.h"

#include "app/labs/hopfield/memory_shelf.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace energyscape {

using hopfield::Content;
using Snapshot = hopfield::HopfieldExperiment::Snapshot;

namespace {

QString number(double value, int decimals = 3) {
    const QString text = QString::number(std::abs(value), 'f', decimals);
    return (value < 0 && text.toDouble() != 0.0 ? QStringLiteral("−") : QStringLiteral("+")) + text;
}

QString unitName(const Content& content, int unit) {
    return QString("unit (%1, %2)").arg(unit / content.cols + 1).arg(unit % content.cols + 1);
}

QString definition(const Content& content, int unit, double field) {
    const double bias = static_cast<double>(content.network->biases[unit]);
    return QString(
        "%1:  <i>h</i> = Σ<sub>j</sub> <i>w</i><sub>j</sub><i>s</i><sub>j</sub> + <i>b</i> = %2 %3 = <b>%4</b>")
        .arg(unitName(content, unit), number(field - bias), number(bias), number(field));
}

/// h = sum_k m_k p_k - (K/N) s + b, with the overlaps m_k of the state in which the unit was `before`.
QString throughOverlaps(
    const Snapshot& snapshot, int unit, std::int8_t before, std::int8_t now, double field, std::size_t terms) {
    const Content& content = *snapshot.content;
    const std::size_t count = content.memories.size();
    if (count == 0)
        return {};
    const double n = content.network->units();
    std::vector<double> m(count);
    double sum = 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        const int p = content.memories[k].units[static_cast<std::size_t>(unit)];
        m[k] = static_cast<double>(snapshot.overlaps[k]) - (now - before) * p / n;
        sum += m[k] * p;
    }
    const double self = static_cast<double>(count) / n * before;
    if (std::abs(sum - self + static_cast<double>(content.network->biases[unit]) - field) > 1e-4)
        return {}; // other weights than Hebb's
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&m](std::size_t a, std::size_t b) { return std::abs(m[a]) > std::abs(m[b]); });
    QString text = "Σ<sub>k</sub> <i>m</i><sub>k</sub><i>p</i><sub>k</sub> − (<i>K</i>/<i>N</i>)<i>s</i> = ";
    for (std::size_t t = 0; t < std::min(terms, count); ++t) {
        const int p = content.memories[order[t]].units[static_cast<std::size_t>(unit)];
        text += QString("%1%2·(%3)<sub>%4</sub> ")
                    .arg(t > 0 && m[order[t]] >= 0 ? "+ " : "",
                        t == 0 || m[order[t]] < 0 ? number(m[order[t]], 2) : number(m[order[t]], 2).mid(1),
                        p > 0 ? "+1" : "−1", memoryName(content, static_cast<int>(order[t])).toHtmlEscaped());
    }
    if (count > terms)
        text += "+ … ";
    return text + QString("− %1·(%2)").arg(static_cast<double>(count) / n, 0, 'f', 3).arg(before > 0 ? "+1" : "−1");
}

QString decision(const Snapshot& snapshot, double field, std::int8_t before, std::int8_t after) {
    const auto signedUnit = [](std::int8_t s) { return s > 0 ? QStringLiteral("+1") : QStringLiteral("−1"); };
    const double temperature = snapshot.settings.temperature;
    if (temperature > 0.0)
        return QString("<i>p</i>(+1) = σ(2<i>h</i>/<i>T</i>) = σ(2·%1/%2) = <b>%3</b>,  drawn: <i>s</i> = %4")
            .arg(number(field), QString::number(temperature, 'f', 2),
                QString::number(hopfield::probabilityOn(field, temperature), 'f', 3), signedUnit(after));
    const QString sign = field > 0 ? "<i>h</i> &gt; 0" : field < 0 ? "<i>h</i> &lt; 0" : "<i>h</i> = 0, a tie";
    if (after == before)
        return QString("%1 → <i>s</i> stays %2").arg(sign, signedUnit(after));
    return QString("%1 → <i>s</i> flips from %2 to %3,  ΔE = −2|<i>h</i>| = %4")
        .arg(sign, signedUnit(before), signedUnit(after), number(-2.0 * std::abs(field)));
}

} // namespace

FieldFormula formulaOfUpdate(const Snapshot& snapshot, std::size_t terms) {
    const auto& update = snapshot.lastUpdate;
    if (update.unit < 0 || update.unit >= static_cast<int>(snapshot.state.size()))
        return {};
    return {definition(*snapshot.content, update.unit, update.field),
        throughOverlaps(snapshot, update.unit, update.before, snapshot.state[static_cast<std::size_t>(update.unit)],
            update.field, terms),
        decision(snapshot, update.field, update.before, update.after)};
}

FieldFormula formulaOfUnit(const Snapshot& snapshot, int unit, std::size_t terms) {
    const std::int8_t now = snapshot.state[static_cast<std::size_t>(unit)];
    const double field = snapshot.content->network->field(snapshot.state, unit);
    const std::int8_t next = hopfield::alignedUnit(static_cast<float>(field), now, snapshot.settings.tie);
    FieldFormula formula{
        definition(*snapshot.content, unit, field), throughOverlaps(snapshot, unit, now, now, field, terms), {}};
    formula.decision = snapshot.settings.temperature > 0.0
                           ? QString("an update would draw +1 with <i>p</i> = σ(2<i>h</i>/<i>T</i>) = <b>%1</b>")
                                 .arg(hopfield::probabilityOn(field, snapshot.settings.temperature), 0, 'f', 3)
                           : "if updated now: " + decision(snapshot, field, now, next);
    return formula;
}

} // namespace energyscape
