// SPDX-License-Identifier: Apache-2.0
#include "verify/rekap_fields.hpp"

#include <utility>

#include "cli/policy_words.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "verify/rekap_print.hpp"
#include "verify/words.hpp"

namespace saksi::tools {

using namespace cli;

namespace {

json::Array findings_of(const audit::RekapReport& report) {
    json::Array findings;
    for (const auto& finding : report.findings) {
        json::Object object;
        object.set("flaw", audit::to_string(finding.flaw));
        if (finding.flaw == audit::RekapFlaw::table_differs)
            object.set("table", number(finding.table))
                .set("verdict", merkle::to_string(finding.verdict));
        findings.emplace_back(std::move(object));
    }
    return findings;
}

}  // namespace

json::Object rekap_fields(const audit::RekapReport& report, const note::RekapProof& proof) {
    json::Object fields;
    fields.set("origin", printable(report.origin))
        .set("head", as_json(report.head))
        .set("policy", cli::as_json(report.policy))
        .set("findings", findings_of(report))
        .set("official", false);
    if (report.root) {
        const auto& root = *report.root;
        fields.set("contest", election::name_of(root.contest))
            .set("area", election::to_json(root.area))
            .set("source", election::to_json(*report.header.source))
            .set("size", number(root.size))
            .set("root", to_hex(root.root.view()))
            .set("root_entry", number(report.root_index))
            .set("tps", election::to_json(report.tps))
            .set("tps_in", number(root.tps_in))
            .set("tps_total", number(root.tps_total));
    }
    fields.set("form", report.form_index ? number(*report.form_index) : json::Value());
    fields.set("tables", tables_as_json(proof));
    return fields;
}

}  // namespace saksi::tools
