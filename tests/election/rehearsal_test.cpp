// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/rehearsal.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "saksi/election/identities.hpp"

using namespace saksi;
using namespace saksi::election;

namespace {

using Form = std::pair<std::string, Contest>;  // display code of the TPS, contest

RehearsalOptions small(std::uint64_t tps = 150) {
    RehearsalOptions options;
    options.seed = 7;
    options.tps = tps;
    options.contests = {Contest::ppwp, Contest::pdpr, Contest::pdpd, Contest::pdprdp,
                        Contest::pdprdk};
    return options;
}

const CHasil& form_of(const Event& event) { return std::get<CHasil>(event.body); }
Form name_of(const CHasil& form) { return {display_code(form.unit), form.contest}; }
Count count_of(const CHasil& form, Field field) { return *form.sections[field].count(); }

std::vector<Event> forms_of(const RehearsalOptions& options) {
    std::vector<Event> events;
    RehearsalListener listener;
    listener.form = [&](const Event& form, const Ballot&) { events.push_back(form); };
    REQUIRE(walk_rehearsal(options, listener).has_value());
    return events;
}

std::vector<RehearsalUnit> units_of(const RehearsalOptions& options) {
    std::vector<RehearsalUnit> units;
    RehearsalListener listener;
    listener.unit = [&](const RehearsalUnit& unit) { units.push_back(unit); };
    REQUIRE(walk_rehearsal(options, listener).has_value());
    return units;
}

std::vector<Event> opening_of(const RehearsalOptions& options) {
    std::vector<Event> events;
    const auto tell = [&](const Event& event) { events.push_back(event); };
    REQUIRE(open_rehearsal(options, tell).has_value());
    return events;
}

std::string printed(const std::vector<Event>& events) {
    std::string text;
    for (const auto& event : events) text += print_event(event).value_or("?") + "\n";
    return text;
}

}  // namespace

TEST_SUITE_BEGIN("election/rehearsal");

TEST_CASE("the same options give the same bytes, and another seed gives others") {
    const auto once = printed(opening_of(small())) + printed(forms_of(small()));
    const auto again = printed(opening_of(small())) + printed(forms_of(small()));
    CHECK((once == again));

    auto other = small();
    other.seed = 8;
    CHECK((printed(forms_of(small())) != printed(forms_of(other))));
}

TEST_CASE("every event is one that a log takes") {
    auto events = opening_of(small());
    for (auto& form : forms_of(small())) events.push_back(std::move(form));
    for (const auto& event : events) {
        const auto entry = print_event(event);
        REQUIRE(entry.has_value());
        const auto parsed = parse_event(*entry);
        REQUIRE(parsed.has_value());
        CHECK((*parsed == event));
    }
}

TEST_CASE("constituencies of one contest cover every unit they are made of, once") {
    std::map<std::size_t, std::multiset<std::string>> covered;  // by kind of council
    for (const auto& event : opening_of(small())) {
        const auto* region = std::get_if<Region>(&event.body);
        if (region == nullptr) continue;
        CHECK(!region->covers.empty());
        // 1101 is of DPR, 110001 of the province's council, 110101 of a kabupaten's.
        const auto& code = region->unit.code;
        const auto contest = code.size() == 4 ? 0U : code.substr(2, 2) == "00" ? 1U : 2U;
        for (const auto& unit : region->covers) covered[contest].insert(unit.code);
    }
    std::multiset<std::string> kabkota;
    std::multiset<std::string> kecamatan;
    for (const auto& each : units_of(small())) {
        if (each.unit.kind == UnitKind::kabkota) kabkota.insert(each.unit.code);
        // The parts of Jakarta have no council.
        const bool has_council = !each.unit.code.starts_with("31");
        if (each.unit.kind == UnitKind::kecamatan && has_council) kecamatan.insert(each.unit.code);
    }
    CHECK((covered[0] == kabkota));
    CHECK((covered[1] == kabkota));
    CHECK((covered[2] == kecamatan));
}

TEST_CASE("every form is on a ballot of the opening and has its shape") {
    std::map<std::string, Ballot> ballots;
    for (const auto& event : opening_of(small())) {
        if (const auto* ballot = std::get_if<Ballot>(&event.body)) ballots[ballot->id] = *ballot;
    }
    for (const auto& event : forms_of(small())) {
        const auto& form = form_of(event);
        REQUIRE(ballots.contains(form.ballot));
        const auto& ballot = ballots[form.ballot];
        CHECK((ballot.contest == form.contest));
        CHECK(option_votes(form.votes)->size() == ballot.options.size());
        if (!ballot.is_party_ballot()) continue;

        const auto& lists = *std::get<PartyVotes>(*form.votes.get()).calon.get();
        REQUIRE(lists.size() == ballot.options.size());
        for (std::size_t i = 0; i < lists.size(); ++i) {
            CHECK(lists[i].get()->size() == ballot.options[i].candidates.size());
        }
    }
}

TEST_CASE("no form breaks an identity") {
    for (const auto& event : forms_of(small())) {
        const auto& form = form_of(event);
        CAPTURE(display_code(form.unit));
        for (const auto& check : check_identities(form)) {
            CAPTURE(election::name_of(check.identity));
            CHECK((check.answer != Answer::does_not_hold));
            if (form.contest != Contest::ppwp) CHECK((check.answer == Answer::holds));
        }
        CHECK(count_of(form, Field::dpt_j) <= 300);
        CHECK(count_of(form, Field::suara_total) <= 300);
    }
}

