// Printing JSON as RFC 8785 says, and the same over several lines.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json.hpp"

#include "saksi/core/json_text.hpp"

namespace saksi::json {
namespace {

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
