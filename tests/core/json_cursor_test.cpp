// Registers of eight bytes are held against a byte at a time, and arrays that are
// passed over against the general parser.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json_cursor.hpp"
#include "saksi/core/digit_runs.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/digits.hpp"

TEST_SUITE_BEGIN("core/json_cursor");

using namespace saksi;
using namespace saksi::json;

namespace {

std::string random_text(std::mt19937& dice, std::string_view alphabet, std::size_t length) {
    std::string text;
    while (text.size() < length) text += alphabet[dice() % alphabet.size()];
    return text;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// What all vectors of this machine find, and what they leave; a refusal reads nothing.
template <class Found, class Find>
std::optional<Found> by_all_vectors(std::string_view text, std::string_view& rest, Find find) {
    std::optional<std::optional<Found>> all;
    for (const auto by : machine_vectors()) {
        INFO(to_string(by));
        Cursor at(text);
        const auto* start = at.place();
        const std::optional<Found> found = find(at, by);
        const auto left = text.substr(at.since(start).size());
        if (!found) CHECK(left == text);
        if (all) CHECK((*all == found && rest == left));
        all = found;
        rest = left;
    }
    return *all;
}

/// Where `text` is inside an array, behind its bracket: how many numbers it goes over.
std::optional<std::size_t> skipped(std::string_view text, std::string_view& rest) {
    return by_all_vectors<std::size_t>(text, rest, [](Cursor& at, Vectors by) {
        std::size_t count = 0;
        return at.skip_numbers(count, by) ? std::optional(count) : std::nullopt;
    });
}

/// The same of rows.
using Lengths = std::vector<std::uint32_t>;
std::optional<Lengths> skipped_rows(std::string_view text, std::string_view& rest) {
    return by_all_vectors<Lengths>(text, rest, [](Cursor& at, Vectors by) {
        Lengths lengths(40);
        std::size_t rows = 0;
        const bool taken = at.skip_rows(lengths, rows, by);
        lengths.resize(rows);
        return taken ? std::optional(lengths) : std::nullopt;
    });
}

/// What the general parser makes of an array of whole numbers.
std::optional<std::size_t> numbers_in(const std::string& array) {
    const auto value = parse_canonical(array);
    if (!value || value->array() == nullptr) return std::nullopt;
    for (const auto& item : *value->array()) {
        if (item.integer() == nullptr || *item.integer() < 0) return std::nullopt;
    }
    return value->array()->size();
}

/// And of an array of such arrays, none of them empty.
std::optional<Lengths> rows_in(const std::string& array) {
    const auto value = parse_canonical(array);
    if (!value || value->array() == nullptr) return std::nullopt;
    Lengths lengths;
    for (const auto& row : *value->array()) {
        const auto length = numbers_in(print(row)).value_or(0);
        if (length == 0) return std::nullopt;
        lengths.push_back(static_cast<std::uint32_t>(length));
    }
    return lengths;
}

/// Rows as a form has them; `longest` is of their numbers.
std::string some_rows(std::mt19937& dice, std::size_t rows, std::size_t longest) {
    std::string text;
    for (std::size_t i = 0; i < rows; ++i) {
        text += i == 0 ? "[" : ",[";
        for (auto left = 1 + dice() % 12; left > 0; --left) {
            const auto number = random_text(dice, "0123456789", 1 + dice() % longest);
            text += std::to_string(std::stoull(number)) + (left > 1 ? "," : "]");
        }
    }
    return text + "]";
}

void check_runs(digits::Runs runs, const std::string& text, const std::vector<std::size_t>& ends) {
    const auto most = std::min(ends.size() - 1, digits::Runs::most);
    runs.begin(text);
    INFO(text);
    for (std::size_t run = 0; run <= most; ++run) {
        REQUIRE(runs.find(run));
        REQUIRE(runs.end(run) == ends[run]);
    }
    if (most < digits::Runs::most) CHECK_FALSE(runs.find(most + 1));
}

}  // namespace

TEST_CASE("eight bytes say of each byte what it is") {
    std::mt19937 dice(1);
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t place = 0; place < digits::at_once; ++place) {
            auto text = random_text(dice, "0123456789,\x80\xff\x2f\x3a\x7f", digits::at_once);
            text[place] = static_cast<char>(byte);
            const auto word = digits::load(text.data());
            for (std::size_t i = 0; i < text.size(); ++i) {
                const auto bit = std::uint64_t{0x80} << 8 * i;
                CHECK(((digits::others(word) & bit) == 0) == is_digit(text[i]));
                CHECK(((digits::those(word, ',') & bit) != 0) == (text[i] == ','));
            }
        }
    }
}

