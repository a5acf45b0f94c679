// UTF-8: every code point, every broken form RFC 3629 names, and the order
// of RFC 8785 against a plain comparison of UTF-16.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace saksi;

namespace {

bool is_scalar(char32_t code_point) { return code_point < 0xd800 || code_point > 0xdfff; }

std::string encoded(char32_t code_point) {
    std::string text;
    append_utf8(text, code_point);
    return text;
}

/// The definition, written out: units compared one by one.
std::u16string utf16_of(const std::vector<char32_t>& text) {
    std::u16string units;
    for (const auto code_point : text) {
        if (code_point < 0x10000) {
            units += static_cast<char16_t>(code_point);
        } else {
            units += static_cast<char16_t>(0xd800 + ((code_point - 0x10000) >> 10));
            units += static_cast<char16_t>(0xdc00 + ((code_point - 0x10000) & 0x3ff));
        }
    }
    return units;
}

}  // namespace

TEST_SUITE_BEGIN("core/utf8");

TEST_CASE("every code point encodes, checks and decodes to itself") {
    std::size_t wrong = 0;
    for (char32_t code_point = 0; code_point <= 0x10ffff; ++code_point) {
        if (!is_scalar(code_point)) continue;
        const auto text = encoded(code_point);
        std::size_t offset = 0;
        if (find_invalid_utf8(text) || next_code_point(text, offset) != code_point ||
            offset != text.size()) {
            ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("known characters have their known bytes") {
    CHECK(encoded('A') == "A");
    CHECK(encoded(0xe9) == "\xc3\xa9");
    CHECK(encoded(0x20ac) == "\xe2\x82\xac");
    CHECK(encoded(0x1f600) == "\xf0\x9f\x98\x80");
    CHECK(encoded(0x10ffff) == "\xf4\x8f\xbf\xbf");
}

TEST_CASE("of all sequences of one to three bytes, exactly the well-formed ones pass") {
    // 128 of one byte; 1,920 code points of two; 63,488 less 2,048 surrogates of three.
    std::size_t one = 0;
    std::size_t two = 0;
    std::size_t three = 0;
    std::string text;
    for (int a = 0; a < 256; ++a) {
        text.assign({static_cast<char>(a)});
        one += !find_invalid_utf8(text);
        for (int b = 0; a >= 0x80 && b < 256; ++b) {
            text.assign({static_cast<char>(a), static_cast<char>(b)});
            two += !find_invalid_utf8(text);
            for (int c = 0; b >= 0x80 && c < 256; ++c) {
                text.assign({static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)});
                three += !find_invalid_utf8(text);
            }
        }
    }
    CHECK(one == 128);
    CHECK(two == 0x800 - 0x80);
    // Three bytes are one code point of three, or one of two and one of one.
    CHECK(three == (0x10000 - 0x800 - 0x800) + (0x800 - 0x80) * 128);
}

TEST_CASE("what is not UTF-8 is found at its first byte, wherever it stands") {
    const std::vector<std::string> broken = {
        "\x80",              // a continuation alone
        "\xc0\x80",          // overlong NUL
        "\xc1\xbf",          // overlong
        "\xe0\x80\x80",      // overlong
        "\xe0\x9f\xbf",      // overlong
        "\xf0\x8f\xbf\xbf",  // overlong
        "\xed\xa0\x80",      // surrogate
        "\xed\xbf\xbf",      // surrogate
        "\xf4\x90\x80\x80",  // past U+10FFFF
        "\xf5\x80\x80\x80",
        "\xfe",
        "\xff",
        "\xc3",
        "\xe2\x82",
        "\xf0\x9f\x98",
        "\xc3(",
        "\xe2(\xa1",
        "\xe2\x82(",
    };
    for (const auto& bytes : broken) {
        for (std::size_t before = 0; before < 20; ++before) {
            const auto text = std::string(before, 'x') + bytes;
            CHECK(find_invalid_utf8(text) == before);
            CHECK(find_invalid_utf8("é" + text + "long enough to be skipped") == before + 2);
        }
    }
    CHECK(find_invalid_utf8("") == std::nullopt);
}

TEST_CASE("the order is that of UTF-16 code units") {
    const std::vector<char32_t> around = {
        0,      'a',    0x7f,    0x80,    0x7ff,   0x800,   0xd7ff,  0xe000,   0xefff,  0xf000,
        0xfb33, 0xffff, 0x10000, 0x1f600, 0x103ff, 0x10400, 0xfffff, 0x100000, 0x10ffff};
    std::vector<std::vector<char32_t>> texts = {{}};
    for (const auto first : around) {
        texts.push_back({first});
        for (const auto second : around) texts.push_back({first, second});
    }
    const auto utf8_of = [](const std::vector<char32_t>& text) {
        std::string bytes;
        for (const auto code_point : text) append_utf8(bytes, code_point);
        return bytes;
    };
    std::size_t wrong = 0;
    for (const auto& a : texts) {
        for (const auto& b : texts) {
            if (less_in_utf16(utf8_of(a), utf8_of(b)) != (utf16_of(a) < utf16_of(b))) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("printable text keeps letters and names what a terminal would obey") {
    CHECK(printable("Sésétan 7 €\xf0\x9f\x98\x80") == "Sésétan 7 €\xf0\x9f\x98\x80");
    CHECK(printable("a\x1b[31m\r\n\t\x7f") == "a\\x1b[31m\\x0d\\x0a\\x09\\x7f");
    CHECK(printable("\xc2\x9b"
                    "2J") == "\\xc2\\x9b2J");
    CHECK(printable("\xff\xc3") == "\\xff\\xc3");
    CHECK(printable(std::string_view("\0", 1)) == "\\x00");
}

TEST_CASE("printable text names what turns the direction of writing or shows nothing") {
    const auto utf8_of = [](char32_t code_point) {
        std::string bytes;
        append_utf8(bytes, code_point);
        return bytes;
    };
    const std::vector<char32_t> unseen = {0x61c,  0x200b, 0x200e, 0x200f, 0x2028, 0x202a,
                                          0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xe0041};
    const std::vector<char32_t> seen = {0x61b,  0x61d,  0x2010, 0x2026, 0x2027,
                                        0x202f, 0x205f, 0x2070, 0xfefe};
    for (const auto hidden : unseen) {
        CHECK(printable(utf8_of(hidden)).size() == 4 * utf8_of(hidden).size());
    }
    for (const auto shown : seen) CHECK(printable(utf8_of(shown)) == utf8_of(shown));
}

TEST_CASE("an excerpt is short and does not cut a character in two") {
    CHECK(excerpt(std::string(60, 'a')) == std::string(60, 'a'));
    CHECK(excerpt(std::string(61, 'a')) == std::string(60, 'a') + "…");
    CHECK(excerpt(std::string(59, 'a') + "\xe2\x82\xac\xe2\x82\xac") == std::string(59, 'a') + "…");
    CHECK(excerpt(std::string(200, '\x80')).size() == 57 * 4 + 3);
}

TEST_SUITE_END();
