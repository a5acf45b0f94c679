// Finding: something in the record that does not fit, with what shows it. A
// finding says where two numbers, times or documents disagree. It does not say
// why, and it is evidence of nothing but the disagreement; a hint not even that.
//
// Detectors are numbered as election observers of 2024 came to use them; the
// rules stand in docs/detectors.md. R numbers are about the record itself.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/place.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::audit {

enum class Detector : std::uint8_t {
    D01,   ///< options do not add up to suara_sah
    D02,   ///< sah + tidak sah is not the total
    D03,   ///< voters are not as many as votes
    D04,   ///< voters by list do not add up
    D05,   ///< men and women do not add up
    D06,   ///< more voters of the list than the list has
    D07,   ///< a list over the election's cap
    D07b,  ///< votes over the cap
    D08,   ///< an option has more than all votes, or than all voters
    D09,   ///< one digit too many or too few would explain D01 to D03
    D10,   ///< ballots do not add up, or more were used than came
    D10b,  ///< ballots received are not the list and its reserve
    D11,   ///< a party's total is not its logo and its candidates
    D12,   ///< one TPS, other voters from contest to contest
    D13,   ///< a recapitulation is not the sum of what lies below it
    D14,   ///< a TPS without a row, or a row without a TPS
    D15,   ///< the same sum, otherwise divided, from one level to the next
    D16a,  ///< more votes than voters of all lists
    D16b,  ///< everybody on the list voted
    D16c,  ///< all votes for one option
    D16d,  ///< no invalid vote in a large unit
    D17,   ///< a number became another, without a word
    D17b,  ///< numbers are no longer shown
    D17c,  ///< images are no longer shown
    D17d,  ///< a published total fell
    D18,   ///< a recapitulation before its forms, or after its deadline
    D19,   ///< a revision after the plenary, or a new time for old figures
    D20,   ///< two sources show different numbers
    D21,   ///< one image for two TPS, or an image named after another TPS
    D22,   ///< a correction without its instrument, or an order without a result
    D23,   ///< what is open is more than a margin
    D25,   ///< a candidacy that does not follow its rules
    D25b,  ///< a candidate who left after the ballots were made
    D26,   ///< personal data in the log
    D27,   ///< a form whose voters are all zero, and votes are not
    R01,   ///< an entry that replaces what is not current
    R02,   ///< a submission that does not hold
    R03,   ///< entries of a submitter with a key, under no submission
    R04,   ///< a logged root of a rekap tree that is not what the entries give
};
inline constexpr std::size_t detector_count = 39;

/// What a finding is worth, at most.
enum class Severity : std::uint8_t {
    hint,   ///< no evidence: something to look at
    low,    ///< a number is wrong that decides nothing
    mid,    ///< a form or total contradicts itself or another
    grave,  ///< the record was changed, or is not what it must be
};
[[nodiscard]] SAKSI_API std::string_view name_of(Severity severity) noexcept;
[[nodiscard]] SAKSI_API std::optional<Severity> severity_named(std::string_view name) noexcept;

[[nodiscard]] SAKSI_API std::string_view name_of(Detector detector) noexcept;
[[nodiscard]] SAKSI_API std::optional<Detector> detector_named(std::string_view name) noexcept;
[[nodiscard]] SAKSI_API Severity severity_of(Detector detector) noexcept;

/// Two values that do not fit. What left and right mean is the detector's:
/// computed and written, before and after, one source and the other.
struct Fact {
    std::string
        what;  ///< a field, an option, a rule: "pengguna_dpt_j", "paslon_1", "votes = suara_sah"
    std::string left;
    std::string right;

    bool operator==(const Fact&) const = default;
};

struct Finding {
    Detector detector = Detector::D01;
    std::optional<election::Contest> contest;
    std::optional<election::Unit> unit;
    std::string place;  ///< the unit's display name; empty if it has none
    std::optional<election::Source> source;
    std::optional<election::Source> other_source;  ///< of the right side, where it is another
    std::vector<record::Version> entries;          ///< what shows it, in index order
    std::vector<Fact> facts;                       ///< at least one
    /// By how many votes the totals could be other, as far as this finding tells.
    election::Count effect = 0;
    /// The finding of the same form that explains this one, if one does.
    std::optional<Detector> under;

    bool operator==(const Finding&) const = default;
};

/// How often a detector found something, and how often it could not look.
struct DetectorCount {
    std::uint64_t findings = 0;
    std::uint64_t not_applicable = 0;  ///< a number it needs is null or was not captured

    bool operator==(const DetectorCount&) const = default;
};

}  // namespace saksi::audit
