// Totals by way of a cache against totals without one, while a log grows.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "saksi/audit/totals.hpp"
#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::CacheFinding;
using audit::Totals;
using audit::TotalsQuery;

namespace {

const std::string place = "cache";

bool same(const audit::Row& a, const audit::Row& b) {
    return a.unit == b.unit && a.name == b.name && a.edition == b.edition &&
           a.tps_total == b.tps_total && a.tps_in == b.tps_in && a.tps_listed == b.tps_listed &&
           a.tps_absent == b.tps_absent && a.forms == b.forms && a.fields == b.fields &&
           a.options == b.options;
}

bool same(const Totals& a, const Totals& b) {
    const auto rows = [](const auto& x, const auto& y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                          [](const auto& one, const auto& other) { return same(one, other); });
    };
    return a.size == b.size && a.election == b.election && a.source == b.source &&
           a.options == b.options && rows(a.rows, b.rows) && rows(a.whole, b.whole) &&
           a.strays == b.strays && a.opaque == b.opaque && a.foreign == b.foreign &&
           a.unplaced == b.unplaced && a.unknown_places == b.unknown_places &&
           a.unusable_votes == b.unusable_votes;
}

TotalsQuery query_of(std::uint64_t size, UnitKind level = UnitKind::desa) {
    TotalsQuery query;
    query.size = size;
    query.level = level;
    query.source = web;
    return query;
}

/// Events of every sort, at random: forms of two sources and of a ballot nobody
/// logged, corrections, strays, rows of nulls, regions renamed.
class RandomLog {
 public:
    RandomLog() { put_places(log); }

    void grow(int events) {
        for (int i = 0; i < events; ++i) put_one();
    }

    EventLog log;

 private:
    void put_one() {
        const auto of = tps(random_() % 2 == 0 ? "5171011003" : "5171011004",
                            static_cast<std::uint16_t>(1 + random_() % 60));
        const bool other = random_() % 10 == 0;
        auto event = form(of, votes({random_() % 300, random_() % 300}), "ppwp/1",
                          other ? Source{SourceKind::saksi, "lain"} : web);
        auto& body = std::get<CHasil>(event.body);
        if (random_() % 9 == 0) body.ballot = "ppwp/9";
        if (random_() % 9 == 0) body.votes = null;
        if (random_() % 9 == 0) body.unit.code = "99AB010001";  // no scanner takes it
        body.sections[Field::dpt_j] = Figure(Count{random_() % 400});
        if (random_() % 30 == 0) log.put(region("5171011003", "SESETAN " + of.code));
        auto& current = current_[{of, other, body.unit.code}];
        const bool stray = random_() % 8 == 0;
        current = current == Hash{} || stray ? put_unless_stray(event, current, stray)
                                             : log.put(event, current);
    }

    Hash put_unless_stray(const Event& event, const Hash& current, bool stray) {
        const auto leaf = log.put(event);
        return stray && current != Hash{} ? current : leaf;
    }

    std::mt19937_64 random_{11};
    std::map<std::tuple<Unit, bool, std::string>, Hash> current_;
};

audit::CachedTotals cached(EventLog& log, log::Reader& reader, const TotalsQuery& query) {
    return audit::total_forms(reader, query, {log.files, place, "example.org/log"}).value();
}

Bytes kept_by(EventLog& log) { return log.files.read(place, 1'000'000).value(); }

/// In the place of what was kept.
void put(EventLog& log, const Bytes& file) {
    REQUIRE(log.files.remove(place));
    REQUIRE(log.files.write_new(place, file, 0600));
}

}  // namespace

TEST_SUITE_BEGIN("audit/count_cache");

TEST_CASE("with what was kept, the totals are those of the whole log") {
    for (const auto level : {UnitKind::desa, UnitKind::tps}) {
        RandomLog grown;
        std::uint64_t before = 0;
        for (int round = 0; round < 7; ++round) {
            CAPTURE(round);
            auto reader = grown.log.reader();
            const auto query = query_of(reader.head().size, level);
            const auto made = cached(grown.log, reader, query);
            CHECK(made.found == (round == 0 ? CacheFinding::absent : CacheFinding::used));
            CHECK(made.counted == before);
            CHECK_FALSE(made.not_kept);
            CHECK(same(made.totals, audit::total_forms(reader, query).value()));
            before = query.size;
            grown.grow(round == 3 ? 1 : 300 * round);
        }
    }
}

