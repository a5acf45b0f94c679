// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/rehearsal.hpp"

#include <array>
#include <string>
#include <utility>

#include "rehearsal/ballots.hpp"
#include "rehearsal/plan.hpp"
#include "rehearsal/station.hpp"
#include "saksi/core/timestamp.hpp"

namespace saksi::election {
namespace rehearsal {
namespace {

// How much units differ, in permille: their voters a TPS, and their taste.
constexpr Swing kabkota_swing{50, 400};
constexpr Swing kecamatan_swing{50, 200};
constexpr Swing desa_swing{80, 200};
constexpr Swing tps_swing{150, 150};

constexpr std::array rehearsed = {Contest::ppwp, Contest::pdpr, Contest::pdpd, Contest::pdprdp,
                                  Contest::pdprdk};

Unit unit_of(UnitKind kind, std::string code, std::uint16_t number = 0) {
    return {kind, std::string(rehearsal_scheme), std::move(code), number};
}

std::vector<std::uint64_t> tps_of(const std::vector<Place>& places) {
    std::vector<std::uint64_t> tps;
    for (const auto& place : places) tps.push_back(place.extent.tps);
    return tps;
}

/// When a form came in: in the ten hours after the count began, WIB.
Timestamp received(Dice& dice) {
    constexpr std::int64_t two_in_the_afternoon = 1'707'894'000;  // 2024-02-14T14:00:00+07:00
    const auto second = dice.below(10 * 3600);
    const auto two = [](std::uint64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return {"2024-02-14T" + two(14 + second / 3600) + ":" + two(second / 60 % 60) + ":" +
                two(second % 60) + "+07:00",
            two_in_the_afternoon + static_cast<std::int64_t>(second)};
}

Count pages(Contest contest) {
    if (contest == Contest::ppwp) return 3;
    return contest == Contest::pdpd ? 5 : 20;
}

class Walk {
 public:
    Walk(const RehearsalOptions& options, const RehearsalListener& listener)
        : options_(options), listener_(listener), pairs_(pair_ballot()) {
        for (const auto contest : rehearsed) {
            if (wants(options, contest)) contests_.push_back(contest);
        }
    }

    void province(const Province& province, std::uint64_t tps);

 private:
    void kabkota(const Province& province, const Place& place, const Portion& portion);
    void kecamatan(const Place& place, const Portion& portion);
    void desa(const Place& place, const Portion& portion);
    void station(const Unit& tps, const PairVotes& votes, Dice dice);
    void form(Contest contest, const Unit& tps, const PairVotes& votes, const Attendance& people,
              Dice& dice);
    void fill_in(CHasil& form, const PairVotes& votes, const Attendance& people, Dice& dice) const;
    void tell(UnitKind kind, const Place& place, std::uint64_t regular = 0,
              std::uint64_t special = 0) const;

    /// The lists in use where the walk stands; null if the contest is not held there.
    const Slate*& slate(Contest contest) { return slates_[static_cast<std::size_t>(contest)]; }
    [[nodiscard]] const Slate* slate(Contest contest) const {
        return slates_[static_cast<std::size_t>(contest)];
    }

    const RehearsalOptions& options_;
    const RehearsalListener& listener_;
    Ballot pairs_;
    std::vector<Contest> contests_;
    std::array<const Slate*, all_contests.size()> slates_{};
    std::array<std::vector<std::uint16_t>, all_contests.size()> favourites_;  ///< of the desa
};

void Walk::province(const Province& province, std::uint64_t tps) {
    if (tps == 0) return;
    const std::string code(province.code);
    const auto extent = extent_of(province, tps);
    tell(UnitKind::provinsi, {code, std::string(province.name), extent});

    const auto places = kabkota_of(province, extent, dice_of(options_, "tree/", code));
    const auto ballots = ballots_of(options_, province, places);
    slate(Contest::pdpd) = ballots.pdpd ? &*ballots.pdpd : nullptr;

    auto dice = dice_of(options_, "votes/", code);
    const auto portions = divide(portion_of(province, tps), tps_of(places), kabkota_swing, dice);
    for (std::size_t i = 0; i < places.size(); ++i) {
        slate(Contest::pdpr) = slate_at(ballots.pdpr, i, places.size());
        slate(Contest::pdprdp) = slate_at(ballots.pdprdp, i, places.size());
        kabkota(province, places[i], portions[i]);
    }
}

void Walk::kabkota(const Province& province, const Place& place, const Portion& portion) {
    tell(UnitKind::kabkota, place);
    const auto places = kecamatan_of(place, dice_of(options_, "tree/", place.code));
    const auto dapils = local_ballots_of(options_, province, place, places);
    auto dice = dice_of(options_, "votes/", place.code);
    const auto portions = divide(portion, tps_of(places), kecamatan_swing, dice);
    for (std::size_t i = 0; i < places.size(); ++i) {
        slate(Contest::pdprdk) = slate_at(dapils, i, places.size());
        kecamatan(places[i], portions[i]);
    }
}

void Walk::kecamatan(const Place& place, const Portion& portion) {
    tell(UnitKind::kecamatan, place);
    const auto places = desa_of(place, dice_of(options_, "tree/", place.code));
    auto dice = dice_of(options_, "votes/", place.code);
    const auto portions = divide(portion, tps_of(places), desa_swing, dice);
    for (std::size_t i = 0; i < places.size(); ++i) desa(places[i], portions[i]);
}

void Walk::desa(const Place& place, const Portion& portion) {
    auto dice = dice_of(options_, "votes/", place.code);
    const auto tps = place.extent.tps;
    // About one TPS in 450 is a lokasi khusus, a few of them in one desa.
    const auto special = dice.chance(9) ? std::min(tps - 1, dice.between(1, 4)) : 0;
    tell(UnitKind::desa, place, tps - special, special);

    for (const auto contest : contests_) {
        if (!slate(contest)) continue;
        favourites_[static_cast<std::size_t>(contest)] =
            slate(contest)->favourites(dice_of(options_, name_of(contest), place.code));
    }
    const std::vector<std::uint64_t> one_each(tps, 1);
    const auto portions = divide(portion, one_each, tps_swing, dice);
    const auto stations = dice_of(options_, "tps/", place.code);
    for (std::uint64_t i = 0; i < tps; ++i) {
        const auto number = i < tps - special ? 1 + i : 901 + i - (tps - special);
        station(unit_of(UnitKind::tps, place.code, static_cast<std::uint16_t>(number)),
                portions[i].votes, stations.of(number));
    }
}

void Walk::station(const Unit& tps, const PairVotes& votes, Dice dice) {
    if (!listener_.form && !listener_.not_yet) return;
    const auto people = attendance(Portion{1, votes}.valid(), dice);
    for (const auto contest : contests_) {
        if (contest != Contest::ppwp && !slate(contest)) continue;
        auto own = dice.of(1 + static_cast<std::uint64_t>(contest));
        if (!own.of("in").chance(options_.not_yet_permille)) {
            form(contest, tps, votes, people, own);
        } else if (listener_.not_yet) {
            listener_.not_yet(contest, tps);
        }
    }
}

void Walk::form(Contest contest, const Unit& tps, const PairVotes& votes, const Attendance& people,
                Dice& dice) {
    if (!listener_.form) return;
    const auto& ballot = contest == Contest::ppwp ? pairs_ : slate(contest)->ballot();
    Event event;
    event.header.election = rehearsal_election;
    event.header.at = received(dice);
    event.header.by = rehearsal_submitter;
    event.header.source = Source{SourceKind::kantor, std::string(rehearsal_submitter)};

    CHasil form;
    form.contest = contest;
    form.unit = tps;
    form.ballot = ballot.id;
    form.documents = Documents{pages(contest), {}};
    fill_in(form, votes, people, dice);
    event.body = std::move(form);
    listener_.form(event, ballot);
}

void Walk::fill_in(CHasil& form, const PairVotes& votes, const Attendance& people,
                   Dice& dice) const {
    if (form.contest == Contest::ppwp) {
        form.sections = sections_of(people, form.contest, Portion{1, votes}.valid(), false, dice);
        form.votes = plain_votes({votes[0], votes[1], votes[2]});
        return;
    }
    const auto used = people.voters(form.contest).j();
    const auto valid = used - spoiled(form.contest, used, dice);
    form.sections = sections_of(people, form.contest, valid, true, dice);
    form.votes =
        slate(form.contest)->vote(valid, favourites_[static_cast<std::size_t>(form.contest)], dice);
}

void Walk::tell(UnitKind kind, const Place& place, std::uint64_t regular,
                std::uint64_t special) const {
    if (listener_.unit) listener_.unit({unit_of(kind, place.code), place.name, regular, special});
}

}  // namespace
}  // namespace rehearsal

Result<void> walk_rehearsal(const RehearsalOptions& options, const RehearsalListener& listener) {
    if (const auto sound = check_rehearsal(options); !sound) return sound;

    rehearsal::Walk walk(options, listener);
    const auto tps = rehearsal::tps_by_province(options.tps);
    const auto all = rehearsal::provinces();
    for (std::size_t i = 0; i < all.size(); ++i) walk.province(all[i], tps[i]);
    return {};
}

}  // namespace saksi::election
