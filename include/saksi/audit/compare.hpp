// Comparing what is logged with something else: a witness's own copies of the
// forms, a table that somebody published, or another log of the same election.
//
// Two figures differ if both are counts and not the same. What only one side
// captured, or has as empty, is no difference. Options go by their candidate
// keys, so two logs may name their ballots as they like.
//
// Of a log the current versions are compared, of one contest and source. A
// difference says that two records disagree, not which of them is like the paper.
//
// One walk over each log; memory: 40 bytes a form, and the whole other table.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/answer.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/import_votes_csv.hpp"

namespace saksi::audit {

/// A table to compare with. The stream is read from where it stands.
struct TableInput {
    std::istream& input;
    std::string name;  ///< of the file, in errors
};

struct CompareQuery : FormSelection {
    std::optional<election::Unit> region;  ///< only what lies in it; no TPS
};

/// A figure that the two sides show differently: both are counts.
struct FigureDifference {
    std::string label;  ///< "paslon_2", "partai_5_calon_2", "suara_sah"
    std::string name;   ///< of an option, as on the ballot; empty of a field
    bool option = false;
    election::Count log = 0;
    election::Count copy = 0;

    bool operator==(const FigureDifference&) const = default;
};

/// Do the options of a form add up to suara_sah (D01), and what are both?
struct OptionSum {
    std::optional<election::Count> options;  ///< none: not all of them are known
    std::optional<election::Count> valid;    ///< suara_sah as written
    election::Answer answer = election::Answer::not_applicable;

    bool operator==(const OptionSum&) const = default;
};

/// The form of one TPS that is not the same on both sides.
struct FormDifference {
    election::Unit tps;
    std::string name;  ///< "TPS 065 PEMOGAN, DENPASAR SELATAN, BALI"
    record::Version log;
    std::optional<record::Version> copy;    ///< in the other log
    std::uint64_t line = 0;                 ///< in the table; 0: the other side is a log
    std::vector<FigureDifference> figures;  ///< options first, then fields
    OptionSum log_sum;
    OptionSum copy_sum;
};

/// Every form of the region is in one of these.
struct FormComparison {
    std::uint64_t size = 0;  ///< entries that were read
    std::string election;
    std::optional<election::Source> source;
    std::optional<election::Source> copy_source;  ///< of another log
    std::uint64_t copy_size = 0;                  ///< entries read of another log
    election::Unit region;                        ///< the nation if none was chosen
    std::string region_name;
    std::optional<std::uint64_t> tps_total;  ///< by the lists of TPS
    std::uint64_t in_log = 0;
    std::uint64_t in_copy = 0;

    std::uint64_t same = 0;                      ///< at least one figure in both, none different
    std::vector<FormDifference> different;       ///< by TPS
    std::vector<election::Unit> not_comparable;  ///< in both, without a figure that both have
    std::vector<election::Unit> only_log;
    std::vector<election::Unit> only_copy;
    std::uint64_t elsewhere = 0;  ///< of the copy, outside the region

    std::uint64_t opaque = 0;
    std::uint64_t foreign = 0;
};

/// With a table of forms as --format sirekap-csv reads it. Errors as of
/// total_forms(), and malformed for a bad row or a TPS that stands twice.
[[nodiscard]] SAKSI_API Result<FormComparison> compare_with_copies(log::Reader& reader,
                                                                   const CompareQuery& query,
                                                                   const TableInput& copies);

/// With the forms of another log. Its selection is `other`; usage: it is of
/// another election. Places, and what lies in the region, go by the first log.
[[nodiscard]] SAKSI_API Result<FormComparison> compare_with_log(log::Reader& reader,
                                                                const CompareQuery& query,
                                                                log::Reader& other_reader,
                                                                const FormSelection& other);

/// A unit's totals on both sides.
struct ComparedTotal {
    election::Unit unit;
    std::string name;
    std::string edition;                     ///< of the ballot, as Row::edition
    std::uint64_t tps_in = 0;                ///< in the log
    std::optional<std::uint64_t> tps_total;  ///< by the log's lists
    std::optional<std::uint64_t> copy_in;    ///< in the other log, or as published
    std::uint64_t compared = 0;              ///< figures that both have
    std::vector<FigureDifference> figures;   ///< options first, then fields
};

struct TotalComparison {
    std::uint64_t size = 0;
    std::string election;
    std::optional<election::Source> source;
    std::optional<election::Source> copy_source;
    std::uint64_t copy_size = 0;
    election::UnitKind level = election::UnitKind::nasional;

    std::vector<ComparedTotal> units;      ///< on both sides, by code
    std::vector<election::Unit> only_log;  ///< with forms
    std::vector<election::Unit> only_copy;
    /// With recorded forms on two ballots, which are never added up.
    std::vector<election::Unit> several_ballots;
    std::uint64_t elsewhere = 0;  ///< of the copy, outside the region

    std::uint64_t opaque = 0;
    std::uint64_t foreign = 0;

    /// Units whose figures differ.
    [[nodiscard]] SAKSI_API std::uint64_t different() const noexcept;
    /// Units without a figure that both sides have.
    [[nodiscard]] SAKSI_API std::uint64_t not_comparable() const noexcept;
};

/// With a published table as --format votes-csv reads it; of `shape` the
/// meanings and the unit are used, its level is the query's.
[[nodiscard]] SAKSI_API Result<TotalComparison> compare_with_totals(
    log::Reader& reader, const TotalsQuery& query, const TableInput& table,
    const record::VotesImportOptions& shape);

/// With the totals of another log, unit by unit.
[[nodiscard]] SAKSI_API Result<TotalComparison> compare_totals_with_log(log::Reader& reader,
                                                                        const TotalsQuery& query,
                                                                        log::Reader& other_reader,
                                                                        const TotalsQuery& other);

}  // namespace saksi::audit
