// SPDX-License-Identifier: Apache-2.0
#include "verify/bundle_words.hpp"

#include "cli/messages.hpp"
#include "verify/rekap_words.hpp"
#include "verify/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::ClaimAnswer;
using audit::ClaimKind;
using audit::EvidenceFlaw;

std::string words_for(const audit::EvidenceFinding& finding) {
    const auto entry = finding.entry;
    switch (finding.flaw) {
        case EvidenceFlaw::not_in_log:
            return say("entry {0}: {1}", entry, tools::words_for(finding.inclusion));
        case EvidenceFlaw::not_an_event:
            return say("entry {0} is no event", entry);
        case EvidenceFlaw::opaque:
            return say("entry {0} is of a kind this version does not know: use a newer saksi",
                       entry);
        case EvidenceFlaw::not_a_form:
            return say("entry {0} is no form of a TPS", entry);
        case EvidenceFlaw::other_form:
            return say("entry {0} is of another TPS, contest, round or source", entry);
        case EvidenceFlaw::not_linked:
            return say("entry {0} does not replace the version before it", entry);
        case EvidenceFlaw::starts_later:
            return say(
                "entry {0}, the first version, says that it replaces one that is not in "
                "the file",
                entry);
        case EvidenceFlaw::left_out:
            return say("entry {0} is of this form, and is not said to be a version of it", entry);
        case EvidenceFlaw::is_a_version:
            return say("entry {0} is said to replace no current version, and does", entry);
        case EvidenceFlaw::names_unknown:
            return say("entry {0} says that it replaces an entry that is not in the file", entry);
        case EvidenceFlaw::rekap_of_other:
            return _("the rekap proof is of another form");
        case EvidenceFlaw::not_the_last:
            return say("the rekap tree has another version than entry {0}", entry);
        case EvidenceFlaw::rekap_differs:
            break;
    }
    return _("the rekap proof does not hold");
}

}  // namespace

std::string words_for(ClaimAnswer answer) {
    switch (answer) {
        case ClaimAnswer::holds:
            return _("HOLDS");
        case ClaimAnswer::does_not_hold:
            return _("DOES NOT HOLD");
        case ClaimAnswer::could_not_check:
            break;
    }
    return _("COULD NOT BE CHECKED");
}

std::string list_of(const std::vector<std::uint64_t>& entries) {
    std::string text;
    for (const auto entry : entries) text += (text.empty() ? "" : ", ") + std::to_string(entry);
    return text;
}

std::string words_for(const audit::ClaimReport& claim, const audit::EvidenceReport& report) {
    const auto entries = list_of(claim.entries);
    switch (claim.kind) {
        case ClaimKind::entries:
            return say("in the log: entry {0}", entries);
        case ClaimKind::versions:
            return say("versions of one form, each naming the one before it: entry {0}", entries);
        case ClaimKind::strays:
            return say("of the same form, replacing no current version, counted nowhere: entry {0}",
                       entries);
        case ClaimKind::current:
            if (claim.entries.empty()) return _("which version counts, by the rekap tree");
            return say("the version that counts, by the rekap tree at size {0}: entry {1}",
                       report.rekap->root->size, entries);
        case ClaimKind::beside:
            break;
    }
    return say("in the log, to name places and options by: entry {0}", entries);
}

std::vector<std::string> words_for_findings(const audit::ClaimReport& claim,
                                            const audit::EvidenceReport& report,
                                            const note::Evidence& evidence) {
    std::vector<std::string> words;
    if (!claim.checked)
        words.emplace_back(_("not looked at: the checkpoint is not one to rely on"));
    for (const auto& finding : claim.findings) {
        words.push_back(words_for(finding));
        if (finding.flaw != EvidenceFlaw::rekap_differs) continue;
        for (const auto& each : report.rekap->findings)
            words.push_back(tools::words_for(each, *evidence.rekap));
    }
    return words;
}

std::string words_for(audit::PolicyMatch match) {
    switch (match) {
        case audit::PolicyMatch::not_named:
            return _("The bundle names no policy that it was made for; yours decides.");
        case audit::PolicyMatch::same:
            return _("The policy is the one that the bundle was made for.");
        case audit::PolicyMatch::other:
            break;
    }
    return _("The policy is ANOTHER than the one that the bundle was made for; yours decides.");
}

std::string words_for_completeness(const audit::EvidenceReport& report) {
    if (report.versions.empty()) return {};
    if (const auto* counted = report.counted())
        return say(
            "By the rekap tree at size {1}, entry {0} was the only current form of this TPS.",
            counted->version.index, report.rekap->root->size);
    return _("Not shown: that the last version is the only current form of this TPS.");
}

std::vector<std::string> not_shown(const audit::EvidenceReport& report) {
    std::vector<std::string> words;
    if (const auto* counted = report.counted()) {
        words.push_back(
            say("Not proved: that nothing was changed after size {0}.", report.rekap->root->size));
        for (const auto& version : report.versions)
            if (version.version.index > counted->version.index)
                words.push_back(
                    say("Entry {0} came after the rekap tree, which says nothing of "
                        "it.",
                        version.version.index));
    } else if (!report.versions.empty()) {
        words.emplace_back(
            _("Not proved: that no other version was logged before, between or after "
              "these."));
    }
    words.emplace_back(_("Not proved: that it is the same as the paper."));
    return words;
}

}  // namespace saksi::tools
