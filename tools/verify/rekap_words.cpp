// SPDX-License-Identifier: Apache-2.0
#include "verify/rekap_words.hpp"

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::RekapFlaw;
using merkle::RekapVerdict;

std::string words_for(RekapVerdict verdict) {
    switch (verdict) {
        case RekapVerdict::not_checked:
        case RekapVerdict::holds:
            break;
        case RekapVerdict::wrong_order:
            return _("its rows are not in order, or one is there twice");
        case RekapVerdict::missing:
            return _("it has no row for what lies below it");
        case RekapVerdict::wrong_hash:
            return _("its row for what lies below it has the hash of something else");
        case RekapVerdict::wrong_values:
            return _("its row for what lies below it has other figures than that adds up to");
        case RekapVerdict::wrong_dapil:
            return _("it is of another dapil than what lies below it");
        case RekapVerdict::no_ballot:
            return _("the ballot that says which votes are whose is not in the file");
        case RekapVerdict::no_sum:
            return _("its rows cannot be added up");
        case RekapVerdict::wrong_area:
            return _("the last table is not of the area that the root is of");
        case RekapVerdict::wrong_root:
            return _("the last table has another hash than the logged root");
        case RekapVerdict::wrong_total:
            return _("the last table adds up to other figures than the logged root has");
    }
    return _("it was not looked at");
}

std::string words_for_table(const audit::RekapFinding& finding, const note::RekapProof& proof) {
    if (finding.table >= proof.path.nodes.size()) return words_for(finding.verdict);
    const auto& place = proof.path.nodes[finding.table].place;
    return say("the table of {0} {1}: {2}", printable(place.kind), printable(place.code),
               words_for(finding.verdict));
}

std::string words_for(RekapFlaw flaw) {
    switch (flaw) {
        case RekapFlaw::root_not_in_log:
            return _("the rekap_root is not in the checkpoint's log");
        case RekapFlaw::not_a_root:
            return _("what should be a rekap_root is another entry");
        case RekapFlaw::root_too_early:
            return _("the rekap_root speaks of more entries than there were before it");
        case RekapFlaw::other_log:
            return _("the size and log root that the rekap_root names are not of this log");
        case RekapFlaw::ballot_not_in_log:
            return _("a ballot is not in the checkpoint's log");
        case RekapFlaw::not_a_ballot:
            return _("what should be a ballot of this contest is another entry");
        case RekapFlaw::ballot_too_late:
            return _("a ballot was logged after the size that was added up");
        case RekapFlaw::form_not_in_log:
            return _("the form is not in the checkpoint's log");
        case RekapFlaw::not_the_form:
            return _("the form is not the one that was added up");
        case RekapFlaw::form_too_late:
            return _("the form was logged after the size that was added up");
        case RekapFlaw::recap_not_in_log:
            return _("a recapitulation is not in the checkpoint's log");
        case RekapFlaw::not_a_recap:
            return _("what should be a recapitulation of one of the tables is another entry");
        case RekapFlaw::recap_too_late:
            return _("a recapitulation was logged after the size that was added up");
        case RekapFlaw::form_missing:
            return _("the form that was added up is not in the file, or there was none");
        case RekapFlaw::not_the_tps:
            return _("the leaf is of another TPS, contest or source than the root and the tables");
        case RekapFlaw::leaf_differs:
            return _("the form says other figures than were added up");
        case RekapFlaw::table_differs:
            break;
    }
    return {};
}

}  // namespace

std::string words_for(const audit::RekapFinding& finding, const note::RekapProof& proof) {
    return finding.flaw == RekapFlaw::table_differs ? words_for_table(finding, proof)
                                                    : words_for(finding.flaw);
}

std::vector<std::string> claim_of(const audit::RekapReport& report) {
    if (!report.root) return {};
    const auto& root = *report.root;
    const auto tps = election::display_code(report.tps);
    return {report.form_index ? say("TPS {0}: the form at entry {1}", tps, *report.form_index)
                              : say("TPS {0}: no form of it was recorded", tps),
            say("Sum of the recorded forms: {0} of {1}, source {2}, TPS {3}, at log size {4}.",
                election::name_of(root.contest), election::display_code(root.area),
                election::to_text(*report.header.source), in_of(root.tps_in, root.tps_total),
                root.size)};
}

}  // namespace saksi::tools
