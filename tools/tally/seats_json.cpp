// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "tally/seats_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::AreaSeats;
using audit::AreaVotes;
using audit::Seats;
using audit::VotedOption;
using election::Award;
using election::Share;

json::Object as_json(const Share& share, unsigned decimals) {
    json::Object object;
    object.set("part", number(share.part)).set("of", number(share.whole));
    object.set("percent", election::percent(share, decimals));
    return object;
}

json::Object as_json(const election::Fraction& fraction) {
    json::Object object;
    object.set("part", number(fraction.part)).set("of", number(fraction.of));
    return object;
}

json::Object as_json(const Award& award, const std::vector<VotedOption>& options) {
    json::Object object;
    object.set("key", options[award.claim].key).set("votes", number(award.quotient.votes));
    object.set("divisor", number(award.quotient.divisor));
    return object;
}

json::Array as_json(const std::vector<Award>& awards, const std::vector<VotedOption>& options) {
    json::Array array;
    for (const auto& award : awards) array.emplace_back(as_json(award, options));
    return array;
}

/// Keys of options or candidates.
template <class Item>
json::Array keys_at(const std::vector<Item>& items, const std::vector<std::size_t>& positions) {
    json::Array array;
    for (const auto at : positions) array.emplace_back(items[at].key);
    return array;
}

template <class Item>
json::Object as_json(const election::Top& top, const std::vector<Item>& items) {
    json::Object object;
    object.set("chosen", keys_at(items, top.chosen)).set("tied", keys_at(items, top.tied));
    object.set("open", number(top.open)).set("unfilled", number(top.unfilled));
    object.set("next", top.next ? json::Value(items[*top.next].key) : json::Value());
    return object;
}

json::Object as_json(const election::Decision& decision, const std::vector<VotedOption>& options) {
    json::Object object;
    object.set("outcome", election::name_of(decision.outcome));
    object.set("who", as_json(decision.who, options));
    return object;
}

json::Object as_json(const election::SeatMargin& margin, const std::vector<VotedOption>& options) {
    json::Object object;
    object.set("last", as_json(margin.last, options)).set("next", as_json(margin.next, options));
    object.set("to_pass", optional_number(margin.to_pass));
    object.set("to_move", optional_number(margin.to_move));
    return object;
}

json::Object as_json(const AreaVotes& area) {
    json::Array options;
    for (const auto& option : area.options) {
        json::Object object;
        object.set("key", option.key).set("name", option.name);
        object.set("votes", optional_number(option.votes));
        options.emplace_back(std::move(object));
    }
    json::Object object;
    object.set("unit", election::to_json(area.unit)).set("name", area.name);
    object.set("seats", optional_number(area.seats)).set("ballot", area.ballot);
    object.set("tps_in", optional_number(area.tps_in));
    object.set("tps_total", optional_number(area.tps_total));
    object.set("entry", optional_number(area.entry)).set("options", std::move(options));
    return object;
}

json::Object as_json(const election::Allocation& result, const AreaSeats& area) {
    const auto& options = area.votes.options;
    json::Object seats, lists, object;
    for (std::size_t i = 0; i < options.size(); ++i) {
        seats.set(options[i].key, number(result.seats[i]));
        if (area.lists[i])
            lists.set(options[i].key, as_json(*area.lists[i], options[i].candidates));
    }
    const auto margin = election::margin_of(result);
    object.set("seats", std::move(seats)).set("awards", as_json(result.awards, options));
    object.set("tied", as_json(result.tied, options)).set("open", number(result.open));
    object.set("unfilled", number(result.unfilled));
    object.set("behind", as_json(election::quotients_behind(result), options));
    object.set("margin", margin ? json::Value(as_json(*margin, options)) : json::Value());
    object.set("lists_known", area.lists_known).set("lists", std::move(lists));
    return object;
}

json::Object as_json(const AreaSeats& area) {
    auto object = as_json(area.votes);
    if (area.parties) object.set("allocation", as_json(*area.parties, area));
    if (area.persons) object.set("persons", as_json(*area.persons, area.votes.options));
    if (area.head) object.set("head", as_json(*area.head, area.votes.options));
    return object;
}

json::Value as_json(const audit::PartyOutcome& party, const Seats& seats, unsigned decimals) {
    json::Object object;
    object.set("key", party.key).set("name", party.name);
    object.set("votes", optional_number(party.votes)).set("takes_part", party.takes_part);
    object.set("seats", number(party.seats)).set("ties", number(party.ties));
    if (seats.threshold && party.votes)
        object.set("share", as_json(Share{*party.votes, seats.threshold->all}, decimals));
    return object;
}

json::Value as_json(const audit::ThresholdOutcome& threshold) {
    json::Object object;
    object.set("share", as_json(threshold.share)).set("all", number(threshold.all));
    object.set("needed", optional_number(threshold.needed));
    object.set("published", threshold.published).set("areas", number(threshold.areas));
    return object;
}

json::Value as_json(const audit::PresidentOutcome& president, unsigned decimals) {
    json::Array pairs, provinces, abroad;
    for (std::size_t i = 0; i < president.pairs.size(); ++i) {
        const auto& standing = president.rule.pairs[i];
        json::Object pair;
        pair.set("key", president.pairs[i].key).set("name", president.pairs[i].name);
        pair.set("share", as_json(standing.all, decimals));
        pair.set("majority", standing.majority).set("provinces", number(standing.provinces));
        pair.set("spread", standing.spread);
        pairs.emplace_back(std::move(pair));
    }
    for (const auto& row : president.provinces) provinces.emplace_back(as_json(row));
    for (const auto& row : president.abroad) abroad.emplace_back(as_json(row));
    auto object = as_json(president.rule.decision, president.pairs);
    object.set("by_plurality", president.by_plurality).set("pairs", std::move(pairs));
    object.set("provinces_total", number(president.rule.provinces));
    object.set("provinces", std::move(provinces)).set("abroad", std::move(abroad));
    return object;
}

json::Array missing_of(const Seats& seats) {
    json::Array array;
    for (const auto& area : seats.missing) {
        json::Object object;
        object.set("unit", election::to_json(area.unit)).set("name", area.name);
        object.set("why", audit::name_of(area.gap));
        array.emplace_back(std::move(object));
    }
    return array;
}

}  // namespace

void put_seats(const Seats& seats, unsigned decimals, json::Object& fields) {
    json::Array areas, parties;
    for (const auto& area : seats.areas) areas.emplace_back(as_json(area));
    for (const auto& party : seats.parties) parties.emplace_back(as_json(party, seats, decimals));
    fields.set("election", seats.election).set("contest", election::name_of(seats.rules.contest));
    fields.set("round", number(seats.round)).set("from", audit::name_of(seats.from));
    fields.set("source", seats.source ? election::to_json(*seats.source) : json::Value());
    fields.set("official", false).set("simulation", !seats.of_office);
    fields.set("threshold", seats.threshold ? as_json(*seats.threshold) : json::Value());
    fields.set("areas", std::move(areas)).set("parties", std::move(parties));
    fields.set("president", seats.president ? as_json(*seats.president, decimals) : json::Value());
    fields.set("missing", missing_of(seats)).set("unplaced", number(seats.unplaced));
    fields.set("unusable_votes", number(seats.unusable_votes));
    fields.set("strays", number(seats.strays)).set("opaque", number(seats.opaque));
    fields.set("foreign", number(seats.foreign));
}

}  // namespace saksi::tools
