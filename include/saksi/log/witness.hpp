// A witness: one who signs that a log, as it was shown to them, only grew.
// Whether it may is judged from what it remembers; what it remembers is made
// durable before it answers (saksi/log/witness_state.hpp).
//
//     const auto answer = cosign_growth(*state, *proof, *policy, name, key, now);
//     if (answer->line) …          // goes under the checkpoint
//
// Spec: c2sp.org/tlog-witness, add-checkpoint, in its order of checks.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/result.hpp"
#include "saksi/crypto/signing_key.hpp"
#include "saksi/log/witness_state.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/note/signed_note.hpp"
#include "saksi/note/tlog_proof.hpp"

namespace saksi::log {

enum class WitnessVerdict : std::uint8_t {
    not_checked = 0,
    may_cosign,
    unknown_log,  ///< the policy has no key for this origin
    not_signed,   ///< the log's signature is missing or wrong
    other_size,   ///< proved from another size than the one remembered: prove again
    not_grown,  ///< signed by the log, and no growth of what was signed before: keep it as evidence
    clock_went_back,  ///< this witness cosigned at a later time already
};
[[nodiscard]] SAKSI_API std::string_view to_string(WitnessVerdict verdict) noexcept;

struct WitnessReport {
    WitnessVerdict verdict = WitnessVerdict::not_checked;
    std::uint64_t remembered = 0;  ///< size cosigned last; 0 if none was
    merkle::ProofVerdict growth = merkle::ProofVerdict::not_checked;
};

/// `last` may be null: never cosigned. `now` is in POSIX seconds.
[[nodiscard]] SAKSI_API WitnessReport judge_growth(const note::GrowthProof& proof,
                                                   const note::Policy& policy,
                                                   const Witnessed* last, std::uint64_t now);

struct WitnessAnswer {
    WitnessReport report;
    std::optional<note::SignatureLine> line;  ///< only with may_cosign
};

/// Judges, remembers, signs, in that order.
[[nodiscard]] SAKSI_API Result<WitnessAnswer> cosign_growth(
    WitnessState& state, const note::GrowthProof& proof, const note::Policy& policy,
    std::string_view name, const crypto::SigningKey& key, std::uint64_t now);

}  // namespace saksi::log
