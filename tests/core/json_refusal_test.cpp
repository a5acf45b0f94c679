// What is no JSON for us, each with the byte and the reason it is refused for.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "saksi/core/json.hpp"

using namespace saksi;

namespace {

struct Refusal {
    std::string text;
    std::string_view says;
};

void check_all(std::initializer_list<Refusal> refusals) {
    for (const auto& refusal : refusals) {
        CAPTURE(refusal.text);
        const auto value = json::parse(refusal.text);
        REQUIRE_FALSE(value.has_value());
        CHECK(to_text(value.error()) == refusal.says);
        CHECK(json::parse_canonical(refusal.text).error() == value.error());
    }
}

std::string nested(std::size_t depth, std::string_view open, std::string_view close) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += open;
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text;
}

}  // namespace

TEST_SUITE_BEGIN("core/json_refusal");

TEST_CASE("numbers that are no integers, or spelled in another way") {
    check_all({
        {"1.0", "byte 0: a number with a fraction"},
        {"[0.5]", "byte 1: a number with a fraction"},
        {"-0.0", "byte 0: a number with a fraction"},
        {"1.", "byte 0: a number with a fraction"},
        {"1e3", "byte 0: a number with an exponent"},
        {"1E3", "byte 0: a number with an exponent"},
        {"0e0", "byte 0: a number with an exponent"},
        {"-0", "byte 0: minus zero"},
        {"[1,-0]", "byte 3: minus zero"},
        {"00", "byte 0: a number with leading zeros"},
        {"-01", "byte 0: a number with leading zeros"},
        {"012", "byte 0: a number with leading zeros"},
        {"9007199254740992", "byte 0: a number beyond 2^53-1 (9007199254740992)"},
        {"[-9007199254740992]", "byte 1: a number beyond 2^53-1 (-9007199254740992)"},
        {"9223372036854775808", "byte 0: a number beyond 2^53-1 (9223372036854775808)"},
        {std::string(70, '9'), "byte 0: a number beyond 2^53-1 (" + std::string(60, '9') + "…)"},
    });
}

TEST_CASE("what no value begins with") {
    check_all({
        {"", "byte 0: expected a value"},
        {"  ", "byte 2: expected a value"},
        {"-", "byte 1: expected a value"},
        {"-a", "byte 1: expected a value"},
        {"+1", "byte 0: expected a value"},
        {".5", "byte 0: expected a value"},
        {"NaN", "byte 0: expected a value"},
        {"Infinity", "byte 0: expected a value"},
        {"-Infinity", "byte 1: expected a value"},
        {"True", "byte 0: expected a value"},
        {"tru", "byte 0: expected a value"},
        {"nul", "byte 0: expected a value"},
        {"fals\xc3\xa9", "byte 0: expected a value"},
        {"'a'", "byte 0: expected a value"},
        {"[1,]", "byte 3: expected a value"},
        {"[,1]", "byte 1: expected a value"},
        {"[1,,2]", "byte 3: expected a value"},
        {"[", "byte 1: expected a value"},
        {"{\"a\":", "byte 5: expected a value"},
        {"{\"a\":}", "byte 5: expected a value"},
        {"]", "byte 0: expected a value"},
        {"/**/1", "byte 0: expected a value"},
        {std::string(1, '\0'), "byte 0: expected a value"},
        {"\v1", "byte 0: expected a value"},
        {"\xc2\xa0"
         "1",
         "byte 0: expected a value"},
    });
}

TEST_CASE("objects and arrays that are not put together right") {
    check_all({
        {"[1 2]", "byte 3: expected a comma or a closing bracket"},
        {"[1", "byte 2: expected a comma or a closing bracket"},
        {"[1}", "byte 2: expected a comma or a closing bracket"},
        {"[\"a\":1]", "byte 4: expected a comma or a closing bracket"},
        {"{", "byte 1: expected a key in quotes"},
        {"{1:2}", "byte 1: expected a key in quotes"},
        {"{a:2}", "byte 1: expected a key in quotes"},
        {"{,}", "byte 1: expected a key in quotes"},
        {"{\"a\":1,}", "byte 7: expected a key in quotes"},
        {"{\"a\":1,,\"b\":2}", "byte 7: expected a key in quotes"},
        {"{\"a\"}", "byte 4: expected a colon"},
        {"{\"a\",1}", "byte 4: expected a colon"},
        {"{\"a\"", "byte 4: expected a colon"},
        {"{\"a\":1", "byte 6: expected a comma or a closing brace"},
        {"{\"a\":1]", "byte 6: expected a comma or a closing brace"},
        {"{\"a\":1 \"b\":2}", "byte 7: expected a comma or a closing brace"},
    });
}

TEST_CASE("a key that is there twice, in whatever spelling and place") {
    check_all({
        {R"({"a":1,"a":1})", "byte 0: a key is there twice (a)"},
        {R"([0,{"a":1,"b":2,"a":3}])", "byte 3: a key is there twice (a)"},
        {R"({"b":1,"a":2,"\u0062":3})", "byte 0: a key is there twice (b)"},
        {R"({"":1,"":2})", "byte 0: a key is there twice"},
    });
    CHECK(json::parse(R"({"a":{"a":{"a":1}}})").has_value());
}

