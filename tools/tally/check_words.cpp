// SPDX-License-Identifier: Apache-2.0
#include "tally/check_words.hpp"

#include <array>

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::Detector;

struct Words {
    const char* about;
    const char* sentence;  ///< {0} what, {1} left, {2} right
};

constexpr const char* does_not_hold = N_("{0} does not hold: {1} and {2}");
constexpr const char* became = N_("{0}: {1} → {2}");

/// In the order of Detector.
constexpr std::array<Words, audit::detector_count> table = {{
    {N_("options do not add up to suara_sah"), does_not_hold},
    {N_("valid and invalid votes do not add up to the total"), does_not_hold},
    {N_("voters are not as many as votes"), does_not_hold},
    {N_("voters by list do not add up"), does_not_hold},
    {N_("men and women do not add up"), does_not_hold},
    {N_("more voters of the list than the list has"), does_not_hold},
    {N_("the voter list is over the cap of a TPS"), N_("{0} is {1}, the cap {2}")},
    {N_("more votes than the cap of a TPS; DPTb and DPK may exceed it lawfully"),
     N_("{0} is {1}, the cap {2}")},
    {N_("an option has more than all votes or all voters"), does_not_hold},
    {N_("one digit would explain it"), N_("{0} = {2} instead of {1} would fit; see the paper")},
    {N_("ballots do not add up"), does_not_hold},
    {N_("ballots received are not the list and its reserve"), N_("{0} is {1}, expected {2}")},
    {N_("a party's total is not its logo and its candidates"),
     N_("{0}: logo and candidates {1}, written {2}")},
    {N_("the contests of one TPS do not agree about its voters"), N_("{0}: {1}, {2}")},
    {N_("a recapitulation is not the sum of what lies below it"),
     N_("{0}: sum {1}, recapitulation {2}")},
    {N_("a TPS without a row, or a row without a TPS"), N_("{0}: here {1}, there {2}")},
    {N_("the same sum, divided otherwise from one level to the next"),
     N_("{0}: sum {1}, recapitulation {2}")},
    {N_("more votes than voters of all lists"), does_not_hold},
    {N_("everybody on the list voted"), N_("{0} is {1} of {2}")},
    {N_("all votes for one option"), N_("{0} has {1} of {2}")},
    {N_("no invalid vote in a large unit"), N_("{0} is {1} in {2} votes")},
    {N_("a number became another without a word"), became},
    {N_("numbers are no longer shown"), became},
    {N_("images are no longer shown"), became},
    {N_("a published total fell"), became},
    {N_("a recapitulation before its forms, or after its deadline"), N_("{0}: {1}, {2}")},
    {N_("a revision after the plenary, or a new time for old figures"), became},
    {N_("two sources show different numbers"), N_("{0}: {1} and {2}")},
    {N_("one image under two TPS, or named after another TPS"), N_("{0}: {1} and {2}")},
    {N_("a correction without its instrument, or an order without a result"), N_("{0}: {1}, {2}")},
    {N_("what is open is more than a margin"), N_("{0}: open {1}, margin {2}")},
    {N_("a candidacy that does not follow its rules"), N_("{0}: {1}, {2}")},
    {N_("a candidate who left after the ballots were made"), N_("{0}: {1}, {2}")},
    {N_("personal data in the log"), N_("{0}: {1}")},
    {N_("a block of zero voters, perhaps not yet read"), N_("{0} are {1}, but {2}")},
    {N_("an entry replaces what is not current"), N_("{0} {1}; current is {2}")},
    {N_("a submission that does not hold"), N_("{0}: its {1} does not fit")},
    {N_("entries of who has a key, and no signature over them"), N_("{1} {0} of {2}")},
    {N_("a logged rekap root is not what the entries give"), N_("{0}: computed {1}, logged {2}")},
}};

const Words& words_of(Detector detector) { return table[static_cast<std::size_t>(detector)]; }

/// What candidacies go by; other facts are figures.
std::string rule_cited(const audit::Finding& finding) {
    for (const auto& fact : finding.facts) {
        if (fact.what == "rule") return _(fact.left.c_str());
    }
    return {};
}

}  // namespace

std::string words_for(Detector detector) { return _(words_of(detector).about); }

std::string words_for(audit::Severity severity) {
    switch (severity) {
        case audit::Severity::hint:
            return _("a hint, not evidence");
        case audit::Severity::low:
            return _("low");
        case audit::Severity::mid:
            return _("middle");
        case audit::Severity::grave:
            break;
    }
    return _("grave");
}

std::string sentence_for(const audit::Finding& finding) {
    if (finding.facts.empty()) return words_for(finding.detector);
    const auto& fact = finding.facts.front();
    auto text = say(words_of(finding.detector).sentence, printable(fact.what), printable(fact.left),
                    printable(fact.right));
    const auto rule = rule_cited(finding);
    if (!rule.empty()) return say("{0}; the rule: {1}", text, rule);
    if (finding.facts.size() > 1) text += say(" (and {0} more)", finding.facts.size() - 1);
    return text;
}

}  // namespace saksi::tools
