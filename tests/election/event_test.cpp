// Reading and printing events. The worked events and the samples are checked
// against hashlib, json.dumps and the JSON Schemas by vectors_test.py.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/event.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "event_samples.hpp"
#include "saksi/election/personal_data.hpp"
#include "support/printers.hpp"

using namespace saksi;
using namespace saksi::election;
using saksi::test::Json;

TEST_SUITE_BEGIN("election/event");

namespace {

/// The worked event of this name.
Event worked(const std::string& name) {
    for (const auto& event : test::worked_events()) {
        if (event.name == name + ".json") return parse_event(event.entry).value();
    }
    throw std::runtime_error("no worked event " + name);
}

Result<Event> read(const Json& event) { return read_event(json::parse(event.dump()).value()); }

std::string place_of(const Result<std::string>& printed) {
    return printed ? "printed" : printed.error().where;
}

}  // namespace

TEST_CASE("a worked event is read, and printed as the same bytes") {
    const auto events = test::worked_events();
    std::set<std::size_t> types;
    for (const auto& worked_event : events) {
        CAPTURE(worked_event.name);
        const auto event = parse_event(worked_event.entry);
        REQUIRE_MESSAGE(event.has_value(), to_text(event.error()));
        CHECK(print_event(*event).value() == worked_event.entry);
        types.insert(event->body.index());
    }
    CHECK(types.size() == std::variant_size_v<Body>);  // every type has one
}

TEST_CASE("what the format allows is read, and printed as the same value") {
    for (const auto& sample : test::read_vectors("events/valid.json")) {
        CAPTURE(sample["claim"].get<std::string>());
        const auto json = test::sample_event(sample);
        const auto event = read(json);
        REQUIRE_MESSAGE(event.has_value(), to_text(event.error()));
        const auto entry = print_event(*event);
        REQUIRE(entry.has_value());
        CHECK(Json::parse(*entry) == json);
        CHECK(parse_event(*entry).value() == *event);
    }
}

TEST_CASE("what the format forbids is refused, and the field is named") {
    for (const auto& sample : test::read_vectors("events/invalid.json")) {
        CAPTURE(sample["claim"].get<std::string>());
        const auto event = read(test::sample_event(sample));
        REQUIRE(!event.has_value());
        CHECK(event.error().where == sample["where"].get<std::string>());
        CHECK(name_of(event.error().code) == sample.value("code", "malformed"));
        CHECK(!find_nik(to_text(event.error())));
    }
}

TEST_CASE("an entry with a byte changed is judged as by the general parser") {
    const auto by_general_parser = [](std::string_view entry) -> Result<Event> {
        const auto value = json::parse_canonical(entry);
        return value ? read_event(*value) : tl::unexpected(value.error());
    };
    std::mt19937 random(11);
    const std::string bytes = "\"\\{}[]:,-019 \nntfaz\x7f\xc3\xa9";
    for (const auto& worked_event : test::worked_events()) {
        CAPTURE(worked_event.name);
        CHECK(parse_event(worked_event.entry) == by_general_parser(worked_event.entry));
        for (int i = 0; i < 300; ++i) {
            auto entry = worked_event.entry;
            entry[random() % entry.size()] = bytes[random() % bytes.size()];
            const auto ours = parse_event(entry);
            const auto theirs = by_general_parser(entry);
            REQUIRE(ours.has_value() == theirs.has_value());
            if (ours) REQUIRE(*ours == *theirs);
            if (ours) continue;
            CHECK(ours.error().code == theirs.error().code);
            CHECK(ours.error().where == theirs.error().where);
            CHECK(ours.error().reason == theirs.error().reason);
        }
    }
}

TEST_CASE("an entry is canonical bytes, an event by hand any JSON") {
    const auto entry = test::worked_events().front().entry;
    const auto spaced = Json::parse(entry).dump(2);
    CHECK(parse_event(spaced).error().code == ErrorCode::not_canonical);
    CHECK(parse_event(entry + "\n").error().code == ErrorCode::not_canonical);
    CHECK(print_event(read_event(json::parse(spaced).value()).value()).value() == entry);
}

