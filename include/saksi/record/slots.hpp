// Slots: finds an item among many by a hash of it, when the items themselves
// are kept elsewhere, numbered from 0. Four bytes a slot, half to three
// quarters of them in use: about six bytes an item. Nothing is ever removed.
//
// The hash must be well mixed already (a piece of a SHA-256, or mix_hash).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "saksi/core/expects.hpp"

namespace saksi::record {

/// Spreads a hash that is not well mixed over all 64 bits.
[[nodiscard]] constexpr std::uint64_t mix_hash(std::uint64_t value) noexcept {
    value = (value ^ (value >> 32)) * 0x9e37'79b9'7f4a'7c15U;
    return value ^ (value >> 29);
}

class Slots {
 public:
    using Id = std::uint32_t;
    static constexpr Id max_items = 0xffff'fffe;

    /// The id of item `number`; there are fewer than 2^32.
    [[nodiscard]] static constexpr Id id_of(std::size_t number) noexcept {
        SAKSI_EXPECTS(number < max_items);
        return static_cast<Id>(number);
    }

    /// The item with this hash for which equals(id) is true.
    template <class Equals>
    [[nodiscard]] std::optional<Id> find(std::uint64_t hash, Equals&& equals) const {
        if (slots_.empty()) return std::nullopt;
        for (auto at = hash & mask(); slots_[at] != 0; at = (at + 1) & mask()) {
            if (equals(slots_[at] - 1)) return slots_[at] - 1;
        }
        return std::nullopt;
    }

    /// Adds an item that is not there yet. hash_of(id) is the hash of an item
    /// that was added before; it is asked for when the table grows.
    template <class HashOf>
    void add(std::uint64_t hash, Id id, HashOf&& hash_of) {
        if ((count_ + 1) * 4 > slots_.size() * 3) grow(hash_of);
        place(hash, id);
        ++count_;
    }

 private:
    [[nodiscard]] std::uint64_t mask() const noexcept { return slots_.size() - 1; }

    void place(std::uint64_t hash, Id id) noexcept {
        auto at = hash & mask();
        while (slots_[at] != 0) at = (at + 1) & mask();
        slots_[at] = id + 1;
    }

    template <class HashOf>
    void grow(HashOf&& hash_of) {
        const auto old = std::move(slots_);
        slots_.assign(old.empty() ? 64 : old.size() * 2, 0);
        for (const auto slot : old) {
            if (slot != 0) place(hash_of(slot - 1), slot - 1);
        }
    }

    std::vector<Id> slots_;  // id + 1; 0 is a free slot
    std::size_t count_ = 0;
};

}  // namespace saksi::record
