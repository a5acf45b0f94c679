// Which TPS the rows of an import were about, to find one that stands twice.
// 24 bytes a row, and six to find it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <string_view>

#include "saksi/election/place.hpp"
#include "saksi/record/slots.hpp"

namespace saksi::record {

class SeenTps {
 public:
    struct Place {
        std::uint32_t file = 0;  ///< number of the file in the import
        std::uint64_t line = 0;
    };

    /// Where the TPS stood before; nothing if it did not, and then it stands at `place`.
    std::optional<Place> add(const election::Unit& tps, const Place& place) {
        const Key key = key_of(tps);
        const auto known =
            slots_.find(slot_hash(key), [&](Slots::Id id) { return rows_[id].key == key; });
        if (known) return Place{rows_[*known].file, rows_[*known].line};
        const auto id = Slots::id_of(rows_.size());
        rows_.push_back({key, place.file, static_cast<std::uint32_t>(place.line)});
        slots_.add(slot_hash(key), id, [this](Slots::Id at) { return slot_hash(rows_[at].key); });
        return std::nullopt;
    }

 private:
    static constexpr std::size_t code_size = 10;  // of a desa, in every scheme importers know
    using Key = std::array<char, code_size + 2>;

    struct Row {
        Key key;
        std::uint32_t file;
        std::uint32_t line;  // a file of more lines than that is no TPS table
    };

    static Key key_of(const election::Unit& tps) noexcept {
        SAKSI_EXPECTS(tps.code.size() == code_size);
        Key key;
        std::memcpy(key.data(), tps.code.data(), code_size);
        std::memcpy(key.data() + code_size, &tps.number, sizeof tps.number);
        return key;
    }

    static std::uint64_t slot_hash(const Key& key) noexcept {
        std::uint64_t first = 0;
        std::uint32_t rest = 0;
        std::memcpy(&first, key.data(), sizeof first);
        std::memcpy(&rest, key.data() + sizeof first, sizeof rest);
        return mix_hash(mix_hash(first) + rest);
    }

    std::deque<Row> rows_;
    Slots slots_;
};

}  // namespace saksi::record
