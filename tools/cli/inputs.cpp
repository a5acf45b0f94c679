// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"

#include <utility>

#include "cli/files.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::cli {
namespace {

/// Most of these formats are limited to the size of a note.
template <class T>
Result<T> read_as(const std::string& path, Result<T> (*parse)(std::string_view),
                  std::uint64_t limit = note::max_note_size) {
    const auto text = read_text(path, limit);
    if (!text) return pass_on(text.error());
    auto parsed = parse(*text);
    if (!parsed) return pass_on(path, parsed.error());
    return parsed;
}

Result<note::VerifierKey> parse_vkey_line(std::string_view text) {
    if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    return note::parse_vkey(text);
}

}  // namespace

Result<note::VerifierKey> read_vkey(const std::string& path) {
    return read_as(path, parse_vkey_line);
}

Result<note::Policy> read_policy(const std::string& path) {
    return read_as(path, note::parse_policy);
}

Result<audit::ChosenPolicy> read_chosen_policy(const std::string& path) {
    const auto text = read_text(path, note::max_note_size);
    if (!text) return pass_on(text.error());
    auto policy = note::parse_policy(*text);
    if (!policy) return pass_on(path, policy.error());
    return audit::ChosenPolicy{std::move(*policy), crypto::sha256(bytes_of(*text))};
}

Result<note::SignedCheckpoint> read_checkpoint(const std::string& path) {
    return read_as(path, note::parse_signed_checkpoint);
}

Result<note::TlogProof> read_tlog_proof(const std::string& path) {
    return read_as(path, note::parse_tlog_proof);
}

Result<note::RekapProof> read_rekap_proof(const std::string& path) {
    return read_as(path, note::parse_rekap_proof, note::max_rekap_proof_size);
}

Result<note::Evidence> read_evidence(const std::string& path) {
    return read_as(path, note::parse_evidence, note::max_evidence_size);
}

Result<note::GrowthProof> read_growth_proof(const std::string& path) {
    return read_as(path, note::parse_growth_proof);
}

}  // namespace saksi::cli
