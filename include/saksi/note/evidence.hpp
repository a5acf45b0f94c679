// The evidence bundle: one file that a person carries to a hearing. It says what
// it claims, and holds what that takes: the entries, byte for byte, each with its
// way to one checkpoint, that checkpoint with its signatures, which policy it was
// made for, and, of a TPS whose area has a logged total, its rekap proof.
//
// Claims stand first, so that who opens the file reads them. Entries stand on
// lines of their own, so that sha256sum can follow. The rekap proof stands last
// and whole: what follows the line "rekap" is a file of its own.
//
// Here is the format alone; whether claims hold is saksi/audit/evidence_check.hpp.
//
// Format: docs/format.md 5. Limits: max_evidence_size bytes, max_evidence_entries
// entries. 16,000,000 bytes are the largest rekap proof and 122 entries of the
// largest size there can be; a bundle of a TPS has some 30 KB.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/proven_entry.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::note {

inline constexpr std::size_t max_evidence_size = 16'000'000;
inline constexpr std::size_t max_evidence_entries = 1'000;

/// What a bundle says. Numbers are those of entries; each is claimed once.
struct EvidenceClaims {
    std::vector<std::uint64_t> entries;   ///< "this is in the log"
    std::vector<std::uint64_t> versions;  ///< "one form; each replaces the one before it"
    std::vector<std::uint64_t> strays;    ///< "of that form too, and replaces no current version"

    bool operator==(const EvidenceClaims&) const = default;
};

struct Evidence {
    std::optional<Hash> policy;  ///< SHA-256 of the policy file it was made for
    EvidenceClaims claims;
    std::vector<ProvenEntry> entries;  ///< by index: what is claimed, and what names it
    /// If there, it is claimed too: "and the last version it knows is the current one".
    std::optional<RekapProof> rekap;
    SignedCheckpoint checkpoint;  ///< of the rekap proof too

    /// A null pointer if the file does not have it.
    [[nodiscard]] SAKSI_API const ProvenEntry* entry(std::uint64_t index) const noexcept;
    bool operator==(const Evidence&) const = default;
};

/// Its parts are read and found to be in their one spelling, every claim is of
/// entries that the file has, and a claim is there; nothing is verified.
[[nodiscard]] SAKSI_API Result<Evidence> parse_evidence(std::string_view file);
[[nodiscard]] SAKSI_API std::string print_evidence(const Evidence& evidence);

}  // namespace saksi::note
