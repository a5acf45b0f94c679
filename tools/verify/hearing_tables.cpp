// SPDX-License-Identifier: Apache-2.0
#include "verify/hearing_tables.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "cli/version_words.hpp"
#include "saksi/audit/version_figures.hpp"
#include "saksi/core/encoding.hpp"
#include "verify/bundle_words.hpp"
#include "verify/html.hpp"
#include "verify/rekap_print.hpp"
#include "verify/rekap_words.hpp"
#include "verify/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::ClaimAnswer;
using audit::FormVersion;
using election::CHasil;
using election::Figure;
using html::element;
using html::text;

/// Versions beside each other on one sheet of paper.
constexpr std::size_t across = 4;

const CHasil& body_of(const FormVersion& version) { return std::get<CHasil>(version.event.body); }

/// "tanpa keterangan": the law's words, in both languages.
std::string cause_of(const FormVersion& version) {
    if (!version.event.correction) return "-";
    std::string cause(name_of(version.event.correction->cause));
    std::replace(cause.begin(), cause.end(), '_', ' ');
    return cause;
}

std::string signed_number(std::int64_t value) {
    return value > 0 ? "+" + grouped(value) : grouped(value);
}

/// After less before, where both are numbers.
std::string difference_of(const Figure& before, const Figure& after) {
    const auto was = before.count(), is = after.count();
    if (!was || !is) return "-";
    return signed_number(static_cast<std::int64_t>(*is) - static_cast<std::int64_t>(*was));
}

std::string documents_of(const CHasil& form) {
    if (!form.documents) return _("nothing was recorded of images");
    auto words = say("{0} images", form.documents->count);
    for (const auto& item : form.documents->items) {
        words += "\n" + say("page {0}: {1}", item.page,
                            item.sha256 ? "SHA-256 " + to_hex(item.sha256->view())
                                        : std::string(_("no hash was recorded")));
    }
    return words;
}

std::string time_of(const std::optional<Timestamp>& time) { return time ? time->text : "-"; }

std::string anchor_of(std::size_t version) {
    const auto* before = language() == Language::indonesian ? "id-B" : "en-B";
    return before + std::to_string(version + 1);
}

}  // namespace

std::string kind_of(ClaimAnswer answer) {
    switch (answer) {
        case ClaimAnswer::holds:
            return "holds";
        case ClaimAnswer::does_not_hold:
            return "fails";
        case ClaimAnswer::could_not_check:
            break;
    }
    return "open";
}

std::string form_of(const FormVersion& version) {
    const auto& form = body_of(version);
    return say("C.Hasil {0}, round {1}", name_of(form.contest), unsigned{form.round});
}

HearingTables::HearingTables(const note::Evidence& evidence, const audit::EvidenceReport& report)
    : evidence_(evidence), report_(report) {}

std::string HearingTables::claims() const {
    std::vector<html::Row> rows = {{{_("No.")}, {_("Claim")}, {_("Answer")}, {_("Why")}}};
    for (const auto& claim : report_.claims) {
        std::string why;
        for (const auto& words : words_for_findings(claim, report_, evidence_))
            why += element("p", text(words));
        rows.push_back({{std::to_string(rows.size())},
                        {text(words_for(claim, report_))},
                        {text(words_for(claim.answer())), kind_of(claim.answer())},
                        {why}});
    }
    return html::table(rows);
}

std::string HearingTables::instrument_of(const FormVersion& version) const {
    const auto& correction = version.event.correction;
    if (!correction || !correction->instrument) return _("none");
    for (const auto& [index, event] : report_.names) {
        const auto* ruling = std::get_if<election::Ruling>(&event.body);
        const auto leaf = to_hex(report_.entries.entry(index)->leaf.view());
        if (ruling != nullptr && leaf == *correction->instrument)
            return say("{0}, of {1} (entry {2})", ruling->number, ruling->date, index);
    }
    return *correction->instrument;
}

std::string HearingTables::exhibit(std::size_t at) const {
    const auto& version = report_.versions[at];
    const auto& header = version.event.header;
    const auto inclusion = report_.entries.entry(version.version.index)->inclusion;
    const auto source = header.source ? election::to_text(*header.source) : std::string("-");
    std::vector<html::Row> rows = {
        {{"<a id=\"" + anchor_of(at) + "\">B" + std::to_string(at + 1) + "</a>"},
         {text(form_of(version) + " · " + say("entry {0}", version.version.index))}},
        {{_("Leaf hash")}, {text(to_hex(version.version.leaf.view())), "hash"}},
        {{_("In the log")},
         {text(words_for(inclusion)),
          inclusion == merkle::ProofVerdict::holds ? "holds" : "fails"}},
        {{_("Version")}, {text(words_for_step(version.step, version.event))}},
        {{_("Cause")}, {text(cause_of(version))}},
        {{_("Instrument")}, {text(instrument_of(version))}},
        {{_("Source")}, {text(source)}},
        {{_("Time stamp")}, {text(time_of(header.at))}},
        {{_("Seen by the observer")}, {text(time_of(header.observed))}},
        {{_("Logged by")}, {text(header.by)}},
        {{_("Images of the form")}, {html::lines(documents_of(body_of(version)), "<br>")}},
    };
    return html::table(rows, "exhibit");
}

