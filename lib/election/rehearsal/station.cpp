// SPDX-License-Identifier: Apache-2.0
#include "station.hpp"

#include <algorithm>

#include "share.hpp"

namespace saksi::election::rehearsal {
namespace {

constexpr std::uint64_t most_listed = 300;
constexpr std::uint64_t most_spoiled = 14;
static_assert(most_valid + most_spoiled <= most_listed);

/// From the contest everybody votes in to the one that only neighbours share.
constexpr std::array by_reach = {Contest::ppwp, Contest::pdpd, Contest::pdpr, Contest::pdprdp,
                                 Contest::pdprdk};

std::size_t index_of(Contest contest) { return static_cast<std::size_t>(contest); }

Heads some(std::uint64_t count, Dice& dice) {
    const auto women = dice.between(0, count);
    return {count - women, women};
}

/// `voted` of the listed: women a little more often than men.
Heads turnout(const Heads& listed, std::uint64_t voted, Dice& dice) {
    const auto share = voted * listed.l / listed.j();
    const auto least = voted - std::min(voted, listed.p);
    const auto men = std::max(least, share - std::min(share, dice.between(0, 3)));
    return {men, voted - men};
}

void let_vote(Attendance& people, bool man, std::size_t reach) {
    for (std::size_t i = 0; i <= reach; ++i) {
        auto& heads = people.dptb[index_of(by_reach[i])];
        ++(man ? heads.l : heads.p);
    }
}

void set(Sections& sections, Field j, const Heads& heads) {
    const auto first = static_cast<std::size_t>(j);
    sections.figures[first] = heads.j();
    sections.figures[first + 1] = heads.l;
    sections.figures[first + 2] = heads.p;
}

void set_ballots(Sections& sections, std::uint64_t listed, std::uint64_t used, Dice& dice) {
    const auto received = listed + (listed * 2 + 99) / 100;
    const auto returned = std::min(received - used, dice.between(0, 2));
    sections[Field::surat_suara_diterima] = received;
    sections[Field::surat_suara_digunakan] = used;
    sections[Field::surat_suara_rusak] = returned;
    sections[Field::surat_suara_sisa] = received - used - returned;
}

}  // namespace

Heads Attendance::voters(Contest contest) const noexcept {
    const auto& moved = dptb[index_of(contest)];
    return {from_dpt.l + moved.l + dpk.l, from_dpt.p + moved.p + dpk.p};
}

Attendance attendance(std::uint64_t valid, Dice dice) {
    const auto voters = valid + std::min(most_spoiled, dice.between(0, valid / 20));
    const auto unlisted = dice.between(0, 3);
    const auto moved = dice.between(0, 3);
    const auto listed_voters = voters - unlisted - moved;
    // More stay away than come from elsewhere: the ballots, which are counted
    // by the list, are always enough.
    const auto away = std::max(unlisted + moved + 1, listed_voters * dice.between(80, 380) / 1000);
    const auto listed = std::min(most_listed, listed_voters + away);

    Attendance people;
    people.dpt.l = listed * dice.between(460, 530) / 1000;
    people.dpt.p = listed - people.dpt.l;
    people.from_dpt = turnout(people.dpt, listed_voters, dice);
    people.dpk = some(unlisted, dice);
    for (std::uint64_t i = 0; i < moved; ++i) {
        const bool man = dice.chance(500);
        let_vote(people, man, dice.below(by_reach.size()));
    }
    people.disabled = {std::min(people.from_dpt.l, dice.below(3)),
                       std::min(people.from_dpt.p, dice.below(3))};
    return people;
}

std::uint64_t spoiled(Contest contest, std::uint64_t used, Dice& dice) {
    const std::uint64_t permille = contest == Contest::pdpd ? 150 : 90;
    return used * dice.between(permille / 3, 2 * permille) / 1000;
}

Sections sections_of(const Attendance& people, Contest contest, std::uint64_t valid, bool all,
                     Dice& dice) {
    const auto voters = people.voters(contest);
    Sections sections;
    set(sections, Field::dpt_j, people.dpt);
    set(sections, Field::pengguna_dpt_j, people.from_dpt);
    set(sections, Field::pengguna_dptb_j, people.dptb[index_of(contest)]);
    set(sections, Field::pengguna_dpk_j, people.dpk);
    set(sections, Field::pengguna_total_j, voters);
    if (all) {
        set_ballots(sections, people.dpt.j(), voters.j(), dice);
        set(sections, Field::disabilitas_j, people.disabled);
    }
    sections[Field::suara_sah] = valid;
    sections[Field::suara_tidak_sah] = voters.j() - valid;
    sections[Field::suara_total] = voters.j();
    return sections;
}

}  // namespace saksi::election::rehearsal
