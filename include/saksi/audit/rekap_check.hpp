// Is this form in this total? What a rekap proof file shows to someone who holds
// it, a policy, and no log: no I/O, no clock, no state.
//
// As with every proof the signatures come first: where they do not hold nothing
// else is looked at. Then: the root was logged, in the log whose beginning it
// speaks of; the form and its ballot are in that beginning; the leaf says what the
// form says; and every table from there up to the root has what lies below it.
//
//     const auto report = check_rekap(proof, policy);
//     if (report.holds()) …   // the form of report.tps is in report.root->values
//
// Beside them stand recapitulation forms of these units, as far as they were
// logged: whether their figures are the same is for who reads both.
//
// Not shown, and to be said wherever it is printed: that the form is the same as
// the paper; that no later version of it was logged since; that the tables have
// every TPS there is (the root's tps_total says of how many they speak).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/ballot.hpp"
#include "saksi/election/c_hasil.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/rekap_root.hpp"
#include "saksi/merkle/rekap_fold.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::audit {

enum class RekapFlaw : std::uint8_t {
    root_not_in_log,    ///< its inclusion proof does not hold
    not_a_root,         ///< an entry, and no rekap_root
    root_too_early,     ///< it speaks of more entries than stood before it
    other_log,          ///< of another log, or another size, than it says
    ballot_not_in_log,  ///< its inclusion proof does not hold
    not_a_ballot,       ///< an entry, and no ballot of the contest
    ballot_too_late,    ///< after the root's size
    form_not_in_log,    ///< its inclusion proof does not hold
    not_the_form,       ///< an entry, and not the one the leaf is of
    form_too_late,      ///< after the root's size
    recap_not_in_log,   ///< its inclusion proof does not hold
    not_a_recap,        ///< an entry, and no d_hasil of a table's unit on a ballot of the file
    recap_too_late,     ///< after the root's size
    form_missing,       ///< the leaf has a form, and the file does not; or the reverse
    not_the_tps,        ///< the leaf is not of the root's contest, round and source, or its
                        ///< TPS not of the first table
    leaf_differs,       ///< the leaf's values are not what the form says
    table_differs,      ///< see RekapFinding::verdict
};
[[nodiscard]] SAKSI_API std::string_view to_string(RekapFlaw flaw) noexcept;

struct RekapFinding {
    RekapFlaw flaw = RekapFlaw::root_not_in_log;
    /// Of a table: which, from 0, the lowest; their number for the root.
    std::size_t table = 0;
    merkle::RekapVerdict verdict = merkle::RekapVerdict::not_checked;

    bool operator==(const RekapFinding&) const = default;
};

/// A recapitulation form as it was logged, to lay beside the table of its unit.
struct RekapRecap {
    std::size_t table = 0;  ///< from 0, the lowest
    std::uint64_t index = 0;
    election::Source source;
    merkle::RekapPart figures;  ///< as if of one TPS
};

/// What was read of the file is a claim of it until the report holds.
struct RekapReport {
    std::string origin;
    merkle::TreeHead head;
    note::PolicyReport policy;
    std::optional<election::RekapRoot> root;
    election::Header header;  ///< of the root: election, source
    std::uint64_t root_index = 0;
    election::Unit tps;
    std::optional<election::CHasil> form;
    std::optional<std::uint64_t> form_index;
    std::vector<election::Ballot> ballots;
    std::vector<RekapRecap> recaps;
    std::vector<RekapFinding> findings;

    [[nodiscard]] SAKSI_API bool holds() const noexcept;
};

[[nodiscard]] SAKSI_API RekapReport check_rekap(const note::RekapProof& proof,
                                                const note::Policy& policy);

/// What stands at one place of a part's options, for people.
struct RekapColumn {
    std::string label;  ///< "paslon_1", "partai_5_logo"; a key where no ballot is known
    std::string name;   ///< of the option; empty where no ballot is known
};
/// Of one ballot, or of a table's columns.
[[nodiscard]] SAKSI_API std::vector<RekapColumn> rekap_columns(const election::Ballot& ballot);
[[nodiscard]] SAKSI_API std::vector<RekapColumn> rekap_columns(
    const std::vector<std::string>& columns, const std::vector<election::Ballot>& ballots);

}  // namespace saksi::audit
