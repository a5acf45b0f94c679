// SPDX-License-Identifier: Apache-2.0
#include "aftermath.hpp"

#include <algorithm>
#include <array>

#include "office.hpp"
#include "saksi/election/figure_change.hpp"

namespace saksi::audit::planting {
namespace {

using election::Count;
using election::Field;
using election::Figure;

constexpr std::size_t most_shown = 8;

std::string shown(const Figure& figure) {
    if (const auto count = figure.count()) return std::to_string(*count);
    return figure.is_null() ? "null" : "-";
}

std::string words_for(const election::Event& before, const election::Event& after) {
    const auto& was = form_of(before);
    const auto& is = form_of(after);
    const auto changes =
        election::figure_changes({was.sections, was.votes}, {is.sections, is.votes});
    std::string words;
    for (std::size_t i = 0; i < std::min(changes.size(), most_shown); ++i) {
        words += (i == 0 ? "" : "; ") + changes[i].what + " " + shown(changes[i].before) + " -> " +
                 shown(changes[i].after);
    }
    return changes.size() > most_shown ? words + "; …" : words;
}

}  // namespace

std::optional<PlantedFinding> other_voters(const Station& station, const Sheet& planted) {
    bool differ = false;
    for (const auto field : {Field::dpt_j, Field::pengguna_dpk_j, Field::disabilitas_j}) {
        std::optional<Count> first;
        for (const auto& sheet : station.sheets) {
            const auto count = form_of(sheet.current()).sections[field].count();
            if (!count) continue;
            differ = differ || (first && *first != *count);
            if (!first) first = count;
        }
    }
    if (!differ) return std::nullopt;
    PlantedFinding finding;
    finding.detector = Detector::D12;
    finding.unit = station.tps;
    finding.source = office;
    finding.entry = leaf_of(planted.current());
    return finding;
}

std::string change_of(const Sheet& sheet) {
    const auto first = words_for(sheet.honest, sheet.first);
    return first.empty() ? words_for(sheet.first, sheet.current()) : first;
}

}  // namespace saksi::audit::planting
