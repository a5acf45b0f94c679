// Pemilu: the `election` event. Everything that differs from one election to
// the next is data here: who is elected where, and by which rule. The code that
// counts reads it and has no year in it.
//
// Format: docs/format.md 1.2.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/contest.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/finance.hpp"
#include "saksi/election/fraction.hpp"
#include "saksi/election/nomination.hpp"
#include "saksi/election/place.hpp"
#include "saksi/election/violation_report.hpp"

namespace saksi::election {

enum class OptionKind : std::uint8_t { pair, party, person, kosong };
[[nodiscard]] SAKSI_API std::string_view name_of(OptionKind kind) noexcept;

struct ContestRules {
    Contest contest = Contest::ppwp;
    UnitKind area = UnitKind::nasional;  ///< nasional, provinsi, kabkota or dapil: what decides
    std::vector<UnitKind> levels;        ///< where results are added up, from tps upwards
    OptionKind option_kind = OptionKind::pair;
    std::optional<Count> seats = {};  ///< of every area alike; a dapil says its own (Region::seats)
    std::optional<Fraction> majority = {};  ///< of the votes, to be exceeded by a head of region;
                                            ///< none: the most votes are enough

    bool operator==(const ContestRules&) const = default;
};

/// Votes a party needs in the whole contest to take part in the allocation.
struct Threshold {
    Contest contest = Contest::pdpr;
    Fraction share;

    bool operator==(const Threshold&) const = default;
};

/// The divisors of a highest-averages method: first, first + step, … without
/// end. Sainte-Laguë is 1 and 2, D'Hondt 1 and 1.
struct Divisors {
    Count first = 1;
    Count step = 2;

    bool operator==(const Divisors&) const = default;
};

/// Elected in the first round: more than `majority` of the votes, and at least
/// `province_share` of a province's in more than `provinces` of the provinces.
struct PresidentRule {
    Fraction majority;
    Fraction province_share;
    Fraction provinces;

    bool operator==(const PresidentRule&) const = default;
};

struct Rules {
    std::optional<Count> tps_voter_cap;
    std::optional<Fraction> ballot_reserve;
    std::optional<Threshold> threshold;
    std::optional<Divisors> divisors;
    std::optional<PresidentRule> president;
    std::optional<Fraction> lone_candidate;  ///< of the valid votes, to be exceeded
    std::optional<bool> second_round;
    std::vector<WomenQuota> quotas;      ///< by contest; empty: not said, as those below
    std::vector<SupportRule> support;    ///< by contest
    std::vector<FinanceRule> finance;    ///< by contest
    std::vector<ReportLimit> reporting;  ///< by duty

    bool operator==(const Rules&) const = default;
};

struct Pemilu {
    static constexpr std::string_view type = "election";

    std::string name;
    std::string voting_date;  ///< YYYY-MM-DD
    std::string scheme;       ///< the default scheme of its units
    std::vector<ContestRules> contests;
    Rules rules;

    bool operator==(const Pemilu&) const = default;
};

}  // namespace saksi::election
