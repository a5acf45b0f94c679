// SPDX-License-Identifier: Apache-2.0
#include "verify/rekap_print.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"
#include "verify/rekap_sheet.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using merkle::RekapNode;
using merkle::RekapRow;
using merkle::RekapValues;

std::string heading_of(const RekapNode& node) {
    auto text = printable(node.place.kind) + " " + printable(node.place.code);
    if (node.dapil && node.dapil->code != node.place.code)
        text += ", dapil " + printable(node.dapil->code);
    return text;
}

std::set<RekapBallot> ballots_of(const RekapNode& node) {
    std::set<RekapBallot> ballots;
    for (const auto& row : node.rows) {
        for (const auto& part : counted(row).parts) ballots.insert(part.ballot);
    }
    return ballots;
}

Beside beside(std::size_t table, const audit::RekapReport& report) {
    Beside found;
    for (const auto& recap : report.recaps) {
        if (recap.table != table) continue;
        RekapValues values{0, 0, {recap.figures}};
        values.parts[0].forms = 0;
        found.emplace_back("D.Hasil " + election::to_text(recap.source), std::move(values));
    }
    return found;
}

void print_table(std::size_t table, const RekapNode& node, const audit::RekapReport& report,
                 Output& out) {
    const auto ballots = ballots_of(node);
    if (ballots.empty()) return out.line(_("No form of it is recorded."));
    const auto recaps = beside(table, report);
    if (recaps.empty()) out.line(_("D.Hasil of it: none is recorded."));
    for (const auto& recap : report.recaps) {
        if (recap.table == table)
            out.line(
                say("D.Hasil of it: entry {0}, {1}", recap.index, election::to_text(recap.source)));
    }
    for (const auto& ballot : ballots) {
        if (ballots.size() > 1)
            out.line(ballot ? say("ballot {0}", printable(*ballot)) : _("votes on no ballot"));
        RekapSheet(node, ballot, columns_of(node, ballot, report), recaps).print(out);
    }
}

/// The row of a table that the path goes through; a null pointer if there is none.
const RekapRow* row_on_path(const merkle::RekapPath& path, std::size_t table) {
    const auto& rows = path.nodes[table].rows;
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const RekapRow& row) {
        return table == 0 ? row.number == path.number : row.place == path.nodes[table - 1].place;
    });
    return at == rows.end() ? nullptr : &*at;
}

}  // namespace

void print_tables(const note::RekapProof& proof, const audit::RekapReport& report,
                  const std::string& level, Output& out) {
    for (std::size_t i = 0; i < proof.path.nodes.size(); ++i) {
        const auto& node = proof.path.nodes[i];
        if (!level.empty() && node.place.kind != level) continue;
        out.line();
        out.line(heading_of(node));
        print_table(i, node, report, out);
    }
}

std::vector<PathTable> path_tables(const note::RekapProof& proof,
                                   const audit::RekapReport& report) {
    std::vector<PathTable> tables;
    for (std::size_t i = 0; i < proof.path.nodes.size(); ++i) {
        const auto& node = proof.path.nodes[i];
        const auto* row = row_on_path(proof.path, i);
        if (row == nullptr) continue;
        for (const auto& part : counted(*row).parts) {
            const RekapSheet sheet(node, part.ballot, columns_of(node, part.ballot, report),
                                   beside(i, report), row);
            tables.push_back({node.place, sheet.rows()});
        }
    }
    return tables;
}

json::Array tables_as_json(const note::RekapProof& proof) {
    json::Array tables;
    for (const auto& node : proof.path.nodes) {
        const auto table = json::parse(merkle::print_rekap_node(node));
        if (table) tables.push_back(*table);
    }
    return tables;
}

}  // namespace saksi::tools
