// What a rekap tree adds up to, and whether a path through one leads to a root.
//
// A path is a leaf, and for each node from its place up to the area the whole
// table. It holds if every table has a row for what lies below, with its hash
// and its sums, every table's rows are in order, and the last table's hash and
// sums are those of the root. Then the leaf is in the total, once.
//
// Not shown: that the tables have a row for every TPS there is, and that other
// rows are right. A table's sums are what its rows say; whoever has a form of
// another TPS of it checks that one.
//
// Format: docs/format.md 4.1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/merkle/rekap.hpp"

namespace saksi::merkle {

/// What a listed TPS without a form counts as.
[[nodiscard]] SAKSI_API const RekapValues& rekap_absent() noexcept;

/// Adds; false if a number would be more than 2^53-1, or parts of one ballot
/// have not the same numbers. `sum` is then of no use.
[[nodiscard]] SAKSI_API bool add_rekap(RekapValues& sum, const RekapValues& more);

/// What the rows add up to; nothing where they cannot be added.
[[nodiscard]] SAKSI_API std::optional<RekapValues> sum_of_rows(const RekapNode& node);

/// Are the rows in order, none twice? Nodes by place, then TPS by number.
[[nodiscard]] SAKSI_API bool rows_in_order(const RekapNode& node) noexcept;

/// The options of a ballot, as far as they are added up above the dapil.
struct RekapBallot {
    /// What stands at one place of a part's options.
    struct Option {
        std::string key;       ///< empty: a candidate of a list, not added up there
        bool is_logo = false;  ///< logo votes (A.1) of the party
    };
    std::string id;
    std::vector<Option> options;
};

/// Values by ballot as values by edition and column; nothing if a ballot is not
/// among these, is of another length, or has a key that is no column.
[[nodiscard]] SAKSI_API std::optional<RekapValues> by_columns(
    const RekapValues& values, const std::vector<std::string>& columns,
    const std::vector<RekapBallot>& ballots);

/// A leaf's way to the area.
struct RekapPath {
    std::uint16_t number = 0;  ///< of the TPS, in the first node
    RekapLeaf leaf;
    std::vector<RekapNode> nodes;  ///< the place of the TPS first, the area last

    bool operator==(const RekapPath&) const = default;
};

/// What a logged root says.
struct RekapClaim {
    RekapPlace area;
    Hash root;
    std::vector<std::string> columns;  ///< none: empty
    RekapValues values;
};

/// What a check found of one table. Zero is not success.
enum class RekapVerdict : std::uint8_t {
    not_checked = 0,
    holds,
    wrong_order,   ///< rows not in order, or one twice
    missing,       ///< no row for what lies below
    wrong_hash,    ///< the row has another hash than what lies below
    wrong_values,  ///< the row has other values than what lies below
    wrong_dapil,   ///< of another dapil than what lies below
    no_ballot,     ///< what lies below cannot be turned into columns
    no_sum,        ///< its rows cannot be added up
    wrong_area,    ///< the last table is not of the root's area, or not by its columns
    wrong_root,    ///< the last table does not have the root's hash
    wrong_total,   ///< the last table does not add up to the root's values
};
[[nodiscard]] SAKSI_API std::string_view to_string(RekapVerdict verdict) noexcept;

/// One verdict for each node, the first that is not `holds`, and one for the root.
struct RekapVerdicts {
    std::vector<RekapVerdict> nodes;
    RekapVerdict root = RekapVerdict::not_checked;

    [[nodiscard]] SAKSI_API bool hold() const noexcept;
};

/// Costs one hash a table, and no trust in any of it.
[[nodiscard]] SAKSI_API RekapVerdicts verify_rekap(const RekapPath& path,
                                                   const std::vector<RekapBallot>& ballots,
                                                   const RekapClaim& claim);

}  // namespace saksi::merkle
