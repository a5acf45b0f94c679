// Changes against the obvious computation: for every form a map of what was
// current at either size, compared number by number.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/changes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "saksi/core/encoding.hpp"
#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::ChangeKind;
using audit::Changes;
using audit::ChangesQuery;
using audit::FormType;

namespace {

const Unit sesetan_1 = tps("5171011003", 1);
const Unit sesetan_2 = tps("5171011003", 2);
const Unit pedungan_1 = tps("5171011004", 1);

Changes changes_since(EventLog& log, std::uint64_t since, std::optional<Unit> region = {}) {
    auto reader = log.reader();
    ChangesQuery query;
    query.size = reader.head().size;
    query.since = since;
    query.region = std::move(region);
    return audit::find_changes(reader, query).value();
}

/// What a plain reader of the forms would say.
ChangeKind naive_kind(const std::optional<VoteRow>& before, const std::optional<VoteRow>& after,
                      bool was_other) {
    const auto counts = [](const std::optional<VoteRow>& row) {
        const auto figures = row.value_or(VoteRow{});
        return std::count_if(figures.begin(), figures.end(),
                             [](const Figure& figure) { return figure.has_count(); });
    };
    bool lost = false, other = false, filled = false;
    for (std::size_t i = 0; before && i < before->size(); ++i) {
        const auto was = (*before)[i].count(), is = (*after)[i].count();
        lost = lost || (was && !is);
        filled = filled || (!was && is);
        other = other || (was && is && *was != *is);
    }
    if (!before)
        return counts(after) > 0 ? ChangeKind::newly_in
                                 : (was_other ? ChangeKind::restored : ChangeKind::images);
    if (lost && counts(after) == 0) return ChangeKind::withdrawn;
    if (lost || other) return ChangeKind::changed;
    if (filled) return ChangeKind::newly_in;
    return was_other ? ChangeKind::restored : ChangeKind::unchanged;
}

struct NaiveForm {
    std::optional<VoteRow> before;
    std::optional<VoteRow> after;
    Hash leaf;
    bool was_other = false;  ///< a number changed since
    bool moved = false;
};

}  // namespace

TEST_SUITE_BEGIN("audit/changes");

TEST_CASE("unchanged, newly in, changed, withdrawn and restored forms are told apart") {
    EventLog log;
    put_places(log);
    const auto a = log.put(form(sesetan_1, votes({10, 20})));
    const auto b = log.put(form(sesetan_2, votes({30, 40})));
    const auto c = log.put(form(pedungan_1, votes({50, 60})));
    log.put(form(tps("5171011004", 2), votes({1, 1})));
    const auto since = log.entries.size();
    log.put(form(sesetan_1, votes({15, 20})), a);
    log.put(form(sesetan_2, null), b, Cause::penarikan);
    const auto other = log.put(form(pedungan_1, votes({55, 60})), c);
    log.put(form(pedungan_1, votes({50, 60})), other);
    log.put(form(tps("5171011003", 3), votes({7, 8})));
    log.put(form(sesetan_1, votes({99, 99})), a);  // a stray

    const auto changes = changes_since(log, since);
    CHECK(changes.count(ChangeKind::unchanged) == 1);
    CHECK(changes.count(ChangeKind::newly_in) == 1);
    CHECK(changes.count(ChangeKind::changed) == 1);
    CHECK(changes.count(ChangeKind::withdrawn) == 1);
    CHECK(changes.count(ChangeKind::restored) == 1);
    CHECK(changes.strays == 1);
    REQUIRE(changes.forms.size() == 3);
    CHECK(changes.forms[0].kind == ChangeKind::withdrawn);
    CHECK(changes.forms[1].kind == ChangeKind::changed);
    CHECK(changes.forms[2].steps.size() == 2);

    const auto& changed = changes.forms[1];
    CHECK(changed.unit == sesetan_1);
    REQUIRE(changed.values.size() == 2);
    CHECK(changed.values[0].label == "paslon_1");
    CHECK(changed.values[0].before == Figure(Count{10}));
    CHECK(changed.values[0].after == Figure(Count{15}));
    CHECK(changed.before->version.leaf == a);
    CHECK(changed.after.version.index == since);

    // 10 → 15 and 30 → null; 20 → 20 and 40 → null
    REQUIRE(changes.net.size() == 2);
    CHECK(changes.net[0].option.label == "paslon_2");
    CHECK(changes.net[0].net() == -40);
    CHECK(changes.net[0].newly_in == 8);
    CHECK(changes.net[1].net() == -25);
    CHECK(changes.net[1].forms == 2);
    CHECK(changes.explained == 0);
    CHECK(changes.causes.at(Cause::penarikan) == 1);
    CHECK(changes.causes.at(Cause::tanpa_keterangan) == 1);
}

