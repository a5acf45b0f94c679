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

/// One value. What is in it follows it on the tape.
class Node {
 public:
    enum class Kind : std::uint8_t { null, truth, integer, string, array, object };

    [[nodiscard]] bool is_null() const noexcept { return kind_ == Kind::null; }
    [[nodiscard]] std::optional<bool> truth() const noexcept {
        return kind_ == Kind::truth ? std::optional(number_ != 0) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> integer() const noexcept {
        return kind_ == Kind::integer ? std::optional(number_) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::string_view> string() const noexcept {
        return kind_ == Kind::string ? std::optional(text()) : std::nullopt;
    }
    [[nodiscard]] std::optional<Items> array() const noexcept;
    [[nodiscard]] std::optional<Members> object() const noexcept;

 private:
    friend class Tape;
    friend class Items;
    friend class Members;
    [[nodiscard]] std::string_view text() const noexcept { return {text_, count_}; }

    Kind kind_;
    std::uint32_t span_;   // nodes up to the next value
    std::uint32_t count_;  // of items or members, or bytes of a text
    union {
        std::int64_t number_;  // also of a truth
        const char* text_;
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
            at_ += at_->span_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

     private:
        const Node* at_;
    };
    explicit Items(const Node& array) noexcept : array_(&array) {}
    [[nodiscard]] std::size_t size() const noexcept { return array_->count_; }
    [[nodiscard]] Iterator begin() const noexcept { return Iterator(array_ + 1); }
    [[nodiscard]] Iterator end() const noexcept { return Iterator(array_ + array_->span_); }

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
        Iterator& operator++() noexcept {
            at_ += 1 + at_[1].span_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

     private:
        const Node* at_;
    };
    explicit Members(const Node& object) noexcept : object_(&object) {}
    [[nodiscard]] std::size_t size() const noexcept { return object_->count_; }
    [[nodiscard]] Iterator begin() const noexcept { return Iterator(object_ + 1); }
    [[nodiscard]] Iterator end() const noexcept { return Iterator(object_ + object_->span_); }

 private:
    friend class Iterator;
    const Node* object_;
};

inline std::optional<Items> Node::array() const noexcept {
    return kind_ == Kind::array ? std::optional<Items>(*this) : std::nullopt;
}
inline std::optional<Members> Node::object() const noexcept {
    return kind_ == Kind::object ? std::optional<Members>(*this) : std::nullopt;
}

/// May be used again: it keeps its memory, at most 12 bytes for one of text.
class SAKSI_API Tape {
 public:
    /// Is this text canonical, and without escapes? Then root() points into it.
    [[nodiscard]] bool read(std::string_view text);
    /// A value that was read in another way; root() points into it.
    void copy(const Value& value);
    /// After a read() that said yes, or a copy().
    [[nodiscard]] const Node& root() const noexcept { return nodes_[0]; }

 private:
    class Scan;
    void begin(std::size_t most);
    Node& add(Node::Kind kind) noexcept;
    void add_text(std::string_view text) noexcept;
    void add_number(Node::Kind kind, std::int64_t number) noexcept;
    void close(Node& opened, std::size_t count) const noexcept;
    void add(const Value& value) noexcept;

    std::unique_ptr<Node[]> nodes_;
    std::size_t room_ = 0;
    std::size_t used_ = 0;
};

}  // namespace saksi::json
