// SPDX-License-Identifier: Apache-2.0
#include "slate.hpp"

#include <algorithm>
#include <utility>

#include "saksi/election/place.hpp"
#include "saksi/election/rehearsal.hpp"

namespace saksi::election::rehearsal {
namespace {

constexpr std::uint64_t urn_size = 4096;
constexpr std::uint64_t favourite_count = 8;
constexpr std::uint64_t follow_favourites = 250;  ///< permille of the voters

Unit unit_of(UnitKind kind, std::string_view code) {
    return {kind, std::string(rehearsal_scheme), std::string(code), 0};
}

std::string ballot_id(Contest contest, std::string_view code) {
    return std::string(name_of(contest)) + "/" + std::string(code) + "/1";
}

std::vector<Party> parties_on(Contest contest, const Province& province) {
    const auto national = national_parties();
    std::vector<Party> parties(national.begin(), national.end());
    if (province.code == aceh && contest != Contest::pdpr) {
        const auto local = aceh_parties();
        parties.insert(parties.end(), local.begin(), local.end());
        std::sort(parties.begin(), parties.end(),
                  [](const auto& a, const auto& b) { return a.number < b.number; });
    }
    return parties;
}

Candidate candidate(std::string_view prefix, std::uint64_t number) {
    const auto text = std::to_string(number);
    return {
        static_cast<std::uint16_t>(number), std::string(prefix) + "/" + text, "Calon " + text, {}};
}

Option party_option(const Party& party, std::string_view prefix, std::uint64_t candidates) {
    Option option{OptionKind::party,       party.number, std::string(party.key),
                  std::string(party.name), {},           {}};
    const auto list = std::string(prefix) + "/" + option.key;
    for (std::uint64_t n = 1; n <= candidates; ++n) option.candidates.push_back(candidate(list, n));
    return option;
}

/// A party's votes by slot: a third for the logo, and the higher on the list,
/// the more for the candidate.
void weigh_list(std::vector<std::uint64_t>& weights, std::uint64_t party, std::uint64_t candidates,
                Dice& dice) {
    weights.push_back(party * 1000 / 3);
    for (std::uint64_t n = 1; n <= candidates; ++n) {
        weights.push_back(party * dice.between(300, 1000) / (n + 1));
    }
}

VoteRow row_of(std::vector<std::uint64_t>::const_iterator begin, std::size_t count) {
    VoteRow row;
    row.reserve(count);
    for (auto it = begin; row.size() < count; ++it) row.emplace_back(*it);
    return row;
}

}  // namespace

Slate::Slate(Ballot ballot, std::vector<std::uint64_t> weights)
    : ballot_(std::move(ballot)), slots_(weights.size()) {
    const auto places = share_out(urn_size, weights);
    for (std::size_t slot = 0; slot < slots_; ++slot) {
        urn_.insert(urn_.end(), places[slot], static_cast<std::uint16_t>(slot));
    }
}

std::vector<std::uint16_t> Slate::favourites(Dice dice) const {
    std::vector<std::uint16_t> slots;
    for (std::uint64_t i = 0; i < favourite_count; ++i) slots.push_back(urn_[dice.below(urn_size)]);
    return slots;
}

Votes Slate::vote(std::uint64_t voters, const std::vector<std::uint16_t>& favourites,
                  Dice& dice) const {
    std::vector<std::uint64_t> counts(slots_, 0);
    for (std::uint64_t i = 0; i < voters; ++i) {
        const bool follows = dice.chance(follow_favourites);
        ++counts[follows ? favourites[dice.below(favourite_count)] : urn_[dice.below(urn_size)]];
    }
    return ballot_.is_party_ballot() ? party_votes(counts)
                                     : plain_votes(row_of(counts.begin(), slots_));
}

Votes Slate::party_votes(const std::vector<std::uint64_t>& counts) const {
    VoteRow logos;
    VoteRow totals;
    std::vector<Captured<VoteRow>> lists;
    auto slot = counts.begin();
    for (const auto& party : ballot_.options) {
        const auto logo = *slot++;
        const auto candidates = party.candidates.size();
        const auto end = slot + static_cast<std::ptrdiff_t>(candidates);
        std::uint64_t total = logo;
        for (auto it = slot; it != end; ++it) total += *it;
        logos.emplace_back(logo);
        totals.emplace_back(total);
        lists.emplace_back(row_of(slot, candidates));
        slot = end;
    }
    return std::variant<VoteRow, PartyVotes>{
        PartyVotes{std::move(logos), std::move(totals), std::move(lists)}};
}

Ballot pair_ballot() {
    Ballot ballot{"ppwp/1", Contest::ppwp, nation(rehearsal_scheme), {}};
    for (std::uint16_t n = 1; n <= pairs; ++n) {
        const auto text = std::to_string(n);
        ballot.options.push_back(
            {OptionKind::pair, n, "ppwp/" + text, "Pasangan calon " + text, {}, {}});
    }
    return ballot;
}

Slate person_slate(const Province& province, Dice dice) {
    Ballot ballot{ballot_id(Contest::pdpd, province.code),
                  Contest::pdpd,
                  unit_of(UnitKind::provinsi, province.code),
                  {}};
    const auto prefix = "pdpd/" + std::string(province.code);
    const auto persons = dice.between(8, 28);
    std::vector<std::uint64_t> weights;
    for (std::uint64_t n = 1; n <= persons; ++n) {
        auto person = candidate(prefix, n);
        ballot.options.push_back(
            {OptionKind::person, person.number, person.key, person.name, {}, {}});
        weights.push_back(dice.between(1, 1000));
    }
    return {std::move(ballot), std::move(weights)};
}

Slate party_slate(Contest contest, const Province& province, std::string_view dapil_code,
                  Dice dice) {
    Ballot ballot{
        ballot_id(contest, dapil_code), contest, unit_of(UnitKind::dapil, dapil_code), {}};
    const auto prefix = std::string(name_of(contest)) + "/" + std::string(dapil_code);
    const auto seats = dice.between(3, contest == Contest::pdpr ? 10 : 12);
    std::vector<std::uint64_t> weights;
    for (const auto& party : parties_on(contest, province)) {
        ballot.options.push_back(party_option(party, prefix, seats));
        weigh_list(weights, party.weight * dice.between(50, 150), seats, dice);
    }
    return {std::move(ballot), std::move(weights)};
}

}  // namespace saksi::election::rehearsal
