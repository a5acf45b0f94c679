// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json_tape.hpp"

#include "saksi/core/digits.hpp"
#include "saksi/core/json_cursor.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::json {
namespace {

/// A string's text, and whether it is nothing but ASCII.
struct Text {
    std::string_view text;
    bool ascii = true;
};

/// Of eight bytes: the highest bit of the first that does not stand for itself in an
/// ASCII string (a quote, an escape, a control character, or beyond ASCII), and of none
/// before it.
constexpr std::uint64_t ends(std::uint64_t word) noexcept {
    constexpr std::uint64_t each = 0x0101'0101'0101'0101;
    const auto controls = word - each * ' ';
    const auto quotes = (word ^ each * '"') - each;
    const auto escapes = (word ^ each * '\\') - each;
    return (word | controls | quotes | escapes) & digits::all;
}

}  // namespace

/// Puts one node behind the other.
class Tape::Pen {
 public:
    explicit Pen(Node* next) noexcept : next_(next) {}

    void number(Node::Kind kind, std::int64_t number) noexcept { add(kind).number_ = number; }
    void null() noexcept { add(Node::Kind::null); }
    void text(std::string_view text) noexcept { put(add(Node::Kind::string), text); }

    /// An array or object: close() it behind what is in it.
    Node& open(Node::Kind kind) noexcept {
        auto& node = add(kind);
        node.keys_ = 0;
        return node;
    }
    void close(Node& opened, std::size_t count) const noexcept {
        opened.count_ = static_cast<std::uint32_t>(count);
        opened.put(opened.kind(), static_cast<std::size_t>(next_ - &opened));
    }
    /// Of a member of `object`; its value follows.
    void key(Node& object, std::string_view text, std::uint64_t sign) noexcept {
        auto& node = *next_++;
        node.word_ = Key::first_of(sign);
        put(node, text);
        object.keys_ |= Key::bit_of(sign);
    }
    void value(const Value& value) noexcept;

 private:
    Node& add(Node::Kind kind) noexcept {
        next_->put(kind, 1);
        return *next_++;
    }
    static void put(Node& node, std::string_view text) noexcept {
        node.text_ = text.data();
        node.count_ = static_cast<std::uint32_t>(text.size());
    }

    Node* next_;
};

/// Every function reads one thing from its first byte to after its last, and
/// answers false at anything that print() would not have written.
class Tape::Scan {
 public:
    Scan(std::string_view text, Pen pen) noexcept
        : at_(text), end_(text.data() + text.size()), pen_(pen) {}

    bool document() { return value(0) && at_.at_end(); }

 private:
    struct Name : Text {
        std::uint64_t sign = 0;
    };

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
                pen_.number(Node::Kind::truth, 1);
                return at_.take("true");
            case 'f':
                pen_.number(Node::Kind::truth, 0);
                return at_.take("false");
            case 'n':
                pen_.null();
                return at_.take("null");
            default:
                return integer();
        }
    }

    bool object(std::size_t depth) {
        auto& opened = pen_.open(Node::Kind::object);
        std::size_t count = 0;
        if (!at_.take("{}")) {
            static_cast<void>(at_.take('{'));
            Name last;
            do {
                Name name;
                if (!key(name) || (count > 0 && !comes_before(last, name))) return false;
                pen_.key(opened, name.text, name.sign);
                if (!at_.take(':') || !value(depth)) return false;
                last = name;
                ++count;
            } while (at_.take(','));
            if (!at_.take('}')) return false;
        }
        pen_.close(opened, count);
        return true;
    }

    bool array(std::size_t depth) {
        auto& opened = pen_.open(Node::Kind::array);
        std::size_t count = 0;
        if (!at_.take("[]")) {
            static_cast<void>(at_.take('['));
            do {
                if (!value(depth)) return false;
                ++count;
            } while (at_.take(','));
            if (!at_.take(']')) return false;
        }
        pen_.close(opened, count);
        return true;
    }

    bool text() {
        Text found;
        if (!string(found)) return false;
        pen_.text(found.text);
        return true;
    }

    /// Behind the first byte of a key, or the quote of an empty one, at least three
    /// follow: the quote, the colon, a value, the brace.
    bool key(Name& out) noexcept {
        if (!string(out)) return false;
        const auto* at = out.text.data();
        if (end_ - at < static_cast<std::ptrdiff_t>(Key::first_bytes)) return false;
        const auto size = out.text.size();
        const auto beyond = size < Key::first_bytes ? 8 * (Key::first_bytes - size) : 0;
        const std::uint64_t first = Key::first_of(Key::sign_of({at, Key::first_bytes}));
        out.sign = Key::sign_of(static_cast<std::uint32_t>(first >> beyond << beyond), size);
        return true;
    }

    /// Bytes and UTF-16 sort ASCII alike.
    static bool comes_before(const Name& a, const Name& b) noexcept {
        if (!a.ascii || !b.ascii) return less_in_utf16(a.text, b.text);
        const auto first_of_a = Key::first_of(a.sign);
        const auto first_of_b = Key::first_of(b.sign);
        return first_of_a != first_of_b ? first_of_a < first_of_b : a.text < b.text;
    }

    /// Eight bytes at a time; what is more than ASCII, or close to the end, one by one.
    bool string(Text& out) noexcept {
        auto quoted = at_;
        if (!quoted.take('"')) return false;
        const auto* const start = quoted.place();
        for (const auto* at = start; end_ - at >= width; at += width) {
            const auto found = ends(digits::load(at));
            if (found == 0) continue;
            at += digits::first_of(found);
            if (*at != '"') break;
            out = {{start, at}, true};
            at_ = Cursor({at + 1, end_});
            return true;
        }
        return at_.string(out.text, out.ascii);
    }

    bool integer() {
        std::int64_t number = 0;
        if (!at_.integer(number)) return false;
        pen_.number(Node::Kind::integer, number);
        return true;
    }

    static constexpr std::ptrdiff_t width = digits::at_once;

    Cursor at_;
    const char* end_;
    Pen pen_;
};

void Tape::Pen::value(const Value& value) noexcept {
    if (const auto* object = value.object()) {
        auto& opened = open(Node::Kind::object);
        for (const auto& member : object->members()) {
            key(opened, member.key, Key::sign_of(member.key));
            this->value(member.value);
        }
        close(opened, object->members().size());
    } else if (const auto* items = value.array()) {
        auto& opened = open(Node::Kind::array);
        for (const auto& item : *items) this->value(item);
        close(opened, items->size());
    } else if (const auto* string = value.string()) {
        text(*string);
    } else if (const auto* integer = value.integer()) {
        number(Node::Kind::integer, *integer);
    } else if (const auto* truth = value.truth()) {
        number(Node::Kind::truth, *truth ? 1 : 0);
    } else {
        null();
    }
}

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
    if (text.size() >= Node::most) return false;
    return Scan(text, begin(text.size() / 2 + 1 + max_depth)).document();
}

void Tape::copy(const Value& value) { begin(nodes_in(value)).value(value); }

Tape::Pen Tape::begin(std::size_t most) {
    SAKSI_EXPECTS(most < Node::most);
    if (most > room_) {
        nodes_ = std::make_unique_for_overwrite<Node[]>(most);
        room_ = most;
    }
    return Pen(nodes_.get());
}

}  // namespace saksi::json
