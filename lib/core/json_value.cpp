// Objects: members kept in canonical order.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/json.hpp"

#include <algorithm>

#include "saksi/core/utf8.hpp"

namespace saksi::json {
namespace {

bool in_order(const Member& a, const Member& b) noexcept { return less_in_utf16(a.key, b.key); }

bool comes_before(const Member& member, std::string_view key) noexcept {
    return less_in_utf16(member.key, key);
}

/// True when each key is after the one before it: sorted, and none twice.
bool strictly_sorted(const std::vector<Member>& members) noexcept {
    const auto not_after = [](const Member& a, const Member& b) { return !in_order(a, b); };
    return std::adjacent_find(members.begin(), members.end(), not_after) == members.end();
}

}  // namespace

Result<Object> Object::of(std::vector<Member> members) {
    if (!strictly_sorted(members)) {
        std::sort(members.begin(), members.end(), in_order);
        const auto same_key = [](const Member& a, const Member& b) { return a.key == b.key; };
        const auto twice = std::adjacent_find(members.begin(), members.end(), same_key);
        if (twice != members.end()) {
            return refuse(ErrorCode::malformed, {}, "a key is there twice", excerpt(twice->key));
        }
    }
    Object object;
    object.members_ = std::move(members);
    return object;
}

Object& Object::set(std::string key, Value value) {
    if (members_.empty() || comes_before(members_.back(), key)) {
        members_.push_back({std::move(key), std::move(value)});
        return *this;
    }
    const auto place = std::lower_bound(members_.begin(), members_.end(), key, comes_before);
    if (place->key == key) {
        place->value = std::move(value);
    } else {
        members_.insert(place, {std::move(key), std::move(value)});
    }
    return *this;
}

const Value* Object::find(std::string_view key) const noexcept {
    const auto place = std::lower_bound(members_.begin(), members_.end(), key, comes_before);
    return place != members_.end() && place->key == key ? &place->value : nullptr;
}

bool Object::operator==(const Object& other) const { return members_ == other.members_; }

}  // namespace saksi::json
