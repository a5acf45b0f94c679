// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "saksi/core/json.hpp"

using namespace saksi;

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

}  // namespace

TEST_SUITE_BEGIN("core/json_text");

TEST_CASE("a text is what a value prints") {
    for (const std::string text : {"", "desa", "a\"b\\c", "\x01\b\t\n\f\r\x1f", "/", "\x7f",
                                   "Bal\xc3\xa9", "\xf0\x9f\x97\xb3 dan \xee\x80\x80"}) {
        CHECK(quoted(text) == json::print(text));
    }
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{-1}, json::max_integer, -json::max_integer}) {
        std::string out = "n=";
        json::append_integer(out, number);
        CHECK(out == "n=" + json::print(number));
    }
}

TEST_CASE("members come out in canonical order, whatever the order they were put in") {
    // Of the last two keys the one of a surrogate pair comes first (RFC 8785, 3.2.3).
    std::vector<std::string> keys = {"", "a", "aa", "b", "\xf0\x9f\x97\xb3", "\xee\x80\x80"};
    json::Object object;
    for (const auto& key : keys) object.set(key, key);
    do {
        json::ObjectText text;
        for (const auto& key : keys) {
            text.put(key, [&](std::string& out) { json::append_string(out, key); });
        }
        std::string out;
        text.append_to(out);
        REQUIRE(out == json::print(object));
    } while (std::next_permutation(keys.begin(), keys.end()));
    std::string empty;
    json::ObjectText().append_to(empty);
    CHECK(empty == "{}");
}

TEST_SUITE_END();
