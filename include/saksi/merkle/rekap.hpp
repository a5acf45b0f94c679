// The leaves and nodes of a rekap tree: totals as a tree of hashes. A leaf is a
// TPS with what its form says, a node a unit with a row for each that lies below
// it, and their texts, canonical JSON arrays, are what is hashed. So whoever has
// a node's text has the table of that unit, and whoever has the hash can tell
// that it is this table.
//
// Here is their one encoding; what rows add up to is in saksi/merkle/rekap_fold.hpp.
// A leaf's key, and which numbers stand where, is election's business: to this
// layer they are a text and sums.
//
// Format: docs/format.md 4.1. Parsing refuses what printing would not write;
// whether rows are in order is a matter of the proof, not of the text.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"

namespace saksi::merkle {

/// A number added up, and of how many TPS; n is 0 where nobody has it.
struct RekapSum {
    std::uint64_t sum = 0;
    std::uint64_t n = 0;

    bool operator==(const RekapSum&) const = default;
};

/// What the forms of one ballot (above the dapil: of one edition) add up to.
struct RekapPart {
    std::optional<std::string> ballot;  ///< none: their votes fit no ballot
    std::uint64_t tps_in = 0;           ///< TPS with at least one vote figure
    std::uint64_t forms = 0;
    std::vector<RekapSum> fields;
    std::vector<RekapSum> options;

    bool operator==(const RekapPart&) const = default;
};

struct RekapValues {
    std::uint64_t tps_total = 0;   ///< listed TPS
    std::uint64_t tps_absent = 0;  ///< of these, without a vote figure
    std::vector<RekapPart> parts;  ///< by ballot, "none" first

    [[nodiscard]] SAKSI_API std::uint64_t tps_in() const noexcept;
    bool operator==(const RekapValues&) const = default;
};

/// A unit above the TPS.
struct RekapPlace {
    std::string code;
    std::string kind;
    std::string scheme;

    auto operator<=>(const RekapPlace&) const = default;
};

/// What a node says of one of its children: a node below it, or a TPS of its own.
struct RekapRow {
    RekapPlace place;          ///< of a node; empty of a TPS
    std::uint16_t number = 0;  ///< of a TPS; 0 of a node
    Hash hash;
    std::optional<RekapValues> values;  ///< none: a listed TPS without a form

    bool operator==(const RekapRow&) const = default;
};

struct RekapNode {
    RekapPlace place;
    std::optional<RekapPlace> dapil;  ///< whose part of the place this is
    /// Keys of options, sorted, where ballots of several dapil are added up.
    std::optional<std::vector<std::string>> columns;
    std::vector<RekapRow> rows;

    bool operator==(const RekapNode&) const = default;
};

struct RekapLeaf {
    std::string key;                    ///< the form's chain key, a canonical JSON array
    std::optional<Hash> form;           ///< leaf hash of the current form's entry
    std::optional<RekapValues> values;  ///< there if the form is

    bool operator==(const RekapLeaf&) const = default;
};

/// Numbers must be at most 2^53-1.
[[nodiscard]] SAKSI_API std::string print_rekap_leaf(const RekapLeaf& leaf);
[[nodiscard]] SAKSI_API std::string print_rekap_node(const RekapNode& node);
[[nodiscard]] SAKSI_API std::string print_rekap_values(const RekapValues& values);
/// Adds a row's text to `text`.
SAKSI_API void print_rekap_row(const RekapRow& row, std::string& text);
/// The text of a node whose rows are printed already, with commas between them.
[[nodiscard]] SAKSI_API std::string print_rekap_node(const RekapNode& head, std::string_view rows);

/// not_canonical or malformed, with the place in it ("rows[3].values").
[[nodiscard]] SAKSI_API Result<RekapLeaf> parse_rekap_leaf(std::string_view text);
[[nodiscard]] SAKSI_API Result<RekapNode> parse_rekap_node(std::string_view text);

/// SHA-256(0x02 || text) and SHA-256(0x03 || text).
[[nodiscard]] SAKSI_API Hash rekap_leaf_hash(std::string_view text) noexcept;
[[nodiscard]] SAKSI_API Hash rekap_node_hash(std::string_view text) noexcept;

}  // namespace saksi::merkle
