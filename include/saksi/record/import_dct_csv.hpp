// A final candidate list (DCT), one row a candidate:
//     kode_dapil, id_partai, nomor_urut, nama, jenis_kelamin
// Each row becomes a `candidacy` event at stage dct: of a party's list where the
// contest has parties, otherwise of a person (id_partai is empty then). On
// request each dapil's `ballot` follows, so that votes can join to it.
//
// id_partai is KPU's internal number and not the one on the ballot. Who it is
// says a file of parties:
//     nomor_urut, id, nama
// A party's key is its name in small letters, "partai-golkar". A candidate's key
// is contest, dapil, id_partai and name: "pdpr/1101/9/nama-calon". No key holds a
// number that is drawn or can be drawn again.
//
// What is logged already and differs is replaced: what the row shows is taken
// from it, the rest of the candidacy stays. A candidate missing from a file is
// not taken for withdrawn.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/candidacy.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

struct Party {
    std::uint16_t number = 1;  ///< on the ballot
    std::string key;
    std::string name;

    bool operator==(const Party&) const = default;
};

/// By internal id.
using Parties = std::map<std::string, Party, std::less<>>;

/// A file of parties; `path` names it in errors.
[[nodiscard]] SAKSI_API Result<Parties> read_parties(std::istream& input, const std::string& path);

struct DctImportOptions : ImportOptions {
    election::Contest contest = election::Contest::pdpr;
    Parties parties;                      ///< of a contest of parties: those in the files
    std::optional<std::string> decision;  ///< what set the list
    bool ballots = false;                 ///< log each dapil's ballot too
};

struct DctImportReport : ImportCounts {
    std::uint64_t added = 0;  ///< candidates
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t ballots = 0;            ///< logged
    std::uint64_t ballots_unchanged = 0;  ///< that were there

    bool operator==(const DctImportReport&) const = default;
};

/// "H. IRMAWAN, S.Sos." becomes "h-irmawan-s-sos": small letters and digits, and
/// one hyphen for all between them.
[[nodiscard]] SAKSI_API std::string key_part(std::string_view name);

/// One row, its fields in the order above, as a candidacy in a unit of this kind
/// and scheme. An error's `where` is the column.
[[nodiscard]] SAKSI_API Result<election::Candidacy> read_dct_row(const CsvRow& row,
                                                                 const DctImportOptions& options,
                                                                 election::UnitKind area,
                                                                 const std::string& scheme);

[[nodiscard]] SAKSI_API Result<DctImportReport> import_dct_csv(
    EventBatch& batch, const DctImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
