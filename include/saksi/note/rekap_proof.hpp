// The rekap proof file: that a TPS's form is in the totals of its area, offline.
// It holds the logged root of a rekap tree, the tables from the TPS's place up to
// the area, the form and the ballots that say what its numbers are, each with its
// way to one checkpoint, and that checkpoint with its signatures.
//
// Every table and every entry stands on a line of its own, byte for byte as it
// was hashed, so that sha256sum can follow.
//
// Format: docs/format.md 4.2. Limits: max_rekap_proof_size bytes,
// max_rekap_ballots ballots, as many recapitulations, max_rekap_nodes tables.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/merkle/rekap_fold.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/proven_entry.hpp"

namespace saksi::note {

inline constexpr std::size_t max_rekap_proof_size = 8'000'000;
inline constexpr std::size_t max_rekap_ballots = 16;
inline constexpr std::size_t max_rekap_nodes = 16;

struct RekapProof {
    ProvenEntry root;                 ///< the rekap_root event
    merkle::ConsistencyProof growth;  ///< from the root's size to the checkpoint's
    std::vector<ProvenEntry> ballots;
    std::optional<ProvenEntry> form;  ///< none: nothing of this TPS is logged
    std::vector<ProvenEntry> recaps;  ///< d_hasil of units on the way, to lay beside the tables
    merkle::RekapPath path;
    SignedCheckpoint checkpoint;
    bool operator==(const RekapProof&) const = default;
};

/// Its parts are read and found to be in their one spelling; nothing is verified.
[[nodiscard]] SAKSI_API Result<RekapProof> parse_rekap_proof(std::string_view file);
[[nodiscard]] SAKSI_API std::string print_rekap_proof(const RekapProof& proof);

}  // namespace saksi::note
