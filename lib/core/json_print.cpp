// Printing JSON as RFC 8785 says, and the same over several lines.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json.hpp"

#include <charconv>

#include "saksi/core/utf8.hpp"

namespace saksi::json {
namespace {

/// The letter of a two-character escape; 0 when RFC 8785, section 3.2.2.2, has none.
constexpr char escape_letter(char byte) noexcept {
    switch (byte) {
        case '"':
        case '\\':
            return byte;
        case '\b':
            return 'b';
        case '\t':
            return 't';
        case '\n':
            return 'n';
        case '\f':
            return 'f';
        case '\r':
            return 'r';
        default:
            return 0;
    }
}

constexpr bool needs_escape(char byte) noexcept {
    return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

void append_escape(std::string& out, char byte) {
    constexpr char digits[] = "0123456789abcdef";
    out += '\\';
    if (const char letter = escape_letter(byte)) {
        out += letter;
    } else {
        out += "u00";
        out += digits[byte >> 4];
        out += digits[byte & 0x0f];
    }
}

void append_string(std::string& out, std::string_view text) {
    SAKSI_EXPECTS(!find_invalid_utf8(text));
    out += '"';
    while (!text.empty()) {
        std::size_t run = 0;
        while (run < text.size() && !needs_escape(text[run])) ++run;
        out += text.substr(0, run);
        if (run == text.size()) break;
        append_escape(out, text[run]);
        text.remove_prefix(run + 1);
    }
    out += '"';
}

void append_integer(std::string& out, std::int64_t number) {
    SAKSI_EXPECTS(number <= max_integer && number >= -max_integer);
    char digits[20];
    const auto [end, _] = std::to_chars(std::begin(digits), std::end(digits), number);
    out.append(digits, end);
}

/// Where lines break: nowhere, or after every bracket and comma.
enum class Layout { one_line, indented };

class Printer {
 public:
    Printer(std::string& out, Layout layout) noexcept : out_(out), layout_(layout) {}

    void add(const Value& value) {
        if (const auto* object = value.object()) {
            add_object(*object);
        } else if (const auto* items = value.array()) {
            add_array(*items);
        } else if (const auto* text = value.string()) {
            append_string(out_, *text);
        } else if (const auto* number = value.integer()) {
            append_integer(out_, *number);
        } else if (const auto* truth = value.truth()) {
            out_ += *truth ? "true" : "false";
        } else {
            out_ += "null";
        }
    }

 private:
    void add_object(const Object& object) {
        add_items('{', object.members(), '}', [this](const Member& member) {
            append_string(out_, member.key);
            out_ += layout_ == Layout::one_line ? ":" : ": ";
            add(member.value);
        });
    }

    void add_array(const Array& items) {
        add_items('[', items, ']', [this](const Value& item) { add(item); });
    }

    template <class Items, class Add>
    void add_items(char opening, const Items& items, char closing, Add add_item) {
        out_ += opening;
        ++level_;
        bool first = true;
        for (const auto& item : items) {
            if (!first) out_ += ',';
            first = false;
            break_line();
            add_item(item);
        }
        --level_;
        if (!first) break_line();
        out_ += closing;
    }

    void break_line() {
        if (layout_ == Layout::indented) out_.append(1, '\n').append(2 * level_, ' ');
    }

    std::string& out_;
    Layout layout_;
    std::size_t level_ = 0;
};

}  // namespace

std::string print(const Value& value) {
    std::string text;
    Printer(text, Layout::one_line).add(value);
    return text;
}

std::string print_indented(const Value& value) {
    std::string text;
    Printer(text, Layout::indented).add(value);
    return text;
}

}  // namespace saksi::json
