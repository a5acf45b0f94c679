// What an import found, in words and as fields.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "cli/output.hpp"
#include "saksi/record/import.hpp"
#include "saksi/record/import_dct_csv.hpp"
#include "saksi/record/import_events.hpp"
#include "saksi/record/import_regions_csv.hpp"

namespace saksi::tools {

using ImportReport = std::variant<record::FormImportReport, record::RegionImportReport,
                                  record::EventsImportReport, record::DctImportReport>;

void print_report(const ImportReport& report, cli::Output& out);
void put_report(const ImportReport& report, json::Object& fields);

}  // namespace saksi::tools
