// Ballot: the options voters had before them, in their order. Logged once and
// never changed: when candidates change, that is another ballot with another id.
// Votes are rows in this order, and totals never mix two ballots.
//
// A key names who stands, whatever number was drawn; ids are what other systems
// call the same option.
//
// Format: docs/format.md 1.3.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/contest.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/pemilu.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

/// System ("sirekap", "silon") to its id there.
using ForeignIds = std::map<std::string, std::string, std::less<>>;

/// A name on a party's list.
struct Candidate {
    std::uint16_t number = 1;  ///< 1..999
    std::string key;
    std::string name;
    ForeignIds ids;

    bool operator==(const Candidate&) const = default;
};

struct Option {
    OptionKind kind = OptionKind::pair;
    std::optional<std::uint16_t> number;  ///< 1..999 on the ballot; none for kolom kosong
    std::string key;
    std::string name;
    ForeignIds ids;
    std::vector<Candidate> candidates;  ///< of a party, perhaps none; of nothing else

    bool operator==(const Option&) const = default;
};

struct Ballot {
    static constexpr std::string_view type = "ballot";

    std::string id;  ///< "ppwp/1", "pdpr/1101/1"
    Contest contest = Contest::ppwp;
    Unit unit;                    ///< where it is voted on
    std::vector<Option> options;  ///< at least one; all parties, or none

    /// Are votes on it PartyVotes?
    [[nodiscard]] bool is_party_ballot() const noexcept {
        return !options.empty() && options.front().kind == OptionKind::party;
    }
    bool operator==(const Ballot&) const = default;
};

/// What votes on a ballot must look like: all of it that fits() asks for.
struct BallotShape {
    bool party = false;
    std::vector<std::uint16_t> candidates;  ///< one item an option: names on the party's list
};
[[nodiscard]] SAKSI_API BallotShape shape_of(const Ballot& ballot);
/// Is there one figure for each option or, on a party ballot, for each party
/// and candidate, in every row that was captured and is not null?
[[nodiscard]] SAKSI_API bool fits(const Votes& votes, const BallotShape& ballot);

}  // namespace saksi::election
