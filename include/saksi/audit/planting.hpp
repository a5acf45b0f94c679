// Planting faults in a rehearsal: an election that is right but for what was put
// into it, and a list of what a check of its log must find. The list is made by
// the rules of docs/detectors.md while a fault is planted, never by running them.
//
// Each fault has a TPS and a desa of its own, or a unit above, or a chain of
// events of its own, so that none hides another. What follows from it is listed
// with it: a form that was changed departs from the recapitulation of its desa,
// which is what an honest count gives.
//
//     const auto orders = parse_faults("all,D01:5");
//     plant_faults(options, *orders, {.form = …, .finding = …});
//
// Beside forms the log then has what detectors hold them against: D.Hasil and
// plenaries at every level, published totals, corrections with their rulings,
// the calendar, candidacies, finance and violation reports.
//
// The same options and orders give the same events on every machine.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "saksi/audit/finding.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/rehearsal.hpp"

namespace saksi::audit {

/// So many faults of one detector. Where it looks at several things, they are
/// planted in turn.
struct FaultOrder {
    Detector detector = Detector::D01;
    std::uint64_t count = 1;

    bool operator==(const FaultOrder&) const = default;
};

/// "all", "all:3", "D01:5,D03,D22:2"; `all` is each kind of fault there is, once.
/// A later number for a detector takes the place of an earlier one. Errors
/// (usage) name what cannot be planted: D26, which no log of saksi takes.
[[nodiscard]] SAKSI_API Result<std::vector<FaultOrder>> parse_faults(std::string_view text);

/// A finding that a check must have.
struct PlantedFinding {
    std::uint64_t fault = 0;           ///< number of the fault it follows from, from 1
    Detector planted = Detector::D01;  ///< what was ordered
    std::string_view recipe;           ///< which of the ways to plant it: "order-without-result"
    Detector detector = Detector::D01;
    std::optional<election::Contest> contest;
    std::optional<election::Unit> unit;
    std::optional<election::Source> source;
    std::optional<election::Source> other_source;
    election::Count effect = 0;
    std::optional<Detector> under;  ///< as Finding::under
    std::optional<Hash>
        entry;           ///< leaf hash of an entry that shows it; of some rules there is none
    std::string change;  ///< what was planted: "suara_sah 193 -> 198"
};

/// "fault,planted,recipe,detector,…": a table of planted findings.
[[nodiscard]] SAKSI_API std::string planted_csv_header();
[[nodiscard]] SAKSI_API std::string planted_csv_row(const PlantedFinding& finding);

/// What is told on the way; an empty one is not.
struct PlantingListener {
    std::function<void(const election::RehearsalUnit&)> unit;
    /// A form as it was before anything was planted, and its ballot.
    std::function<void(const election::Event&, const election::Ballot&)> honest;
    std::function<void(election::Contest, const election::Unit&)> not_yet;
    std::function<void(const election::Event&)> form;   ///< as it is logged first
    std::function<void(const election::Event&)> after;  ///< what is logged after all forms
    std::function<void(const PlantedFinding&)> finding;
};

/// Why a fault was not planted.
enum class NotPlanted : std::uint8_t {
    no_place,    ///< no unit of its own is left in which it can stand
    no_contest,  ///< it needs a contest that is not rehearsed
    incomplete,  ///< it shows only where all forms are in
};

struct Planted {
    std::uint64_t faults = 0;
    std::uint64_t findings = 0;
    std::vector<std::pair<Detector, NotPlanted>> left_out;  ///< one for each fault
};

/// Can faults be planted in this? It must have ppwp. An error's `where` is the option.
[[nodiscard]] SAKSI_API Result<void> check_planting(const election::RehearsalOptions& options);

/// Walks the rehearsal twice: for its units, and for its forms. Keeps one desa's
/// forms in memory, the sums of the units that are open, and 24 bytes a desa.
[[nodiscard]] SAKSI_API Result<Planted> plant_faults(const election::RehearsalOptions& options,
                                                     std::span<const FaultOrder> orders,
                                                     const PlantingListener& listener);

}  // namespace saksi::audit
