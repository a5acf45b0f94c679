// Recipes: the ways in which a fault is planted, as a table. A recipe for a form
// is a function on a bed (bed.hpp); what needs a unit or events of its own is done
// where these are made.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "saksi/audit/finding.hpp"

namespace saksi::audit::planting {

class Bed;

/// What a fault is planted in.
enum class Ground : std::uint8_t {
    form,             ///< a TPS of a desa that has no other fault
    kecamatan_forms,  ///< all forms of a kecamatan: none has an invalid vote
    early_plenary,    ///< the plenary of a kecamatan of its own: signed before its forms
    late_plenary,     ///< … signed after the last day
    raised_row,       ///< a recapitulation: votes that no form has
    shifted_row,      ///< … votes that went from one option to another
    published_total,  ///< of a province: it fell
    national_row,     ///< the nation's: more votes than the majority's margin
    step,             ///< a candidacy: a stage before its turn
    step_after_tms,   ///< … a stage that only a ruling leads to
    left_candidate,   ///< … of a pair on the ballot
    report_step,      ///< a violation report: a stage before its turn
    report_late,      ///< … dealt with after the last day
    finance_balance,  ///< a finance report: what came in is not what is left
    finance_cap,      ///< … a gift over the cap
    others_entries,   ///< a submission: over entries of others too
    other_root,       ///< … of other entries than stand before it
    no_key,           ///< … by who has no key
    wrong_signature,  ///< … whose signature is not the key's
    unsigned_entry,   ///< an entry by who has a key, under no submission
};

/// In which contests a recipe for a form works.
enum class Suits : std::uint8_t {
    votes,    ///< where votes may be changed: ppwp and party ballots. Four seats of a province
              ///< can hang on one vote, and that would be a finding of its own (D23).
    pairs,    ///< ppwp
    parties,  ///< party ballots
    any,      ///< no vote is touched
};

struct Recipe {
    Detector detector = Detector::D01;
    std::string_view name;
    Ground ground = Ground::form;
    Suits suits = Suits::votes;
    bool (*plant)(Bed&) = nullptr;  ///< of Ground::form. False: this form does not allow it
};

/// By detector.
[[nodiscard]] std::span<const Recipe> recipes();

}  // namespace saksi::audit::planting