TEST_CASE("a party has the votes for its logo and its candidates, no more and no fewer") {
    std::size_t parties = 0;
    for (const auto& event : forms_of(small(60))) {
        const auto* votes = std::get_if<PartyVotes>(form_of(event).votes.get());
        if (!votes) continue;
        for (std::size_t party = 0; party < votes->partai.get()->size(); ++party) {
            auto sum = *(*votes->logo.get())[party].count();
            for (const auto& figure : *(*votes->calon.get())[party].get()) sum += *figure.count();
            CHECK(sum == *(*votes->partai.get())[party].count());
            ++parties;
        }
    }
    CHECK(parties > 60 * 18);
}

TEST_CASE("the forms of one TPS know the same voters") {
    std::map<std::string, std::map<Contest, CHasil>> stations;
    for (const auto& event : forms_of(small())) {
        stations[display_code(form_of(event).unit)][form_of(event).contest] = form_of(event);
    }
    CHECK(stations.size() == 150);
    for (const auto& station : stations) {
        const auto& code = station.first;
        const auto& forms = station.second;
        CHECK(forms.size() == (code.starts_with("31") ? 4 : 5));  // Jakarta's parts: no council
        for (const auto& [contest, form] : forms) {
            for (const auto field :
                 {Field::dpt_j, Field::dpt_l, Field::pengguna_dpt_j, Field::pengguna_dpk_j}) {
                CHECK(count_of(form, field) == count_of(forms.at(Contest::ppwp), field));
            }
        }
        // The further from home people vote, the fewer ballots they get.
        const auto moved = [&](Contest contest) {
            const auto form = forms.find(contest);
            return form == forms.end() ? 0 : count_of(form->second, Field::pengguna_dptb_j);
        };
        CHECK(moved(Contest::ppwp) >= moved(Contest::pdpd));
        CHECK(moved(Contest::pdpd) >= moved(Contest::pdpr));
        CHECK(moved(Contest::pdpr) >= moved(Contest::pdprdp));
        CHECK(moved(Contest::pdprdp) >= moved(Contest::pdprdk));
    }
}

TEST_CASE("another choice of contests, or of forms not yet in, changes no other form") {
    std::map<Form, Event> all;
    for (const auto& event : forms_of(small())) all[name_of(form_of(event))] = event;

    auto fewer = small();
    fewer.contests = {Contest::pdpd};
    fewer.not_yet_permille = 300;
    const auto some = forms_of(fewer);
    CHECK(some.size() > 85);
    CHECK(some.size() < 125);
    for (const auto& event : some) {
        const auto found = all.find(name_of(form_of(event)));
        REQUIRE(found != all.end());
        CHECK((found->second == event));
    }
}

TEST_CASE("every TPS is told once in each contest, with its form or without") {
    auto options = small();
    options.not_yet_permille = 250;
    std::set<Form> with;
    std::set<Form> without;
    RehearsalListener listener;
    listener.form = [&](const Event& event, const Ballot&) {
        CHECK(with.insert(name_of(form_of(event))).second);
    };
    listener.not_yet = [&](Contest contest, const Unit& tps) {
        CHECK(without.emplace(display_code(tps), contest).second);
    };
    REQUIRE(walk_rehearsal(options, listener).has_value());

    for (const auto& form : without) CHECK(!with.contains(form));
    const auto forms = forms_of(small()).size();
    CHECK(with.size() + without.size() == forms);
    CHECK(without.size() > forms / 5);
    CHECK(without.size() < forms * 3 / 10);
}

TEST_CASE("units lie in units that were told before, and have codes of their own") {
    std::set<std::string> codes;
    std::uint64_t tps = 0;
    std::uint64_t special = 0;
    for (const auto& unit : units_of(small(20'000))) {
        CHECK(codes.insert(unit.unit.code).second);
        const auto parent = parent_by_code(unit.unit);
        REQUIRE(parent.has_value());
        CHECK((parent->kind == UnitKind::nasional || codes.contains(parent->code)));
        CHECK((unit_from_code(unit.unit.code, rehearsal_scheme) == unit.unit));
        CHECK(unit.regular < 901);
        CHECK((unit.unit.kind == UnitKind::desa) == (unit.regular > 0));
        tps += unit.regular + unit.special;
        special += unit.special;
    }
    CHECK(tps == 20'000);
    CHECK(special > 0);
    CHECK(special < 200);
}

TEST_CASE("a single TPS is an election too") {
    CHECK(forms_of(small(1)).size() == 5);
    CHECK(units_of(small(1)).size() == 4);
}

TEST_CASE("what cannot be rehearsed is refused") {
    for (const std::uint64_t tps : {std::uint64_t{0}, rehearsal_tps_limit + 1}) {
        const auto walked = walk_rehearsal(small(tps), {});
        REQUIRE(!walked.has_value());
        CHECK((walked.error().code == ErrorCode::usage));
        CHECK(walked.error().where == "tps");
    }
    auto governor = small();
    governor.contests = {Contest::pkwkp};
    CHECK(open_rehearsal(governor, [](const Event&) {}).error().where == "contests");
    auto late = small();
    late.not_yet_permille = 1001;
    CHECK(walk_rehearsal(late, {}).error().where == "not_yet_permille");
}

TEST_SUITE_END();
