// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/evidence_entries.hpp"

#include <algorithm>
#include <array>

#include "saksi/merkle/hash.hpp"

namespace saksi::audit {
namespace {

PolicyMatch match_of(const std::optional<Hash>& made_for, const std::optional<Hash>& chosen) {
    if (!made_for) return PolicyMatch::not_named;
    return made_for == chosen ? PolicyMatch::same : PolicyMatch::other;
}

}  // namespace

std::string_view to_string(PolicyMatch match) noexcept {
    constexpr std::array<std::string_view, 3> names = {"not_named", "same", "other"};
    const auto index = static_cast<std::size_t>(match);
    return index < names.size() ? names[index] : std::string_view{};
}

bool EvidenceEntries::hold() const noexcept {
    return policy.holds() &&
           std::all_of(entries.begin(), entries.end(), [](const EvidenceEntry& entry) {
               return entry.inclusion == merkle::ProofVerdict::holds;
           });
}

const EvidenceEntry* EvidenceEntries::entry(std::uint64_t index) const noexcept {
    const auto at = std::find_if(entries.begin(), entries.end(),
                                 [&](const EvidenceEntry& one) { return one.index == index; });
    return at == entries.end() ? nullptr : &*at;
}

EvidenceEntries check_evidence_entries(const note::Evidence& evidence, const ChosenPolicy& policy) {
    const auto& checkpoint = evidence.checkpoint.checkpoint;
    EvidenceEntries report{checkpoint.origin,
                           checkpoint.head,
                           note::check_policy(evidence.checkpoint, policy.policy),
                           match_of(evidence.policy, policy.file),
                           {}};
    const bool trusted = report.policy.holds();
    for (const auto& [entry, inclusion] : evidence.entries) {
        EvidenceEntry found{inclusion.index, merkle::leaf_hash(bytes_of(entry))};
        if (trusted) found.inclusion = verify_inclusion(inclusion, found.leaf, report.head);
        report.entries.push_back(found);
    }
    return report;
}

}  // namespace saksi::audit
