// SPDX-License-Identifier: Apache-2.0
#include "tally/finding_print.hpp"

#include <string>

#include "cli/messages.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/check_words.hpp"

namespace saksi::tools {

using namespace cli;
using audit::Finding;

namespace {

std::string place_of(const Finding& finding) {
    if (!finding.unit) return _("the log");
    const auto code = election::display_code(*finding.unit);
    return finding.place.empty() ? code : printable(finding.place) + " (" + code + ")";
}

std::string entries_of(const Finding& finding) {
    std::string text;
    for (const auto& version : finding.entries) {
        text += (text.empty() ? "" : ", ") + std::to_string(version.index);
    }
    return text.empty() ? "-" : text;
}

std::string sources_of(const Finding& finding) {
    if (!finding.source) return {};
    auto text = " · " + election::to_text(*finding.source);
    if (finding.other_source) text += " / " + election::to_text(*finding.other_source);
    return text;
}

}  // namespace

void print_finding(const Finding& finding, Output& out) {
    const auto contest =
        finding.contest ? " · " + std::string(name_of(*finding.contest)) : std::string();
    out.line(std::string(name_of(finding.detector)) + "  " + place_of(finding) + contest +
             sources_of(finding));
    out.line("     " + sentence_for(finding));
    auto where = say("     entries {0}", entries_of(finding));
    if (finding.effect > 0) where += say(" · concerns {0} votes", finding.effect);
    if (finding.under) where += say(" · goes with {0}", name_of(*finding.under));
    out.line(where);
}

json::Object as_json(const Finding& finding) {
    json::Object object;
    object.set("detector", name_of(finding.detector))
        .set("severity", name_of(severity_of(finding.detector)))
        .set("text", sentence_for(finding))
        .set("effect", number(finding.effect));
    if (finding.contest) object.set("contest", name_of(*finding.contest));
    if (finding.unit) {
        object.set("unit", election::to_json(*finding.unit)).set("name", finding.place);
    }
    if (finding.source) object.set("source", election::to_json(*finding.source));
    if (finding.other_source) {
        object.set("other_source", election::to_json(*finding.other_source));
    }
    if (finding.under) object.set("under", name_of(*finding.under));
    json::Array entries, facts;
    for (const auto& version : finding.entries) {
        json::Object entry;
        entry.set("index", number(version.index)).set("leaf_hash", to_hex(version.leaf.view()));
        entries.emplace_back(std::move(entry));
    }
    for (const auto& fact : finding.facts) {
        json::Object each;
        each.set("what", fact.what).set("left", fact.left).set("right", fact.right);
        facts.emplace_back(std::move(each));
    }
    object.set("entries", std::move(entries)).set("facts", std::move(facts));
    return object;
}

}  // namespace saksi::tools
