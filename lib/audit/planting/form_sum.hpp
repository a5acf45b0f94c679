// What forms add up to, as a D.Hasil has it, and whether one sum departs from
// another: the rule of D13 and D15, written out.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "saksi/audit/finding.hpp"
#include "saksi/election/identities.hpp"
#include "vote_sheet.hpp"

namespace saksi::audit::planting {

struct FormSum {
    explicit FormSum(const election::FormNumbers& form);
    void add(const FormSum& other);

    /// The figures that every form has.
    [[nodiscard]] election::Sections sections() const;
    /// Nothing where a form lacks it.
    [[nodiscard]] std::optional<election::Count> field(election::Field field) const;
    void set(election::Field field, election::Count count);

    std::array<election::Count, election::field_count> fields{};
    std::array<std::uint64_t, election::field_count> forms_with{};
    std::uint64_t forms = 1;
    VoteSheet votes;
};

struct Departure {
    Detector detector = Detector::D13;  ///< or D15: votes only changed hands
    election::Count effect = 0;

    bool operator==(const Departure&) const = default;
};

/// How `written` departs from what is `below` it, both of them complete.
[[nodiscard]] std::optional<Departure> departure_of(const FormSum& written, const FormSum& below);

}  // namespace saksi::audit::planting
