// The tables of a rekap proof, as the recapitulation forms have them: what is
// counted downwards, where across.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/output.hpp"
#include "saksi/audit/rekap_check.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::tools {

/// Every table, the lowest first; `level` (a kind of unit) chooses some.
void print_tables(const note::RekapProof& proof, const audit::RekapReport& report,
                  const std::string& level, cli::Output& out);
/// One line a figure: table,kind,place,dapil,row,ballot,figure,sum,n
void print_csv(const note::RekapProof& proof, const audit::RekapReport& report, cli::Output& out);
[[nodiscard]] json::Array tables_as_json(const note::RekapProof& proof);

}  // namespace saksi::tools
