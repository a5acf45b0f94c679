// SPDX-License-Identifier: Apache-2.0
#include "fold.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include "vote_columns.hpp"

namespace saksi::audit {
namespace {

using election::UnitKind;

/// Two options of one label (a number drawn again for a PSU, say), or one option
/// of two labels, go by their keys.
void tell_apart(const std::set<OptionLabel>& labels, std::vector<OptionColumn>& columns) {
    std::map<std::string, int> options;
    std::map<std::pair<std::string, OptionPart>, int> names;
    for (const auto& [label, key, part] : labels) {
        ++options[label];
        ++names[{key, part}];
    }
    for (auto& column : columns) {
        if (options[column.label] == 1 && names[{column.key, column.part}] == 1) continue;
        column.label = column.key + (column.part == OptionPart::logo ? "_logo" : "");
    }
}

std::uint64_t slot_hash(const election::Unit& unit) noexcept {
    return record::mix_hash(std::hash<election::Unit>{}(unit));
}

/// Candidate 3 of one province is not candidate 3 of the next.
void name_persons_by_key(std::vector<OptionColumn>& columns) {
    for (auto& column : columns) {
        if (column.label.starts_with("calon_")) column.label = column.key;
    }
}

}  // namespace

Result<void> Fold::into(Totals& totals) {
    const auto tallies = counter_.tallies().in_order();
    const auto units = units_of_level();
    choose_columns(tallies, totals.options);
    rows_.reserve(tallies.size() + units.size());
    for (const auto* tally : tallies) {
        if (tally->tps.empty()) continue;  // all its forms were replaced on another ballot
        if (auto added = add_tally(*tally, totals); !added) return added;
    }
    add_empty_units(units);
    totals.splits = schemes_.splits();
    put_in_order();
    finish(totals);
    return {};
}

/// The options of every ballot that a counted form is of, or of all ballots if
/// none is. Candidates stand on the lists of one dapil only.
void Fold::choose_columns(const Ordered& tallies, std::vector<OptionColumn>& columns) {
    std::map<std::string, const Ballot*> used;
    const Ballot* last = nullptr;
    for (const auto* tally : tallies) {
        if (last != nullptr && last->id == tally->ballot) continue;
        const auto* ballot = ballot_of(tally->ballot);
        if (ballot == nullptr || !in_region(tally->home, ballot)) continue;
        last = used[tally->ballot] = ballot;
    }
    if (used.empty()) {
        for (const auto& [id, logged] : survey_.ballots()) {
            if (logged.ballot.contest == query_.contest) used[id] = &logged.ballot;
        }
    }
    std::set<Unit> units;
    for (const auto& [id, ballot] : used) units.insert(ballot->unit);
    std::set<OptionLabel> labels;
    for (const auto& [id, ballot] : used) add_columns(*ballot, units.size() == 1, labels, columns);
    tell_apart(labels, columns);
    if (units.size() > 1) name_persons_by_key(columns);
}

void Fold::add_columns(const Ballot& ballot, bool with_candidates, std::set<OptionLabel>& labels,
                       std::vector<OptionColumn>& columns) {
    for (auto& [column, candidate] : columns_of(ballot)) {
        if (candidate && !with_candidates) continue;
        labels.insert({column.label, column.key, column.part});
        if (columns_.try_emplace({column.key, column.part}, columns.size()).second) {
            columns.push_back(std::move(column));
        }
    }
}

Result<void> Fold::add_tally(const FormTally& tally, Totals& totals) {
    const auto* ballot = ballot_of(tally.ballot);
    if (!in_region(tally.home, ballot)) return {};
    const auto unit = unit_at(query_.level, tally.home, ballot);
    if (!unit) {
        totals.unplaced += tally.tps.size();
        return {};
    }
    const auto edition = ballot == nullptr ? std::string() : edition_of(ballot->id);
    const auto count = count_listed(tally, survey_.places());
    for (auto* row : {&row_of(*unit, edition), &whole_[edition]}) {
        if (!add_figures(tally, ballot, *row)) {
            return refuse(ErrorCode::too_large, election::display_code(*unit),
                          "a total is more than 2^53-1");
        }
        row->forms += tally.tps.size();
        row->tps_in += tally.tps_in();
        row->tps_listed += count.listed_in;
    }
    totals.unknown_places += count.unlisted;
    return {};
}

bool Fold::add_figures(const FormTally& tally, const Ballot* ballot, Row& row) {
    bool fits = true;
    for (std::size_t i = 0; i < election::field_count; ++i) {
        fits = add_to(row.fields[i], tally.fields[i]) && fits;
    }
    row.options.resize(columns_.size());
    if (ballot == nullptr) return fits;
    const auto& places = places_of(*ballot);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i]) fits = add_to(row.options[*places[i]], tally.options[i]) && fits;
    }
    return fits;
}

