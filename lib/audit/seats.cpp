// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/seats.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "later_walks.hpp"
#include "seat_rules.hpp"
#include "vote_gathering.hpp"

namespace saksi::audit {
namespace {

using election::Unit;
using election::UnitKind;

constexpr std::array<std::string_view, 3> origins = {"forms", "d_hasil", "publication"};

bool is_in(const Unit& unit, const std::optional<Unit>& region, const record::PlaceTree& places) {
    return !region || places.lies_in(unit, *region);
}

/// Every unit that ought to have a row: provinces, or the areas that are voted in.
std::vector<MissingArea> expected_rows(const VoteGatherer& gatherer) {
    const auto& places = gatherer.survey().places();
    const auto kind = gatherer.row_kind();
    std::set<Unit> units;
    for (const auto& unit : gatherer.ballot_units()) {
        if (unit.kind == kind) units.insert(unit);
    }
    if (gatherer.rules().area != kind) {
        for (record::PlaceTree::Id id = 0; id < places.size(); ++id) {
            const auto& unit = places[id].unit;
            const bool counts =
                unit.kind == kind && unit.scheme == gatherer.survey().pemilu().scheme;
            if (counts && !election::is_abroad(unit)) units.insert(unit);
        }
    }
    std::vector<MissingArea> rows;
    for (const auto& unit : units) rows.push_back({unit, places.name_of(unit), SeatGap::no_votes});
    return rows;
}

/// Everything expected that has no row; nothing is ever filled in for it.
void name_missing(const std::vector<MissingArea>& expected, const GatheredVotes& votes,
                  Seats& seats) {
    std::set<Unit> known;
    for (const auto& row : votes.rows) known.insert(row.unit);
    for (const auto& area : votes.mixed) {
        known.insert(area.unit);
        seats.missing.push_back(area);
    }
    for (const auto& area : expected) {
        if (!known.contains(area.unit)) seats.missing.push_back(area);
    }
    std::sort(seats.missing.begin(), seats.missing.end(),
              [](const MissingArea& a, const MissingArea& b) { return a.unit < b.unit; });
}

void keep(const std::optional<Unit>& region, const record::PlaceTree& places, Seats& seats) {
    std::erase_if(seats.areas,
                  [&](const AreaSeats& area) { return !is_in(area.votes.unit, region, places); });
    std::erase_if(seats.missing,
                  [&](const MissingArea& area) { return !is_in(area.unit, region, places); });
}

Seats heading(const SeatsQuery& query, const VoteGatherer& gatherer, const GatheredVotes& votes) {
    const auto& survey = gatherer.survey();
    Seats seats;
    seats.size = query.size;
    seats.election = survey.election();
    seats.pemilu = survey.pemilu();
    seats.rules = gatherer.rules();
    seats.round = query.round;
    seats.from = query.from;
    seats.source = gatherer.source();
    seats.of_office = seats.source && seats.source->kind == election::SourceKind::kantor &&
                      query.from != VoteOrigin::forms && votes.at_last_level;
    seats.unplaced = votes.unplaced;
    seats.unusable_votes = gatherer.unusable_votes();
    seats.strays = survey.strays();
    seats.opaque = survey.counts().opaque;
    seats.foreign = survey.counts().foreign;
    return seats;
}

Result<void> decide(const GatheredVotes& votes, std::size_t provinces, Seats& seats) {
    switch (seats.rules.option_kind) {
        case election::OptionKind::party:
            return allocate_parties(votes, seats);
        case election::OptionKind::person:
            choose_persons(votes, seats);
            return {};
        case election::OptionKind::pair:
        case election::OptionKind::kosong:
            break;
    }
    if (seats.rules.area == UnitKind::nasional) return choose_president(votes, provinces, seats);
    return choose_heads(votes, seats);
}

}  // namespace

std::string_view name_of(VoteOrigin origin) noexcept {
    const auto index = static_cast<std::size_t>(origin);
    return index < origins.size() ? origins[index] : std::string_view{};
}

std::optional<VoteOrigin> vote_origin_named(std::string_view name) noexcept {
    const auto found = std::find(origins.begin(), origins.end(), name);
    if (found == origins.end()) return std::nullopt;
    return static_cast<VoteOrigin>(found - origins.begin());
}

std::string_view name_of(SeatGap gap) noexcept {
    constexpr std::array<std::string_view, 5> names = {"no_votes", "some_votes", "no_seats",
                                                       "several_ballots", "no_rule"};
    const auto index = static_cast<std::size_t>(gap);
    return index < names.size() ? names[index] : std::string_view{};
}

Result<Seats> compute_seats(log::Reader& reader, const SeatsQuery& query) {
    return compute_seats(reader, query, nullptr);
}

Result<Seats> compute_seats(log::Reader& reader, const SeatsQuery& query,
                            const KnownBundles* known) {
    VoteGatherer gatherer(query, reader);
    if (known != nullptr) gatherer.read_only(known->needed_for(query.contest));
    if (auto read = gatherer.read(); !read) return pass_on(read.error());
    if (query.region && gatherer.rules().area == UnitKind::nasional) {
        return refuse(ErrorCode::usage, "region", "this contest is decided in the whole nation");
    }
    const auto votes = gatherer.gather();
    if (!votes) return pass_on(votes.error());
    if (votes->rows.empty() && votes->mixed.empty()) {
        return refuse(ErrorCode::not_found, "votes",
                      "the log has no votes of this contest from there",
                      std::string(name_of(query.from)));
    }
    auto seats = heading(query, gatherer, *votes);
    const auto expected = expected_rows(gatherer);
    if (auto decided = decide(*votes, expected.size(), seats); !decided)
        return pass_on(decided.error());
    name_missing(expected, *votes, seats);
    keep(query.region, gatherer.survey().places(), seats);
    count_by_party(seats);
    return seats;
}

}  // namespace saksi::audit
