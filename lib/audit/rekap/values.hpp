// Between what an election says and what a rekap tree is made of.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "../form_counter.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/rekap_root.hpp"
#include "saksi/merkle/rekap_fold.hpp"

namespace saksi::audit {

[[nodiscard]] merkle::RekapPlace place_of(const election::Unit& unit);

/// Is this the table of the unit, or of a dapil's part of it: what a
/// recapitulation of these is of?
[[nodiscard]] bool is_table_of(const merkle::RekapNode& node, const election::Unit& unit,
                               const std::optional<election::Unit>& dapil);

/// The options of a ballot as they stand in a part.
[[nodiscard]] merkle::RekapBallot rekap_ballot(const election::Ballot& ballot);

/// The figures of a form or a recapitulation, as if of one TPS.
[[nodiscard]] merkle::RekapPart part_of(const election::Sections& sections,
                                        const CountedVotes& votes);

/// What a form counts as. `listed`: is its TPS in a list?
[[nodiscard]] merkle::RekapValues values_of(const election::CHasil& form, const CountedVotes& votes,
                                            bool listed);

/// The chain key of a TPS's form, of which there may be none.
[[nodiscard]] std::string key_of_form(const std::string& election, const FormSelection& selection,
                                      const election::Source& source, const election::Unit& tps);

/// As an event says them, and back.
[[nodiscard]] std::vector<election::RekapPart> parts_of(const merkle::RekapValues& values);
[[nodiscard]] merkle::RekapValues values_of(const election::RekapRoot& root);
[[nodiscard]] merkle::RekapClaim claim_of(const election::RekapRoot& root);

}  // namespace saksi::audit
