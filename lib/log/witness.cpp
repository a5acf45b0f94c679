// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/witness.hpp"

#include <utility>

#include "saksi/merkle/hash.hpp"
#include "saksi/note/signer.hpp"

namespace saksi::log {
namespace {

/// Signed by every key of this origin that left a line, and by one at least.
WitnessVerdict check_signature(const note::SignedCheckpoint& checkpoint,
                               const note::Policy& policy) {
    const auto report = note::check_policy(checkpoint, policy);
    if (!report.origin_known) return WitnessVerdict::unknown_log;
    const bool is_signed = report.log_signature == note::SignatureVerdict::holds;
    return is_signed ? WitnessVerdict::may_cosign : WitnessVerdict::not_signed;
}

}  // namespace

std::string_view to_string(WitnessVerdict verdict) noexcept {
    switch (verdict) {
        case WitnessVerdict::not_checked:
            return "not_checked";
        case WitnessVerdict::may_cosign:
            return "may_cosign";
        case WitnessVerdict::unknown_log:
            return "unknown_log";
        case WitnessVerdict::not_signed:
            return "not_signed";
        case WitnessVerdict::other_size:
            return "other_size";
        case WitnessVerdict::not_grown:
            return "not_grown";
        case WitnessVerdict::clock_went_back:
            return "clock_went_back";
    }
    return "unknown";
}

WitnessReport judge_growth(const note::GrowthProof& proof, const note::Policy& policy,
                           const Witnessed* last, std::uint64_t now) {
    WitnessReport report;
    const auto older = last != nullptr ? last->head : merkle::TreeHead{0, merkle::empty_root()};
    report.remembered = older.size;
    report.verdict = check_signature(proof.checkpoint, policy);
    if (report.verdict != WitnessVerdict::may_cosign) return report;
    if (proof.old_size != older.size) {
        report.verdict = WitnessVerdict::other_size;
        return report;
    }
    report.growth =
        merkle::verify_growth(proof.consistency, older, proof.checkpoint.checkpoint.head);
    if (report.growth != merkle::ProofVerdict::holds)
        report.verdict = WitnessVerdict::not_grown;
    else if (last != nullptr && now < last->time)
        report.verdict = WitnessVerdict::clock_went_back;
    return report;
}

Result<WitnessAnswer> cosign_growth(WitnessState& state, const note::GrowthProof& proof,
                                    const note::Policy& policy, std::string_view name,
                                    const crypto::SigningKey& key, std::uint64_t now) {
    const auto& checkpoint = proof.checkpoint.checkpoint;
    WitnessAnswer answer;
    answer.report = judge_growth(proof, policy, state.find(checkpoint.origin), now);
    if (answer.report.verdict != WitnessVerdict::may_cosign) return answer;
    auto kept = state.remember(checkpoint.origin, {checkpoint.head, now});
    if (!kept) return pass_on(kept.error());
    auto line = note::cosign(proof.checkpoint.note.text, now, name, key);
    if (!line) return pass_on(line.error());
    answer.line = std::move(*line);
    return answer;
}

}  // namespace saksi::log
