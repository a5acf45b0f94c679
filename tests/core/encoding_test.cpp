// Hex, base64 and decimals: the vectors of RFC 4648, and every way to spell
// a value a second time.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/encoding.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace saksi;

namespace {

struct Pair {
    std::string_view plain;
    std::string_view encoded;
};

// RFC 4648, section 10.
constexpr std::array rfc4648_base64 = {
    Pair{"", ""},
    Pair{"f", "Zg=="},
    Pair{"fo", "Zm8="},
    Pair{"foo", "Zm9v"},
    Pair{"foob", "Zm9vYg=="},
    Pair{"fooba", "Zm9vYmE="},
    Pair{"foobar", "Zm9vYmFy"},
};
constexpr std::array rfc4648_base16 = {
    Pair{"", ""},
    Pair{"f", "66"},
    Pair{"fo", "666f"},
    Pair{"foo", "666f6f"},
    Pair{"foob", "666f6f62"},
    Pair{"fooba", "666f6f6261"},
    Pair{"foobar", "666f6f626172"},
};

std::string decoded_base64(std::string_view text) {
    const auto bytes = parse_base64(text);
    return bytes ? std::string(text_of(*bytes)) : "refused: " + bytes.error().reason;
}

std::string decoded_hex(std::string_view text) {
    const auto bytes = parse_hex(text);
    return bytes ? std::string(text_of(*bytes)) : "refused: " + bytes.error().reason;
}

Bytes numbered_bytes(std::size_t count) {
    Bytes bytes;
    for (std::size_t i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(i));
    return bytes;
}

}  // namespace

TEST_SUITE_BEGIN("core/encoding");

TEST_CASE("base64 is that of RFC 4648") {
    for (const auto& [plain, encoded] : rfc4648_base64) {
        CHECK(to_base64(bytes_of(plain)) == encoded);
        CHECK(decoded_base64(encoded) == plain);
    }
    CHECK(to_base64(Bytes{0xfb, 0xff, 0xfe}) == "+//+");
}

TEST_CASE("base16 is that of RFC 4648, in lower case") {
    for (const auto& [plain, encoded] : rfc4648_base16) {
        CHECK(to_hex(bytes_of(plain)) == encoded);
        CHECK(decoded_hex(encoded) == plain);
    }
}

TEST_CASE("every byte value and every length modulo 12 survives both ways") {
    for (std::size_t count = 0; count <= 268; ++count) {
        const auto bytes = numbered_bytes(count);
        REQUIRE(parse_base64(to_base64(bytes)) == bytes);
        REQUIRE(parse_hex(to_hex(bytes)) == bytes);
    }
}

TEST_CASE("of all two-digit endings of base64, only the sixty-four with zero spare bits parse") {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int accepted_one_byte = 0;
    int accepted_two_bytes = 0;
    for (const char first : digits) {
        for (const char second : digits) {
            const std::string two{first, second};
            if (const auto bytes = parse_base64(two + "==")) {
                ++accepted_one_byte;
                REQUIRE(to_base64(*bytes) == two + "==");
            }
            if (const auto bytes = parse_base64("A" + two + "=")) {
                ++accepted_two_bytes;
                REQUIRE(to_base64(*bytes) == "A" + two + "=");
            }
        }
    }
    CHECK(accepted_one_byte == 256);
    CHECK(accepted_two_bytes == 64 * 16);
}

TEST_CASE("a second spelling of the same base64 is refused") {
    CHECK(decoded_base64("Zg") == "refused: base64 without its padding");
    CHECK(decoded_base64("Zg=") == "refused: base64 without its padding");
    CHECK(decoded_base64("Zh==") == "refused: base64 with spare bits that are not zero");
    CHECK(decoded_base64("Zm9=") == "refused: base64 with spare bits that are not zero");
    for (const std::string text : {"Zg===", "Zm9v\n", "Zm9v\r\n", " Zm9v"}) {
        CHECK_FALSE(parse_base64(text).has_value());
    }
    for (const std::string text : {"====", "A===", "Zg==Zm9v", "Zm8=Zm8=", "=Zm9", "Z=g=", "Z-_v",
                                   "Zm\n9", "Zm 9", "Zm9\xff", "Zg==Zg==", "Zm9v===="}) {
        CHECK_MESSAGE(decoded_base64(text) == "refused: not a base64 digit", text);
    }
    CHECK(decoded_base64({"Zm\0v", 4}) == "refused: not a base64 digit");
}

TEST_CASE("a second spelling of the same hex is refused") {
    CHECK(decoded_hex("666") == "refused: an odd number of hex digits");
    for (const std::string text :
         {"6F", "0x66", "6 ", " 6", "g0", "0g", "6\n", "\xff\xff", "//", "::", "``", "+1", "-1"}) {
        CHECK_MESSAGE(decoded_hex(text) == "refused: not a lower-case hex digit", text);
    }
}

TEST_CASE("an error about hex or base64 never repeats the text, which may be a secret") {
    CHECK(parse_hex("0g").error().detail.empty());
    CHECK(parse_base64("Zh==").error().detail.empty());
}

TEST_CASE("a hash is exactly 32 bytes in either spelling") {
    const auto bytes = numbered_bytes(32);
    CHECK(parse_hash_hex(to_hex(bytes)) == hash_from(bytes));
    CHECK(parse_hash_base64(to_base64(bytes)) == hash_from(bytes));
    for (const std::size_t count : {0U, 31U, 33U, 64U}) {
        CHECK(parse_hash_hex(to_hex(numbered_bytes(count))).error().reason == "not 32 bytes");
        CHECK(parse_hash_base64(to_base64(numbered_bytes(count))).error().reason == "not 32 bytes");
    }
    CHECK_FALSE(parse_hash_hex(to_hex(bytes).replace(0, 1, "G")).has_value());
}

TEST_CASE("decimals up to 2^63-1 parse in their one spelling") {
    CHECK(parse_decimal("0") == 0U);
    CHECK(parse_decimal("7") == 7U);
    CHECK(parse_decimal("4294967296") == 4294967296U);
    CHECK(parse_decimal("9223372036854775807") == 9223372036854775807U);
}

TEST_CASE("what is no decimal, or not the one spelling of it, is refused by name") {
    const auto code_of = [](std::string_view text) { return parse_decimal(text).error().code; };
    for (const std::string text : {"", "-1", "-0", "+1", " 1", "1 ", "1\n", "0x1", "1e3", "1.0",
                                   "a", "1_000", "\xd9\xa1", "-", "9223372036854775808x"}) {
        CHECK_MESSAGE(code_of(text) == ErrorCode::malformed, text);
    }
    CHECK(code_of({"1\0", 2}) == ErrorCode::malformed);
    for (const std::string text : {"00", "01", "007", "00000000000000000000000000001"}) {
        CHECK_MESSAGE(code_of(text) == ErrorCode::not_canonical, text);
    }
    for (const std::string text : {"9223372036854775808", "18446744073709551615",
                                   "18446744073709551616", "100000000000000000000000000000"}) {
        CHECK_MESSAGE(code_of(text) == ErrorCode::too_large, text);
    }
}

TEST_SUITE_END();
