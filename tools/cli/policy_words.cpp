// SPDX-License-Identifier: Apache-2.0
#include "cli/policy_words.hpp"

#include "cli/messages.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::cli {
namespace {

using note::SignatureVerdict;

std::string cosigned_at(std::uint64_t time) {
    constexpr std::uint64_t year_9999 = 253'402'300'799;
    return time > year_9999 ? std::to_string(time)
                            : timestamp_utc(static_cast<std::int64_t>(time)).text;
}

std::string words_for(const note::PolicyReport::WitnessFinding& finding) {
    switch (finding.signature) {
        case SignatureVerdict::holds:
            return say("cosigned at {0}", cosigned_at(finding.time));
        case SignatureVerdict::wrong:
            return _("WRONG cosignature");
        default:
            return _("no cosignature");
    }
}

std::string words_for_log(const note::PolicyReport& report) {
    if (!report.origin_known) return _("the policy knows no log of this name");
    switch (report.log_signature) {
        case SignatureVerdict::holds:
            return _("signed by the log");
        case SignatureVerdict::wrong:
            return _("a signature of the log is WRONG");
        default:
            return _("the log has not signed it");
    }
}

json::Object as_json(const note::PolicyReport::WitnessFinding& finding) {
    json::Object object;
    object.set("name", printable(finding.name))
        .set("signature", note::to_string(finding.signature));
    object.set("time",
               finding.signature == SignatureVerdict::holds ? number(finding.time) : json::Value());
    return object;
}

}  // namespace

std::vector<std::string> policy_lines(const note::PolicyReport& report) {
    std::vector<std::string> lines = {words_for_log(report)};
    if (report.needed > 0 || !report.witnesses.empty())
        lines.push_back(say("witnesses: {0} counted, {1} needed", report.counted, report.needed));
    for (const auto& finding : report.witnesses)
        lines.push_back(say("  {0}: {1}", printable(finding.name), words_for(finding)));
    if (report.needed == 0 && report.holds())
        lines.emplace_back(
            _("Not proved: that everyone is shown the same log; the policy asks no witness."));
    return lines;
}

void print_policy(const note::PolicyReport& report, Output& out) {
    for (const auto& line : policy_lines(report)) out.line(line);
}

std::string why_not(const note::PolicyReport& report) {
    if (report.holds()) return {};
    if (report.log_signature != SignatureVerdict::holds) return words_for_log(report);
    for (const auto& finding : report.witnesses)
        if (finding.signature == SignatureVerdict::wrong)
            return say("a cosignature of {0} is WRONG", printable(finding.name));
    return say("{0} of the {1} witnesses it needs have cosigned", report.counted, report.needed);
}

json::Object as_json(const note::PolicyReport& report) {
    json::Array witnesses;
    for (const auto& finding : report.witnesses) witnesses.emplace_back(as_json(finding));
    json::Object object;
    object.set("holds", report.holds()).set("origin_known", report.origin_known);
    object.set("log_signature", note::to_string(report.log_signature));
    object.set("witnesses", std::move(witnesses)).set("needed", number(report.needed));
    object.set("counted", number(report.counted)).set("quorum_met", report.quorum_met);
    return object;
}

}  // namespace saksi::cli
