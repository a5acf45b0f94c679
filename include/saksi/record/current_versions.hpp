// The current version of everything in a log whose leaf hashes are all kept: the
// chains of saksi/record/chain.hpp, by the same rule, in a third of the memory.
//
// Memory: 20 bytes a chain and five to eleven to find it, however many versions
// it has.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "saksi/core/export.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/leaf_set.hpp"

namespace saksi::record {

class SAKSI_API CurrentVersions {
 public:
    /// Takes in entry `index` of a log of these leaves; calls must be in index order.
    ChainStep observe(const KeyDigest& key, std::uint64_t index,
                      const std::optional<Hash>& replaces, const LeafSet& leaves);

    /// Index of the current version; nothing if no entry has this key.
    [[nodiscard]] std::optional<std::uint64_t> find(const KeyDigest& key) const noexcept;
    /// This chain is observed or looked for soon (Slots::expect).
    void expect(const KeyDigest& key) const noexcept { table_.expect(key); }
    /// How many entries were strays.
    [[nodiscard]] std::uint64_t strays() const noexcept { return strays_; }

    using Link = ChainTable<std::uint32_t>::Link;  ///< current: index of an entry
    /// In the order in which the chains were opened.
    [[nodiscard]] const Pile<Link>& links() const noexcept { return table_.links(); }
    /// Puts back what links() and strays() gave; for the index file alone.
    void reserve(std::size_t chains) { table_.reserve(chains); }
    void restore(const Link& link) { table_.add(link); }
    void restore_strays(std::uint64_t strays) noexcept { strays_ = strays; }

 private:
    ChainTable<std::uint32_t> table_;
    std::uint64_t strays_ = 0;
};

}  // namespace saksi::record
