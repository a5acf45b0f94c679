// SPDX-License-Identifier: Apache-2.0
#include "tally/check_print.hpp"

#include <algorithm>
#include <string>

#include "cli/messages.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/check_words.hpp"
#include "tally/finding_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::CheckReport;
using audit::Detector;
using audit::Fact;
using audit::Finding;

template <class Use>
void each_detector(const CheckReport& report, Use use) {
    for (std::size_t i = 0; i < audit::detector_count; ++i) {
        use(static_cast<Detector>(i), report.counts[i]);
    }
}

void print_counts(const CheckReport& report, Output& out) {
    std::string not_checked;
    each_detector(report, [&](Detector detector, const audit::DetectorCount& count) {
        if (count.not_applicable > 0) {
            not_checked += (not_checked.empty() ? "" : " · ") + std::string(name_of(detector)) +
                           " " + std::to_string(count.not_applicable);
        }
        if (count.findings == 0) return;
        out.line(
            say("{0}  {1} findings: {2}", name_of(detector), count.findings, words_for(detector)));
        const auto severity = severity_of(detector);
        if (severity == audit::Severity::hint) out.line("     " + words_for(severity));
    });
    if (!not_checked.empty()) out.line(say("Could not be checked: {0}", not_checked));
}

/// What is said under every list of findings.
template <class Print>
void print_remarks(const CheckReport& report, Print print) {
    print(say("{0} findings in {1} forms, at log size {2}.", report.findings.size(), report.forms,
              report.size));
    for (const auto contest : report.not_compared) {
        print(
            say("Not compared with recapitulations: forms of {0} are of several sources; choose "
                "one with --source.",
                name_of(contest)));
    }
    if (report.foreign > 0) print(say("{0} entries are no events.", report.foreign));
    print(_("A finding says where numbers do not fit, and not why."));
    print(_("Not proved: that the forms are the same as the paper."));
}

std::string csv_row(const Finding& finding, const Fact& fact) {
    std::string indices, leaves;
    for (const auto& version : finding.entries) {
        indices += (indices.empty() ? "" : " ") + std::to_string(version.index);
        leaves += (leaves.empty() ? "" : " ") + to_hex(version.leaf.view());
    }
    const auto& unit = finding.unit;
    std::string line;
    for (const auto& cell :
         {std::string(name_of(finding.detector)),
          std::string(name_of(severity_of(finding.detector))),
          finding.contest ? std::string(name_of(*finding.contest)) : std::string(),
          unit ? std::string(name_of(unit->kind)) : std::string(),
          unit ? election::display_code(*unit) : std::string(), finding.place,
          finding.source ? election::to_text(*finding.source) : std::string(),
          finding.other_source ? election::to_text(*finding.other_source) : std::string(), indices,
          leaves, std::to_string(finding.effect),
          finding.under ? std::string(name_of(*finding.under)) : std::string(), fact.what,
          fact.left, fact.right}) {
        line += (line.empty() ? "" : ",") + csv_field(cell);
    }
    return line + "\n";
}

}  // namespace

void print_findings(const CheckReport& report, std::size_t most, Output& out) {
    print_counts(report, out);
    if (!report.findings.empty()) out.line();
    const auto shown = std::min(most, report.findings.size());
    for (std::size_t i = 0; i < shown; ++i) print_finding(report.findings[i], out);
    if (shown < report.findings.size()) {
        out.line(say("… and {0} more: --limit N, or all of them with --format csv.",
                     report.findings.size() - shown));
    }
    print_remarks(report, [&out](const std::string& text) { out.line(text); });
}

void print_findings_csv(const CheckReport& report, Output& out) {
    if (out.json()) return;
    constexpr std::string_view heading =
        "detector,severity,contest,kind,code,name,source,other_source,entries,leaf_hashes,effect,"
        "under,what,left,right\n";
    out.bytes(bytes_of(heading));
    for (const auto& finding : report.findings) {
        for (const auto& fact : finding.facts) out.bytes(bytes_of(csv_row(finding, fact)));
    }
    print_remarks(report, [&out](const std::string& text) { out.complain(text); });
}

void put_findings(const CheckReport& report, json::Object& fields) {
    json::Object detectors;
    each_detector(report, [&](Detector detector, const audit::DetectorCount& count) {
        json::Object each;
        each.set("findings", number(count.findings))
            .set("not_applicable", number(count.not_applicable));
        detectors.set(std::string(name_of(detector)), std::move(each));
    });
    json::Array findings, not_compared;
    for (const auto& finding : report.findings) findings.emplace_back(as_json(finding));
    for (const auto contest : report.not_compared) not_compared.emplace_back(name_of(contest));
    fields.set("election", report.election)
        .set("forms", number(report.forms))
        .set("detectors", std::move(detectors))
        .set("findings", std::move(findings))
        .set("not_compared", std::move(not_compared))
        .set("opaque", number(report.opaque))
        .set("foreign", number(report.foreign));
}

}  // namespace saksi::tools
