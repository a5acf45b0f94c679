// One table of a rekap proof, as the recapitulation forms have it: the figures of
// one ballot downwards; across, its rows or one of them, their sum, and what
// logged recapitulations of the same unit say.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/output.hpp"
#include "cli/table.hpp"
#include "saksi/audit/rekap_check.hpp"

namespace saksi::tools {

using RekapBallot = std::optional<std::string>;
/// What the options of a part are called; empty where no ballot says it.
using RekapColumns = std::vector<audit::RekapColumn>;
[[nodiscard]] RekapColumns columns_of(const merkle::RekapNode& node, const RekapBallot& ballot,
                                      const audit::RekapReport& report);
/// What was counted of a row; of one that nothing is recorded of, nothing.
[[nodiscard]] const merkle::RekapValues& counted(const merkle::RekapRow& row);

/// The figures of logged recapitulations, by what stands above them.
using Beside = std::vector<std::pair<std::string, merkle::RekapValues>>;

class RekapSheet {
 public:
    /// Borrows the node and `beside`. `only`: this row alone.
    RekapSheet(const merkle::RekapNode& node, RekapBallot ballot, RekapColumns columns,
               const Beside& beside, const merkle::RekapRow* only = nullptr);
    RekapSheet(const RekapSheet&) = delete;
    RekapSheet& operator=(const RekapSheet&) = delete;

    /// All of it, a heading first.
    [[nodiscard]] std::vector<cli::Cells> rows() const { return block(0, units_.size()); }
    /// In blocks that fit a terminal.
    void print(cli::Output& out) const;

 private:
    using Figures = std::vector<merkle::RekapSum> merkle::RekapPart::*;

    [[nodiscard]] std::vector<cli::Cells> block(std::size_t first, std::size_t last) const;
    /// A row of figures, unless no unit of the whole table has one.
    void add(std::string label, std::string name, Figures figures, std::size_t at,
             std::size_t first, std::size_t last, std::vector<cli::Cells>& rows) const;
    [[nodiscard]] merkle::RekapSum figure(const merkle::RekapValues& values, Figures figures,
                                          std::size_t at) const;
    /// "1.234", "1.234 (7)" of fewer or other TPS than are in, "-" of none.
    [[nodiscard]] std::string cell(const merkle::RekapValues& values, Figures figures,
                                   std::size_t at) const;

    RekapBallot ballot_;
    RekapColumns columns_;
    merkle::RekapValues sum_;
    std::vector<std::pair<std::string, const merkle::RekapValues*>> units_;
    std::string without_;  // of which nothing is recorded
};

}  // namespace saksi::tools
