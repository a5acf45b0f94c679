// Sirekap's TPS results flattened to CSV, one row a TPS:
//     tps_code, dpt_{j,l,p}, pengguna_{dpt,dptb,dpk,total}_{j,l,p},
//     suara_sah, suara_tidak_sah, suara_total, paslon_1 …, n_images, ts
// in any order, all of them and no other; paslon_N is the option with that
// number on the ballot. An empty field was published empty. `ts` is WIB.
//
// A row with neither numbers nor images is no form yet, and no event, unless it
// empties one that was logged.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

/// A form as a row shows it, not yet matched to a ballot.
struct SirekapRow {
    election::Unit unit;
    election::Sections sections;
    /// Per column paslon_N of the header, in its order.
    std::vector<election::Figure> votes;
    std::optional<election::Count> images;
    std::optional<Timestamp> at;
    std::optional<std::string> at_text;
};

/// The columns of one file.
class SAKSI_API SirekapCsv {
 public:
    /// Refuses a header that lacks a column, repeats one or has another.
    [[nodiscard]] static Result<SirekapCsv> from_header(const CsvRow& header);
    /// The numbers of the paslon columns, in the order of SirekapRow::votes.
    [[nodiscard]] const std::vector<std::uint16_t>& options() const noexcept { return options_; }
    /// An error's `where` is the column. `scheme` is that of the codes.
    [[nodiscard]] Result<SirekapRow> row(const CsvRow& row, std::string_view scheme) const;
    /// The votes of a row in the order of a ballot of pairs, which must have the
    /// options that the columns have, and no other.
    [[nodiscard]] Result<election::Votes> votes(const SirekapRow& row,
                                                const election::Ballot& ballot) const;

    /// Reads a row where it stands: `form` gets its TPS, figures, time and images, and
    /// `votes` what SirekapRow::votes would be. Says yes or nothing; what it takes row()
    /// takes, as the same values. `at` is room for the time, never moved meanwhile.
    [[nodiscard]] bool scan(std::string_view line, election::ScannedForm& form,
                            std::vector<election::Figure>& votes, std::string& at) const;

 private:
    enum class Column : std::uint8_t { tps_code, figure, votes, images, ts };
    struct Meaning {
        Column column;
        std::size_t index;  // of a Field, or into options_
    };
    [[nodiscard]] std::optional<Meaning> meaning_of(std::string_view column);
    [[nodiscard]] static Result<void> read_cell(const Meaning& meaning, const std::string& text,
                                                std::string_view scheme, SirekapRow& out);

    struct Scan;
    [[nodiscard]] static bool scan_cell(const Meaning& meaning, std::string_view text, Scan& out);

    std::vector<std::string> names_;
    std::vector<Meaning> meanings_;
    std::vector<std::uint16_t> options_;
};

/// A whole table, read without importing it.
struct SirekapTable {
    struct Line {
        std::uint64_t line = 0;  ///< of the file
        SirekapRow row;
    };
    SirekapCsv columns;
    std::vector<Line> lines;
};

/// Refused at the first bad row. `path` names the file in errors.
[[nodiscard]] SAKSI_API Result<SirekapTable> read_sirekap_csv(std::istream& input,
                                                              const std::string& path,
                                                              std::string_view scheme);

[[nodiscard]] SAKSI_API Result<FormImportReport> import_sirekap_csv(
    EventBatch& batch, const FormImportOptions& options, const std::vector<ImportFile>& files);

}  // namespace saksi::record
