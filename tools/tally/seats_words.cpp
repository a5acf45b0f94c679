// SPDX-License-Identifier: Apache-2.0
#include "tally/seats_words.hpp"

#include <algorithm>

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/words.hpp"

namespace saksi::tools {

using namespace cli;
using audit::AreaVotes;
using audit::VotedOption;
using election::Count;
using election::Quotient;
using election::Share;

std::string votes_of(const std::optional<Count>& votes) {
    return votes ? grouped(static_cast<std::int64_t>(*votes)) : "-";
}

std::string fraction(Count part, Count of) {
    return std::to_string(part) + "/" + std::to_string(of);
}
std::string fraction(const Quotient& quotient) {
    return fraction(quotient.votes, quotient.divisor);
}
std::string fraction(const Share& share) { return fraction(share.part, share.whole); }

/// "58.586", with the language's own point.
std::string per_cent(const Share& share, unsigned decimals) {
    auto text = election::percent(share, decimals);
    if (text.empty()) return "-";
    if (language() == Language::indonesian) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string names_at(const std::vector<VotedOption>& options,
                     const std::vector<std::size_t>& positions) {
    std::string text;
    for (const auto at : positions)
        text += (text.empty() ? "" : ", ") + printable(options[at].name);
    return text;
}

// clang-format off
const char* words_for(audit::SeatGap gap) {
    switch (gap) {
        case audit::SeatGap::no_votes: return _("no votes are logged");
        case audit::SeatGap::some_votes: return _("votes of some options are not logged");
        case audit::SeatGap::no_seats: return _("the number of seats is not logged");
        case audit::SeatGap::several_ballots: return _("forms of several ballots, which are never added up");
        case audit::SeatGap::no_rule: break;
    }
    return _("the election has no rule for it");
}

const char* words_for(audit::VoteOrigin from) {
    switch (from) {
        case audit::VoteOrigin::forms: return _("counted forms");
        case audit::VoteOrigin::d_hasil: return _("signed recapitulations");
        case audit::VoteOrigin::publication: break;
    }
    return _("published totals");
}
// clang-format on

std::string title(const AreaVotes& area) {
    const auto code = election::display_code(area.unit);
    auto text = area.name == code ? code : printable(area.name) + " (" + code + ")";
    if (area.seats) text += say(", {0} seats", *area.seats);
    if (area.tps_in || area.tps_total)
        text += say(", TPS {0}", in_of(area.tps_in.value_or(0), area.tps_total));
    if (area.entry) text += say(", entry {0}", *area.entry);
    return text;
}

std::string tie_between(const std::string& names, Count open) {
    return say("TIE: {0} are level; places left: {1}; votes alone do not say who has them", names,
               open);
}

}  // namespace saksi::tools
