// A strict reader of JSON: one pass, by recursive descent, at most max_depth deep.
// Everything it reads goes straight to where it stays.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json.hpp"

#include <algorithm>

#include "json_scanner.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::json {
namespace {

/// Reads the text of one value, or stops at the first thing that is wrong.
class Parser {
 public:
    explicit Parser(std::string_view text) noexcept : text_(text), scan_(text) {}

    Result<Value> parse() {
        Value value;
        if (!read_document(value)) return pass_on(scan_.take_error());
        return value;
    }

 private:
    bool read_document(Value& value) {
        if (text_.substr(0, 3) == "\xef\xbb\xbf") {
            return scan_.stop(
                refuse(ErrorCode::malformed, place(0), "begins with a byte order mark"));
        }
        if (const auto broken = find_invalid_utf8(text_)) {
            return scan_.stop(refuse(ErrorCode::malformed, place(*broken), "is not UTF-8"));
        }
        scan_.skip_space();
        if (!read_value(value, 0)) return false;
        scan_.skip_space();
        if (scan_.at_end()) return true;
        return scan_.stop(
            refuse(ErrorCode::malformed, scan_.here(), "something follows the value"));
    }

    /// `depth`: how many arrays and objects are open around the value.
    bool read_value(Value& value, std::size_t depth) {
        switch (scan_.peek()) {
            case '{':
                return read_object(value, depth + 1);
            case '[':
                return read_array(value, depth + 1);
            case '"':
                return read_string(value);
            case 't':
                value = true;
                return scan_.read_word("true");
            case 'f':
                value = false;
                return scan_.read_word("false");
            case 'n':
                return scan_.read_word("null");
            default:
                return read_number(value);
        }
    }

    bool read_object(Value& value, std::size_t depth) {
        const auto start = scan_.at();
        if (!open(depth)) return false;
        std::vector<Member> members;
        if (!scan_.skip('}')) {
            do {
                if (!read_member(members.emplace_back(), depth)) return false;
            } while (scan_.skip(','));
            if (!scan_.skip('}')) {
                return scan_.stop(refuse(ErrorCode::malformed, scan_.here(),
                                         "expected a comma or a closing brace"));
            }
        }
        auto object = Object::of(std::move(members));
        if (!object) return scan_.stop(pass_on(place(start), std::move(object.error())));
        value = std::move(*object);
        return true;
    }

    bool read_member(Member& member, std::size_t depth) {
        scan_.skip_space();
        if (scan_.peek() != '"') {
            return scan_.stop(
                refuse(ErrorCode::malformed, scan_.here(), "expected a key in quotes"));
        }
        if (!scan_.read_string(member.key)) return false;
        if (!scan_.skip(':')) {
            return scan_.stop(refuse(ErrorCode::malformed, scan_.here(), "expected a colon"));
        }
        scan_.skip_space();
        return read_value(member.value, depth);
    }

    bool read_array(Value& value, std::size_t depth) {
        if (!open(depth)) return false;
        Array items;
        if (!scan_.skip(']')) {
            do {
                scan_.skip_space();
                if (!read_value(items.emplace_back(), depth)) return false;
            } while (scan_.skip(','));
            if (!scan_.skip(']')) {
                return scan_.stop(refuse(ErrorCode::malformed, scan_.here(),
                                         "expected a comma or a closing bracket"));
            }
        }
        value = std::move(items);
        return true;
    }

    /// Past the opening bracket, if one more level is allowed.
    bool open(std::size_t depth) {
        if (depth > max_depth) {
            return scan_.stop(refuse(ErrorCode::too_large, scan_.here(), "is nested too deep"));
        }
        scan_.advance();
        return true;
    }

    bool read_string(Value& value) {
        std::string text;
        if (!scan_.read_string(text)) return false;
        value = std::move(text);
        return true;
    }

    bool read_number(Value& value) {
        std::int64_t number = 0;
        if (!scan_.read_integer(number)) return false;
        value = number;
        return true;
    }

    std::string_view text_;
    Scanner scan_;
};

std::size_t first_difference(std::string_view a, std::string_view b) noexcept {
    const auto shared = std::min(a.size(), b.size());
    const auto [end, _] = std::mismatch(a.begin(), a.begin() + shared, b.begin());
    return static_cast<std::size_t>(end - a.begin());
}

}  // namespace

Result<Value> parse(std::string_view text) { return Parser(text).parse(); }

Result<Value> parse_canonical(std::string_view text) {
    auto value = parse(text);
    if (!value) return value;
    const auto canonical = print(*value);
    if (canonical == text) return value;
    return refuse(ErrorCode::not_canonical, place(first_difference(text, canonical)),
                  "is not in canonical form");
}

}  // namespace saksi::json
