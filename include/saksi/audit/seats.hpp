// Seats: who is elected according to what is logged, by the rules that the
// `election` event carries. Numbers come from one source and from one of three
// origins: counted forms, signed recapitulations, or totals somebody published.
//
//     party contests     threshold over the whole contest, highest averages in
//                        every area, candidates by personal votes
//     persons            the first so many of every area
//     pairs              the president's rule over provinces, or the head of
//                        every area
//
// Nothing is filled in: an area without votes, seats or rules is named in
// `missing`, and computed is only what is there. A tie stays one.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/one_office.hpp"
#include "saksi/election/seats.hpp"
#include "saksi/election/share.hpp"
#include "saksi/election/top.hpp"

namespace saksi::audit {

enum class VoteOrigin : std::uint8_t { forms, d_hasil, publication };
[[nodiscard]] SAKSI_API std::string_view name_of(VoteOrigin origin) noexcept;
[[nodiscard]] SAKSI_API std::optional<VoteOrigin> vote_origin_named(std::string_view name) noexcept;

struct SeatsQuery : FormSelection {
    VoteOrigin from = VoteOrigin::forms;
    std::optional<election::Unit> region;  ///< only areas in it; the threshold is of all
};

struct VotedCandidate {
    std::string key;
    std::string name;
    std::optional<election::Count> votes;  ///< none: not logged
};

struct VotedOption {
    election::OptionKind kind = election::OptionKind::pair;
    std::string key;
    std::string name;
    std::optional<election::Count> votes;    ///< none: not logged
    std::vector<VotedCandidate> candidates;  ///< of a party, as on the ballot
};

/// The votes of one area, or of one province in a contest of the whole nation.
struct AreaVotes {
    election::Unit unit;
    std::string name;
    std::optional<election::Count> seats;
    std::string ballot;  ///< id; empty: none was logged
    std::vector<VotedOption> options;
    std::optional<std::uint64_t> tps_in;     ///< summed up, or as published
    std::optional<std::uint64_t> tps_total;  ///< by the lists of TPS, or as published
    std::optional<std::uint64_t> entry;      ///< of the form or publication; none: many forms
    std::uint64_t unlisted = 0;              ///< of tps_in: TPS that no list names
};

/// One area of a contest; of the outcomes exactly one is set. Positions are
/// those of votes.options.
struct AreaSeats {
    AreaVotes votes;
    std::optional<election::Allocation> parties;
    /// With `parties`, one for each option: who on its list has the seats that
    /// are beyond doubt. None: no seat, or votes of its candidates are not logged.
    std::vector<std::optional<election::Top>> lists;
    bool lists_known = false;  ///< the ballot names candidates, so lists have an end
    std::optional<election::Top> persons;
    std::optional<election::Decision> head;
};

/// Why an area was not computed.
enum class SeatGap : std::uint8_t {
    no_votes,         ///< none are logged
    some_votes,       ///< not of every option that takes part
    no_seats,         ///< nobody says how many seats there are
    several_ballots,  ///< forms of two ballots, which are never added up
    no_rule,          ///< the election does not say how
};
[[nodiscard]] SAKSI_API std::string_view name_of(SeatGap gap) noexcept;

struct MissingArea {
    election::Unit unit;
    std::string name;
    SeatGap gap = SeatGap::no_votes;
};

/// A party in the whole contest.
struct PartyOutcome {
    std::string key;
    std::string name;
    std::optional<election::Count> votes;  ///< of all areas, or as published for the nation
    bool takes_part = true;                ///< reaches the threshold, if there is one
    election::Count seats = 0;             ///< beyond doubt, in the areas computed
    std::uint64_t ties = 0;                ///< areas where it is level at the last seat
};

struct ThresholdOutcome {
    election::Fraction share;
    election::Count all = 0;  ///< votes of all parties
    std::optional<election::Count> needed;
    bool published = false;   ///< a total of the nation; otherwise the sum over areas
    std::uint64_t areas = 0;  ///< in that sum

    bool operator==(const ThresholdOutcome&) const = default;
};

struct PresidentOutcome {
    std::vector<VotedOption> pairs;  ///< with the votes of all rows
    std::vector<AreaVotes> provinces;
    std::vector<AreaVotes> abroad;
    bool by_plurality = false;  ///< a second round: the most votes
    election::PresidentDecision rule;
};

struct Seats {
    std::uint64_t size = 0;  ///< entries that were read
    std::string election;
    election::Pemilu pemilu;
    election::ContestRules rules;
    std::uint8_t round = 1;
    VoteOrigin from = VoteOrigin::forms;
    std::optional<election::Source> source;
    /// From the office's own recapitulation or decision; otherwise a simulation.
    bool of_office = false;

    std::optional<ThresholdOutcome> threshold;
    std::vector<PartyOutcome> parties;  ///< in the order of the ballots
    std::vector<AreaSeats> areas;       ///< by code
    std::optional<PresidentOutcome> president;
    std::vector<MissingArea> missing;  ///< by code

    std::uint64_t unplaced = 0;        ///< forms that lie in no area
    std::uint64_t unusable_votes = 0;  ///< forms whose votes fit no ballot: not counted
    std::uint64_t strays = 0;          ///< versions that are current nowhere
    std::uint64_t opaque = 0;
    std::uint64_t foreign = 0;
};

/// Errors as of total_forms(); too_large also where a number of seats or a
/// divisor is beyond what is computed.
[[nodiscard]] SAKSI_API Result<Seats> compute_seats(log::Reader& reader, const SeatsQuery& query);

}  // namespace saksi::audit
