// SPDX-License-Identifier: Apache-2.0
#include "tally/seats_print_office.hpp"

#include <string>
#include <vector>

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/seats_words.hpp"
#include "tally/words.hpp"

namespace saksi::tools {

using namespace cli;
using audit::AreaSeats;
using audit::AreaVotes;
using audit::PresidentOutcome;
using audit::VotedOption;
using election::Count;
using election::Share;

namespace {

void print_decision(const std::vector<VotedOption>& options, const election::Decision& decision,
                    Output& out) {
    const auto who = names_at(options, decision.who.chosen);
    switch (decision.outcome) {
        case election::Outcome::elected:
            return out.line(say("Elected by these numbers: {0}", who));
        case election::Outcome::second_round:
            return out.line(say("Second round by these numbers: {0}", who));
        case election::Outcome::nobody:
            return out.line(_("Nobody is elected by these numbers."));
        case election::Outcome::tie:
            break;
    }
    if (!who.empty()) out.line(say("Goes on by these numbers: {0}", who));
    out.line(tie_between(names_at(options, decision.who.tied), decision.who.open));
}

/// The votes of all options; their sum was checked when the outcome was decided.
Count sum_of(const AreaVotes& area) {
    Count all = 0;
    for (const auto& option : area.options) all += option.votes.value_or(0);
    return all;
}

Cells cells_of(const AreaVotes& row, unsigned decimals) {
    Cells cells = {election::display_code(row.unit), printable(row.name)};
    for (const auto& option : row.options) cells.push_back(votes_of(option.votes));
    for (const auto& option : row.options)
        cells.push_back(per_cent({option.votes.value_or(0), sum_of(row)}, decimals));
    return cells;
}

void print_rows(const PresidentOutcome& result, unsigned decimals, Output& out) {
    Cells heading = {_("code"), _("name")};
    for (const auto& pair : result.pairs) heading.push_back(printable(pair.name));
    heading.insert(heading.end(), result.pairs.size(), "%");
    std::vector<Cells> rows = {heading};
    for (const auto& row : result.provinces) rows.push_back(cells_of(row, decimals));
    for (const auto& row : result.abroad) rows.push_back(cells_of(row, decimals));
    print_aligned(rows, out);
    out.line();
}

void print_pairs(const PresidentOutcome& result, unsigned decimals, Output& out) {
    const auto yes_no = [](bool is) { return is ? _("yes") : _("no"); };
    std::vector<Cells> rows = {
        {_("name"), "", _("share"), "%", _("majority"), _("provinces"), _("enough")}};
    for (std::size_t i = 0; i < result.pairs.size(); ++i) {
        const auto& pair = result.rule.pairs[i];
        rows.push_back({printable(result.pairs[i].name), "", fraction(pair.all),
                        per_cent(pair.all, decimals), yes_no(pair.majority),
                        in_of(pair.provinces, result.rule.provinces), yes_no(pair.spread)});
    }
    print_aligned(rows, out);
}

std::string in_words(const election::PresidentRule& rule) {
    return say(
        "The rule: more than {0} of all votes, and at least {1} of a province's in more than {2} "
        "of the provinces. Votes from abroad are of no province.",
        fraction(rule.majority.part, rule.majority.of),
        fraction(rule.province_share.part, rule.province_share.of),
        fraction(rule.provinces.part, rule.provinces.of));
}

}  // namespace

void print_president(const PresidentOutcome& result, const election::Pemilu& pemilu,
                     unsigned decimals, Output& out) {
    print_rows(result, decimals, out);
    print_pairs(result, decimals, out);
    out.line(result.by_plurality ? std::string(_("A second round: the most votes decide."))
                                 : in_words(*pemilu.rules.president));
    print_decision(result.pairs, result.rule.decision, out);
    out.line();
}

void print_head(const AreaSeats& area, unsigned decimals, Output& out) {
    const auto& options = area.votes.options;
    const auto all = sum_of(area.votes);
    std::vector<Cells> rows = {{_("name"), "", _("votes"), _("share"), "%"}};
    for (const auto& option : options) {
        const Share share{option.votes.value_or(0), all};
        rows.push_back({printable(option.name), "", votes_of(option.votes), fraction(share),
                        per_cent(share, decimals)});
    }
    print_aligned(rows, out);
    print_decision(options, *area.head, out);
}

}  // namespace saksi::tools
