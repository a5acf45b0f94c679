// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/evidence.hpp"

#include <doctest/doctest.h>

#include "support/notes.hpp"

TEST_SUITE_BEGIN("note/evidence");

using namespace saksi;
using namespace saksi::note;
using namespace saksi::test;

namespace {

const std::string a_hash = "FuY/gqk1rGwMRTBPTgeiN+muR+tMuklSPita9Abo3lI=\n";
const std::string a_checkpoint = "example.org/log\n9\n" + a_hash + "\n— example.org/log AQIDBAU=\n";
const std::string start = "saksi/evidence-bundle/v1\n";
const std::string for_policy = "policy " + std::string(64, '7') + "\n";

std::string entry(const std::string& index) {
    return "entry " + index + "\n{\"v\":1}\n" + a_hash + "\n";
}
const std::string plain = start + for_policy + "claim entry 3\n" + entry("3") + "checkpoint\n";

}  // namespace

TEST_CASE("a bundle prints back to its bytes, with every kind of claim") {
    for (const auto& text : {
             plain + a_checkpoint,
             start + "policy none\nclaim entry 3\nclaim entry 10\nclaim versions 4 7 9\n" +
                 "claim strays 8\n" + entry("3") + entry("4") + entry("5") + entry("7") +
                 entry("8") + entry("9") + entry("10") + "checkpoint\n" + a_checkpoint,
         }) {
        const auto evidence = parse_evidence(text);
        REQUIRE_MESSAGE(evidence.has_value(), (evidence ? "" : to_text(evidence.error())));
        CHECK(print_evidence(*evidence) == text);
    }
    const auto evidence = parse_evidence(plain + a_checkpoint).value();
    CHECK(evidence.policy == hash_from(Bytes(32, 0x77)));
    CHECK(evidence.claims == EvidenceClaims{{3}, {}, {}});
    REQUIRE(evidence.entry(3) != nullptr);
    CHECK(evidence.entry(3)->entry == "{\"v\":1}");
    CHECK(evidence.entry(4) == nullptr);
    CHECK(evidence.checkpoint.checkpoint.head.size == 9);
}

TEST_CASE("what is not in the one spelling is refused, and the place named") {
    const auto from = start + for_policy;
    const auto end = "checkpoint\n" + a_checkpoint;
    const struct {
        std::string text;
        std::string where;
    } cases[] = {
        {"", "line 1"},
        {"saksi/evidence-bundle/v2\n" + for_policy, "line 1"},
        {start, "line 2"},
        {start + "policy\n", "line 2"},
        {start + "policy " + std::string(64, 'A') + "\n", "line 2"},
        {start + "policy " + std::string(63, '7') + "\n", "line 2"},
        {from + entry("3") + end, "line 3"},
        {from + "claim entry\n" + entry("3") + end, "line 3"},
        {from + "claim entry 03\n" + entry("3") + end, "line 3"},
        {from + "claim entry 3\nclaim entry 3\n" + entry("3") + end, "line 4"},
        {from + "claim entry 4\nclaim entry 3\n" + entry("3") + entry("4") + end, "line 4"},
        {from + "claim versions 3  4\n" + entry("3") + entry("4") + end, "line 3"},
        {from + "claim versions 3 4 \n" + entry("3") + entry("4") + end, "line 3"},
        {from + "claim versions 4 3\n" + entry("3") + entry("4") + end, "line 3"},
        {from + "claim versions 3 3\n" + entry("3") + end, "line 3"},
        {from + "claim versions 3\nclaim entry 4\n" + entry("3") + entry("4") + end, "line 4"},
        {from + "claim entry 3\nclaim versions 3\n" + entry("3") + end, "line 5"},
        {from + "claim versions 3\nclaim strays 3\n" + entry("3") + end, "line 5"},
        {from + "claim strays 3\n" + entry("3") + end, "line 4"},
        {from + "claim entry 3\nclaim current\n" + entry("3") + end, "line 5"},
        {from + "claim entry 3\nclaim nothing\n" + entry("3") + end, "line 4"},
        {from + "claim entry 4\n" + entry("3") + end, "claim"},
        {from + "claim entry 3\n" + end, "line 4"},
        {from + "claim entry 3\n" + entry("3") + entry("3") + end, "line 8"},
        {from + "claim entry 3\n" + entry("3") + entry("2") + end, "line 8"},
        {from + "claim entry 3\nentry 3\n\n" + a_hash + "\n" + end, "line 5"},
        {from + "claim entry 3\nentry 3\n{}\n" + a_hash + end, "line 7"},
        {from + "claim entry 3\n" + entry("3"), "line 8"},
        {from + "claim entry 3\n" + entry("3") + "\n" + end, "line 8"},
        {from + "claim entry 3\n" + entry("3") + a_checkpoint, "line 8"},
        {from + "claim entry 3\n" + entry("3") + "rekap\n" + a_checkpoint, "line 8"},
        {plain, "checkpoint"},
        {plain + a_checkpoint + "\n", "checkpoint: line 7"},
        {plain + a_checkpoint + a_checkpoint, "checkpoint: line 4"},
        {from + "claim versions 3\nclaim current\n" + entry("3") + end, "line 9"},
        {from + "claim versions 3\nclaim current\n" + entry("3") + "rekap\n" + a_checkpoint,
         "rekap: line 1"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto evidence = parse_evidence(each.text);
        REQUIRE_FALSE(evidence);
        CHECK(evidence.error().where == each.where);
    }
}

TEST_CASE("a thousand entries are read, one more is not, nor more bytes than there may be") {
    const auto bundle = [](std::size_t entries) {
        auto text = start + for_policy + "claim entry 0\n";
        for (std::size_t i = 0; i < entries; ++i) text += entry(std::to_string(i));
        return text + "checkpoint\n" + a_checkpoint;
    };
    CHECK(parse_evidence(bundle(max_evidence_entries)));
    const auto more = parse_evidence(bundle(max_evidence_entries + 1));
    REQUIRE_FALSE(more);
    CHECK(more.error().code == ErrorCode::too_large);
    CHECK(more.error().where == "line " + std::to_string(4 + 4 * max_evidence_entries));
    const auto large = parse_evidence(std::string(max_evidence_size + 1, ' '));
    REQUIRE_FALSE(large);
    CHECK(large.error().code == ErrorCode::too_large);
}

TEST_SUITE_END();
