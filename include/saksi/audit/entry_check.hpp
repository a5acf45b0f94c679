// Is this entry in a log we trust? Has that log only grown? And who says so?
// These are the checks of someone who holds a few small files and no log: no
// I/O, no clock, no state.
//
// A proof says nothing by itself. It leads to a checkpoint, and that is worth
// what its signatures are worth under the reader's own policy. So the
// signatures come first: where they do not hold, the proof is not evaluated and
// its verdict stays not_checked. The `extra` lines of a proof are authenticated
// by nothing and are never looked at.
//
//     const auto report = check_entry(entry, *proof, *policy);
//     if (report.holds()) …   // these bytes are entry report.index of report.origin
//
// Every report keeps the evidence, so that who reads it can say what was found.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "saksi/core/bytes.hpp"
#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/note/tlog_proof.hpp"

namespace saksi::audit {

/// What a policy says of one checkpoint.
struct CheckpointReport {
    note::SignedCheckpoint checkpoint;
    note::PolicyReport policy;

    [[nodiscard]] SAKSI_API bool holds() const noexcept;
};

[[nodiscard]] SAKSI_API CheckpointReport check_checkpoint(const note::SignedCheckpoint& checkpoint,
                                                          const note::Policy& policy);

/// What an offline proof says of one entry. Index, origin and head are claims
/// of the proof file until the report holds.
struct EntryReport {
    Hash leaf;                ///< of the entry that was given
    std::uint64_t index = 0;  ///< its place in the log
    std::string origin;       ///< the log
    merkle::TreeHead head;    ///< the tree it is in
    note::PolicyReport policy;
    merkle::ProofVerdict inclusion = merkle::ProofVerdict::not_checked;

    [[nodiscard]] SAKSI_API bool holds() const noexcept;
};

[[nodiscard]] SAKSI_API EntryReport check_entry(ByteView entry, const note::TlogProof& proof,
                                                const note::Policy& policy);

/// Is the log of an older checkpoint the beginning of the log of the newer one?
/// The newer one must satisfy the whole policy. The older one must be signed by
/// the log, with no wrong signature of a known key under it; how many witnesses
/// it has does not matter, because the newer tree holds all of it.
struct GrowthReport {
    note::SignedCheckpoint older;
    note::SignedCheckpoint newer;
    note::PolicyReport older_policy;
    note::PolicyReport newer_policy;
    bool same_origin = false;
    bool same_start = false;  ///< the proof is of growth from the older one's size
    merkle::ProofVerdict growth = merkle::ProofVerdict::not_checked;

    [[nodiscard]] SAKSI_API bool holds() const noexcept;
    /// The log signed two trees of one size: evidence against it that needs
    /// nothing but the two checkpoints.
    [[nodiscard]] SAKSI_API bool is_fork() const noexcept;
};

[[nodiscard]] SAKSI_API GrowthReport check_growth(const note::SignedCheckpoint& older,
                                                  const note::GrowthProof& proof,
                                                  const note::Policy& policy);

/// The log's own signature holds and no known key's is wrong: what an archived
/// checkpoint must satisfy. Whether there are enough witnesses is not asked.
[[nodiscard]] SAKSI_API bool is_signed_by_log(const note::PolicyReport& report) noexcept;

}  // namespace saksi::audit