TEST_CASE("nothing new: nothing but what is no form is read again, and nothing written") {
    RandomLog grown;
    grown.grow(50);
    auto reader = grown.log.reader();
    const auto query = query_of(reader.head().size);
    const auto first = cached(grown.log, reader, query);
    const auto kept = kept_by(grown.log);
    const auto again = cached(grown.log, reader, query);
    CHECK(again.found == CacheFinding::used);
    CHECK(same(again.totals, first.totals));
    CHECK(kept_by(grown.log) == kept);
}

TEST_CASE("of another log, past or choice: not used, and made anew") {
    RandomLog grown;
    grown.grow(40);
    auto reader = grown.log.reader();
    const auto query = query_of(reader.head().size);
    static_cast<void>(cached(grown.log, reader, query));

    const auto found_with = [&](const TotalsQuery& other, const std::string& origin) {
        const auto kept = kept_by(grown.log);
        const auto made = audit::total_forms(reader, other, {grown.log.files, place, origin});
        put(grown.log, kept);
        CHECK(same(made->totals, audit::total_forms(reader, other).value()));
        return made->found;
    };
    auto other = query;
    CHECK(found_with(other, "example.org/log") == CacheFinding::used);
    CHECK(found_with(other, "example.org/other") == CacheFinding::foreign);
    other.source = Source{SourceKind::saksi, "lain"};
    CHECK(found_with(other, "example.org/log") == CacheFinding::foreign);
    other = query;
    other.level = UnitKind::tps;
    CHECK(found_with(other, "example.org/log") == CacheFinding::foreign);
    other = query;
    other.size -= 7;
    CHECK(found_with(other, "example.org/log") == CacheFinding::ahead);

    RandomLog another;  // of the same origin and size, with another past
    another.log.put(form(tps("5171011003", 1), votes({1, 2})));
    another.grow(39);
    auto its = another.log.reader();
    REQUIRE(another.log.files.write_new(place, kept_by(grown.log), 0600));
    CHECK(cached(another.log, its, query_of(its.head().size)).found == CacheFinding::foreign);
}

TEST_CASE("a larger one is left alone by who looks at the past") {
    RandomLog grown;
    grown.grow(40);
    auto reader = grown.log.reader();
    static_cast<void>(cached(grown.log, reader, query_of(reader.head().size)));
    const auto kept = kept_by(grown.log);
    static_cast<void>(cached(grown.log, reader, query_of(reader.head().size - 5)));
    CHECK(kept_by(grown.log) == kept);
}

TEST_CASE("a changed or cut file is found, and the totals are right all the same") {
    RandomLog grown;
    grown.grow(5);
    auto reader = grown.log.reader();
    const auto query = query_of(reader.head().size);
    const auto expected = cached(grown.log, reader, query).totals;
    const auto kept = kept_by(grown.log);
    const auto with = [&](const Bytes& file) {
        put(grown.log, file);
        const auto made = cached(grown.log, reader, query);
        CHECK(same(made.totals, expected));
        return made.found;
    };
    for (std::size_t i = 12; i < kept.size(); i += 7) {
        auto file = kept;
        file[i] ^= 0x10;
        CHECK(with(file) == CacheFinding::damaged);
        CHECK(with(Bytes(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(i))) ==
              CacheFinding::damaged);
    }
    CHECK(with(kept) == CacheFinding::used);
}

TEST_CASE("a file that is no cache stays as it is") {
    RandomLog grown;
    auto reader = grown.log.reader();
    const auto letter = copy_of(bytes_of(std::string_view("Dear reader")));
    REQUIRE(grown.log.files.write_new(place, letter, 0600));
    const auto made = audit::total_forms(reader, query_of(reader.head().size),
                                         {grown.log.files, place, "example.org/log"});
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().code == ErrorCode::exists);
    CHECK(grown.log.files.read(place, 100).value() == letter);
}

TEST_SUITE_END();
