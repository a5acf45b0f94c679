// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "handles.hpp"
#include "report_finding.hpp"
#include "saksi/core/version.hpp"
#include "saksi/note/tlog_proof.hpp"

using namespace saksi;

namespace {

template <class Report>
void hand_out(Report report, saksi_report** out) {
    const bool holds = report.holds();
    const auto finding = capi::finding_of(report);
    *out = new saksi_report{std::move(report), holds, finding};
}

}  // namespace

const char* saksi_version(void) { return SAKSI_VERSION; }

saksi_status saksi_policy_open(const char* text, size_t size, saksi_policy** policy,
                               saksi_error** error) {
    if (policy != nullptr) *policy = nullptr;
    return capi::guarded(error, [&]() -> Result<void> {
        if (policy == nullptr) return capi::nothing_given("policy");
        if (!capi::is_given(text, size)) return capi::nothing_given("text");
        auto parsed = note::parse_policy({text, size});
        if (!parsed) return pass_on("policy", parsed.error());
        *policy = new saksi_policy{std::move(*parsed)};
        return {};
    });
}

void saksi_policy_free(saksi_policy* policy) { delete policy; }

saksi_status saksi_verify_entry(const saksi_policy* policy, const uint8_t* entry, size_t entry_size,
                                const char* proof, size_t proof_size, saksi_report** report,
                                saksi_error** error) {
    if (report != nullptr) *report = nullptr;
    return capi::guarded(error, [&]() -> Result<void> {
        if (policy == nullptr) return capi::nothing_given("policy");
        if (report == nullptr) return capi::nothing_given("report");
        if (!capi::is_given(entry, entry_size)) return capi::nothing_given("entry");
        if (!capi::is_given(proof, proof_size)) return capi::nothing_given("proof");
        const auto parsed = note::parse_tlog_proof({proof, proof_size});
        if (!parsed) return pass_on("proof", parsed.error());
        hand_out(audit::check_entry({entry, entry_size}, *parsed, policy->policy), report);
        return {};
    });
}

saksi_status saksi_verify_checkpoint(const saksi_policy* policy, const char* checkpoint,
                                     size_t checkpoint_size, saksi_report** report,
                                     saksi_error** error) {
    if (report != nullptr) *report = nullptr;
    return capi::guarded(error, [&]() -> Result<void> {
        if (policy == nullptr) return capi::nothing_given("policy");
        if (report == nullptr) return capi::nothing_given("report");
        if (!capi::is_given(checkpoint, checkpoint_size)) return capi::nothing_given("checkpoint");
        const auto parsed = note::parse_signed_checkpoint({checkpoint, checkpoint_size});
        if (!parsed) return pass_on("checkpoint", parsed.error());
        hand_out(audit::check_checkpoint(*parsed, policy->policy), report);
        return {};
    });
}

saksi_status saksi_verify_consistency(const saksi_policy* policy, const char* older,
                                      size_t older_size, const char* proof, size_t proof_size,
                                      saksi_report** report, saksi_error** error) {
    if (report != nullptr) *report = nullptr;
    return capi::guarded(error, [&]() -> Result<void> {
        if (policy == nullptr) return capi::nothing_given("policy");
        if (report == nullptr) return capi::nothing_given("report");
        if (!capi::is_given(older, older_size)) return capi::nothing_given("older");
        if (!capi::is_given(proof, proof_size)) return capi::nothing_given("proof");
        const auto before = note::parse_signed_checkpoint({older, older_size});
        if (!before) return pass_on("older", before.error());
        const auto parsed = note::parse_growth_proof({proof, proof_size});
        if (!parsed) return pass_on("proof", parsed.error());
        hand_out(audit::check_growth(*before, *parsed, policy->policy), report);
        return {};
    });
}