TEST_CASE("a region has its own changes, and nothing of its neighbours'") {
    EventLog log;
    put_places(log);
    const auto a = log.put(form(sesetan_1, votes({10, 20})));
    const auto b = log.put(form(pedungan_1, votes({30, 40})));
    log.put(form(sesetan_2, votes({1, 2})));
    const auto since = log.entries.size();
    log.put(form(sesetan_1, votes({11, 20})), a);
    log.put(form(pedungan_1, votes({31, 40})), b);

    const auto sesetan = changes_since(log, since, unit("5171011003"));
    CHECK(sesetan.count(ChangeKind::changed) == 1);
    CHECK(sesetan.count(ChangeKind::unchanged) == 1);
    CHECK(sesetan.net.at(0).net() == 1);
    const auto bali = changes_since(log, since, unit("51"));
    CHECK(bali.count(ChangeKind::changed) == 2);
    CHECK(changes_since(log, since, unit("52")).count(ChangeKind::changed) == 0);
}

TEST_CASE("whether the options add up is said of before and after") {
    EventLog log;
    put_places(log);
    auto wrong = form(sesetan_1, votes({111, 20}));
    auto right = form(sesetan_1, votes({117, 20}));
    for (auto* event : {&wrong, &right})
        std::get<CHasil>(event->body).sections[Field::suara_sah] = Figure(Count{137});
    const auto first = log.put(wrong);
    const auto since = log.entries.size();
    log.put(right, first);
    const auto changes = changes_since(log, since);
    REQUIRE(changes.forms.size() == 1);
    CHECK(changes.forms[0].options_before.answer == Answer::does_not_hold);
    CHECK(changes.forms[0].options_after.answer == Answer::holds);
    CHECK(changes.forms[0].effect == 6);
}

TEST_CASE("an instrument explains a change, and the hash of a ruling names it") {
    EventLog log;
    put_places(log);
    const auto a = log.put(form(sesetan_1, votes({10, 20})));
    const auto b = log.put(form(sesetan_2, votes({30, 40})));
    Ruling mk;
    mk.body = RulingBody::mk;
    mk.number = "1/PHPU.PRES-XXII/2024";
    mk.date = "2024-04-22";
    mk.title = "Perselisihan hasil";
    const auto ruling = log.put({header(), {}, mk});
    const auto since = log.entries.size();
    auto corrected = form(sesetan_1, votes({11, 20}));
    corrected.correction = Correction{a, Cause::putusan, to_hex(ruling.view())};
    log.put(corrected);
    log.put(form(sesetan_2, votes({31, 40})), b, Cause::putusan);

    const auto changes = changes_since(log, since);
    CHECK(changes.explained == 1);
    CHECK(changes.causes.at(Cause::putusan) == 2);
    REQUIRE(changes.forms.size() == 2);
    CHECK(changes.forms[0].steps[0].ruling == since - 1);
    CHECK(changes.forms[0].steps[0].ruling_number == mk.number);
    CHECK(changes.forms[0].explained());
    CHECK_FALSE(changes.forms[1].explained());
}

TEST_CASE("votes on another ballot are not the same options' votes") {
    EventLog log;
    put_places(log);
    const auto a = log.put(form(sesetan_1, votes({10, 20})));
    const auto since = log.entries.size();
    log.put(pairs_ballot("ppwp/2", {"ppwp/b", "ppwp/a"}));
    auto again = form(sesetan_1, votes({25, 9}), "ppwp/2");
    log.put(again, a, Cause::psu);
    const auto changes = changes_since(log, since);
    REQUIRE(changes.forms.size() == 1);
    CHECK(changes.forms[0].kind == ChangeKind::changed);
    REQUIRE(changes.forms[0].values.size() == 4);
    CHECK(changes.forms[0].values[0].ballot == "ppwp/1");
    CHECK_FALSE(changes.forms[0].values[0].after.is_captured());
    CHECK(changes.forms[0].values[2].ballot == "ppwp/2");
    CHECK(changes.forms[0].values[2].key == "ppwp/b");
    std::map<std::pair<std::string, std::string>, std::int64_t> net;
    for (const auto& effect : changes.net) net[{effect.edition, effect.option.key}] = effect.net();
    CHECK(net == std::map<std::pair<std::string, std::string>, std::int64_t>{{{"1", "ppwp/a"}, -10},
                                                                             {{"1", "ppwp/b"}, -20},
                                                                             {{"2", "ppwp/b"}, 25},
                                                                             {{"2", "ppwp/a"}, 9}});
}

