// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/entry_check.hpp"

#include <algorithm>

#include "saksi/merkle/hash.hpp"

namespace saksi::audit {

using merkle::ProofVerdict;
using note::SignatureVerdict;

bool is_signed_by_log(const note::PolicyReport& report) noexcept {
    const auto is_wrong = [](const auto& witness) {
        return witness.signature == SignatureVerdict::wrong;
    };
    return report.log_signature == SignatureVerdict::holds &&
           std::none_of(report.witnesses.begin(), report.witnesses.end(), is_wrong);
}

bool CheckpointReport::holds() const noexcept { return policy.holds(); }

CheckpointReport check_checkpoint(const note::SignedCheckpoint& checkpoint,
                                  const note::Policy& policy) {
    return {checkpoint, note::check_policy(checkpoint, policy)};
}

bool EntryReport::holds() const noexcept {
    return policy.holds() && inclusion == ProofVerdict::holds;
}

EntryReport check_entry(ByteView entry, const note::TlogProof& proof, const note::Policy& policy) {
    const auto& checkpoint = proof.checkpoint.checkpoint;
    EntryReport report;
    report.leaf = merkle::leaf_hash(entry);
    report.index = proof.inclusion.index;
    report.origin = checkpoint.origin;
    report.head = checkpoint.head;
    report.policy = note::check_policy(proof.checkpoint, policy);
    if (!report.policy.holds()) return report;

    report.inclusion = merkle::verify_inclusion(proof.inclusion, report.leaf, report.head);
    return report;
}

bool GrowthReport::holds() const noexcept {
    return same_origin && same_start && is_signed_by_log(older_policy) && newer_policy.holds() &&
           growth == ProofVerdict::holds;
}

bool GrowthReport::is_fork() const noexcept {
    const auto& before = older.checkpoint.head;
    const auto& after = newer.checkpoint.head;
    return same_origin && before.size == after.size && before.root != after.root &&
           older_policy.log_signature == SignatureVerdict::holds &&
           newer_policy.log_signature == SignatureVerdict::holds;
}

GrowthReport check_growth(const note::SignedCheckpoint& older, const note::GrowthProof& proof,
                          const note::Policy& policy) {
    const auto& before = older.checkpoint;
    const auto& after = proof.checkpoint.checkpoint;
    GrowthReport report{older, proof.checkpoint, note::check_policy(older, policy),
                        note::check_policy(proof.checkpoint, policy)};
    report.same_origin = before.origin == after.origin;
    report.same_start = proof.old_size == before.head.size;
    const auto trusted = is_signed_by_log(report.older_policy) && report.newer_policy.holds();
    if (!trusted || !report.same_origin || !report.same_start) return report;

    report.growth = merkle::verify_growth(proof.consistency, before.head, after.head);
    return report;
}

}  // namespace saksi::audit
