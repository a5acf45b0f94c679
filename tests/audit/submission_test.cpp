// Submissions in a log: which hold, and what is wrong with those that do not.
// The one of tests/vectors/events was signed by another implementation.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/submit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "checked_record.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::Detector;
using audit::Finding;

namespace {

/// What R02 and R03 found, as "R02 root".
std::vector<std::string> found_in(EventLog& log) {
    const auto report = check(log);
    std::vector<std::string> found;
    for (const auto& finding : report.findings) {
        if (finding.detector != Detector::R02 && finding.detector != Detector::R03) continue;
        found.push_back(std::string(name_of(finding.detector)) + " " + finding.facts.front().left);
    }
    std::sort(found.begin(), found.end());
    return found;
}

Event by(std::string submitter, Event event) {
    event.header.by = std::move(submitter);
    return event;
}
Event count_of(std::uint16_t number) {
    return by("panwas", form(tps("5171011003", number), votes({10, 20})));
}

/// A submitter, and a log that knows its key.
struct Panwas : EventLog {
    crypto::SigningKey secret = key_of("panwas");
    note::KeySigner signer{"panwas", secret};

    Panwas() {
        put_places(*this);
        put(key(KeyAction::tambah));
    }
    Event key(KeyAction action) {
        SubmitterKey made{"panwas", action, note::to_vkey(signer.key()), {}, {}};
        return {header(), {}, made};
    }
    Event submission(const std::vector<Event>& events) { return submission(events, signer); }
    static Event submission(const std::vector<Event>& events, note::Signer& signer) {
        record::SubmissionDraft draft;
        for (const auto& event : events) REQUIRE(draft.add(event).has_value());
        return draft.sign(signer).value();
    }
    void put_all(const std::vector<Event>& events) {
        for (const auto& event : events) put(event);
    }
};

}  // namespace

TEST_SUITE_BEGIN("audit/submission");

TEST_CASE("a submission that another implementation signed holds") {
    EventLog log;
    put_places(log);
    for (const auto* name : {"key", "c_hasil", "submission"}) {
        const auto event =
            parse_event(read_vectors("events/" + std::string(name) + ".json").dump());
        REQUIRE(event.has_value());
        log.put(*event);
    }
    CHECK(found_in(log) == Names{});
}

TEST_CASE("a submission over the entries right before it holds") {
    Panwas log;
    const std::vector first = {count_of(1), count_of(2)};
    log.put_all(first);
    log.put(log.submission(first));
    const std::vector second = {count_of(3)};
    log.put_all(second);
    log.put(log.submission(second));
    CHECK(found_in(log) == Names{});
}

TEST_CASE("what is wrong with a submission is named") {
    Panwas log;
    const std::vector events = {count_of(1), count_of(2)};
    auto submission = log.submission(events);
    SUBCASE("an entry of another between them") {
        log.put(events[0]);
        log.put(form(tps("5171011004", 1), votes({1, 2})));
        log.put(events[1]);
        log.put(submission);
        CHECK(found_in(log) == Names{"R02 entries", "R03 2"});
    }
    SUBCASE("it comes twice") {
        log.put_all(events);
        log.put(submission);
        std::get<Submission>(submission.body).count = 3;
        log.put(submission);
        CHECK(found_in(log) == Names{"R02 entries"});
    }
    SUBCASE("an entry was changed") {
        log.put(count_of(3));
        log.put(events[1]);
        log.put(submission);
        CHECK(found_in(log) == Names{"R02 root", "R03 2"});
    }
    SUBCASE("another key signed") {
        const auto other = key_of("other");
        note::KeySigner signer("panwas", other);
        log.put_all(events);
        log.put(log.submission(events, signer));
        CHECK(found_in(log) == Names{"R02 key", "R03 2"});
    }
    SUBCASE("the key was revoked") {
        log.put(log.key(KeyAction::cabut));
        log.put_all(events);
        log.put(submission);
        CHECK(found_in(log) == Names{"R02 key"});
    }
    SUBCASE("the signature is of another text") {
        log.put_all(events);
        const auto other = log.submission({count_of(3)});
        std::get<Submission>(submission.body).signature =
            std::get<Submission>(other.body).signature;
        log.put(submission);
        CHECK(found_in(log) == Names{"R02 signature", "R03 2"});
    }
}

TEST_CASE("a key that took another's place signs, and the old one no more") {
    Panwas log;
    const auto fresh = key_of("panwas, fresh");
    note::KeySigner signer("panwas", fresh);
    SubmitterKey rotation{"panwas",
                          KeyAction::ganti,
                          note::to_vkey(signer.key()),
                          note::to_vkey(log.signer.key()),
                          {}};
    log.put({header(), {}, rotation});
    const std::vector events = {count_of(1)};
    log.put_all(events);
    SUBCASE("the new one") {
        log.put(log.submission(events, signer));
        CHECK(found_in(log) == Names{});
    }
    SUBCASE("the old one") {
        log.put(log.submission(events));
        CHECK(found_in(log) == Names{"R02 key", "R03 1"});
    }
}

TEST_CASE("what was logged in a submitter's name without its signature is counted") {
    Panwas log;
    log.put(count_of(1));
    log.put(form(tps("5171011004", 1), votes({1, 2})));
    const std::vector events = {count_of(2), count_of(3)};
    log.put_all(events);
    log.put(log.submission({count_of(3)}));
    CHECK(found_in(log) == Names{"R03 2"});
}

TEST_CASE("a draft is of one submitter and one election") {
    record::SubmissionDraft draft;
    REQUIRE(draft.add(count_of(1)).has_value());
    const auto other = draft.add(by("orang-lain", count_of(2)));
    REQUIRE(!other.has_value());
    CHECK(other.error().where == "by");
    auto elsewhere = count_of(2);
    elsewhere.header.election = "pilkada-2024";
    CHECK(draft.add(elsewhere).error().where == "election");
    CHECK(draft.count() == 1);
}

TEST_CASE("lines of events are signed in their one spelling, or refused by line") {
    const auto secret = key_of("panwas");
    note::KeySigner signer("panwas", secret);
    const auto entry = print_event(count_of(1)).value();
    std::istringstream good(" " + entry + "\n\n" + print_event(count_of(2)).value() + "\n");
    const auto lines = record::sign_events({{"a", &good}}, signer);
    REQUIRE(lines.has_value());
    REQUIRE(lines->size() == 3);
    CHECK((*lines)[0] == entry);
    CHECK(std::get<Submission>(parse_event((*lines)[2])->body).count == 2);

    std::istringstream bad(entry + "\n{}\n");
    const auto refused = record::sign_events({{"a", &bad}}, signer);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().where.substr(0, 9) == "a: line 2");
    std::istringstream none("");
    CHECK(!record::sign_events({{"a", &none}}, signer).has_value());
}

TEST_SUITE_END();
