// The general parser is the oracle: it prints what it read and compares bytes.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json_tape.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "support/json_same.hpp"

TEST_SUITE_BEGIN("core/json_tape");

using namespace saksi;
using namespace saksi::json;
using test::same;
using test::tape_agrees;

namespace {

bool reads(std::string_view text) {
    Tape tape;
    const bool read = tape.read(text);
    CHECK(tape_agrees(text));
    return read;
}

}  // namespace

TEST_CASE("canonical text is read, value by value") {
    Tape tape;
    const std::string text = R"({"a":[1,-2,null],"b":{"c":"é","d":true},"e":false})";
    REQUIRE(tape.read(text));
    const auto members = tape.root().object();
    REQUIRE(members);
    CHECK(members->size() == 3);
    CHECK((*members->begin()).key == "a");
    CHECK((*members->begin()).value.array()->size() == 3);
    CHECK(same(tape.root(), parse(text).value()));
}

TEST_CASE("a tape that is used again forgets what it held") {
    Tape tape;
    REQUIRE(tape.read("[1,2,3]"));
    REQUIRE_FALSE(tape.read("[1,2,"));
    REQUIRE(tape.read("7"));
    CHECK(*tape.root().integer() == 7);
}

TEST_CASE("what print would not have written is refused") {
    for (const char* text : {"",
                             " ",
                             " 1",
                             "1 ",
                             "[1, 2]",
                             "{\"a\": 1}",
                             "{\"b\":1,\"a\":2}",
                             "{\"a\":1,\"a\":2}",
                             "{\"a\":1,}",
                             "[1,]",
                             "[,1]",
                             "[1",
                             "[[[[[[[[",
                             "[[[[[[[[n",
                             "{\"a\":1",
                             "{\"a\"}",
                             "{a:1}",
                             "tru",
                             "nul",
                             "True",
                             "01",
                             "-0",
                             "-",
                             "+1",
                             "1.0",
                             "1e3",
                             "9007199254740992",
                             "-9007199254740992",
                             "99999999999999999999",
                             "\"abc",
                             "\"a\nb\"",
                             "\"\xff\"",
                             "\"\xc0\x80\"",
                             "\"\xed\xa0\x80\"",
                             "1 2",
                             "[]]",
                             "{}{}",
                             "\xef\xbb\xbf{}",
                             "[[[[[[[[[1]]]]]]]]]"}) {
        CAPTURE(text);
        CHECK_FALSE(reads(text));
    }
}

TEST_CASE("the edges of what is canonical are read") {
    for (const char* text : {"0", "-1", "9007199254740991", "-9007199254740991", "\"\"", "[]", "{}",
                             "\"\x7f\"", "\"\xf0\x9f\x99\x82\"", "[[[[[[[[1]]]]]]]]",
                             "{\"\":0,\"a\":[],\"aa\":{}}", "[true,false,null]"}) {
        CAPTURE(text);
        CHECK(reads(text));
    }
}

TEST_CASE("keys are in the order of UTF-16, which is not that of bytes") {
    // U+10000 is two surrogates in UTF-16 and so comes before U+FFFD.
    CHECK(reads("{\"\xf0\x90\x80\x80\":1,\"\xef\xbf\xbd\":2}"));
    CHECK_FALSE(reads("{\"\xef\xbf\xbd\":2,\"\xf0\x90\x80\x80\":1}"));
}

TEST_CASE("keys are told apart by their length, their first bytes and the rest") {
    CHECK(reads(R"({"":0,"a":1,"aa":2,"abcd":3,"abcde":4,"abcdf":5,"abce":6,"b":7})"));
    CHECK_FALSE(reads(R"({"abcdf":1,"abcde":2})"));
    CHECK_FALSE(reads(R"({"abcde":1,"abcd":2})"));
    CHECK_FALSE(reads(R"({"aa":1,"a":2})"));
    CHECK_FALSE(reads(R"({"abcdé":1,"abcdz":2})"));
    CHECK_FALSE(reads(R"({"abce":1,"abcde":2})"));
}

TEST_CASE("strings of all lengths are read to their end, wherever that is") {
    for (std::size_t length = 0; length < 40; ++length) {
        const std::string text(length, 'x');
        CHECK(reads('"' + text + '"'));
        CHECK(reads("[\"" + text + "\",\"y\"]"));
        CHECK(reads('"' + text + "é\""));
        for (const char* wrong : {"\n", "\x1f", "\xff", "\\", ""}) {
            CHECK_FALSE(reads('"' + text + wrong));
            CHECK_FALSE(reads("[\"" + text + wrong + "\",1,2,3,4]" + (*wrong == 0 ? "x" : "")));
        }
    }
}

TEST_CASE("an escape is left to the general parser") {
    CHECK_FALSE(reads(R"("a\nb")"));
    CHECK_FALSE(reads(R"({"a\"b":1})"));
    CHECK(parse_canonical(R"("a\nb")").has_value());
}

TEST_CASE("copied from a value it says the same") {
    const auto value = parse(R"( {"z": [ {"k": "a\nb"}, -5, true ], "a": null} )").value();
    Tape tape;
    tape.copy(value);
    CHECK(same(tape.root(), value));
}

TEST_CASE("texts with a byte changed, lost or added are judged as by the general parser") {
    const std::vector<std::string> seeds = {
        R"({"a":[0,12,-3,null],"b":{"c":"é","d":true},"e":false,"f":"x y"})",
        R"([[],{},"",{"":{"\u0001":1}},9007199254740991])"};
    const std::string bytes = "\"\\{}[]:,0159-.eE \n\ttrufalsn\x7f\xc3\xa9\xff";
    for (const auto& seed : seeds) {
        for (std::size_t at = 0; at < seed.size(); ++at) {
            auto without = seed;
            without.erase(at, 1);
            REQUIRE(tape_agrees(without));
            for (const char byte : bytes) {
                auto changed = seed;
                changed[at] = byte;
                REQUIRE(tape_agrees(changed));
                auto longer = seed;
                longer.insert(at, 1, byte);
                REQUIRE(tape_agrees(longer));
            }
        }
    }
}

TEST_SUITE_END();
