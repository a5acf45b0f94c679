// SPDX-License-Identifier: Apache-2.0
#include "text_check.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <initializer_list>

#include "saksi/core/digits.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/election/personal_data.hpp"

namespace saksi::election::text {
namespace {

using digits::is_digit;

constexpr bool contains(std::string_view set, char c) noexcept {
    return set.find(c) != std::string_view::npos;
}

/// Some letters, digits, and some more.
class Alphabet {
 public:
    constexpr Alphabet(bool capitals, std::initializer_list<char> more) noexcept {
        for (char c = '0'; c <= '9'; ++c) add(c);
        for (char c = 'a'; c <= 'z'; ++c) add(c);
        for (char c = 'A'; capitals && c <= 'Z'; ++c) add(c);
        for (const char c : more) add(c);
    }
    [[nodiscard]] constexpr bool has(char c) const noexcept {
        return has_[static_cast<unsigned char>(c)];
    }

 private:
    constexpr void add(char c) noexcept { has_[static_cast<unsigned char>(c)] = true; }
    std::array<bool, 256> has_{};
};

template <char... More>
constexpr Alphabet small(false, {More...});
template <char... More>
constexpr Alphabet large(true, {More...});

/// 1..longest characters of an alphabet.
bool plain(std::string_view text, std::size_t longest, const Alphabet& alphabet) noexcept {
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [&](char c) { return alphabet.has(c); });
}

/// 1..longest characters, counted as JSON Schema counts them: code points.
bool of_length(std::string_view text, std::size_t longest) noexcept {
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const auto length = std::count_if(text.begin(), text.end(), starts);
    return length > 0 && static_cast<std::size_t>(length) <= longest;
}

bool is_url(std::string_view text) noexcept {
    const auto secure = text.substr(0, 8) == "https://";
    if (!secure && text.substr(0, 7) != "http://") return false;
    const auto rest = text.substr(secure ? 8 : 7);
    return !rest.empty() && text.size() <= 400 &&
           std::all_of(rest.begin(), rest.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool is_date(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    int number = 0;  // YYYYMMDD
    for (const char c : text) {
        if (c != '-' && !is_digit(c)) return false;
        if (c != '-') number = number * 10 + (c - '0');
    }
    using namespace std::chrono;
    const auto month_day = static_cast<unsigned>(number % 10'000);
    return year_month_day{year{number / 10'000}, month{month_day / 100}, day{month_day % 100}}.ok();
}

/// A key's name: what stands before the first of `ends`; the rest is base64 and no text.
bool is_note_word(std::string_view text, char ends) noexcept {
    const auto printable = [](char c) { return c > ' ' && c < '\x7f'; };
    const auto name = text.substr(0, text.find(ends));
    const auto rest = text.substr(std::min(text.size(), name.size() + 1));
    return text.size() <= 400 && !name.empty() && !rest.empty() &&
           std::all_of(name.begin(), name.end(), printable) &&
           std::all_of(rest.begin(), rest.end(), printable) && !contains(name, '+');
}

Result<void> without_nik(std::string_view text) {
    if (!find_nik(text)) return {};
    return refuse(ErrorCode::personal_data, {}, "what looks like a NIK must not be published");
}

}  // namespace

std::string shown(std::string_view text) { return find_nik(text) ? std::string{} : excerpt(text); }

Result<void> election_id(std::string_view text) {
    if (plain(text, 64, small<'-'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not an election id (1-64 of a-z 0-9 -)", shown(text));
}

Result<void> submitter(std::string_view text) {
    if (plain(text, 64, small<'-', '.', '_', '/'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a submitter id (1-64 of a-z 0-9 - . _ /)",
                  shown(text));
}

Result<void> source_name(std::string_view text) {
    if (plain(text, 64, small<'-', '.', '_', '/'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a source name (1-64 of a-z 0-9 - . _ /)",
                  shown(text));
}

Result<void> scheme(std::string_view text) {
    if (plain(text, 32, small<'-'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a scheme (1-32 of a-z 0-9 -)", shown(text));
}

Result<void> unit_code(std::string_view text) {
    if (plain(text, 32, large<'-'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a code (1-32 of A-Z a-z 0-9 -)", shown(text));
}

Result<void> ballot_id(std::string_view text) {
    if (plain(text, 64, small<'-', '/'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a ballot id (1-64 of a-z 0-9 - /)", shown(text));
}

Result<void> candidate_key(std::string_view text) {
    if (plain(text, 96, small<'-', '.', '/'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a candidate key (1-96 of a-z 0-9 - . /)",
                  shown(text));
}

Result<void> system_name(std::string_view text) {
    if (plain(text, 32, small<'-'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not the name of a system (1-32 of a-z 0-9 -)",
                  shown(text));
}

Result<void> foreign_id(std::string_view text) {
    if (plain(text, 64, large<'-', '.', '_', '/'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a foreign id (1-64 of A-Z a-z 0-9 - . _ /)",
                  shown(text));
}

Result<void> format_name(std::string_view text) {
    if (plain(text, 64, small<'-'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not the name of a format (1-64 of a-z 0-9 -)",
                  shown(text));
}

Result<void> file_name(std::string_view text) {
    if (of_length(text, 200) && !contains(text, '/')) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a file's base name (1-200 characters, no /)",
                  shown(text));
}

Result<void> url(std::string_view text) {
    if (is_url(text)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not an http(s) URL of at most 400 characters",
                  shown(text));
}

Result<void> date(std::string_view text) {
    if (is_date(text)) return {};
    return refuse(ErrorCode::malformed, {}, "not a date (YYYY-MM-DD)", shown(text));
}

Result<void> time_words(std::string_view text) {
    if (of_length(text, 64)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a text of 1-64 characters", shown(text));
}

Result<void> free_text(std::string_view text) {
    if (of_length(text, 200)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a text of 1-200 characters", shown(text));
}

Result<void> word(std::string_view text) {
    if (plain(text, 64, small<'-', '_'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a word (1-64 of a-z 0-9 - _)", shown(text));
}

Result<void> register_number(std::string_view text) {
    if (plain(text, 64, large<'-', '.', '/'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a register number (1-64 of A-Z a-z 0-9 - . /)",
                  shown(text));
}

Result<void> correction_instrument(std::string_view text) {
    if (parse_hash_hex(text)) return {};
    return free_text(text);
}

Result<void> field_name(std::string_view text) {
    if (plain(text, 64, small<'_'>)) return without_nik(text);
    return refuse(ErrorCode::malformed, {}, "not a field's name (1-64 of a-z 0-9 _)", shown(text));
}

Result<void> vkey(std::string_view text) {
    if (is_note_word(text, '+')) return without_nik(text.substr(0, text.find('+')));
    return refuse(ErrorCode::malformed, {}, "not a verifier key (name+id+base64)", shown(text));
}

Result<void> note_signature(std::string_view text) {
    if (is_note_word(text, ' ')) return without_nik(text.substr(0, text.find(' ')));
    return refuse(ErrorCode::malformed, {}, "not a signature (name, space, base64)", shown(text));
}

}  // namespace saksi::election::text