TEST_CASE("the first digits of eight bytes make the number that they spell") {
    std::mt19937 dice(2);
    for (int round = 0; round < 2000; ++round) {
        const std::size_t length = 1 + dice() % digits::at_once;
        auto text = random_text(dice, "0123456789", length);
        const auto number = std::stoull(text);
        text += random_text(dice, ",]}x\xff", digits::at_once);
        const auto word = digits::load(text.data());
        CHECK(digits::first_of(digits::others(word)) == length);
        CHECK(digits::value(word, length) == number);
    }
}

TEST_CASE("a number is read as the general parser reads it, however much follows") {
    std::mt19937 dice(3);
    for (int round = 0; round < 5000; ++round) {
        const auto text = random_text(dice, round % 2 == 0 ? "0123456789" : "01,", 1 + dice() % 18);
        const auto length = std::min(text.find_first_not_of("0123456789"), text.size());
        const auto expected = parse_canonical(text.substr(0, length));
        const auto whole = text + random_text(dice, ",]}", dice() % 9);
        Cursor at(whole);
        std::int64_t number = -1;
        const bool read = at.number(number);
        INFO(whole);
        REQUIRE(read == expected.has_value());
        if (!read) continue;
        CHECK(number == *expected->integer());
        CHECK(at.since(whole.data()).size() == length);
    }
}

TEST_CASE("runs of digits end where the byte behind is none") {
    std::mt19937 dice(8);
    for (std::size_t length = 0; length < 300; ++length) {
        for (const std::string_view alphabet : {"0123456789,", "7a", "12345678901234567890\x80"}) {
            const auto text = random_text(dice, alphabet, length);
            std::vector<std::size_t> ends{0};
            for (std::size_t i = 1; i <= length; ++i) {
                if (is_digit(text[i - 1]) && (i == length || !is_digit(text[i]))) ends.push_back(i);
            }
            for (const auto by : machine_vectors()) check_runs(digits::Runs(by), text, ends);
        }
    }
}

TEST_CASE("what is passed over is an array of numbers, and as many") {
    std::mt19937 dice(4);
    std::size_t passed = 0;
    for (const std::string_view alphabet : {"0,", "01,,", "0123456789,,,", "1,]", "07,n[]}"}) {
        for (int round = 0; round < 20'000; ++round) {
            auto text = random_text(dice, alphabet, dice() % 40);
            if (round % 2 == 0) text += ']';
            if (round % 3 == 0) text += random_text(dice, "]},\"x0", dice() % 12);
            std::string_view rest;
            const auto count = skipped(text, rest);
            if (!count) continue;
            ++passed;
            INFO(text);
            CHECK(numbers_in("[" + text.substr(0, text.size() - rest.size())) == count);
        }
    }
    CHECK(passed > 1000);
}

TEST_CASE("an array of short numbers is passed over wherever it ends") {
    std::mt19937 dice(5);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = std::to_string(dice() % 10);
        const auto items = 1 + dice() % 20;
        constexpr unsigned limits[] = {10, 100, 1000, 10'000'000};
        for (std::size_t i = 1; i < items; ++i)
            text += "," + std::to_string(dice() % limits[dice() % 4]);
        text += "]" + random_text(dice, "]}", dice() % 10);
        std::string_view rest;
        INFO(text);
        CHECK(skipped(text, rest) == items);
    }
}

