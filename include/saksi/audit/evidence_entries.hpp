// The half of an evidence bundle's check that asks for no meaning: who signed the
// checkpoint, is the policy the one that the bundle was made for, and is every
// entry of the file in that log?
//
// As with every proof the signatures come first: where they do not hold, no
// entry is looked at. What the entries say, and whether the claims hold, is
// saksi/audit/evidence_check.hpp.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/evidence.hpp"
#include "saksi/note/policy.hpp"

namespace saksi::audit {

/// A policy, and which file it was read from.
struct ChosenPolicy {
    note::Policy policy;
    std::optional<Hash> file;  ///< SHA-256 of its bytes
};

/// Is the reader's policy file the one that the bundle was made for? The reader's
/// decides all the same.
enum class PolicyMatch : std::uint8_t {
    not_named,  ///< the bundle names none
    same,
    other,
};
[[nodiscard]] SAKSI_API std::string_view to_string(PolicyMatch match) noexcept;

struct EvidenceEntry {
    std::uint64_t index = 0;
    Hash leaf;
    merkle::ProofVerdict inclusion = merkle::ProofVerdict::not_checked;

    bool operator==(const EvidenceEntry&) const = default;
};

struct EvidenceEntries {
    std::string origin;
    merkle::TreeHead head;
    note::PolicyReport policy;
    PolicyMatch match = PolicyMatch::not_named;
    std::vector<EvidenceEntry> entries;  ///< as the file has them

    /// The checkpoint satisfies the policy and every entry is in its log.
    [[nodiscard]] SAKSI_API bool hold() const noexcept;
    /// A null pointer if the file does not have it.
    [[nodiscard]] SAKSI_API const EvidenceEntry* entry(std::uint64_t index) const noexcept;
};

[[nodiscard]] SAKSI_API EvidenceEntries check_evidence_entries(const note::Evidence& evidence,
                                                               const ChosenPolicy& policy);

}  // namespace saksi::audit
