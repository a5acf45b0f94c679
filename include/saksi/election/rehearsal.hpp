// A rehearsal: an election that never took place, with as many forms as asked
// for, made so that what it should add up to is known beforehand.
//
//     RehearsalOptions options{.seed = 7, .tps = 2'000, .contests = {Contest::ppwp}};
//     walk_rehearsal(options, {.form = [&](const Event& form, const Ballot&) { … }});
//
// Real are the provinces, the parties and what the pairs of 2024 received in
// each province (KPU Decision 360/2024). With all 820,161 TPS the PPWP forms add
// up to exactly that. With fewer, a province has its share of the TPS by largest
// remainder, and of its valid votes that share rounded down, divided among the
// pairs by largest remainder. Votes from abroad are not rehearsed.
//
// Invented is everything else: the units below a province, candidates, voters
// and the other contests' votes. No figure of a TPS says anything of a real one;
// the scheme ("kpu-gladi") and the election's id say so too.
//
// Every form is consistent in itself, and the forms of one TPS with each other.
// PPWP forms carry what Sirekap shows (sections I, IV and V), the others all of
// it. The same options give the same events on every machine; another choice of
// contests, or of TPS not yet in, changes no other form.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/event.hpp"

namespace saksi::election {

inline constexpr std::uint64_t rehearsal_tps_limit = 820'161;
inline constexpr std::string_view rehearsal_election = "gladi";
inline constexpr std::string_view rehearsal_scheme = "kpu-gladi";

struct RehearsalOptions {
    std::uint64_t seed = 1;
    std::uint64_t tps = 2'000;                        ///< 1 … rehearsal_tps_limit
    std::vector<Contest> contests = {Contest::ppwp};  ///< no governor or bupati
    std::uint64_t not_yet_permille = 0;               ///< forms that are missing, 0 … 1000
};

/// A unit of the tree, down to the desa, which has its TPS: 1 … regular, and
/// from 901 the `special` ones (lokasi khusus).
struct RehearsalUnit {
    Unit unit;
    std::string name;
    std::uint64_t regular = 0;
    std::uint64_t special = 0;
};

/// What is told on the way; an empty one is not.
struct RehearsalListener {
    std::function<void(const RehearsalUnit&)> unit;
    std::function<void(const Event&, const Ballot&)> form;  ///< a c_hasil and its ballot
    std::function<void(Contest, const Unit&)> not_yet;      ///< a TPS whose form is missing
};

/// Can this be rehearsed? An error's `where` is the option.
[[nodiscard]] SAKSI_API Result<void> check_rehearsal(const RehearsalOptions& options);

/// What a rehearsal's log starts with: the election, its constituencies, and
/// every ballot of the contests asked for.
[[nodiscard]] SAKSI_API Result<void> open_rehearsal(const RehearsalOptions& options,
                                                    const std::function<void(const Event&)>& tell);

/// All units and forms in the order of codes: a unit before what lies in it, a
/// TPS's forms in the order of contests. Keeps one province in memory at most.
[[nodiscard]] SAKSI_API Result<void> walk_rehearsal(const RehearsalOptions& options,
                                                    const RehearsalListener& listener);

}  // namespace saksi::election
