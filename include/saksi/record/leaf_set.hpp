// The leaf hashes of a log's entries, so that an entry offered again is known.
//
// Memory: about 40 bytes an entry.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/pile.hpp"
#include "saksi/record/slots.hpp"

namespace saksi::record {

class SAKSI_API LeafSet {
 public:
    /// The leaf hash of the next entry. A log may hold an entry twice.
    void push(const Hash& leaf);

    /// Room for so many, of an empty set.
    void reserve(std::uint64_t leaves) { slots_.reserve(static_cast<std::size_t>(leaves)); }
    /// This leaf hash is pushed or looked for soon (Slots::expect).
    void expect(const Hash& leaf) const noexcept;

    /// Index of the first entry with this leaf hash.
    [[nodiscard]] std::optional<std::uint64_t> find(const Hash& leaf) const noexcept;
    /// Leaf hash of entry `index` < size().
    [[nodiscard]] const Hash& operator[](std::uint64_t index) const noexcept {
        return leaves_[index];
    }
    [[nodiscard]] std::uint64_t size() const noexcept { return leaves_.size(); }

 private:
    Pile<Hash> leaves_;
    Slots slots_;
};

}  // namespace saksi::record
