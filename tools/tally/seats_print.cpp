// SPDX-License-Identifier: Apache-2.0
#include "tally/seats_print.hpp"

#include <string>
#include <vector>

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/seats_print_office.hpp"
#include "tally/seats_words.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::AreaSeats;
using audit::Seats;
using audit::ThresholdOutcome;
using audit::VotedOption;
using election::Award;
using election::Share;

using Places = std::vector<std::size_t>;

/// Seats from the highest quotient down, who is level, and what stands behind.
std::vector<Cells> quotient_rows(const election::Allocation& result,
                                 const std::vector<VotedOption>& options) {
    std::vector<Cells> rows = {{_("seat"), _("party"), _("quotient"), _("votes short")}};
    const auto add = [&](std::string seat, const Award& award, std::string lacking) {
        rows.push_back({std::move(seat), printable(options[award.claim].name),
                        fraction(award.quotient), std::move(lacking)});
    };
    for (const auto& award : result.awards) add(std::to_string(rows.size()), award, "");
    for (const auto& award : result.tied) add("=", award, "0");
    for (const auto& award : election::quotients_behind(result)) {
        const auto& last = result.open > 0 ? result.tied.front() : result.awards.back();
        const bool own = last.claim == award.claim;
        const auto lacking = election::votes_to_pass(award.quotient, last.quotient);
        add("-", award, own ? "" : votes_of(lacking));
    }
    return rows;
}

std::string in_words(const election::SeatMargin& margin, const std::vector<VotedOption>& options) {
    return say("Margin of the last seat: {0} votes more for {1}, or {2} moved to it from {3}",
               votes_of(margin.to_pass), printable(options[margin.next.claim].name),
               votes_of(margin.to_move), printable(options[margin.last.claim].name));
}

/// "NAME (1,234), NAME (1,200)".
std::string candidates_at(const VotedOption& party, const Places& positions) {
    std::string text;
    for (const auto at : positions) {
        const auto& candidate = party.candidates[at];
        text += (text.empty() ? "" : ", ") + printable(candidate.name) + " (" +
                votes_of(candidate.votes) + ")";
    }
    return text;
}

/// The candidates who have a party's seats.
void print_lists(const AreaSeats& area, Output& out) {
    if (!area.lists_known)
        out.line(_("The lists are not logged: their length limits nothing here."));
    for (std::size_t i = 0; i < area.lists.size(); ++i) {
        const auto& party = area.votes.options[i];
        const auto& list = area.lists[i];
        if (!list) continue;
        out.line("  " + printable(party.name) + ": " + candidates_at(party, list->chosen));
        if (list->open > 0)
            out.line("  " + tie_between(candidates_at(party, list->tied), list->open));
    }
}

void print_parties_of(const AreaSeats& area, Output& out) {
    const auto& result = *area.parties;
    const auto& options = area.votes.options;
    print_aligned(quotient_rows(result, options), out);
    if (result.open > 0) {
        Places tied;
        for (const auto& award : result.tied) tied.push_back(award.claim);
        out.line(tie_between(names_at(options, tied), result.open));
    } else if (const auto margin = election::margin_of(result)) {
        out.line(in_words(*margin, options));
    }
    if (result.unfilled > 0)
        out.line(say("{0} seats that no list has a name for", result.unfilled));
    print_lists(area, out);
}

void print_persons_of(const AreaSeats& area, Output& out) {
    const auto& result = *area.persons;
    const auto& options = area.votes.options;
    std::vector<Cells> rows = {{_("seat"), _("name"), _("votes"), _("votes short")}};
    const auto add = [&](std::string seat, std::size_t at, std::string lacking) {
        rows.push_back({std::move(seat), printable(options[at].name), votes_of(options[at].votes),
                        std::move(lacking)});
    };
    for (const auto at : result.chosen) add(std::to_string(rows.size()), at, "");
    for (const auto at : result.tied) add("=", at, "0");
    if (result.next && !result.chosen.empty()) {
        const auto ahead = *options[result.chosen.back()].votes;
        add("-", *result.next, votes_of(ahead - *options[*result.next].votes + 1));
    }
    print_aligned(rows, out);
    if (result.open > 0) out.line(tie_between(names_at(options, result.tied), result.open));
    if (result.unfilled > 0) out.line(say("{0} seats for which nobody stands", result.unfilled));
}