TEST_CASE("a word is found where it stands, near the end of a text too") {
    const std::string text = R"({"j":1,"disabilitas":2})";
    for (std::size_t after = 0; after < 20; ++after) {
        const auto longer = text + std::string(after, ' ');
        Cursor at(longer);
        std::int64_t number = 0;
        CHECK(at.take('{'));
        CHECK_FALSE(at.key(Word("\"l\":"), true));
        CHECK(at.key(Word("\"j\":"), true));
        CHECK(at.number(number));
        CHECK_FALSE(at.key(Word("\"j\":"), false));
        CHECK(at.key(Word("\"disabilitas\":"), false));
        CHECK(at.number(number));
        CHECK(number == 2);
    }
}

TEST_CASE("a text of any length is told from one that differs in a byte") {
    std::mt19937 dice(6);
    for (std::size_t length = 0; length < 40; ++length) {
        const auto text = random_text(dice, "abc", length);
        Cursor same(text);
        CHECK(same.take(std::string_view(text)));
        CHECK(same.at_end());
        for (std::size_t i = 0; i < length; ++i) {
            auto other = text;
            other[i] = 'x';
            Cursor at(text);
            CHECK_FALSE(at.take(std::string_view(other)));
        }
        Cursor short_of(std::string_view(text).substr(0, length / 2));
        CHECK(short_of.take(std::string_view(text)) == (length < 1));
    }
}

TEST_CASE("rows that are passed over are arrays of numbers, and as many") {
    std::mt19937 dice(6);
    for (const std::string_view alphabet : {"[1],", "[]0,", "0123,,[]]", "1,]n[ \x80"}) {
        for (int round = 0; round < 20'000; ++round) {
            const auto text = "[" + random_text(dice, alphabet, dice() % 9) + "1]]" +
                              random_text(dice, "]},\"x0", dice() % 70);
            std::string_view rest;
            const auto rows = skipped_rows(text, rest);
            if (!rows) continue;
            INFO(text);
            REQUIRE(rows_in("[" + text.substr(0, text.size() - rest.size())) == rows);
        }
    }
}

TEST_CASE("rows of short numbers are passed over wherever they end, and not with a byte changed") {
    std::mt19937 dice(7);
    std::size_t passed = 0;
    for (int round = 0; round < 3'000; ++round) {
        const auto rows = 1 + dice() % 20;
        auto text = some_rows(dice, rows, 1 + dice() % 7);
        const auto length = text.size();
        text += random_text(dice, "]},0", dice() % 80);
        std::string_view rest;
        INFO(text);
        REQUIRE(skipped_rows(text, rest) == rows_in("[" + text.substr(0, length)));
        REQUIRE(rest.size() == text.size() - length);
        for (int change = 0; change < 20; ++change) {
            auto other = text;
            other[dice() % length] = "0123,,[]n-"[dice() % 10];
            const auto found = skipped_rows(other, rest);
            if (!found) continue;
            ++passed;
            INFO(other);
            REQUIRE(rows_in("[" + other.substr(0, other.size() - rest.size())) == found);
        }
    }
    CHECK(passed > 1000);
}

TEST_CASE("rows with a number that could be too large are looked at closely") {
    for (std::size_t before = 0; before < 130; ++before) {
        std::string text = "[1";
        while (text.size() < before + 2) text += ",1";
        std::string_view rest;
        for (std::size_t length = 1; length <= 40; ++length) {
            const auto rows = text + "," + std::string(length, '7') + "]]";
            const auto found = skipped_rows(rows, rest);
            INFO(rows);
            if (length < 8) REQUIRE(found == rows_in("[" + rows));
            if (found) REQUIRE(length < 15);
        }
    }
}

TEST_SUITE_END();
