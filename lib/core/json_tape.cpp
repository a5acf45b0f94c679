// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json_tape.hpp"

#include "saksi/core/json_cursor.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::json {
namespace {

/// A string's text, and whether it is nothing but ASCII.
struct Text {
    std::string_view text;
    bool ascii = true;
};

/// Bytes and UTF-16 sort ASCII alike.
bool comes_before(const Text& a, const Text& b) noexcept {
    return a.ascii && b.ascii ? a.text < b.text : less_in_utf16(a.text, b.text);
}

}  // namespace

/// Every function reads one thing from its first byte to after its last, and
/// answers false at anything that print() would not have written.
class Tape::Scan {
 public:
    Scan(std::string_view text, Tape& tape) noexcept : at_(text), tape_(tape) {}

    bool document() { return value(0) && at_.at_end(); }

 private:
    /// `depth`: how many arrays and objects are open around the value.
    bool value(std::size_t depth) {
        switch (at_.peek()) {
            case '{':
                return depth < max_depth && object(depth + 1);
            case '[':
                return depth < max_depth && array(depth + 1);
            case '"':
                return text();
            case 't':
                tape_.add_number(Node::Kind::truth, 1);
                return at_.take("true");
            case 'f':
                tape_.add_number(Node::Kind::truth, 0);
                return at_.take("false");
            case 'n':
                tape_.add(Node::Kind::null);
                return at_.take("null");
            default:
                return integer();
        }
    }

    bool object(std::size_t depth) {
        auto& opened = tape_.add(Node::Kind::object);
        std::size_t count = 0;
        if (!at_.take("{}")) {
            static_cast<void>(at_.take('{'));
            Text last;
            do {
                Text key;
                if (!string(key) || (count > 0 && !comes_before(last, key))) return false;
                tape_.add_text(key.text);
                if (!at_.take(':') || !value(depth)) return false;
                last = key;
                ++count;
            } while (at_.take(','));
            if (!at_.take('}')) return false;
        }
        tape_.close(opened, count);
        return true;
    }

    bool array(std::size_t depth) {
        auto& opened = tape_.add(Node::Kind::array);
        std::size_t count = 0;
        if (!at_.take("[]")) {
            static_cast<void>(at_.take('['));
            do {
                if (!value(depth)) return false;
                ++count;
            } while (at_.take(','));
            if (!at_.take(']')) return false;
        }
        tape_.close(opened, count);
        return true;
    }

    bool text() {
        Text found;
        if (!string(found)) return false;
        tape_.add_text(found.text);
        return true;
    }

    bool string(Text& out) noexcept { return at_.string(out.text, out.ascii); }

    bool integer() {
        std::int64_t number = 0;
        if (!at_.integer(number)) return false;
        tape_.add_number(Node::Kind::integer, number);
        return true;
    }

    Cursor at_;
    Tape& tape_;
};

namespace {

/// How many nodes a value takes.
std::size_t nodes_in(const Value& value) noexcept {
    std::size_t nodes = 1;
    if (const auto* object = value.object()) {
        for (const auto& member : object->members()) nodes += 1 + nodes_in(member.value);
    } else if (const auto* items = value.array()) {
        for (const auto& item : *items) nodes += nodes_in(item);
    }
    return nodes;
}

}  // namespace

/// A value has two bytes with the comma or bracket that follows it. Only of the
/// brackets that are still open when a text breaks off is there just one.
bool Tape::read(std::string_view text) {
    begin(text.size() / 2 + 1 + max_depth);
    return Scan(text, *this).document();
}

void Tape::copy(const Value& value) {
    begin(nodes_in(value));
    add(value);
}

void Tape::begin(std::size_t most) {
    used_ = 0;
    if (most <= room_) return;
    nodes_ = std::make_unique_for_overwrite<Node[]>(most);
    room_ = most;
}

Node& Tape::add(Node::Kind kind) noexcept {
    auto& node = nodes_[used_++];
    node.kind_ = kind;
    node.span_ = 1;
    return node;
}

void Tape::add_text(std::string_view text) noexcept {
    auto& node = add(Node::Kind::string);
    node.text_ = text.data();
    node.count_ = static_cast<std::uint32_t>(text.size());
}

void Tape::add_number(Node::Kind kind, std::int64_t number) noexcept { add(kind).number_ = number; }

void Tape::close(Node& opened, std::size_t count) const noexcept {
    opened.count_ = static_cast<std::uint32_t>(count);
    opened.span_ = static_cast<std::uint32_t>(&nodes_[used_] - &opened);
}

void Tape::add(const Value& value) noexcept {
    if (const auto* object = value.object()) {
        auto& opened = add(Node::Kind::object);
        for (const auto& member : object->members()) {
            add_text(member.key);
            add(member.value);
        }
        close(opened, object->members().size());
    } else if (const auto* items = value.array()) {
        auto& opened = add(Node::Kind::array);
        for (const auto& item : *items) add(item);
        close(opened, items->size());
    } else if (const auto* text = value.string()) {
        add_text(*text);
    } else if (const auto* number = value.integer()) {
        add_number(Node::Kind::integer, *number);
    } else if (const auto* truth = value.truth()) {
        add_number(Node::Kind::truth, *truth ? 1 : 0);
    } else {
        add(Node::Kind::null);
    }
}

}  // namespace saksi::json