Cells cells_of(const audit::PartyOutcome& party, const std::optional<ThresholdOutcome>& threshold,
               unsigned decimals) {
    auto seats = std::to_string(party.seats);
    if (party.ties > 0) seats += say(" (tie in {0})", party.ties);
    Cells cells = {printable(party.name), party.takes_part ? "" : _("below the threshold"),
                   votes_of(party.votes)};
    const bool has_share = threshold && party.votes;
    const auto share = has_share ? Share{*party.votes, threshold->all} : Share{};
    cells.push_back(has_share ? fraction(share) : "-");
    cells.push_back(per_cent(share, decimals));
    cells.push_back(std::move(seats));
    return cells;
}

void print_threshold(const ThresholdOutcome& threshold, Output& out) {
    out.line(say("Threshold: {0} of {1} votes, so at least {2}.",
                 fraction(threshold.share.part, threshold.share.of), votes_of(threshold.all),
                 votes_of(threshold.needed)));
    out.line(threshold.published ? std::string(_("All votes are those published for the nation."))
                                 : say("All votes are the sum over the {0} areas that have some.",
                                       threshold.areas));
}

/// All parties over all areas of the report.
void print_parties(const Seats& seats, unsigned decimals, Output& out) {
    std::vector<Cells> rows = {{_("party"), "", _("votes"), _("share"), "%", _("seats")}};
    election::Count sum = 0;
    for (const auto& party : seats.parties) {
        sum += party.seats;
        rows.push_back(cells_of(party, seats.threshold, decimals));
    }
    rows.push_back({_("together"), "", "", "", "", std::to_string(sum)});
    print_aligned(rows, out);
    if (seats.threshold) print_threshold(*seats.threshold, out);
    out.line();
}

/// What the numbers are, and what they lack.
void print_remarks(const Seats& seats, unsigned decimals, Output& out) {
    for (const auto& area : seats.missing)
        out.line(say("Not computed: {0} ({1}): {2}.", printable(area.name),
                     election::display_code(area.unit), words_for(area.gap)));
    const auto source = seats.source ? election::to_text(*seats.source) : std::string("-");
    const auto from = std::string(words_for(seats.from));
    out.line(seats.of_office
                 ? say("Computed from {0} of {1}, of the office itself ({2}), at log size {3}.",
                       from, seats.election, source, seats.size)
                 : say("SIMULATION from {0} of {1}, source {2}, at log size {3}.", from,
                       seats.election, source, seats.size));
    out.line(say("Percentages are rounded to {0} decimals, a half upwards, and decide nothing.",
                 decimals));
    out.line(not_official());
    if (seats.unplaced > 0) out.line(say("In no area: {0} forms.", seats.unplaced));
    if (seats.unusable_votes > 0)
        out.line(say("Not counted: votes of {0} forms that fit no ballot of the log.",
                     seats.unusable_votes));
    if (seats.strays > 0)
        out.line(say("Kept, and counted nowhere: {0} versions that replace no current one.",
                     seats.strays));
    if (seats.foreign > 0) out.line(say("{0} entries are no events.", seats.foreign));
    out.line(_("Not proved: the same as the paper."));
}

void print_area(const AreaSeats& area, unsigned decimals, Output& out) {
    out.line(title(area.votes));
    if (area.parties) print_parties_of(area, out);
    if (area.persons) print_persons_of(area, out);
    if (area.head) print_head(area, decimals, out);
    out.line();
}

}  // namespace

void print_seats(const Seats& seats, unsigned decimals, Output& out) {
    if (out.json()) return;
    for (const auto& area : seats.areas) print_area(area, decimals, out);
    if (seats.president) print_president(*seats.president, seats.pemilu, decimals, out);
    if (!seats.parties.empty()) print_parties(seats, decimals, out);
    print_remarks(seats, decimals, out);
}

}  // namespace saksi::tools