const std::vector<std::optional<std::size_t>>& Fold::places_of(const Ballot& ballot) {
    auto& places = places_[&ballot];
    if (!places.empty()) return places;
    for (const auto& [column, candidate] : columns_of(ballot)) {
        const auto at = columns_.find({column.key, column.part});
        places.push_back(at == columns_.end() ? std::nullopt : std::optional(at->second));
    }
    return places;
}

/// A unit without a single form is not to be missed: it has a row of its own.
void Fold::add_empty_units(const std::vector<const Unit*>& units) {
    for (const auto* unit : units) {
        if (query_.region && !survey_.lies_in(*unit, *query_.region)) continue;
        const bool has_row =
            slots_.find(slot_hash(*unit), [&](auto at) { return rows_[at].unit == *unit; })
                .has_value();
        if (!has_row) static_cast<void>(row_of(*unit, ""));
    }
}

void Fold::put_in_order() {
    const auto is_before = [](const Row& a, const Row& b) {
        return std::tie(a.unit, a.edition) < std::tie(b.unit, b.edition);
    };
    if (!std::is_sorted(rows_.begin(), rows_.end(), is_before))
        std::sort(rows_.begin(), rows_.end(), is_before);
}

/// Rows of one unit stand side by side; what is absent is so on every edition.
void Fold::finish(Totals& totals) {
    std::optional<std::uint64_t> all;
    std::optional<std::uint64_t> all_absent;
    for (auto row = rows_.begin(); row != rows_.end();) {
        const auto& unit = row->unit;
        auto end = row;
        std::uint64_t in = 0;
        for (; end != rows_.end() && end->unit == unit; ++end) in += end->tps_listed;
        const auto total = survey_.places().listed_tps(unit);
        if (total) {
            all = all.value_or(0) + *total;
            all_absent = all_absent.value_or(0) + *total - in;
        }
        const auto name = survey_.places().name_of(unit);
        for (; row != end; ++row) {
            row->name = name;
            row->tps_total = total;
            if (total) row->tps_absent = *total - in;
        }
    }
    totals.rows = std::move(rows_);
    for (auto& [edition, row] : whole_) {
        row.unit = query_.region.value_or(election::nation(survey_.pemilu().scheme));
        row.name = survey_.places().name_of(row.unit);
        row.edition = edition;
        row.tps_total = all;
        row.tps_absent = all_absent;
        totals.whole.push_back(std::move(row));
    }
}

const election::Ballot* Fold::ballot_of(const std::string& id) const {
    return id.empty() ? nullptr : &survey_.ballots().at(id).ballot;
}

std::optional<election::Unit> Fold::unit_at(UnitKind kind, const Unit& tps,
                                            const Ballot* ballot) const {
    if (kind == UnitKind::tps && query_.scheme.empty()) return tps;
    if (kind == UnitKind::dapil) {
        const bool has = ballot != nullptr && ballot->unit.kind == UnitKind::dapil;
        return has ? std::optional(ballot->unit) : std::nullopt;
    }
    return schemes_.unit_of(tps, kind);
}

bool Fold::in_region(const Unit& tps, const Ballot* ballot) const {
    return !query_.region || unit_at(query_.region->kind, tps, ballot) == query_.region;
}

/// Of the election's own scheme; TPS are too many to list empty.
std::vector<const election::Unit*> Fold::units_of_level() const {
    std::vector<const Unit*> units;
    const auto& places = survey_.places();
    const auto& scheme = query_.scheme.empty() ? survey_.pemilu().scheme : query_.scheme;
    const auto add = [&](const Unit& unit) {
        if (unit.kind == query_.level && unit.scheme == scheme) units.push_back(&unit);
    };
    for (record::PlaceTree::Id id = 0; id < places.size(); ++id) add(places[id].unit);
    for (const auto& [id, logged] : survey_.ballots()) {
        if (logged.ballot.contest == query_.contest) add(logged.ballot.unit);
    }
    return units;
}

/// Tallies come in the order of their homes, so that most rows are the last one, or new.
Row& Fold::row_of(const Unit& unit, const std::string& edition) {
    const auto is_it = [&](const Row& row) { return row.unit == unit && row.edition == edition; };
    if (!rows_.empty() && is_it(rows_.back())) return rows_.back();
    const auto known = slots_.find(slot_hash(unit), [&](auto at) { return is_it(rows_[at]); });
    if (known) return rows_[*known];
    slots_.add(slot_hash(unit), record::Slots::id_of(rows_.size()),
               [this](auto at) { return slot_hash(rows_[at].unit); });
    auto& row = rows_.emplace_back();
    row.unit = unit;
    row.edition = edition;
    row.options.resize(columns_.size());
    return row;
}

}  // namespace saksi::audit