TEST_CASE("what is no event at all is malformed") {
    CHECK(parse_event("").error().code == ErrorCode::malformed);
    CHECK(parse_event("[]").error().code == ErrorCode::malformed);
    CHECK(parse_event("{}").error().code == ErrorCode::malformed);
    CHECK(parse_event(R"({"type":"region"})").error().code == ErrorCode::malformed);
    CHECK(parse_event(R"({"type":7,"v":1})").error().code == ErrorCode::malformed);
}

TEST_CASE("an unknown key that holds a NIK is refused without repeating it") {
    const auto error = parse_event(R"({"3171010101900001":1,"type":"region","v":1})").error();
    CHECK(error.code == ErrorCode::malformed);
    CHECK(!find_nik(to_text(error)));
    const auto twice = parse_event(R"({"3171010101900001":1,"3171010101900001":1})").error();
    CHECK(!find_nik(to_text(twice)));
}

TEST_CASE("events are told apart without reading them") {
    const auto class_of = [](const char* text) { return classify(json::parse(text).value()); };
    CHECK(class_of(R"({"v":1,"type":"c_hasil"})") == EventClass::known);
    CHECK(class_of(R"({"v":1,"type":"ramalan"})") == EventClass::opaque);
    CHECK(class_of(R"({"v":2,"type":"c_hasil"})") == EventClass::opaque);
    CHECK(class_of(R"({"v":0,"type":"c_hasil"})") == EventClass::none);
    CHECK(class_of(R"({"v":"1","type":"c_hasil"})") == EventClass::none);
    CHECK(class_of(R"({"type":"c_hasil"})") == EventClass::none);
    CHECK(class_of("[]") == EventClass::none);
}

