// Totals by level: what the recorded forms of one contest add up to.
//
// Counted is the current version of every TPS's form (docs/format.md 1.6), of one
// source. A figure that is null or was not captured adds nothing and is not
// counted in its `n`, so every total says of how many TPS it is the sum. Every
// addition is checked; nothing is estimated and no gap is filled.
//
// Ballots of different units (dapil) are added up by the keys of parties; two
// ballots of one unit, before and after a PSU with other candidates, never are:
// a unit then has a row for each (Row::edition).
//
// When regions split, the new units are another scheme, and say which old ones
// they came from. Forms of an old unit that went whole into a new one can be added
// up by the new units (TotalsQuery::scheme); a part of a unit cannot be told from
// the rest of it, so such forms are in no row.
//
// One walk over the log's verified entries. Memory: about 600 bytes a desa for a
// presidential contest, 3 KB for a legislative one; at level tps that much for
// every TPS.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/pemilu.hpp"
#include "saksi/election/place.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/place_tree.hpp"

namespace saksi::audit {

/// Which election, in how much of the log.
struct LogSelection {
    std::string election;    ///< id; empty: the log's only one
    std::uint64_t size = 0;  ///< the first so many entries; at most the tree's size
    /// Called now and then with the entries done and all entries; may be empty.
    std::function<void(std::uint64_t, std::uint64_t)> progress;
};

/// Which forms of it.
struct FormSelection : LogSelection {
    election::Contest contest = election::Contest::ppwp;
    std::optional<election::Source> source;  ///< none: the only one there is
    std::uint8_t round = 1;
};

struct TotalsQuery : FormSelection {
    election::UnitKind level = election::UnitKind::nasional;  ///< a row for each unit of this kind
    std::optional<election::Unit> region;                     ///< only what lies in it; no TPS
    /// By the units of this scheme, where older ones are mapped to it; empty: as recorded.
    std::string scheme{};
};

/// An older unit that lies in several units of the scheme asked for, none of
/// which says to hold all of it: its forms are placed only where something
/// below it is mapped whole.
struct SplitUnit {
    election::Unit unit;
    std::string name;
    std::vector<election::Unit> into;  ///< by code
};

/// A sum, and the number of TPS whose form has the figure.
struct Sum {
    election::Count sum = 0;
    std::uint64_t n = 0;

    bool operator==(const Sum&) const = default;
};

/// What an option's column is about.
enum class OptionPart : std::uint8_t {
    total,  ///< a pair, person or column; of a party its total (B)
    logo,   ///< votes for the party alone (A.1)
};

/// One column of the ballots' options.
struct OptionColumn {
    std::string key;    ///< candidate key
    std::string name;   ///< as on the ballot
    std::string label;  ///< "paslon_1", "partai_5", "partai_5_logo", "partai_5_calon_2", "calon_3";
                        ///< the key (and "_logo") where ballots number options otherwise, and of
                        ///< persons whenever ballots of several units are added up
    OptionPart part = OptionPart::total;

    bool operator==(const OptionColumn&) const = default;
};

struct Row {
    election::Unit unit;
    std::string name;
    std::string edition;                     ///< of its ballot, "1"; empty: no form was counted
    std::optional<std::uint64_t> tps_total;  ///< of the unit, by its TPS lists; none: no list
    std::uint64_t tps_in = 0;                ///< TPS with at least one vote figure, on this edition
    std::uint64_t tps_listed = 0;            ///< of these, TPS that the lists have
    /// Listed TPS without a vote figure on any edition.
    std::optional<std::uint64_t> tps_absent;
    std::uint64_t forms = 0;  ///< current forms, also those without votes
    std::array<Sum, election::field_count> fields;
    std::vector<Sum> options;  ///< one for each of Totals::options
};

struct Totals {
    std::uint64_t size = 0;  ///< entries that were read
    std::string election;
    election::Pemilu pemilu;
    std::optional<election::Source> source;  ///< none if there is no form at all
    std::vector<OptionColumn> options;       ///< in ballot order
    std::vector<Row> rows;   ///< by code; every unit of the level, also the empty ones
    std::vector<Row> whole;  ///< all rows added up, one for each edition

    std::vector<SplitUnit> splits;  ///< of a query by scheme: what it cannot add up by itself

    std::uint64_t strays = 0;    ///< versions that are current nowhere
    std::uint64_t opaque = 0;    ///< entries this release does not understand: totals may lack them
    std::uint64_t foreign = 0;   ///< entries that are no events
    std::uint64_t unplaced = 0;  ///< forms that lie in no unit of the level, in no row
    std::uint64_t unknown_places = 0;  ///< forms of TPS that no list has
    std::uint64_t unusable_votes = 0;  ///< forms whose votes fit no ballot of the log: not counted
};

/// usage: several elections or sources, and none was chosen (the detail lists
/// them); not_found: no such election or contest; too_large: a total over 2^53-1.
[[nodiscard]] SAKSI_API Result<Totals> total_forms(log::Reader& reader, const TotalsQuery& query);

/// A file that keeps what was counted, so that the next count of the same forms
/// reads only what came after, and what is no form. It is bound to origin, size
/// and root and to the choice of forms, and sealed with a SHA-256: of another log
/// or another past, cut short or damaged, it is not used and is made anew. Whoever
/// can write it can forge it, so it is no evidence and is for its owner alone
/// (0600). What was read is hashed and compared with the tree as ever.
///
/// Cost of using it: reading it, 60 bytes a TPS and what the sums of each desa take.
struct CountCache {
    FileSystem& files;
    std::string path;
    std::string origin;
};

enum class CacheFinding : std::uint8_t {
    absent,
    damaged,  ///< no such file of this version, or its seal is wrong
    foreign,  ///< of another log, of another past of this one, or of other forms
    ahead,    ///< of more entries than were asked for; it stays as it is
    used,
};
[[nodiscard]] SAKSI_API std::string_view name_of(CacheFinding finding) noexcept;

struct CachedTotals {
    Totals totals;
    CacheFinding found = CacheFinding::absent;
    std::uint64_t counted = 0;      ///< entries whose forms came from the file
    std::optional<Error> not_kept;  ///< why it could not be written; no error of the totals
};

/// The same totals, by way of a file. `exists` if there is something else in its
/// place, which is left alone.
[[nodiscard]] SAKSI_API Result<CachedTotals> total_forms(log::Reader& reader,
                                                         const TotalsQuery& query,
                                                         const CountCache& cache);

/// The tree's size just before the first entry that was observed after `instant`
/// (POSIX seconds): what the log knew then, by its observers' own clocks.
[[nodiscard]] SAKSI_API Result<std::uint64_t> size_at_time(log::Reader& reader,
                                                           std::int64_t instant);

}  // namespace saksi::audit
