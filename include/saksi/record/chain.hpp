// Version chains: which entries are versions of one thing, and which of them is
// current. A chain is named by its key (election::chain_key): for a result form
// election, contest, round, unit and source.
//
// In index order, the first entry of a key opens its chain. An entry whose
// `replaces` is the leaf hash of the then-current version becomes current. Every
// other entry of the key is a stray: kept in the log, counted nowhere, reported.
// That rule needs no judgement, so that everyone who reads the log agrees.
//
//     auto step = chains.observe(key_digest(*election::chain_key(event)), {index, leaf}, replaces);
//
// Memory: about 64 bytes a chain, however many versions it has. Whoever keeps all
// leaf hashes needs less: saksi/record/current_versions.hpp.
//
// Format: docs/format.md 1.6.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/pile.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/record/slots.hpp"

namespace saksi::record {

/// The first 16 bytes of the SHA-256 of a chain key.
struct KeyDigest {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const KeyDigest&) const = default;
};

/// Eight of its bytes: as well mixed as Slots wants it.
[[nodiscard]] inline std::uint64_t slot_hash(const KeyDigest& key) noexcept {
    std::uint64_t hash = 0;
    std::memcpy(&hash, key.bytes.data(), sizeof hash);
    return hash;
}

[[nodiscard]] SAKSI_API KeyDigest key_digest(std::string_view chain_key) noexcept;
/// The same of many, made together in a fraction of the time.
[[nodiscard]] SAKSI_API std::vector<KeyDigest> key_digests(std::span<const std::string> chain_keys);
/// Nothing for events of types that form no chains.
[[nodiscard]] SAKSI_API std::optional<KeyDigest> key_digest(const election::Event& event);
/// The leaf hash of the entry that it says to replace.
[[nodiscard]] SAKSI_API std::optional<Hash> replaced_by(const election::Event& event);
[[nodiscard]] SAKSI_API std::optional<Hash> replaced_by(const election::ScannedForm& form);

/// An entry as a version of something. They are ordered as they stand in the log.
struct Version {
    std::uint64_t index = 0;
    Hash leaf;

    auto operator<=>(const Version&) const = default;
};

enum class StepKind : std::uint8_t {
    opens,     ///< the first entry of its key
    replaces,  ///< it names the current version, and is current now
    stray,     ///< anything else: the current version stays
};
[[nodiscard]] SAKSI_API std::string_view name_of(StepKind kind) noexcept;

/// The rule: what an entry is to the leaf of the version that is current when it
/// comes; null where its key has none.
[[nodiscard]] SAKSI_API StepKind step_after(const Hash* current,
                                            const std::optional<Hash>& replaces) noexcept;

struct ChainStep {
    StepKind kind = StepKind::opens;
    Version other;  ///< replaces: the version replaced. stray: the one that stays. opens: unset

    bool operator==(const ChainStep&) const = default;
};

/// Chains by key: of each what is current, as `Current` says it.
template <class Current>
class ChainTable {
 public:
    struct Link {
        KeyDigest key;
        Current current;
    };

    /// What is current; a null pointer if there is no such chain.
    [[nodiscard]] const Current* find(const KeyDigest& key) const noexcept {
        const auto id =
            slots_.find(slot_hash(key), [&](Slots::Id at) { return links_[at].key == key; });
        return id ? &links_[*id].current : nullptr;
    }
    [[nodiscard]] Current* find(const KeyDigest& key) noexcept {
        return const_cast<Current*>(std::as_const(*this).find(key));
    }
    /// A chain that is not there yet.
    void add(const Link& link) {
        slots_.add(slot_hash(link.key), Slots::id_of(links_.size()),
                   [this](Slots::Id at) { return slot_hash(links_[at].key); });
        links_.push_back(link);
    }
    /// Room for so many, of an empty table.
    void reserve(std::size_t chains) { slots_.reserve(chains); }
    /// This chain is looked for soon (Slots::expect).
    void expect(const KeyDigest& key) const noexcept { slots_.expect(slot_hash(key)); }
    /// In the order in which the chains were opened.
    [[nodiscard]] const Pile<Link>& links() const noexcept { return links_; }

 private:
    Pile<Link> links_;
    Slots slots_;
};

class SAKSI_API Chains {
 public:
    /// Takes in the next entry of a key; calls must be in index order.
    ChainStep observe(const KeyDigest& key, const Version& version,
                      const std::optional<Hash>& replaces);

    /// The current version; a null pointer if no entry has this key.
    [[nodiscard]] const Version* current(const KeyDigest& key) const noexcept {
        return table_.find(key);
    }
    /// How many chains there are.
    [[nodiscard]] std::size_t size() const noexcept { return table_.links().size(); }
    /// How many entries were strays.
    [[nodiscard]] std::uint64_t strays() const noexcept { return strays_; }

    using Link = ChainTable<Version>::Link;
    /// In the order in which the chains were opened.
    [[nodiscard]] const Pile<Link>& links() const noexcept { return table_.links(); }
    /// Puts back what links() and strays() gave; for a file that keeps them.
    void restore(const Link& link) { table_.add(link); }
    void restore_strays(std::uint64_t strays) noexcept { strays_ = strays; }

 private:
    ChainTable<Version> table_;
    std::uint64_t strays_ = 0;
};

}  // namespace saksi::record
