// What the rows of an import were about, to find what stands twice. 24 bytes a
// row, and six to find it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "saksi/core/pile.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/slots.hpp"

namespace saksi::record {

class SeenRows {
 public:
    struct Place {
        std::uint32_t file = 0;  ///< number of the file in the import
        std::uint32_t line = 0;  ///< a file of more lines than that is none we read
    };

    [[nodiscard]] bool has(std::string_view key) const {
        const auto digest = key_digest(key);
        return find(digest).has_value();
    }

    /// Where `key` stood before; nothing if it did not, and then it stands at `place`.
    std::optional<Place> add(std::string_view key, const Place& place) {
        const auto digest = key_digest(key);
        if (const auto known = find(digest)) return rows_[*known].place;
        const auto id = Slots::id_of(rows_.size());
        rows_.push_back({digest, place});
        slots_.add(slot_hash(digest), id,
                   [this](Slots::Id at) { return slot_hash(rows_[at].key); });
        return std::nullopt;
    }

 private:
    struct Row {
        KeyDigest key;
        Place place;
    };
    [[nodiscard]] std::optional<Slots::Id> find(const KeyDigest& key) const {
        return slots_.find(slot_hash(key), [&](Slots::Id id) { return rows_[id].key == key; });
    }

    Pile<Row> rows_;
    Slots slots_;
};

}  // namespace saksi::record
