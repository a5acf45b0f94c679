// Numbering: short numbers for things that are met again and again, in the order
// in which they came.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace saksi::audit {

/// `Map` finds a thing's number: a std::unordered_map where there are many.
template <class Thing, class Map = std::map<Thing, std::uint32_t>>
class Numbering {
 public:
    using Id = std::uint32_t;

    /// The number of a thing, given to it now if it has none.
    Id of(Thing thing) {
        const auto next = static_cast<Id>(things_.size());
        const auto [at, is_new] = ids_.try_emplace(std::move(thing), next);
        if (is_new) things_.push_back(&at->first);
        return at->second;
    }
    [[nodiscard]] std::optional<Id> find(const Thing& thing) const {
        const auto found = ids_.find(thing);
        return found == ids_.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] const Thing& operator[](Id id) const { return *things_[id]; }
    [[nodiscard]] std::size_t size() const noexcept { return things_.size(); }

    /// All numbers, in the order of the things.
    [[nodiscard]] std::vector<Id> sorted() const {
        std::vector<Id> order(things_.size());
        std::iota(order.begin(), order.end(), Id{0});
        std::sort(order.begin(), order.end(),
                  [this](Id a, Id b) { return *things_[a] < *things_[b]; });
        return order;
    }

 private:
    Map ids_;
    std::vector<const Thing*> things_;  // in ids_
};

}  // namespace saksi::audit
