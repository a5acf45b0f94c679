// Canonical JSON in one pass: the values of a text one after the other, each
// before what is in it, as views into the text. Nothing is copied and nothing
// printed: that the text is canonical is seen on the way.
//
// A tape says yes only where it is sure. What it refuses may still be canonical
// (a string with an escape in it) and is for parse_canonical(), the slow and
// obvious way, which also says what is wrong and where:
//
//     Tape tape;
//     if (!tape.read(text)) { auto value = parse_canonical(text); … tape.copy(*value); }
//     const Node& root = tape.root();
//
// A node has the same questions as a Value (saksi/core/json.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "saksi/core/json.hpp"

namespace saksi::json {

class Items;
class Members;

/// A key that is looked for: its length and first bytes tell it from most others in
/// one comparison.
class Key {
 public:
    // NOLINTNEXTLINE(google-explicit-constructor): a name in a description is one
    constexpr Key(std::string_view text) noexcept : text_(text), sign_(sign_of(text)) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr Key(const char* text) noexcept : Key(std::string_view(text)) {}

    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

 private:
    friend class Tape;
    friend class Node;
    friend class Members;
    static constexpr std::size_t first_bytes = 4;

    /// The length above the first bytes, which are in the order in which they sort,
    /// zeros where there are fewer.
    [[nodiscard]] static constexpr std::uint64_t sign_of(std::string_view text) noexcept {
        std::uint32_t first = 0;
        for (std::size_t i = 0; i < first_bytes; ++i) {
            first = first << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
        }
        return sign_of(first, text.size());
    }
    [[nodiscard]] static constexpr std::uint64_t sign_of(std::uint32_t first,
                                                         std::size_t size) noexcept {
        return std::uint64_t{size} << 32 | first;
    }
    [[nodiscard]] static constexpr std::uint32_t first_of(std::uint64_t sign) noexcept {
        return static_cast<std::uint32_t>(sign);
    }
    /// One bit, spread over all by the sign.
    [[nodiscard]] static constexpr std::uint64_t bit_of(std::uint64_t sign) noexcept {
        return std::uint64_t{1} << (sign * 0x9e37'79b9'7f4a'7c15U >> 58);
    }

    std::string_view text_;
    std::uint64_t sign_;
};

/// One value. What is in it follows it on the tape.
class Node {
 public:
    enum class Kind : std::uint8_t { null, truth, integer, string, array, object };

    [[nodiscard]] bool is_null() const noexcept { return kind() == Kind::null; }
    [[nodiscard]] std::optional<bool> truth() const noexcept {
        return kind() == Kind::truth ? std::optional(number_ != 0) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> integer() const noexcept {
        return kind() == Kind::integer ? std::optional(number_) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::string_view> string() const noexcept {
        return kind() == Kind::string ? std::optional(text()) : std::nullopt;
    }
    [[nodiscard]] std::optional<Items> array() const noexcept;
    [[nodiscard]] std::optional<Members> object() const noexcept;

 private:
    friend class Tape;
    friend class Items;
    friend class Members;
    static constexpr int kind_bits = 3;
    static constexpr std::size_t most = std::size_t{1} << (32 - kind_bits);  // of nodes on a tape

    [[nodiscard]] Kind kind() const noexcept {
        return static_cast<Kind>(word_ & ((1U << kind_bits) - 1));
    }
    /// Nodes up to the next value.
    [[nodiscard]] std::uint32_t span() const noexcept { return word_ >> kind_bits; }
    void put(Kind kind, std::size_t span) noexcept {
        word_ = static_cast<std::uint32_t>(span << kind_bits) | static_cast<std::uint32_t>(kind);
    }
    [[nodiscard]] std::string_view text() const noexcept { return {text_, count_}; }
    /// Of a key, as Key::sign_of() has it.
    [[nodiscard]] std::uint64_t sign() const noexcept { return Key::sign_of(word_, count_); }
    [[nodiscard]] bool is(const Key& key) const noexcept {
        return sign() == key.sign_ && (count_ <= Key::first_bytes || text() == key.text());
    }

    std::uint32_t word_;   // span and kind; of a key its first bytes
    std::uint32_t count_;  // of items or members, or bytes of a text
    union {
        std::int64_t number_;  // also of a truth
        const char* text_;
        std::uint64_t keys_;  // of an object: Key::bit_of() each of its keys
    };
};

/// The items of an array, for one walk from the front.
class Items {
 public:
    class Iterator {
     public:
        explicit Iterator(const Node* at) noexcept : at_(at) {}
        const Node& operator*() const noexcept { return *at_; }
        Iterator& operator++() noexcept {
            at_ += at_->span();
            return *this;
        }
        bool operator==(const Iterator&) const = default;

     private:
        const Node* at_;
    };
    explicit Items(const Node& array) noexcept : array_(&array) {}
    [[nodiscard]] std::size_t size() const noexcept { return array_->count_; }
    [[nodiscard]] Iterator begin() const noexcept { return Iterator(array_ + 1); }
    [[nodiscard]] Iterator end() const noexcept { return Iterator(array_ + array_->span()); }

 private:
    friend class Iterator;
    const Node* array_;
};

/// The members of an object in canonical order; a key is a node of its own.
class Members {
 public:
    struct Member {
        std::string_view key;
        const Node& value;
    };
    class Iterator {
     public:
        explicit Iterator(const Node* at) noexcept : at_(at) {}
        Member operator*() const noexcept { return {at_->text(), at_[1]}; }
        /// Is this the member's key?
        [[nodiscard]] bool is(const Key& key) const noexcept { return at_->is(key); }
        Iterator& operator++() noexcept {
            at_ += 1 + at_[1].span();
            return *this;
        }
        bool operator==(const Iterator&) const = default;

     private:
        const Node* at_;
    };
    explicit Members(const Node& object) noexcept : object_(&object) {}
    [[nodiscard]] std::size_t size() const noexcept { return object_->count_; }
    /// Nearly always false where there is no such member.
    [[nodiscard]] bool may_have(const Key& key) const noexcept {
        return (object_->keys_ & Key::bit_of(key.sign_)) != 0;
    }
    [[nodiscard]] Iterator begin() const noexcept { return Iterator(object_ + 1); }
    [[nodiscard]] Iterator end() const noexcept { return Iterator(object_ + object_->span()); }

 private:
    friend class Iterator;
    const Node* object_;
};

inline std::optional<Items> Node::array() const noexcept {
    return kind() == Kind::array ? std::optional<Items>(*this) : std::nullopt;
}
inline std::optional<Members> Node::object() const noexcept {
    return kind() == Kind::object ? std::optional<Members>(*this) : std::nullopt;
}

/// May be used again: it keeps its memory, at most eight bytes for one of text.
class SAKSI_API Tape {
 public:
    /// Is this text canonical, and without escapes? Then root() points into it.
    [[nodiscard]] bool read(std::string_view text);
    /// A value that was read in another way; root() points into it.
    void copy(const Value& value);
    /// After a read() that said yes, or a copy().
    [[nodiscard]] const Node& root() const noexcept { return nodes_[0]; }

 private:
    class Pen;
    class Scan;
    Pen begin(std::size_t most);

    std::unique_ptr<Node[]> nodes_;
    std::size_t room_ = 0;
};

}  // namespace saksi::json
