// A tape beside the value that the general parser reads from the same text.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "saksi/core/json_tape.hpp"

namespace saksi::test {

inline bool same(const json::Node& node, const json::Value& value);

inline bool same_items(const json::Items& items, const json::Array& array) {
    return items.size() == array.size() &&
           std::equal(
               array.begin(), array.end(), items.begin(),
               [](const json::Value& value, const json::Node& node) { return same(node, value); });
}

/// Is it found by its key, and not by one that is nearly the same?
inline bool is_named(const json::Members& members, const json::Members::Iterator& at,
                     const std::string& key) {
    auto other = key;
    for (auto& byte : other) {
        byte = static_cast<char>(byte ^ 1);
        if (at.is(std::string_view(other))) return false;
        byte = static_cast<char>(byte ^ 1);
    }
    return members.may_have(std::string_view(key)) && at.is(std::string_view(key)) &&
           !at.is(std::string_view(other += 'x'));
}

inline bool same_members(const json::Members& members, const json::Object& object) {
    if (members.size() != object.members().size()) return false;
    auto node = members.begin();
    for (const auto& member : object.members()) {
        if ((*node).key != member.key || !is_named(members, node, member.key)) return false;
        if (!same((*node).value, member.value)) return false;
        ++node;
    }
    return node == members.end();
}

inline bool same(const json::Node& node, const json::Value& value) {
    if (const auto* object = value.object()) {
        return node.object() && same_members(*node.object(), *object);
    }
    if (const auto* items = value.array()) return node.array() && same_items(*node.array(), *items);
    if (const auto* text = value.string()) return node.string() && *node.string() == *text;
    if (const auto* number = value.integer()) return node.integer() && *node.integer() == *number;
    if (const auto* truth = value.truth()) return node.truth() && *node.truth() == *truth;
    return node.is_null();
}

/// Does a tape say of this text what the general parser says? It may refuse
/// what has an escape in it.
inline bool tape_agrees(std::string_view text) {
    json::Tape tape;
    const bool read = tape.read(text);
    const auto value = json::parse_canonical(text);
    if (read) return value && same(tape.root(), *value);
    return !value || text.find('\\') != std::string_view::npos;
}

}  // namespace saksi::test