TEST_CASE("strings that do not end, or hold what they may not") {
    check_all({
        {"\"", "byte 0: a string without its end"},
        {"[\"a", "byte 1: a string without its end"},
        {"\"\\\"", "byte 0: a string without its end"},
        {"\"a\nb\"", "byte 2: a bare control character in a string"},
        {"\"\t\"", "byte 1: a bare control character in a string"},
        {std::string("\"\0\"", 3), "byte 1: a bare control character in a string"},
        {"\"\x1f\"", "byte 1: a bare control character in a string"},
        {"{\"\x01\":1}", "byte 2: a bare control character in a string"},
        {R"("\a")", "byte 1: an unknown escape"},
        {R"("\x41")", "byte 1: an unknown escape"},
        {R"("\U0041")", "byte 1: an unknown escape"},
        {R"("\')", "byte 1: an unknown escape"},
        {"\"\\", "byte 1: an unknown escape"},
        {R"("\u12")", "byte 1: an escape without four hex digits"},
        {R"("\u12)", "byte 1: an escape without four hex digits"},
        {R"("\u)", "byte 1: an escape without four hex digits"},
        {R"("\u00g0")", "byte 1: an escape without four hex digits"},
        {R"("\u+123")", "byte 1: an escape without four hex digits"},
        {R"("\u-123")", "byte 1: an escape without four hex digits"},
        {R"("\u 123")", "byte 1: an escape without four hex digits"},
        {R"("\u0x41")", "byte 1: an escape without four hex digits"},
        {R"("\ud83d\u12")", "byte 7: an escape without four hex digits"},
    });
}

TEST_CASE("half a surrogate pair, whichever half and whatever follows") {
    check_all({
        {R"("\ud800")", "byte 1: half a surrogate pair"},
        {R"("\udc00")", "byte 1: half a surrogate pair"},
        {R"("\udfff\ud800")", "byte 1: half a surrogate pair"},
        {R"("\ud800\ud800")", "byte 1: half a surrogate pair"},
        {R"("\ud800\u0041")", "byte 1: half a surrogate pair"},
        {R"("\ud800A")", "byte 1: half a surrogate pair"},
        {R"("\ud800\n")", "byte 1: half a surrogate pair"},
        {R"("a\ud83d\ude00\ud83d")", "byte 14: half a surrogate pair"},
        {R"("\ud800)", "byte 1: half a surrogate pair"},
    });
}

TEST_CASE("bytes that are not UTF-8, wherever they stand") {
    check_all({
        {"\"\xff\"", "byte 1: is not UTF-8"},
        {"\"\xc0\x80\"", "byte 1: is not UTF-8"},
        {"\"\xed\xa0\x80\"", "byte 1: is not UTF-8"},
        {"\"\xf4\x90\x80\x80\"", "byte 1: is not UTF-8"},
        {"{\"\xe2\x82\":1}", "byte 2: is not UTF-8"},
        {"1\x80", "byte 1: is not UTF-8"},
        {std::string("\xff\xfe[\0]\0", 6), "byte 0: is not UTF-8"},
    });
}

TEST_CASE("a byte order mark, and anything after the value") {
    check_all({
        {"\xef\xbb\xbf{}", "byte 0: begins with a byte order mark"},
        {"\xef\xbb\xbf", "byte 0: begins with a byte order mark"},
        {"1 2", "byte 2: something follows the value"},
        {"{}{}", "byte 2: something follows the value"},
        {"[]]", "byte 2: something follows the value"},
        {"null,", "byte 4: something follows the value"},
        {"nulll", "byte 4: something follows the value"},
        {"0x1", "byte 1: something follows the value"},
        {"1_000", "byte 1: something follows the value"},
        {"\"a\"\"b\"", "byte 3: something follows the value"},
        {std::string("1\0", 2), "byte 1: something follows the value"},
        {"1//", "byte 1: something follows the value"},
    });
}

TEST_CASE("nesting to eight levels passes, the ninth is refused at its bracket") {
    CHECK(json::parse(nested(8, "[", "]")).has_value());
    CHECK(json::parse(nested(7, "{\"a\":", "}").insert(35, "{}")).has_value());
    check_all({
        {nested(9, "[", "]"), "byte 8: is nested too deep"},
        {nested(8, "[", "]").insert(8, "{}"), "byte 8: is nested too deep"},
        {nested(8, "{\"a\":", "}").insert(40, "[]"), "byte 40: is nested too deep"},
        {std::string(1'000'000, '['), "byte 8: is nested too deep"},
    });
}

TEST_CASE("a great object in reverse order takes no more than sorting") {
    std::string text = "{";
    for (int i = 50'000; i > 0; --i) {
        text += "\"" + std::to_string(1'000'000 + i) + "\":1" + (i > 1 ? "," : "}");
    }
    const auto value = json::parse(text);
    REQUIRE(value.has_value());
    CHECK(value->object()->members().front().key == "1000001");
}

TEST_SUITE_END();
