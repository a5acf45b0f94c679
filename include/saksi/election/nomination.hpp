// What an election asks of those who want to stand, as data of its `election`
// event: women on a party's list, supporters of a person without a party. And
// the exact arithmetic on them.
//
//     women's quota   at least `share` of the list, rounded up (30 % of 4 is 2),
//                     and at least `least` in every `window` names: 1 in every 3
//     support         so many voters, by the size of the voter list, in so large
//                     a share of the areas below
//
// Who falls short is reported, never refused. docs/candidacy.md cites the rules.
//
// Format: docs/format.md 1.2.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "saksi/election/answer.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/fraction.hpp"

namespace saksi::election {

enum class Sex : std::uint8_t { l, p };  ///< laki-laki, perempuan
[[nodiscard]] SAKSI_API std::string_view name_of(Sex sex) noexcept;

struct WomenQuota {
    Contest contest = Contest::pdpr;
    Fraction share;    ///< of the names on a list
    Count window = 3;  ///< names 1 … window, then the next window; from 1
    Count least = 1;   ///< women in each of them, at most `window`

    bool operator==(const WomenQuota&) const = default;
};

/// Names whose sex was not captured may leave an answer open.
struct QuotaResult {
    Count names = 0;
    Count women = 0;
    Count unknown = 0;  ///< names without a sex
    Count needed = 0;   ///< women, by the share
    Answer share = Answer::not_applicable;
    Answer windows = Answer::not_applicable;  ///< a last, shorter window is not asked
    std::vector<Count> short_windows;         ///< which windows fail, from 1

    bool operator==(const QuotaResult&) const = default;
};

/// A list in its order.
[[nodiscard]] SAKSI_API QuotaResult check_quota(const WomenQuota& quota,
                                                std::span<const std::optional<Sex>> list);

/// Voter lists of at most `up_to` ask for `minimum` supporters, or for `share`
/// of the list rounded up: one of the two.
struct SupportBand {
    std::optional<Count> up_to;  ///< none: however many
    std::optional<Count> minimum;
    std::optional<Fraction> share;

    bool operator==(const SupportBand&) const = default;
};

struct SupportRule {
    Contest contest = Contest::pdpd;
    std::vector<SupportBand> bands;  ///< by up_to, the last without
    Fraction spread;                 ///< of the areas below that have supporters
    bool more_than = false;          ///< the spread must be exceeded; otherwise reached

    bool operator==(const SupportRule&) const = default;
};

/// How many supporters a voter list of this size asks for.
[[nodiscard]] SAKSI_API std::optional<Count> support_needed(const SupportRule& rule, Count dpt);
/// Are supporters in `with` of `areas` areas enough?
[[nodiscard]] SAKSI_API Answer spread_is_enough(const SupportRule& rule, Count with, Count areas);

}  // namespace saksi::election