std::string HearingTables::checkpoint() const {
    const auto& entries = report_.entries;
    std::string signers;
    for (const auto& line : policy_lines(entries.policy)) signers += element("p", text(line));
    return html::table({{{_("Checkpoint")}, {text(entries.origin)}},
                        {{_("Size")}, {std::to_string(entries.head.size)}},
                        {{_("Root")}, {text(to_base64(entries.head.root.view())), "hash"}},
                        {{_("Signatures")}, {signers}}},
                       "exhibit");
}

std::string HearingTables::exhibits() const {
    std::string made;
    for (std::size_t i = 0; i < report_.versions.size(); ++i) made += exhibit(i);
    return made + checkpoint();
}

/// The value and, small, which exhibit it is of: there stands the rest.
std::string HearingTables::cite(std::size_t at, const std::string& value) const {
    const auto& version = report_.versions[at].version;
    const auto exhibit = "<a href=\"#" + anchor_of(at) + "\">B" + std::to_string(at + 1) + "</a>";
    return text(value) +
           element("small", exhibit + text(" · " + say("entry {0}", version.index) + " · " +
                                           to_hex(version.leaf.view()).substr(0, 8) + "…"));
}

std::string HearingTables::differences() const {
    std::map<std::string, std::string> names;
    for (auto& figure : audit::version_figures(report_)) names[figure.label] = figure.name;
    std::vector<html::Row> rows = {{{_("No.")},
                                    {_("Form")},
                                    {_("What")},
                                    {_("Name")},
                                    {_("Before")},
                                    {_("After")},
                                    {_("Difference")},
                                    {_("Cause")},
                                    {_("Instrument")}}};
    std::optional<std::size_t> before;
    for (std::size_t at = 0; at < report_.versions.size(); ++at) {
        const auto& version = report_.versions[at];
        const bool stray = version.step == record::StepKind::stray;
        for (const auto& change : version.changes) {
            rows.push_back(
                {{std::to_string(rows.size())},
                 {text(form_of(version))},
                 {text(change.what)},
                 {text(names[change.what])},
                 {cite(*before, words_for(change.before)), "number"},
                 {cite(at, words_for(change.after)), "number"},
                 {text(difference_of(change.before, change.after)), "number"},
                 {text(stray ? std::string(_("replaces no current version")) : cause_of(version))},
                 {text(instrument_of(version))}});
        }
        if (!stray) before = at;
    }
    if (rows.size() == 1) return element("p", text(_("No figure differs between the versions.")));
    return html::table(rows);
}

std::string HearingTables::figures() const {
    const auto figures = audit::version_figures(report_);
    std::string made;
    for (std::size_t first = 0; first < report_.versions.size(); first += across) {
        const auto last = std::min(first + across, report_.versions.size());
        html::Row heading = {{_("What")}, {_("Name")}};
        for (auto at = first; at < last; ++at)
            heading.push_back({"B" + std::to_string(at + 1) + "<br>" +
                               text(say("entry {0}", report_.versions[at].version.index))});
        std::vector<html::Row> rows = {std::move(heading)};
        for (const auto& figure : figures) {
            html::Row row = {{text(figure.label)}, {text(figure.name)}};
            for (auto at = first; at < last; ++at)
                row.push_back({cite(at, words_for(figure.values[at])), "number"});
            rows.push_back(std::move(row));
        }
        made += html::table(rows);
    }
    return made;
}

/// Its kind and code, and its name if the file has it.
std::string HearingTables::place_of(const merkle::RekapPlace& place) const {
    auto words = place.kind + " " + place.code;
    for (const auto& [index, event] : report_.names) {
        const auto* region = std::get_if<election::Region>(&event.body);
        if (region != nullptr && region->unit.code == place.code &&
            region->unit.scheme == place.scheme && name_of(region->unit.kind) == place.kind)
            return words + " " + region->name;
    }
    return words;
}

std::string HearingTables::recapitulation() const {
    if (report_.counted() == nullptr)
        return element("p", text(_("The file does not show this form in a total.")));
    std::string made = element(
        "p", text(_("A number in brackets says of how many TPS a sum is, where that is not the "
                    "number that is in.")));
    for (const auto& line : claim_of(*report_.rekap)) made += element("p", text(line));
    made += element("p", text(say("rekap_root: entry {0}; root {1}", report_.rekap->root_index,
                                  to_hex(report_.rekap->root->root.view()))));
    for (const auto& [place, cells] : path_tables(*evidence_.rekap, *report_.rekap)) {
        std::vector<html::Row> rows;
        for (const auto& line : cells) {
            html::Row row;
            for (std::size_t i = 0; i < line.size(); ++i)
                row.push_back({text(line[i]), i < 2 ? "" : "number"});
            rows.push_back(std::move(row));
        }
        made += element("h3", text(place_of(place))) + html::table(rows);
    }
    for (const auto& recap : report_.rekap->recaps)
        made += element("p", text(say("D.Hasil of it: entry {0}, {1}", recap.index,
                                      election::to_text(recap.source))));
    return made;
}

}  // namespace saksi::tools
