// Canonical JSON: the values, the one text of each, and the way back.
// What the parser refuses is in json_refusal_test.cpp.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <type_traits>

using namespace saksi;
using json::Array;
using json::Object;
using json::Value;

namespace {

std::string canonical(std::string_view text) {
    const auto value = json::parse(text);
    return value ? json::print(*value) : "refused: " + to_text(value.error());
}

}  // namespace

TEST_SUITE_BEGIN("core/json");

// RFC 8785, section 3.2.3: seven keys, given unsorted, and the order of their values.
TEST_CASE("keys are sorted by UTF-16 code units, as RFC 8785's sample shows") {
    const auto value = json::parse(R"({
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis"
    })");
    REQUIRE(value.has_value());
    std::vector<std::string> order;
    for (const auto& [key, text] : value->object()->members()) order.push_back(*text.string());
    CHECK(order == std::vector<std::string>{
                       "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis",
                       "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"});
    CHECK(json::print(*value) ==
          "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\","
          "\"\xc3\xb6\":\"Latin Small Letter O With Diaeresis\",\"\xe2\x82\xac\":\"Euro Sign\","
          "\"\xf0\x9f\x98\x80\":\"Emoji: Grinning Face\","
          "\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

// RFC 8785, section 3.2.2, less its numbers, which are not integers.
TEST_CASE("strings and literals are spelled as RFC 8785's sample shows") {
    CHECK(canonical(R"({
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    })") ==
          "{\"literals\":[null,true,false],"
          "\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST_CASE("each control character has its one escape, and nothing else is escaped") {
    const std::string short_escapes = "\b\t\n\f\r";
    for (int byte = 0; byte < 0x80; ++byte) {
        const std::string text(1, static_cast<char>(byte));
        const auto printed = json::print(Value(text));
        CAPTURE(printed);
        if (text == "\"" || text == "\\") {
            CHECK(printed == "\"\\" + text + "\"");
        } else if (short_escapes.find(text) != std::string::npos) {
            CHECK(printed.size() == 4);
        } else if (byte < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            CHECK(printed == std::string("\"\\u00") + digits[static_cast<std::size_t>(byte / 16)] +
                                 digits[static_cast<std::size_t>(byte % 16)] + "\"");
        } else {
            CHECK(printed == "\"" + text + "\"");
        }
        CHECK(*json::parse_canonical(printed)->string() == text);
    }
    CHECK(json::print(Value("\b\t\n\f\r\"\\/\x7f")) == "\"\\b\\t\\n\\f\\r\\\"\\\\/\x7f\"");
}

TEST_CASE("integers go to 2^53-1 on both sides of zero") {
    for (const std::string text : {"0", "1", "-1", "10", "9007199254740991", "-9007199254740991"}) {
        CHECK(canonical(text) == text);
    }
    CHECK(*json::parse("9007199254740991")->integer() == json::max_integer);
}

TEST_CASE("white space, order and escapes do not change the value") {
    const auto plain = json::parse(R"({"a":[1,2,{"b":"/"}],"c":null})");
    const auto spaced =
        json::parse(" \t\r\n{ \"c\" : null ,\n\"\\u0061\" :\r[ 1 , 2,{\"b\":\"\\/\"} ] } \n");
    REQUIRE(plain.has_value());
    CHECK(plain == spaced);
    CHECK(canonical("[ ]") == "[]");
    CHECK(canonical("{ }") == "{}");
    CHECK(canonical(" \"\" ") == "\"\"");
}

TEST_CASE("escaped surrogate pairs are one character") {
    CHECK(canonical(R"("\uD83D\uDE00")") == "\"\xf0\x9f\x98\x80\"");
    CHECK(canonical(R"("\ud800\udc00\udbff\udfff")") == "\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"");
    CHECK(canonical(R"("\u0000")") == R"("\u0000")");
}

TEST_CASE("canonical means: parse, print, the same bytes") {
    for (const std::string text :
         {R"({"a":1,"b":[true,false,null],"c":{"":"x"}})", "[]", "{}", "\"\"", "0", "null",
          "\"\xe2\x82\xac\"", "[[[[[[[[]]]]]]]]", R"({"A":0,"a":0})"}) {
        const auto value = json::parse_canonical(text);
        REQUIRE_MESSAGE(value.has_value(), text);
        CHECK(json::print(*value) == text);
    }
}

TEST_CASE("what parses but is not canonical is refused at its first byte that differs") {
    struct Case {
        std::string_view text;
        std::string_view where;
    };
    for (const auto& refused : {
             Case{" 1", "byte 0"},
             Case{"1 ", "byte 1"},
             Case{"1\n", "byte 1"},
             Case{"[1, 2]", "byte 3"},
             Case{"{\"b\":1,\"a\":2}", "byte 2"},
             Case{R"("\u0061")", "byte 1"},
             Case{R"("\/")", "byte 1"},
             Case{R"("\u000A")", "byte 2"},
             Case{R"("\u000B")", "byte 6"},
             Case{"\"a\\u20ac\"", "byte 2"},
             // U+E000 is after U+10000 in UTF-16 and before it in UTF-8.
             Case{"{\"\xee\x80\x80\":1,\"\xf0\x90\x80\x80\":2}", "byte 2"},
         }) {
        CAPTURE(refused.text);
        const auto value = json::parse_canonical(refused.text);
        REQUIRE_FALSE(value.has_value());
        CHECK(value.error().code == ErrorCode::not_canonical);
        CHECK(value.error().where == refused.where);
        CHECK(json::parse(refused.text).has_value());
    }
}

TEST_CASE("a value is of its own kind alone") {
    static_assert(!std::is_constructible_v<Value, void*>);
    static_assert(!std::is_constructible_v<Value, const Value*>);
    static_assert(!std::is_constructible_v<Value, double>);
    static_assert(!std::is_constructible_v<Value, char>);
    static_assert(!std::is_constructible_v<Value, char32_t>);
    static_assert(std::is_nothrow_move_constructible_v<Value>);

    CHECK(Value(true).truth() != nullptr);
    CHECK(*Value(7).integer() == 7);
    CHECK(*Value(std::uint64_t{7}).integer() == 7);
    CHECK(*Value(std::size_t{7}).integer() == 7);
    CHECK(*Value(std::uint8_t{7}).integer() == 7);
    CHECK(*Value(std::numeric_limits<std::int64_t>::min()).integer() < -json::max_integer);
    CHECK(*Value("x").string() == "x");
    CHECK(*Value(std::string_view("x")).string() == "x");
    CHECK(Value(nullptr).is_null());
    CHECK(Value() == Value(nullptr));
    CHECK(Value(0) != Value(false));
    CHECK(Value(Array{1, "two", true, nullptr, Array{}}).array()->size() == 5);
    for (const auto& value :
         {Value(), Value(true), Value(1), Value("x"), Value(Array{}), Value(Object{})}) {
        CHECK(value.is_null() + (value.truth() != nullptr) + (value.integer() != nullptr) +
                  (value.string() != nullptr) + (value.array() != nullptr) +
                  (value.object() != nullptr) ==
              1);
    }
}

TEST_CASE("an object keeps its keys in order and once, however they are put") {
    Object object;
    object.set("b", 1).set("c", 2).set("a", 3).set("b", 4).set("", 5);
    CHECK(json::print(object) == R"({"":5,"a":3,"b":4,"c":2})");
    CHECK(*object.find("b") == Value(4));
    CHECK(*object.find("") == Value(5));
    CHECK(object.find("ab") == nullptr);
    CHECK(object.find("d") == nullptr);
    CHECK(Object{}.find("a") == nullptr);
    CHECK(Object{}.empty());
    CHECK_FALSE(object.empty());
}

TEST_CASE("an object made of members at once equals one put together") {
    const auto made = Object::of({{"c", 2}, {"a", 3}, {"b", 4}});
    REQUIRE(made.has_value());
    CHECK(*made == Object{}.set("a", 3).set("b", 4).set("c", 2));
    CHECK(*Object::of({}) == Object{});

    const auto twice = Object::of({{"c", 2}, {"a", 3}, {"c", 4}});
    REQUIRE_FALSE(twice.has_value());
    CHECK(to_text(twice.error()) == "a key is there twice (c)");
}

TEST_CASE("the indented form says the same and reads easily") {
    const auto* text = R"({"a":[],"b":{},"c":[1,{"d":"x"}],"e":null})";
    const auto value = json::parse(text);
    REQUIRE(value.has_value());
    const auto indented = json::print_indented(*value);
    CHECK(indented ==
          "{\n"
          "  \"a\": [],\n"
          "  \"b\": {},\n"
          "  \"c\": [\n"
          "    1,\n"
          "    {\n"
          "      \"d\": \"x\"\n"
          "    }\n"
          "  ],\n"
          "  \"e\": null\n"
          "}");
    CHECK(json::parse(indented) == value);
}

TEST_SUITE_END();
