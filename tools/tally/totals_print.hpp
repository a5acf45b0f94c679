// Totals as a table, as CSV and as fields. All three carry the size of the log
// they were computed at, and what they lack.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.hpp"
#include "saksi/audit/totals.hpp"

namespace saksi::tools {

/// The options, the valid and the invalid votes; for the other fields: CSV.
void print_table(const audit::Totals& totals, cli::Output& out);
/// code,name,tps_total,tps_in,tps_absent, then each field and <field>_n, each
/// option and <option>_n, and the edition of the ballot. A sum of no form is
/// empty. What else there is to say goes to standard error.
void print_csv(const audit::Totals& totals, cli::Output& out);
void put_totals(const audit::Totals& totals, json::Object& fields);

}  // namespace saksi::tools
