// SPDX-License-Identifier: Apache-2.0
#include "vote_gathering.hpp"

#include <algorithm>

#include "vote_columns.hpp"

namespace saksi::audit {
namespace {

using election::Ballot;
using election::DHasil;
using election::OptionKind;
using election::Publication;
using election::Unit;
using election::UnitKind;

/// What forms of one area on one ballot add up to.
struct FormSum {
    std::vector<Sum> options;
    std::uint64_t tps_in = 0;
    std::uint64_t unlisted = 0;
};

[[nodiscard]] bool add(FormSum& sum, const FormTally& tally) {
    sum.options.resize(tally.options.size());
    bool fits = true;
    for (std::size_t i = 0; i < tally.options.size(); ++i) {
        fits = add_to(sum.options[i], tally.options[i]) && fits;
    }
    sum.tps_in += tally.tps_in();
    return fits;
}

Counts counts_of(const FormSum& sum) {
    Counts counts;
    for (const auto& option : sum.options) {
        counts.push_back(option.n == 0 ? std::nullopt : std::optional(option.sum));
    }
    return counts;
}

/// Nothing where the votes do not fit the ballot.
std::optional<AreaVotes> votes_on_form(const DHasil& form, const Ballot& ballot) {
    const auto figures = figures_of(form.votes, ballot);
    if (!figures) return std::nullopt;
    Counts counts;
    for (const auto& figure : *figures) counts.push_back(figure.count());
    return votes_on(ballot, counts);
}

bool has_votes(const AreaVotes& area) {
    return std::any_of(area.options.begin(), area.options.end(),
                       [](const VotedOption& option) { return option.votes.has_value(); });
}

}  // namespace

VoteGatherer::VoteGatherer(const SeatsQuery& query, log::Reader& reader)
    : query_(query),
      reader_(reader),
      filter_(std::in_place_type<FormFilter>, query),
      survey_(
          query,
          [this](const SeenEvent& seen) {
              const auto take_form = [&](auto& filter) -> Result<void> {
                  const auto form = filter.form_of(seen);
                  return form ? take(*form) : Result<void>();
              };
              return std::visit(take_form, filter_);
          },
          [this](const SeenScan& seen) { return take(seen); }),
      counter_(survey_, reader, FormCounter::Grain::home) {
    if (query.from == VoteOrigin::d_hasil) filter_.emplace<Filter<DHasil>>(query);
    if (query.from == VoteOrigin::publication) filter_.emplace<Filter<Publication>>(query);
}

Result<void> VoteGatherer::read() {
    if (auto read = survey_.read(reader_); !read) return read;
    return std::visit([this](const auto& filter) { return filter.check(survey_.pemilu()); },
                      filter_);
}

Result<void> VoteGatherer::take(const SeenForm& form) { return counter_.take(form); }

Result<void> VoteGatherer::take(const SeenScan& seen) {
    auto* forms = std::get_if<FormFilter>(&filter_);
    const bool taken =
        forms != nullptr && forms->takes(seen.form.source_kind, seen.form.source_name);
    return taken ? counter_.take(seen) : Result<void>();
}

Result<void> VoteGatherer::take(const Seen<DHasil>& form) {
    if (form.step.kind == record::StepKind::stray) return {};
    if (form.form.unit.kind < UnitKind::kabkota) return {};  // many, and no area
    current_.insert_or_assign({form.form.unit, form.form.dapil},
                              Current{form.version.index, form.form});
    return {};
}

Result<void> VoteGatherer::take(const Seen<Publication>& form) {
    if (form.step.kind == record::StepKind::stray) return {};
    if (form.form.unit.kind < UnitKind::kabkota) return {};
    current_.insert_or_assign({form.form.unit, std::nullopt},
                              Current{form.version.index, form.form});
    return {};
}

std::optional<election::Source> VoteGatherer::source() const {
    return std::visit([](const auto& filter) { return filter.source(); }, filter_);
}

Result<GatheredVotes> VoteGatherer::gather() const {
    GatheredVotes votes;
    if (query_.from == VoteOrigin::forms) {
        if (auto gathered = gather_forms(votes); !gathered) return pass_on(gathered.error());
    } else {
        gather_published(votes);
    }
    return votes;
}

const election::ContestRules& VoteGatherer::rules() const {
    const auto& contests = survey_.pemilu().contests;
    return *std::find_if(contests.begin(), contests.end(),
                         [this](const auto& rules) { return rules.contest == query_.contest; });
}

UnitKind VoteGatherer::row_kind() const {
    const auto& of = rules();
    const bool nation_of_pairs =
        of.option_kind == OptionKind::pair && of.area == UnitKind::nasional;
    return nation_of_pairs ? UnitKind::provinsi : of.area;
}

std::vector<Unit> VoteGatherer::ballot_units() const {
    std::set<Unit> units;
    for (const auto& [id, logged] : survey_.ballots()) {
        if (logged.ballot.contest == query_.contest) units.insert(logged.ballot.unit);
    }
    return {units.begin(), units.end()};
}

KnownOptions VoteGatherer::known_options() const {
    KnownOptions known;
    for (const auto& [id, logged] : survey_.ballots()) {
        if (logged.ballot.contest != query_.contest) continue;
        for (const auto& option : logged.ballot.options) known[option.key] = option.name;
    }
    return known;
}

Result<void> VoteGatherer::gather_forms(GatheredVotes& votes) const {
    std::map<Unit, std::map<std::string, FormSum>> sums;  // by row and ballot
    for (const auto& tally : counter_.tallies()) {
        if (tally.ballot.empty() || tally.tps.empty()) continue;
        const auto row = row_of(tally.home, survey_.ballots().at(tally.ballot).ballot);
        if (!row) {
            votes.unplaced += tally.tps.size();
            continue;
        }
        auto& sum = sums[*row][tally.ballot];
        if (!add(sum, tally)) {
            return refuse(ErrorCode::too_large, election::display_code(*row),
                          "a total is more than 2^53-1");
        }
        sum.unlisted += count_listed(tally, survey_.places()).unlisted_in;
    }
    for (auto& [unit, ballots] : sums) {
        std::erase_if(ballots, [](const auto& item) { return item.second.tps_in == 0; });
        if (ballots.size() > 1) {
            votes.mixed.push_back({unit, survey_.places().name_of(unit), SeatGap::several_ballots});
        }
        if (ballots.size() != 1) continue;
        const auto& [id, sum] = *ballots.begin();
        auto row = votes_on(survey_.ballots().at(id).ballot, counts_of(sum));
        row.tps_in = sum.tps_in;
        row.unlisted = sum.unlisted;
        describe(row, unit);
        votes.rows.push_back(std::move(row));
    }
    return {};
}

/// Of a dapil the form of the contest's last level, or else the dapil's own: one
/// below that may lack what joins above it, as votes from abroad do.
void VoteGatherer::gather_published(GatheredVotes& votes) const {
    const auto last_level = rules().levels.back();
    std::map<Unit, const Current*> rows;
    for (const auto& [key, current] : current_) {
        const auto& [unit, dapil] = key;
        const bool on_top = unit.kind == last_level;
        if (dapil && on_top && row_kind() == UnitKind::dapil) rows[*dapil] = &current;
        if (!dapil && row_of(unit)) rows.try_emplace(unit, &current);
        if (!dapil && unit.kind == UnitKind::nasional &&
            std::holds_alternative<Publication>(current.body)) {
            votes.nation = votes_of(current);
            votes.valid =
                std::get<Publication>(current.body).sections[election::Field::suara_sah].count();
        }
    }
    for (const auto& [unit, current] : rows) {
        auto row = votes_of(*current);
        if (!row || !has_votes(*row)) continue;
        describe(*row, unit);
        const auto* form = std::get_if<DHasil>(&current->body);
        if (form != nullptr && form->unit.kind != last_level) votes.at_last_level = false;
        votes.rows.push_back(std::move(*row));
    }
}

std::optional<AreaVotes> VoteGatherer::votes_of(const Current& current) const {
    std::optional<AreaVotes> area;
    if (const auto* form = std::get_if<DHasil>(&current.body)) {
        const auto* ballot = survey_.ballot(form->ballot, current.index);
        if (ballot != nullptr) area = votes_on_form(*form, *ballot);
    } else {
        const auto& table = std::get<Publication>(current.body);
        const auto* ballot = ballot_for(table.unit, current.index);
        area = ballot != nullptr ? votes_in(table, *ballot)
                                 : votes_in(table, known_options(), rules().option_kind);
        area->tps_in = table.tps_in;
        area->tps_total = table.tps_total;
    }
    if (area) area->entry = current.index;
    return area;
}

/// Where forms of a home on a ballot count.
std::optional<Unit> VoteGatherer::row_of(const Unit& home, const Ballot& ballot) const {
    if (row_kind() == UnitKind::dapil) {
        return ballot.unit.kind == UnitKind::dapil ? std::optional(ballot.unit) : std::nullopt;
    }
    auto row = survey_.places().ancestor_of(home, row_kind());
    if (!row && row_kind() == UnitKind::provinsi)
        row = survey_.places().ancestor_of(home, UnitKind::ppln);
    return row;
}

/// Is a unit that somebody published totals of a row?
std::optional<Unit> VoteGatherer::row_of(const Unit& unit) const {
    const bool abroad = unit.kind == UnitKind::ppln && rules().area == UnitKind::nasional;
    return unit.kind == row_kind() || abroad ? std::optional(unit) : std::nullopt;
}

/// The last ballot that stands before entry `index`, of the unit or of what is
/// above it: what comes after cannot change how it is read.
const Ballot* VoteGatherer::ballot_for(const Unit& unit, std::uint64_t index) const {
    const LoggedBallot* found = nullptr;
    for (const auto& [id, logged] : survey_.ballots()) {
        const auto& ballot = logged.ballot;
        if (ballot.contest != query_.contest || logged.index >= index) continue;
        if (ballot.unit != unit && ballot.unit.kind != UnitKind::nasional) continue;
        if (found == nullptr || found->index < logged.index) found = &logged;
    }
    return found == nullptr ? nullptr : &found->ballot;
}

void VoteGatherer::describe(AreaVotes& row, const Unit& unit) const {
    const auto& places = survey_.places();
    row.unit = unit;
    row.name = places.name_of(unit);
    const auto id = places.find(unit);
    row.seats = id && places[*id].seats ? places[*id].seats : rules().seats;
    if (!row.tps_total) row.tps_total = places.listed_tps(unit);
}

}  // namespace saksi::audit
