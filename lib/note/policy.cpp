// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/policy.hpp"

#include <algorithm>
#include <set>

namespace saksi::note {
namespace {

using Names = std::set<std::string, std::less<>>;

/// Of two keys of one log: a wrong signature outweighs a good one, and a good
/// one a missing one.
SignatureVerdict worse_of(SignatureVerdict a, SignatureVerdict b) noexcept {
    for (const auto verdict : {SignatureVerdict::wrong, SignatureVerdict::holds}) {
        if (a == verdict || b == verdict) return verdict;
    }
    return b;
}

void check_log(PolicyReport& report, const SignedCheckpoint& checkpoint, const Policy& policy) {
    for (const auto& log : policy.logs) {
        if (log.key.name != checkpoint.checkpoint.origin) continue;
        report.origin_known = true;
        report.log_signature =
            worse_of(report.log_signature, verify_signature(checkpoint.note, log.key));
    }
}

/// Adds a finding for every witness; returns those whose cosignature holds.
Names check_witnesses(PolicyReport& report, const SignedNote& note, const Policy& policy) {
    Names satisfied;
    for (const auto& witness : policy.witnesses) {
        PolicyReport::WitnessFinding finding{witness.name};
        finding.signature = verify_signature(note, witness.key, &finding.time);
        if (finding.signature == SignatureVerdict::holds) satisfied.insert(witness.name);
        report.witnesses.push_back(std::move(finding));
    }
    return satisfied;
}

std::uint32_t count_members(const Policy::Group& group, const Names& satisfied) {
    return static_cast<std::uint32_t>(
        std::count_if(group.members.begin(), group.members.end(),
                      [&](const std::string& member) { return satisfied.contains(member); }));
}

/// Groups name only what stands before them, so one pass in order settles all.
void check_quorum(PolicyReport& report, const Policy& policy, Names satisfied) {
    report.needed = policy.quorum.empty() ? 0 : 1;
    report.counted = satisfied.contains(policy.quorum) ? 1 : 0;
    for (const auto& group : policy.groups) {
        const auto counted = count_members(group, satisfied);
        if (counted >= group.threshold) satisfied.insert(group.name);
        if (group.name != policy.quorum) continue;
        report.needed = group.threshold;
        report.counted = counted;
    }
    report.quorum_met = report.counted >= report.needed;
}

}  // namespace

bool PolicyReport::holds() const noexcept {
    return log_signature == SignatureVerdict::holds && quorum_met &&
           std::none_of(witnesses.begin(), witnesses.end(), [](const WitnessFinding& finding) {
               return finding.signature == SignatureVerdict::wrong;
           });
}

PolicyReport check_policy(const SignedCheckpoint& checkpoint, const Policy& policy) {
    PolicyReport report;
    check_log(report, checkpoint, policy);
    check_quorum(report, policy, check_witnesses(report, checkpoint.note, policy));
    return report;
}

}  // namespace saksi::note
