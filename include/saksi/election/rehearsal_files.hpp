// A rehearsal's events in the shapes in which real ones arrive: Sirekap's TPS
// results as CSV, a region tree with TPS counts as CSV. And the truth: what all
// its forms add up to, kept while they pass by.
//
// Rows end with LF and need no quotes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "saksi/election/rehearsal.hpp"

namespace saksi::election {

/// Columns as saksi/record/import_sirekap_csv.hpp takes them.
[[nodiscard]] SAKSI_API std::string sirekap_csv_header();
/// Of a form on the rehearsal's pair ballot.
[[nodiscard]] SAKSI_API std::string sirekap_csv_row(const Event& form);
/// Of a TPS that is not yet in.
[[nodiscard]] SAKSI_API std::string sirekap_csv_row(const Unit& tps);

/// Columns as saksi/record/import_regions_csv.hpp takes them.
[[nodiscard]] SAKSI_API std::string regions_csv_header();
[[nodiscard]] SAKSI_API std::string regions_csv_row(const RehearsalUnit& unit);

/// Sums per contest and province: of the fields of the forms and of the votes
/// of each option, under the names that totals have (saksi/audit/totals.hpp).
class SAKSI_API RehearsalTruth {
 public:
    void add(const Event& form, const Ballot& ballot);
    void add_not_yet(Contest contest, const Unit& tps);

    struct Column {
        std::string name;  ///< "paslon_2", "partai_1", "pdpd/51/3"
        Count sum = 0;
    };
    struct Province {
        Count tps_in = 0;
        Count tps_absent = 0;
        std::array<Count, field_count> fields{};
        std::array<bool, field_count> captured{};
        std::vector<Column> options;  ///< in the order in which they came
    };
    /// By contest and the province's code.
    using Sums = std::map<std::pair<Contest, std::string>, Province>;
    [[nodiscard]] const Sums& sums() const noexcept { return sums_; }

    /// "contest,province,name,value": tps_total, tps_in, tps_absent, the fields
    /// that were captured, the options.
    [[nodiscard]] std::string to_csv() const;

 private:
    Sums sums_;
};

}  // namespace saksi::election
