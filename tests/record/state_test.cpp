// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/state.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "support/printers.hpp"
#include "support/record_log.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;

namespace {

State state_of(RecordLog& log) {
    State state;
    auto reader = log.reader();
    REQUIRE(scan(state, reader).has_value());
    return state;
}

/// An event of tests/vectors/events.
election::Event worked(const std::string& name) {
    const auto json = test::read_vectors("events/" + name + ".json");
    return election::read_event(json::parse(json.dump()).value()).value();
}

election::Event form_on(const std::string& ballot, election::VoteRow votes) {
    election::CHasil form;
    form.unit = election::tps_unit_from_code("5171011003007", "kpu-2024").value();
    form.ballot = ballot;
    form.votes = election::plain_votes(std::move(votes));
    election::Header header;
    header.election = "pemilu-2024";
    header.by = "test";
    header.source = election::Source{election::SourceKind::sirekap, "web"};
    return {header, std::nullopt, form};
}

using election::Count;

}  // namespace

TEST_SUITE_BEGIN("record/state");

TEST_CASE("the root of a rekap tree is of the log before it") {
    RecordLog log;
    const auto state = state_of(log);
    auto event = worked("rekap_root");
    auto& root = std::get<election::RekapRoot>(event.body);
    root.size = state.size();
    CHECK(state.accepts(event).has_value());
    root.size = state.size() + 1;
    const auto refused = state.accepts(event);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ErrorCode::malformed);
    CHECK(refused.error().where == "size");
}

TEST_CASE("a state knows the elections, ballots and entries of its log") {
    RecordLog log;
    const auto state = state_of(log);
    CHECK(state.size() == log.size());
    CHECK(state.counts() == EntryCounts{log.size(), 0, 0, 0});
    REQUIRE(state.election("pemilu-2024") != nullptr);
    CHECK(state.election("pemilu-2024")->index == 0);
    CHECK(state.election("pemilu-2024")->pemilu.scheme == "kpu-2024");
    CHECK(state.election("pemilu-2029") == nullptr);
    const auto* ballot = state.ballot("pemilu-2024", "ppwp/1");
    REQUIRE(ballot != nullptr);
    CHECK(ballot->shape.candidates.size() == 3);
    CHECK(state.ballots_of("pemilu-2024", election::Contest::ppwp) == std::vector{ballot});
    CHECK(state.ballots_of("pemilu-2024", election::Contest::pdpr).empty());
    CHECK(state.leaves().find(merkle::leaf_hash(bytes_of(log.entry(3)))) == 3);
}

TEST_CASE("entries that are no events are counted and passed by") {
    RecordLog log;
    const auto before = log.size();
    const auto add = [&](const std::string& entry) {
        REQUIRE(log.log().append({copy_of(bytes_of(entry))}).has_value());
    };
    add("not JSON");
    add(R"({"type":"region","v":1})");                   // of a known type, but malformed
    add(R"({"election":"e","type":"putusan","v":1})");   // of a type unknown here
    add(R"({"election":"e","type":"election","v":2})");  // of a newer version
    const auto state = state_of(log);
    CHECK(state.size() == before + 4);
    CHECK(state.counts() == EntryCounts{before, 2, 2, 0});
}

TEST_CASE("an election or ballot that was logged twice keeps its first meaning") {
    RecordLog log;
    auto entry = log.entry(0);
    const auto at = entry.find("Pemilihan Umum 2024");
    entry.replace(at, 19, "Pemilihan Umum 2025");
    REQUIRE(log.log().append({copy_of(bytes_of(entry))}).has_value());
    const auto state = state_of(log);
    CHECK(state.counts().repeated == 1);
    CHECK(state.election("pemilu-2024")->pemilu.name == "Pemilihan Umum 2024");
}

TEST_CASE("what only the log can tell is refused, and says what is missing") {
    RecordLog log;
    const auto state = state_of(log);
    const auto refusal = [&](const election::Event& event) {
        const auto accepted = state.accepts(event);
        REQUIRE(!accepted.has_value());
        return accepted.error();
    };
    CHECK(state.accepts(form_on("ppwp/1", {Count{1}, Count{2}, Count{3}})).has_value());

    auto elsewhere = form_on("ppwp/1", {Count{1}, Count{2}, Count{3}});
    elsewhere.header.election = "pemilu-2029";
    CHECK(refusal(elsewhere).code == ErrorCode::not_found);
    CHECK(refusal(elsewhere).where == "election");
    CHECK(refusal(form_on("ppwp/2", {Count{1}})).where == "ballot");
    CHECK(refusal(form_on("ppwp/1", {Count{1}, Count{2}})).where == "votes");

    auto other_contest = form_on("ppwp/1", {Count{1}, Count{2}, Count{3}});
    std::get_if<election::CHasil>(&other_contest.body)->contest = election::Contest::pdpd;
    CHECK(refusal(other_contest).where == "ballot");

    auto party = form_on("ppwp/1", {});
    std::get_if<election::CHasil>(&party.body)->votes = election::Votes(election::PartyVotes{});
    CHECK(refusal(party).where == "votes");
}

