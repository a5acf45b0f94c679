// RekapRoot: the root of a rekap tree, and what all its forms add up to: every
// TPS of an area in one contest and of one source, as the first `size` entries
// of this very log have them. From it leads the proof that a form is in a total
// (docs/format.md part 4).
//
// A sum says of how many TPS it is the sum. Where no TPS has the number there is
// no sum, which is not zero.
//
// Format: docs/format.md 1.11.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

/// What the leaves of the tree are.
enum class RekapBasis : std::uint8_t { c_hasil };
[[nodiscard]] SAKSI_API std::string_view name_of(RekapBasis basis) noexcept;

/// A sum as it is written: null, a count, or [count, n].
struct SumFigure {
    std::optional<Count> sum;  ///< none: no TPS has this number
    std::optional<Count> n;    ///< TPS that have it; none: all of the part's `tps_in`

    bool operator==(const SumFigure&) const = default;
};

/// What the forms of one ballot add up to. Above the dapil: of one edition of
/// ballots.
struct RekapPart {
    std::optional<std::string> ballot;  ///< none: forms whose votes fit no ballot of the log
    Count tps_in = 0;                   ///< TPS with at least one vote figure
    Count forms = 0;                    ///< TPS with a form
    std::vector<SumFigure> fields;      ///< field_count of them, in the order of Field
    std::vector<SumFigure> options;     ///< in ballot order; see RekapRoot::columns

    bool operator==(const RekapPart&) const = default;
};

struct RekapRoot {
    static constexpr std::string_view type = "rekap_root";

    Contest contest = Contest::ppwp;
    Unit area;               ///< no TPS
    std::uint8_t round = 1;  ///< 1 or 2
    RekapBasis basis = RekapBasis::c_hasil;
    Count size = 1;        ///< the tree is made of the first so many entries; at most its own index
    Hash log_root;         ///< of the log at that size
    Hash root;             ///< of the rekap tree
    Count tps_total = 0;   ///< listed TPS of the area
    Count tps_absent = 0;  ///< of these, without any vote figure
    Count tps_in = 0;      ///< TPS with at least one, listed or not
    /// Where ballots of several dapil are added up: the parties' keys, sorted; each
    /// has two of a part's options, its total (B) and its logo votes (A.1).
    std::vector<std::string> columns;
    std::vector<RekapPart> values;  ///< by ballot, none twice; "none" first

    bool operator==(const RekapRoot&) const = default;
};

}  // namespace saksi::election
