// The tables of a rekap proof, as the recapitulation forms have them: what is
// counted downwards, where across.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/output.hpp"
#include "cli/table.hpp"
#include "saksi/audit/rekap_check.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::tools {

/// Every table, the lowest first; `level` (a kind of unit) chooses some.
void print_tables(const note::RekapProof& proof, const audit::RekapReport& report,
                  const std::string& level, cli::Output& out);
/// Of every table, the lowest first, the row that the path goes through, the sum,
/// and the recapitulations of the same unit; a heading first, as print_aligned() has it.
struct PathTable {
    merkle::RekapPlace place;
    std::vector<cli::Cells> rows;
};
[[nodiscard]] std::vector<PathTable> path_tables(const note::RekapProof& proof,
                                                 const audit::RekapReport& report);
/// One line a figure: table,kind,place,dapil,row,ballot,figure,sum,n
void print_csv(const note::RekapProof& proof, const audit::RekapReport& report, cli::Output& out);
[[nodiscard]] json::Array tables_as_json(const note::RekapProof& proof);

}  // namespace saksi::tools