TEST_CASE("a recapitulation of a dapil's ballot says whose part of its unit it is") {
    RecordLog log;
    auto state = state_of(log);
    const auto ballot = worked("ballot_party");
    state.observe({}, ballot, std::nullopt);
    auto event = worked("d_hasil");
    CHECK(state.accepts(event).has_value());

    auto& form = *std::get_if<election::DHasil>(&event.body);
    form.contest = election::Contest::pdpr;
    form.ballot = "pdpr/5101/1";
    form.votes = election::null;
    REQUIRE(!state.accepts(event).has_value());
    CHECK(state.accepts(event).error().where == "dapil");
    form.dapil = std::get_if<election::Ballot>(&ballot.body)->unit;
    CHECK(state.accepts(event).has_value());
    form.unit = *form.dapil;  // its own form: the part is the whole
    CHECK(state.accepts(event).error().where == "dapil");
    form.dapil.reset();
    CHECK(state.accepts(event).has_value());
    form.votes = election::plain_votes({Count{1}});
    CHECK(state.accepts(event).error().where == "votes");
}

TEST_CASE("files are remembered by source, name, bytes and time") {
    SeenFiles files;
    election::Header header;
    header.election = "e";
    header.source = election::Source{election::SourceKind::sirekap, "web"};
    const auto day = [](int number) {
        return parse_timestamp("2024-02-1" + std::to_string(number) + "T00:00:00Z").value();
    };
    const auto bytes = [](std::string_view word) { return crypto::sha256(bytes_of(word)); };
    const auto series = series_of("e", election::Contest::ppwp, *header.source);
    const auto see = [&](std::string_view format, std::string_view name, std::string_view word,
                         int when) {
        election::Snapshot snapshot;
        snapshot.contest = election::Contest::ppwp;
        snapshot.format = format;
        snapshot.files = {{std::string(name), bytes(word), 1}};
        header.observed = day(when);
        files.observe(header, snapshot);
    };
    see("sirekap-csv", "a.csv", "x", 1);
    CHECK(files.has(series, {"sirekap-csv", "a.csv", bytes("x")}, day(5)));
    CHECK(!files.has(series, {"sirekap-csv", "a.csv", bytes("y")}, day(5)));
    CHECK(!files.has(series, {"sirekap-csv", "b.csv", bytes("x")}, day(5)));
    CHECK(files.has(series, {"sirekap-csv", "b.csv", bytes("x")}, day(1)));
    const auto other = series_of("e", election::Contest::pdpr, *header.source);
    CHECK(!files.has(other, {"sirekap-csv", "a.csv", bytes("x")}, day(1)));

    see("sirekap-csv", "a.csv", "y", 2);
    CHECK(!files.has(series, {"sirekap-csv", "a.csv", bytes("x")}, day(3)));  // it came back
    CHECK(files.has(series, {"sirekap-csv", "a.csv", bytes("x")}, day(1)));
    CHECK(files.latest(series)->text == day(2).text);
    CHECK(!files.latest(other));

    see("sirekap-json", "5171011003007.json", "z", 2);
    CHECK(!files.has(series, {"sirekap-json", "5171011003008.json", bytes("z")}, day(2)));
    CHECK(files.has(series, {"sirekap-json", "5171011003007.json", bytes("z")}, day(2)));
}

TEST_CASE("a leaf hash is found where it stood first, among many and however often it stands") {
    for (const std::uint64_t reserved : {0U, 3000U}) {
        LeafSet leaves;
        leaves.reserve(reserved);
        std::map<Hash, std::uint64_t> first;
        for (std::uint64_t i = 0; i < 3000; ++i) {
            // The same again and again, so that most have no slot; then all kinds.
            const auto number = std::to_string(i < 500 ? i / 100 : i * i % 1700);
            const auto leaf = merkle::leaf_hash(bytes_of(number));
            leaves.expect(leaf);
            leaves.push(leaf);
            first.try_emplace(leaf, i);
        }
        CHECK(leaves.size() == 3000);
        for (const auto& [leaf, index] : first) CHECK(leaves.find(leaf) == index);
        for (int i = 2000; i < 4000; ++i) {
            CHECK(!leaves.find(merkle::leaf_hash(bytes_of(std::to_string(i)))));
        }
    }
}

TEST_SUITE_END();
