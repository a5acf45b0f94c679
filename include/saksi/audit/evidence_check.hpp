// What an evidence bundle shows to someone who holds it, a policy, and no log: no
// I/O, no clock, no state. Each claim has its own answer, and each thing that is
// wrong its own name.
//
//     const auto report = check_evidence(evidence, {policy, hash_of_its_file});
//     for (const auto& claim : report.claims) …
//
// Signatures first: where the checkpoint does not satisfy the policy no claim is
// looked at, and every one of them is "could not check".
//
// *Versions.* Each names the one before it by its leaf hash, so none of them can be
// left out between two others, changed or swapped. Whether another entry of the
// log opened the chain, took a place in it first, or came later, the versions
// alone cannot tell. The rekap proof can: the form that its tree has is the one
// that counted at the tree's size.
//
// Not shown, and to be said wherever it is printed: that a form is the same as
// the paper; without a rekap proof, that the last version is the current one;
// with it, that nothing came after its size.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/audit/evidence_entries.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/audit/rekap_check.hpp"
#include "saksi/election/event.hpp"
#include "saksi/note/evidence.hpp"

namespace saksi::audit {

enum class ClaimAnswer : std::uint8_t { could_not_check = 0, holds, does_not_hold };
[[nodiscard]] SAKSI_API std::string_view to_string(ClaimAnswer answer) noexcept;

enum class ClaimKind : std::uint8_t {
    entries,   ///< these are in the log
    versions,  ///< these are one form, each replacing the one before it
    strays,    ///< these are of that form too, and replace no current version
    current,   ///< this is the version that counts, by the rekap tree
    beside,    ///< what else the file holds, to name things by, is in the log
};
[[nodiscard]] SAKSI_API std::string_view to_string(ClaimKind kind) noexcept;

enum class EvidenceFlaw : std::uint8_t {
    not_in_log,      ///< its inclusion proof does not hold
    not_an_event,    ///< no event of a type that is known
    opaque,          ///< an event of a newer release: could not check
    not_a_form,      ///< an event, and no C.Hasil
    other_form,      ///< of another form than the first version
    not_linked,      ///< does not replace the version before it
    starts_later,    ///< the first version replaces one that is not in the file: could not check
    left_out,        ///< a version of this form that the file has and does not claim
    is_a_version,    ///< claimed to replace no current version, and does
    names_unknown,   ///< a stray that names an entry that the file has not: could not check
    rekap_differs,   ///< see EvidenceReport::rekap
    rekap_of_other,  ///< the rekap proof is of another form
    not_the_last,    ///< the tree has another version than the last of these below its size
};
[[nodiscard]] SAKSI_API std::string_view to_string(EvidenceFlaw flaw) noexcept;
/// Does it mean that the claim could not be checked, and not that it is false?
[[nodiscard]] SAKSI_API bool leaves_open(EvidenceFlaw flaw) noexcept;

struct EvidenceFinding {
    EvidenceFlaw flaw = EvidenceFlaw::not_in_log;
    std::uint64_t entry = 0;
    merkle::ProofVerdict inclusion = merkle::ProofVerdict::not_checked;  ///< of not_in_log

    bool operator==(const EvidenceFinding&) const = default;
};

struct ClaimReport {
    ClaimKind kind = ClaimKind::entries;
    std::vector<std::uint64_t> entries;
    std::vector<EvidenceFinding> findings;
    bool checked = false;  ///< false: the checkpoint does not satisfy the policy

    [[nodiscard]] SAKSI_API ClaimAnswer answer() const noexcept;
};

/// An event of the file that is no version, as what names things.
struct NamingEvent {
    std::uint64_t index = 0;
    election::Event event;
};

/// What was read of the file is a claim of it until the report holds.
struct EvidenceReport {
    EvidenceEntries entries;
    std::vector<ClaimReport> claims;    ///< in the order of ClaimKind
    std::vector<FormVersion> versions;  ///< strays included, by index
    std::vector<NamingEvent> names;
    election::Unit tps;  ///< of the versions
    std::string place;   ///< "TPS 007 SESETAN, DENPASAR SELATAN, BALI", as far as the file names it
    std::optional<RekapReport> rekap;

    [[nodiscard]] SAKSI_API ClaimAnswer answer() const noexcept;
    /// A null pointer if that is not claimed.
    [[nodiscard]] SAKSI_API const ClaimReport* claim(ClaimKind kind) const noexcept;
    /// The version that counts, by the rekap tree; a null pointer if that does not hold.
    [[nodiscard]] SAKSI_API const FormVersion* counted() const noexcept;
    /// The ballot that a form's votes follow, if the file has it; else a null pointer.
    [[nodiscard]] SAKSI_API const election::Ballot* ballot(
        const FormVersion& version) const noexcept;
};

/// Every claim must be of an entry that is there, as parse_evidence() sees to.
[[nodiscard]] SAKSI_API EvidenceReport check_evidence(const note::Evidence& evidence,
                                                      const ChosenPolicy& policy);

}  // namespace saksi::audit
