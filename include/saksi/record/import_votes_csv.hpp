// Totals that somebody published, as tables; each unit's becomes a `publication`.
//
// votes-csv, in either of two shapes, which the columns decide:
//     wide     a row a unit, a column an option:  prov_code,paslon_1,paslon_2,suara_sah
//     long     a row an option; the rows of a unit one after another:  partai,suara
// What a column is, `meanings` says, or its own name: nothing is left out unless
// somebody says so. The meanings:
//     unit                 code of the unit, of kind `level`
//     option, votes, seats of long tables: which option, and its numbers
//     tps_in, tps_total    of how many TPS it is the sum, and of how many there are
//     text                 what else the publisher says, word for word
//     suara_sah, dpt_j …   a field of the form
//     skip                 nothing
//     an option            by its key; by its number, 3 or paslon_3 or partai_3; by its id
//                          in another system, sirekap:100025; or key:KEY, on a ballot or not
// In a long table the words in the column `option` go by the same list (an
// option, a field, skip). An empty cell was published empty.
//
// series-csv, what one source showed again and again, each row one number that
// was new:
//     observed_at_utc, commit, contest, scope, option, value, progress_pct
// in any order, all of them and no other. The rows of a moment and scope
// (nasional, or a code of the election's scheme) stand one after another, and
// make one version, `observed` then: what they do not repeat stands as before.
// progress_pct goes into `texts`; `commit` is where the observer kept his copy,
// and not logged. What was seen before the log's current version adds nothing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

/// A name in the table to what it means.
using Meanings = std::map<std::string, std::string, std::less<>>;

/// Two columns, with the header `name,meaning`. An error's `where` is the line.
[[nodiscard]] SAKSI_API Result<Meanings> read_meanings(std::istream& input);

struct VotesImportOptions : FormImportOptions {
    Meanings meanings;
    election::UnitKind level = election::UnitKind::nasional;
    /// Code of the one unit of a table without such a column; empty: the nation.
    std::string unit;
};

[[nodiscard]] SAKSI_API Result<FormImportReport> import_votes_csv(
    EventBatch& batch, const VotesImportOptions& options, const std::vector<ImportFile>& files);

/// The same tables, read without importing them: one publication a unit, in the
/// order of the file. Of `options` the table alone is used. Refused at the first
/// bad row, and where a unit stands twice. `path` names the file in errors.
[[nodiscard]] SAKSI_API Result<std::vector<election::Publication>> read_votes_csv(
    std::istream& input, const std::string& path, const VotesImportOptions& options,
    const std::vector<election::Ballot>& ballots, std::string_view scheme);

/// Of `options` the meanings alone are used, for the words in the column `option`.
[[nodiscard]] SAKSI_API Result<FormImportReport> import_series_csv(
    EventBatch& batch, const VotesImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
