// SPDX-License-Identifier: Apache-2.0
#include "report_finding.hpp"

#include <algorithm>

namespace saksi::capi {
namespace {

using note::SignatureVerdict;

saksi_finding finding_of_log(const note::PolicyReport& policy) noexcept {
    const auto wrong = [](const auto& witness) {
        return witness.signature == SignatureVerdict::wrong;
    };
    if (!policy.origin_known) return SAKSI_FOUND_UNKNOWN_ORIGIN;
    if (policy.log_signature == SignatureVerdict::wrong ||
        std::any_of(policy.witnesses.begin(), policy.witnesses.end(), wrong)) {
        return SAKSI_FOUND_WRONG_SIGNATURE;
    }
    if (policy.log_signature != SignatureVerdict::holds) return SAKSI_FOUND_NOT_SIGNED;
    return SAKSI_FOUND_NOTHING;
}

saksi_finding finding_of_policy(const note::PolicyReport& policy) noexcept {
    if (const auto found = finding_of_log(policy); found != SAKSI_FOUND_NOTHING) return found;
    return policy.quorum_met ? SAKSI_FOUND_NOTHING : SAKSI_FOUND_FEW_WITNESSES;
}

saksi_finding finding_of_proof(merkle::ProofVerdict verdict) noexcept {
    switch (verdict) {
        case merkle::ProofVerdict::holds:
            return SAKSI_FOUND_NOTHING;
        case merkle::ProofVerdict::outside_tree:
            return SAKSI_FOUND_OUTSIDE_TREE;
        case merkle::ProofVerdict::wrong_length:
            return SAKSI_FOUND_WRONG_LENGTH;
        case merkle::ProofVerdict::not_checked:
        case merkle::ProofVerdict::root_mismatch:
            break;
    }
    return SAKSI_FOUND_WRONG_ROOT;
}

}  // namespace

saksi_finding finding_of(const audit::CheckpointReport& report) noexcept {
    return finding_of_policy(report.policy);
}

saksi_finding finding_of(const audit::EntryReport& report) noexcept {
    const auto found = finding_of_policy(report.policy);
    return found != SAKSI_FOUND_NOTHING ? found : finding_of_proof(report.inclusion);
}

saksi_finding finding_of(const audit::GrowthReport& report) noexcept {
    if (!report.same_origin) return SAKSI_FOUND_OTHER_LOG;
    for (const auto found :
         {finding_of_log(report.older_policy), finding_of_policy(report.newer_policy)}) {
        if (found != SAKSI_FOUND_NOTHING) return found;
    }
    if (!report.same_start) return SAKSI_FOUND_OTHER_START;
    return finding_of_proof(report.growth);
}

}  // namespace saksi::capi
