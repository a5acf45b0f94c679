// Canonical JSON written as text at once, without values (saksi/core/json.hpp)
// in between: what is printed a million times is printed this way.
//
//     json::ObjectText object;
//     object.put("scheme", [&](std::string& out) { json::append_string(out, scheme); });
//     object.put("code", [&](std::string& out) { json::append_string(out, code); });
//     std::move(object).append_to(out);          {"code":"51","scheme":"kpu-2024"}
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/export.hpp"

namespace saksi::json {

/// In quotes, with the escapes of RFC 8785. The text must be valid UTF-8.
SAKSI_API void append_string(std::string& out, std::string_view text);
/// Within max_integer, on either side.
SAKSI_API void append_integer(std::string& out, std::int64_t number);

/// Members in any order, each key once; they are put in canonical order at the end.
class SAKSI_API ObjectText {
 public:
    /// `append(out)` appends the value's text. The key must outlive this.
    template <class Append>
    void put(std::string_view key, Append&& append) {
        const auto begin = values_.size();
        append(values_);
        if (members_.empty()) members_.reserve(usual_members);
        members_.push_back({key, begin, values_.size()});
    }
    void append_to(std::string& out);

 private:
    static constexpr std::size_t usual_members = 8;
    struct Member {
        std::string_view key;
        std::size_t begin, end;  // of values_
    };
    std::string values_;
    std::vector<Member> members_;
};

}  // namespace saksi::json
