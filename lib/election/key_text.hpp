// A chain key, written as text at once: a canonical JSON array.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "saksi/core/json_text.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

class KeyText {
 public:
    KeyText() { text_.reserve(usual_size); }

    KeyText& add(std::string_view word) {
        json::append_string(next(), word);
        return *this;
    }
    KeyText& add(std::int64_t number) {
        json::append_integer(next(), number);
        return *this;
    }
    /// As to_json(unit) prints.
    KeyText& add(const Unit& unit) {
        member(R"({"code":)", unit.code, next());
        member(R"(,"kind":)", name_of(unit.kind), text_);
        if (unit.kind == UnitKind::tps) {
            text_ += R"(,"number":)";
            json::append_integer(text_, unit.number);
        }
        member(R"(,"scheme":)", unit.scheme, text_);
        text_ += '}';
        return *this;
    }
    /// As to_json(source) prints.
    KeyText& add(const Source& source) {
        member(R"({"kind":)", name_of(source.kind), next());
        member(R"(,"name":)", source.name, text_);
        text_ += '}';
        return *this;
    }
    template <class T>
    KeyText& add(const std::optional<T>& value) {
        if (value) return add(*value);
        next() += "null";
        return *this;
    }

    [[nodiscard]] std::string finish() {
        text_ += ']';
        return std::move(text_);
    }

 private:
    static constexpr std::size_t usual_size = 160;

    std::string& next() { return text_ += text_.empty() ? '[' : ','; }
    static void member(std::string_view key, std::string_view value, std::string& out) {
        json::append_string(out += key, value);
    }

    std::string text_;
};

}  // namespace saksi::election
