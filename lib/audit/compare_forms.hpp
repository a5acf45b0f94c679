// A form beside another, figure by figure.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "saksi/audit/compare.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/c_hasil.hpp"

namespace saksi::audit {

/// A form and the ballot its votes are in the order of; a null pointer where the
/// log has none, and then votes are not compared.
struct FormOnBallot {
    const election::CHasil& form;
    const election::Ballot* ballot = nullptr;
};

struct FigureComparison {
    std::uint64_t compared = 0;  ///< counts that both have
    std::vector<FigureDifference> different;
};

[[nodiscard]] FigureComparison compare_figures(const FormOnBallot& log, const FormOnBallot& copy);

[[nodiscard]] OptionSum option_sum(const election::CHasil& form);

/// Counts the pair, and keeps it if it differs.
void compare_figure(const OptionColumn& column, bool option, const election::Figure& log,
                    const election::Figure& copy, FigureComparison& into);

/// usage: two logs of two elections are not compared.
[[nodiscard]] Result<void> same_election(const std::string& one, const std::string& other);

/// The column of a field.
[[nodiscard]] OptionColumn field_column(const election::FieldInfo& field);

}  // namespace saksi::audit
