// The small files that commands are given, read and parsed: errors name the file.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/evidence_entries.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/evidence.hpp"
#include "saksi/note/key.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/note/rekap_proof.hpp"
#include "saksi/note/tlog_proof.hpp"

namespace saksi::cli {

/// A file whose one line is a vkey.
[[nodiscard]] Result<note::VerifierKey> read_vkey(const std::string& path);
/// A tlog-policy, or a file whose one line is a vkey.
[[nodiscard]] Result<note::Policy> read_policy(const std::string& path);
/// The same, and which file it is.
[[nodiscard]] Result<audit::ChosenPolicy> read_chosen_policy(const std::string& path);
[[nodiscard]] Result<note::SignedCheckpoint> read_checkpoint(const std::string& path);
[[nodiscard]] Result<note::TlogProof> read_tlog_proof(const std::string& path);
[[nodiscard]] Result<note::RekapProof> read_rekap_proof(const std::string& path);
[[nodiscard]] Result<note::Evidence> read_evidence(const std::string& path);
[[nodiscard]] Result<note::GrowthProof> read_growth_proof(const std::string& path);

}  // namespace saksi::cli
