// SPDX-License-Identifier: Apache-2.0
#include "vote_columns.hpp"

#include <variant>

namespace saksi::audit {
namespace {

using election::Captured;
using election::Figure;
using election::OptionKind;
using election::PartyVotes;
using election::VoteRow;
using Lists = std::vector<Captured<VoteRow>>;

/// Item `i` of a row that has `size` items, or may be null or not captured. A
/// null pointer: it has another number of them.
template <class T>
const T* item_of(const Captured<std::vector<T>>& row, std::size_t i, std::size_t size) {
    static const T null_item(election::null);
    static const T not_captured;
    const auto* items = row.get();
    if (items == nullptr) return row.is_null() ? &null_item : &not_captured;
    return items->size() == size ? &(*items)[i] : nullptr;
}

std::optional<std::vector<Figure>> party_figures(const PartyVotes& votes,
                                                 const election::Ballot& ballot) {
    std::vector<Figure> figures;
    const auto parties = ballot.options.size();
    for (std::size_t p = 0; p < parties; ++p) {
        const auto* total = item_of(votes.partai, p, parties);
        const auto* logo = item_of(votes.logo, p, parties);
        const auto* list = item_of(votes.calon, p, parties);
        if (total == nullptr || logo == nullptr || list == nullptr) return std::nullopt;
        figures.push_back(*total);
        figures.push_back(*logo);
        const auto candidates = ballot.options[p].candidates.size();
        for (std::size_t c = 0; c < candidates; ++c) {
            const auto* figure = item_of(*list, c, candidates);
            if (figure == nullptr) return std::nullopt;
            figures.push_back(*figure);
        }
    }
    return figures;
}

}  // namespace

std::string label_of(const election::Option& option) {
    const auto number = option.number ? std::to_string(*option.number) : std::string();
    switch (option.kind) {
        case OptionKind::pair:
            return "paslon_" + number;
        case OptionKind::party:
            return "partai_" + number;
        case OptionKind::person:
            return "calon_" + number;
        case OptionKind::kosong:
            break;
    }
    return "kolom_kosong";
}

std::vector<BallotColumn> columns_of(const election::Ballot& ballot) {
    std::vector<BallotColumn> columns;
    for (const auto& option : ballot.options) {
        const auto label = label_of(option);
        columns.push_back({{option.key, option.name, label, OptionPart::total}});
        if (option.kind != OptionKind::party) continue;
        columns.push_back({{option.key, option.name, label + "_logo", OptionPart::logo}});
        for (const auto& one : option.candidates) {
            const auto place = label + "_calon_" + std::to_string(one.number);
            columns.push_back({{one.key, one.name, place, OptionPart::total}, true});
        }
    }
    return columns;
}

std::optional<std::vector<Figure>> figures_of(const election::Votes& votes,
                                              const election::Ballot& ballot) {
    const auto* value = votes.get();
    if (value == nullptr) {
        const auto empty = votes.is_null() ? Figure(election::null) : Figure();
        return std::vector<Figure>(columns_of(ballot).size(), empty);
    }
    if (const auto* party = std::get_if<PartyVotes>(value)) {
        return ballot.is_party_ballot() ? party_figures(*party, ballot) : std::nullopt;
    }
    const auto& row = std::get<VoteRow>(*value);
    if (ballot.is_party_ballot() || row.size() != ballot.options.size()) return std::nullopt;
    return row;
}

std::string edition_of(const std::string& ballot) { return ballot.substr(ballot.rfind('/') + 1); }

}  // namespace saksi::audit