TEST_CASE("a published total's options are compared by their keys") {
    EventLog log;
    put_places(log);
    const auto publish = [](Count a, Count b) {
        Publication total;
        total.unit = nation(scheme);
        total.options = {{"ppwp/b", Figure(b), {}, {}}, {"ppwp/a", Figure(a), {}, {}}};
        if (a > 100) std::swap(total.options[0], total.options[1]);
        return Event{header(web), {}, total};
    };
    const auto first = log.put(publish(100, 200));
    const auto since = log.entries.size();
    log.put(publish(101, 200), first);
    const auto changes = changes_since(log, since);
    CHECK(changes.count(FormType::publication, ChangeKind::changed) == 1);
    REQUIRE(changes.forms.size() == 1);
    CHECK(changes.forms[0].values[0].key == "ppwp/a");
    CHECK(changes.forms[0].values[0].before == Figure(Count{100}));
    CHECK(changes.forms[0].values[1].before == changes.forms[0].values[1].after);
    CHECK(changes.net.empty());
}

TEST_CASE("two sources must be chosen between, and sizes come in order") {
    EventLog log;
    put_places(log);
    log.put(form(sesetan_1, votes({10, 20})));
    log.put(form(sesetan_1, votes({10, 20}), "ppwp/1", {SourceKind::saksi, "pks"}));
    auto reader = log.reader();
    ChangesQuery query;
    query.size = reader.head().size;
    CHECK(audit::find_changes(reader, query).error().code == ErrorCode::usage);
    query.source = web;
    CHECK(audit::find_changes(reader, query)->count(ChangeKind::newly_in) == 1);
    query.since = query.size + 1;
    CHECK(audit::find_changes(reader, query).error().code == ErrorCode::usage);
}

TEST_CASE("between any two sizes the counts and the net effect are the naive ones") {
    std::mt19937 random(5);
    const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    for (int round = 0; round < 20; ++round) {
        EventLog log;
        put_places(log);
        std::map<Unit, NaiveForm> forms;
        const auto row = [&]() -> VoteRow {
            VoteRow made;
            for (int i = 0; i < 2; ++i)
                made.push_back(pick(4) == 0 ? Figure(null) : Figure(Count{pick(3)}));
            return made;
        };
        const auto put = [&](bool later) {
            const auto unit = tps(pick(2) == 0 ? "5171011003" : "5171011004",
                                  static_cast<std::uint16_t>(1 + pick(4)));
            const auto votes = row();
            const auto event = form(unit, plain_votes(votes));
            const auto found = forms.find(unit);
            if (found == forms.end()) {
                auto& made = forms[unit];
                made.leaf = log.put(event);
                made.after = votes;
                if (!later) made.before = votes;
                made.moved = later;
                made.was_other = later && (votes[0].has_count() || votes[1].has_count());
                return;
            }
            auto& one = found->second;
            if (pick(5) == 0) return static_cast<void>(log.put(event));  // a stray
            one.leaf = log.put(event, one.leaf);
            one.was_other = one.was_other || (later && votes != one.after);
            one.after = votes;
            if (!later) one.before = votes;
            one.moved = one.moved || later;
        };
        for (int i = 0; i < 12; ++i) put(false);
        const auto since = log.entries.size();
        for (int i = 0; i < 12; ++i) put(true);

        std::map<ChangeKind, std::uint64_t> expected;
        std::int64_t net[2] = {0, 0};
        for (const auto& [unit, one] : forms) {
            const auto kind = !one.moved ? ChangeKind::unchanged
                                         : naive_kind(one.before, one.after, one.was_other);
            ++expected[kind];
            if (kind != ChangeKind::changed && kind != ChangeKind::withdrawn) continue;
            for (std::size_t i = 0; i < 2; ++i) {
                net[i] += static_cast<std::int64_t>((*one.after)[i].count().value_or(0)) -
                          static_cast<std::int64_t>((*one.before)[i].count().value_or(0));
            }
        }
        const auto changes = changes_since(log, since);
        for (std::size_t i = 0; i < audit::change_kind_count; ++i) {
            const auto kind = static_cast<ChangeKind>(i);
            CHECK_MESSAGE(changes.count(kind) == expected[kind], audit::name_of(kind));
        }
        std::int64_t found[2] = {0, 0};
        for (const auto& effect : changes.net)
            found[effect.option.key == "ppwp/a" ? 0 : 1] = effect.net();
        CHECK(found[0] == net[0]);
        CHECK(found[1] == net[1]);
    }
}

TEST_SUITE_END();
