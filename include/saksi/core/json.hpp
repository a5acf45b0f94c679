// JSON as entries need it: integers only, one spelling for every value.
//
// parse() reads any RFC 8259 text within the limits below; print() writes the
// canonical form; parse_canonical() accepts only what print() would write. So
// canonical means: parse, print, the same bytes. Those bytes are hashed.
//
// Refused by every parser: duplicate keys, numbers with a fraction or exponent
// or outside |n| <= 2^53-1, "-0", lone surrogates, bytes that are not UTF-8,
// nesting deeper than max_depth, a byte order mark, anything after the value.
//
// Spec: RFC 8259; RFC 8785 (JCS) restricted to integers.
// An error's `where` is "byte N", counted from 0.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "saksi/core/expects.hpp"
#include "saksi/core/result.hpp"

namespace saksi::json {

inline constexpr std::int64_t max_integer = 9'007'199'254'740'991;  ///< 2^53 - 1
inline constexpr std::size_t max_depth = 8;                         ///< arrays and objects

class Value;
struct Member;
using Array = std::vector<Value>;

/// Members in canonical order (RFC 8785 section 3.2.3); keys are unique.
class SAKSI_API Object {
 public:
    Object() noexcept;  // these six need a whole Member: below
    Object(const Object&);
    Object(Object&&) noexcept;
    Object& operator=(const Object&);
    Object& operator=(Object&&) noexcept;
    ~Object();

    /// Of members in any order; malformed, with the key in `detail`, when one
    /// is there twice. Linear when they are in canonical order already.
    [[nodiscard]] static Result<Object> of(std::vector<Member> members);

    /// Puts `key` in its place. An existing key's value is replaced. Constant
    /// when the key comes after all others, otherwise linear.
    Object& set(std::string key, Value value);
    /// Null when there is no such key. Logarithmic.
    [[nodiscard]] const Value* find(std::string_view key) const noexcept;
    [[nodiscard]] const std::vector<Member>& members() const noexcept { return members_; }
    [[nodiscard]] bool empty() const noexcept { return members_.empty(); }

    bool operator==(const Object&) const;

 private:
    std::vector<Member> members_;
};

/// What a JSON integer is made of: any width and sign, but no bool and no character.
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> &&
                  !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> &&
                  !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

/// null, true, false, an integer, a string, an array or an object.
/// Each is made from its own kind alone: no pointer or count turns into a truth.
class Value {
 public:
    Value() noexcept = default;  // null
    Value(std::nullptr_t) noexcept {}
    template <std::same_as<bool> Bool>
    Value(Bool truth) noexcept : data_(truth) {}
    /// The number must fit std::int64_t; print() asks for max_integer.
    template <Integer Number>
    Value(Number number) noexcept : data_(static_cast<std::int64_t>(number)) {
        SAKSI_EXPECTS(std::in_range<std::int64_t>(number));
    }
    Value(std::string text) noexcept : data_(std::move(text)) {}
    Value(std::string_view text) : data_(std::string(text)) {}
    Value(const char* text) : data_(std::string(text)) {}
    Value(Array items) noexcept : data_(std::move(items)) {}
    Value(Object object) noexcept : data_(std::move(object)) {}

    [[nodiscard]] bool is_null() const noexcept { return data_.index() == 0; }
    [[nodiscard]] const bool* truth() const noexcept { return std::get_if<bool>(&data_); }
    [[nodiscard]] const std::int64_t* integer() const noexcept {
        return std::get_if<std::int64_t>(&data_);
    }
    [[nodiscard]] const std::string* string() const noexcept {
        return std::get_if<std::string>(&data_);
    }
    [[nodiscard]] const Array* array() const noexcept { return std::get_if<Array>(&data_); }
    [[nodiscard]] const Object* object() const noexcept { return std::get_if<Object>(&data_); }

    bool operator==(const Value&) const = default;

 private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> data_;
};

struct Member {
    std::string key;
    Value value;
    bool operator==(const Member&) const = default;
};

inline Object::Object() noexcept = default;
inline Object::Object(const Object&) = default;
inline Object::Object(Object&&) noexcept = default;
inline Object& Object::operator=(const Object&) = default;
inline Object& Object::operator=(Object&&) noexcept = default;
inline Object::~Object() = default;

/// What parsing accepts beyond what is canonical: white space, any key order,
/// any valid escape. Never duplicates, fractions or the like.
[[nodiscard]] SAKSI_API Result<Value> parse(std::string_view text);

/// Only text that print() would write; otherwise not_canonical, naming the
/// first byte that differs.
[[nodiscard]] SAKSI_API Result<Value> parse_canonical(std::string_view text);

/// The canonical form. Integers must be within max_integer, strings valid UTF-8.
[[nodiscard]] SAKSI_API std::string print(const Value& value);

/// The canonical form for people: the same text over several lines, two spaces
/// a level. Not what is hashed.
[[nodiscard]] SAKSI_API std::string print_indented(const Value& value);

}  // namespace saksi::json