TEST_CASE("more than 65,535 bytes are neither read nor printed") {
    auto event = worked("snapshot");
    auto& snapshot = std::get<Snapshot>(event.body);
    const auto without_names = print_event(event).value().size();
    const auto name_of_length = [](std::size_t length) { return std::string(length, 'x'); };

    auto file = snapshot.files.front();
    file.name = name_of_length(1);
    snapshot.files.assign(1, file);
    const auto base = print_event(event).value().size();
    snapshot.files.assign(2, file);
    const auto one_more = print_event(event).value().size() - base;
    CHECK(without_names > base);

    // As many files as fit with one letter, then names that fill up to the limit.
    const std::size_t count = 300;
    snapshot.files.assign(count, file);
    auto missing = max_entry_size - (base + (count - 1) * one_more);
    for (auto& each : snapshot.files) {
        const auto longer = std::min<std::size_t>(missing, 199);
        each.name = name_of_length(1 + longer);
        missing -= longer;
    }
    const auto entry = print_event(event);
    REQUIRE(entry.has_value());
    CHECK(entry->size() == 65'535);
    CHECK(parse_event(*entry).value() == event);

    snapshot.files.back().name += 'x';
    CHECK(print_event(event).error().code == ErrorCode::too_large);
    CHECK(parse_event(*entry + " ").error().code == ErrorCode::too_large);
}

TEST_CASE("nothing is printed that would not be read") {
    auto form = worked("c_hasil");
    auto& body = std::get<CHasil>(form.body);

    SUBCASE("a number on what is no TPS") {
        body.unit.kind = UnitKind::desa;
        CHECK(place_of(print_event(form)) == "unit.number");
    }
    SUBCASE("a TPS without a number") {
        body.unit.number = 0;
        CHECK(place_of(print_event(form)) == "unit.number");
    }
    SUBCASE("no source") {
        form.header.source.reset();
        CHECK(place_of(print_event(form)) == "source");
    }
    SUBCASE("votes that are all null") {
        body.votes = std::variant<VoteRow, PartyVotes>(VoteRow{null, null, null});
        CHECK(place_of(print_event(form)) == "votes");
    }
    SUBCASE("votes for nobody") {
        body.votes = std::variant<VoteRow, PartyVotes>(VoteRow{});
        CHECK(place_of(print_event(form)) == "votes");
    }
    SUBCASE("an enumerator that is none") {
        body.contest = static_cast<Contest>(7);
        CHECK(place_of(print_event(form)) == "contest");
    }
    SUBCASE("a time whose instant is another") {
        form.header.at->instant += 1;
        CHECK(place_of(print_event(form)) == "at");
    }
    SUBCASE("bytes that are no text") {
        form.header.at_text = "\xff";
        CHECK(place_of(print_event(form)) == "at_text");
    }
    SUBCASE("a NIK") {
        form.header.at_text = "NIK 3171010101900001";
        CHECK(print_event(form).error().code == ErrorCode::personal_data);
    }
    SUBCASE("a correction of what is never corrected") {
        auto ballot = worked("ballot");
        ballot.correction = Correction{};
        CHECK(place_of(print_event(ballot)) == "replaces");
    }
    SUBCASE("a system's name that is no text") {
        auto ballot = worked("ballot");
        std::get<Ballot>(ballot.body).options[0].ids["\xff"] = "1";
        CHECK(!print_event(ballot).has_value());
    }
}

TEST_CASE("every mixture of not captured, null and counts comes back as it was") {
    std::mt19937 random(2024);
    const auto any_figure = [&random](unsigned least) -> Figure {
        const auto kind = std::uniform_int_distribution<unsigned>(least, 3)(random);
        if (kind == 0) return {};
        if (kind == 1) return null;
        return kind == 2 ? Figure(0) : Figure(random() % 1'000);
    };
    auto event = worked("c_hasil");
    auto& form = std::get<CHasil>(event.body);
    for (int round = 0; round < 3'000; ++round) {
        // Whole sections of one state are rare by chance, and are the point.
        const bool blocks = round % 2 == 0;
        Figure same;
        for (const auto& field : all_fields()) {
            if (blocks && (field.key == "j" || field.key == "sah")) same = any_figure(0);
            form.sections[field.field] = blocks ? same : any_figure(0);
        }
        form.votes = plain_votes({any_figure(1), any_figure(1), any_figure(1)});
        const auto entry = print_event(event);
        REQUIRE(entry.has_value());
        REQUIRE(parse_event(*entry).value() == event);
    }
}

TEST_CASE("versions of one form have one key, and everything else another") {
    const auto form = worked("c_hasil");
    CHECK(chain_key(form) ==
          R"(["pemilu-2024","ppwp",1,"c_hasil",{"code":"5171011003","kind":"tps","number":7,)"
          R"("scheme":"kpu-2024"},{"kind":"sirekap","name":"web"}])");
    CHECK(chain_key(worked("c_hasil_replaces")) == chain_key(form));
    CHECK(chain_key(worked("c_hasil_party")) != chain_key(form));
    CHECK(chain_key(worked("tps")) ==
          R"(["pemilu-2024","tps",{"code":"5171011003","kind":"desa","scheme":"kpu-2024"}])");
    CHECK(chain_key(worked("region")) ==
          R"(["pemilu-2024","region",{"code":"5171011003","kind":"desa","scheme":"kpu-2024"}])");
    CHECK(chain_key(worked("d_hasil")) ==
          R"(["pemilu-2024","ppwp",1,"d_hasil",{"code":"517101","kind":"kecamatan",)"
          R"("scheme":"kpu-2024"},null,{"kind":"saksi","name":"contoh/bali"}])");
    CHECK(chain_key(worked("publication")) ==
          R"(["pemilu-2024","ppwp",1,"publication",{"code":"17","kind":"provinsi",)"
          R"("scheme":"kpu-2024"},{"kind":"kantor","name":"kpu"}])");
    CHECK(chain_key(worked("plenary")) ==
          R"(["pemilu-2024","ppwp","plenary",{"code":"517101","kind":"kecamatan",)"
          R"("scheme":"kpu-2024"}])");
    CHECK(chain_key(worked("notice")) ==
          R"(["pemilu-2024","notice","tahapan/rekapitulasi-kecamatan"])");
    CHECK(!chain_key(worked("ruling")));
    CHECK(!chain_key(worked("ballot")));
    CHECK(!chain_key(worked("election")));
    CHECK(!chain_key(worked("snapshot")));
}

TEST_SUITE_END();
