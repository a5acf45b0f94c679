// Slots: finds an item among many by a hash of it, when the items themselves
// are kept elsewhere, numbered from 0. Four bytes a slot, half to three
// quarters of them in use: about six bytes an item. Nothing is ever removed.
//
// The hash must be well mixed already (a piece of a SHA-256, or mix_hash).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
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

    /// The item with this hash for which equals(id) is true. Others are hardly ever
    /// asked for: a slot keeps as much of the hash as its id leaves room for.
    template <class Equals>
    [[nodiscard]] std::optional<Id> find(std::uint64_t hash, Equals&& equals) const {
        if (slots_.empty()) return std::nullopt;
        const auto tag = tag_of(hash);
        for (auto at = hash & mask(); slots_[at] != 0; at = (at + 1) & mask()) {
            const auto slot = std::uint64_t{slots_[at]};
            if ((slot & ~mask()) == tag && equals(id_in(slot))) return id_in(slot);
        }
        return std::nullopt;
    }

    /// Adds an item that is not there yet. hash_of(id) is the hash of an item
    /// that was added before; it is asked for when the table grows.
    template <class HashOf>
    void add(std::uint64_t hash, Id id, HashOf&& hash_of) {
        while (is_full(count_, slots_.size()) || id + std::uint64_t{1} >= slots_.size()) {
            grow(hash_of);
        }
        place(hash, id);
        ++count_;
    }

    /// Room for so many items, made at once. Only while there are none.
    void reserve(std::size_t items) {
        SAKSI_EXPECTS(count_ == 0);
        if (items == 0) return;
        std::size_t size = smallest;
        while (is_full(items - 1, size)) size *= 2;
        slots_.assign(size, 0);
    }

    /// An item with this hash will be looked for soon: what has to be fetched from
    /// memory for it is on its way meanwhile.
    void expect(std::uint64_t hash) const noexcept {
        if (!slots_.empty()) __builtin_prefetch(&slots_[hash & mask()]);
    }

 private:
    static constexpr std::size_t smallest = 64;
    static constexpr std::size_t together = 64;

    /// Is there no room for one more?
    [[nodiscard]] static constexpr bool is_full(std::size_t items, std::size_t size) noexcept {
        return (items + 1) * 4 > size * 3;
    }
    [[nodiscard]] std::uint64_t mask() const noexcept { return slots_.size() - 1; }
    /// Bits of the hash that do not say where to look, above those of an id.
    [[nodiscard]] std::uint64_t tag_of(std::uint64_t hash) const noexcept {
        return (hash >> 32) & Id{0xffff'ffff} & ~mask();
    }
    /// Ids are always less than the number of slots, by add().
    [[nodiscard]] Id id_in(std::uint64_t slot) const noexcept {
        return static_cast<Id>((slot & mask()) - 1);
    }

    void place(std::uint64_t hash, Id id) noexcept {
        auto at = hash & mask();
        while (slots_[at] != 0) at = (at + 1) & mask();
        slots_[at] = static_cast<Id>(tag_of(hash) | (id + std::uint64_t{1}));
    }

    template <class HashOf>
    void grow(HashOf&& hash_of) {
        const auto old = std::move(slots_);
        const auto old_mask = old.empty() ? 0 : old.size() - 1;
        slots_.assign(old.empty() ? smallest : old.size() * 2, 0);
        std::array<Id, together> ids{};
        std::size_t count = 0;
        for (const auto slot : old) {
            if (slot == 0) continue;
            ids[count++] = static_cast<Id>((slot & old_mask) - 1);
            if (count == ids.size())
                place_all(std::span(ids).first(std::exchange(count, 0)), hash_of);
        }
        place_all(std::span(ids).first(count), hash_of);
    }

    /// Every hash may have to come from far away in memory. Asked for one right after the other,
    /// they come together.
    template <class HashOf>
    void place_all(std::span<const Id> ids, HashOf&& hash_of) {
        std::array<std::uint64_t, together> hashes{};
        for (std::size_t i = 0; i < ids.size(); ++i) hashes[i] = hash_of(ids[i]);
        for (std::size_t i = 0; i < ids.size(); ++i) place(hashes[i], ids[i]);
    }

    std::vector<Id> slots_;  // id + 1, and a tag above it; 0 is a free slot
    std::size_t count_ = 0;
};

}  // namespace saksi::record
