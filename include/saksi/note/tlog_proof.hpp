// The offline proof file: an entry's index, its path, and the checkpoint they
// lead to, with signatures. The entry itself is apart from it.
// Also the body of a witness's add-checkpoint request, which proves growth.
//
// Spec: c2sp.org/tlog-proof@v1; c2sp.org/tlog-witness, add-checkpoint.
// Limits: 1,000,000 bytes, 63 hashes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/checkpoint.hpp"

namespace saksi::note {

inline constexpr std::size_t max_proof_size = 1'000'000;
inline constexpr std::size_t max_proof_hashes = 63;

/// What is printed parses again if the paths have at most max_proof_hashes and
/// the checkpoint was parsed, or signed, as a note.
struct TlogProof {
    std::optional<Bytes> extra;  ///< not authenticated by anything
    merkle::InclusionProof inclusion;
    SignedCheckpoint checkpoint;
    bool operator==(const TlogProof&) const = default;
};
[[nodiscard]] SAKSI_API Result<TlogProof> parse_tlog_proof(std::string_view file);
[[nodiscard]] SAKSI_API std::string print_tlog_proof(const TlogProof& proof);

/// "old N", the consistency path, the newer checkpoint.
struct GrowthProof {
    std::uint64_t old_size = 0;
    merkle::ConsistencyProof consistency;
    SignedCheckpoint checkpoint;
    bool operator==(const GrowthProof&) const = default;
};
[[nodiscard]] SAKSI_API Result<GrowthProof> parse_growth_proof(std::string_view file);
[[nodiscard]] SAKSI_API std::string print_growth_proof(const GrowthProof& proof);

}  // namespace saksi::note
