// SPDX-License-Identifier: Apache-2.0
#include "verify/rekap_print.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using merkle::RekapNode;
using merkle::RekapPart;
using merkle::RekapRow;
using merkle::RekapSum;
using merkle::RekapValues;
using Ballot = std::optional<std::string>;
using Columns = std::vector<audit::RekapColumn>;

/// Units beside each other in one block: what fits a terminal.
constexpr std::size_t across = 6;

const RekapValues& counted(const RekapRow& row) {
    return row.values ? *row.values : merkle::rekap_absent();
}

const RekapPart* part_of(const RekapValues& values, const Ballot& ballot) {
    const auto at = std::find_if(values.parts.begin(), values.parts.end(),
                                 [&](const RekapPart& part) { return part.ballot == ballot; });
    return at == values.parts.end() ? nullptr : &*at;
}

std::string name_of(const RekapRow& row) {
    return row.number != 0 ? "TPS " + std::to_string(row.number) : printable(row.place.code);
}

std::string heading_of(const RekapNode& node) {
    auto text = printable(node.place.kind) + " " + printable(node.place.code);
    if (node.dapil && node.dapil->code != node.place.code)
        text += ", dapil " + printable(node.dapil->code);
    return text;
}

/// What the options of a part are called.
Columns columns_of(const RekapNode& node, const Ballot& ballot, const audit::RekapReport& report) {
    if (node.columns) return audit::rekap_columns(*node.columns, report.ballots);
    for (const auto& known : report.ballots) {
        if (known.id == ballot) return audit::rekap_columns(known);
    }
    return {};
}

/// The figures of logged recapitulations, by what stands above them.
using Beside = std::vector<std::pair<std::string, RekapValues>>;

/// One table's figures of one ballot: a column for each row of it (or for one
/// row alone), their sum, and what recapitulations of the same unit say.
class Sheet {
 public:
    Sheet(const RekapNode& node, Ballot ballot, Columns columns, const Beside& beside,
          const RekapRow* only = nullptr)
        : ballot_(std::move(ballot)), columns_(std::move(columns)) {
        for (const auto& row : node.rows) {
            if (only != nullptr && &row != only) continue;
            if (part_of(counted(row), ballot_) != nullptr) {
                units_.emplace_back(name_of(row), &counted(row));
            } else {
                without_ += (without_.empty() ? "" : ", ") + name_of(row);
            }
        }
        auto sum = merkle::sum_of_rows(node);
        if (sum) sum_ = std::move(*sum);
        units_.emplace_back(_("SUM"), &sum_);
        for (const auto& [heading, values] : beside) {
            if (part_of(values, ballot_) != nullptr) units_.emplace_back(heading, &values);
        }
    }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    [[nodiscard]] std::vector<Cells> rows() const { return block(0, units_.size()); }

    void print(Output& out) const {
        for (std::size_t first = 0; first < units_.size(); first += across) {
            const auto last = std::min(first + across, units_.size());
            out.line();
            print_aligned(block(first, last), out);
        }
        if (!without_.empty()) out.line(say("Without a recorded form: {0}", without_));
    }

 private:
    std::vector<Cells> block(std::size_t first, std::size_t last) const {
        std::vector<Cells> rows = {{"", ""}, {_("TPS in/total"), ""}};
        for (auto i = first; i < last; ++i) {
            const auto& values = *units_[i].second;
            const auto* part = part_of(values, ballot_);
            rows[0].push_back(units_[i].first);
            rows[1].push_back(is_recap(values)
                                  ? "-"
                                  : in_of(part == nullptr ? 0 : part->tps_in, values.tps_total));
        }
        const auto& fields = election::all_fields();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            add(std::string(fields[i].name), {}, &RekapPart::fields, i, first, last, rows);
        }
        const auto* part = part_of(sum_, ballot_);
        for (std::size_t i = 0; part != nullptr && i < part->options.size(); ++i) {
            const bool known = i < columns_.size();
            add(known ? printable(columns_[i].label) : say("option {0}", i + 1),
                known ? printable(columns_[i].name) : std::string(), &RekapPart::options, i, first,
                last, rows);
        }
        return rows;
    }

    /// A row of figures, unless no unit of the whole table has one.
    void add(std::string label, std::string name, std::vector<RekapSum> RekapPart::*figures,
             std::size_t at, std::size_t first, std::size_t last, std::vector<Cells>& rows) const {
        const auto has_one = [&](const auto& unit) {
            return figure(*unit.second, figures, at).n > 0;
        };
        if (std::none_of(units_.begin(), units_.end(), has_one)) return;
        Cells cells = {std::move(label), std::move(name)};
        for (auto i = first; i < last; ++i) {
            cells.push_back(cell(*units_[i].second, figures, at));
        }
        rows.push_back(std::move(cells));
    }

    RekapSum figure(const RekapValues& values, std::vector<RekapSum> RekapPart::*figures,
                    std::size_t at) const {
        const auto* part = part_of(values, ballot_);
        return part != nullptr && at < (part->*figures).size() ? (part->*figures)[at] : RekapSum{};
    }

    /// "1.234", "1.234 (7)" of fewer or other TPS than are in, "-" of none.
    std::string cell(const RekapValues& values, std::vector<RekapSum> RekapPart::*figures,
                     std::size_t at) const {
        const auto sum = figure(values, figures, at);
        if (sum.n == 0) return "-";
        auto text = grouped(static_cast<std::int64_t>(sum.sum));
        if (!is_recap(values) && sum.n != part_of(values, ballot_)->tps_in)
            text += " (" + grouped(static_cast<std::int64_t>(sum.n)) + ")";
        return text;
    }

    /// It speaks of no TPS of its own.
    static bool is_recap(const RekapValues& values) {
        return values.tps_total == 0 && values.parts.size() == 1 && values.parts[0].forms == 0;
    }

    Ballot ballot_;
    Columns columns_;
    RekapValues sum_;
    std::vector<std::pair<std::string, const RekapValues*>> units_;
    std::string without_;  // of which nothing is recorded
};

std::set<Ballot> ballots_of(const RekapNode& node) {
    std::set<Ballot> ballots;
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
        Sheet(node, ballot, columns_of(node, ballot, report), recaps).print(out);
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

std::string csv_line(const std::string& start, std::string_view ballot, std::string_view figure,
                     const RekapSum& sum) {
    return start + csv_field(ballot) + "," + csv_field(figure) + "," +
           (sum.n == 0 ? std::string() : std::to_string(sum.sum)) + "," + std::to_string(sum.n) +
           "\n";
}

std::string csv_count(const std::string& start, std::string_view ballot, std::string_view figure,
                      std::uint64_t count) {
    return start + csv_field(ballot) + "," + csv_field(figure) + "," + std::to_string(count) +
           ",\n";
}

std::string csv_of(const std::string& start, const RekapPart& part, const Columns& columns) {
    const auto ballot = part.ballot.value_or("");
    auto text = csv_count(start, ballot, "tps_in", part.tps_in) +
                csv_count(start, ballot, "forms", part.forms);
    const auto& fields = election::all_fields();
    for (std::size_t i = 0; i < part.fields.size() && i < fields.size(); ++i)
        text += csv_line(start, ballot, fields[i].name, part.fields[i]);
    for (std::size_t i = 0; i < part.options.size(); ++i)
        text +=
            csv_line(start, ballot, i < columns.size() ? columns[i].label : std::to_string(i + 1),
                     part.options[i]);
    return text;
}

std::string csv_of(std::size_t table, const RekapNode& node, const audit::RekapReport& report) {
    std::string text;
    for (const auto& row : node.rows) {
        const auto start =
            std::to_string(table) + "," + csv_field(node.place.kind) + "," +
            csv_field(node.place.code) + "," + csv_field(node.dapil ? node.dapil->code : "") + "," +
            csv_field(row.number != 0 ? std::to_string(row.number) : row.place.code) + ",";
        const auto& values = counted(row);
        text += csv_count(start, "", "tps_total", values.tps_total);
        text += csv_count(start, "", "tps_absent", values.tps_absent);
        for (const auto& part : values.parts)
            text += csv_of(start, part, columns_of(node, part.ballot, report));
    }
    return text;
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
            const Sheet sheet(node, part.ballot, columns_of(node, part.ballot, report),
                              beside(i, report), row);
            tables.push_back({node.place, sheet.rows()});
        }
    }
    return tables;
}

void print_csv(const note::RekapProof& proof, const audit::RekapReport& report, Output& out) {
    std::string text = "table,kind,place,dapil,row,ballot,figure,sum,n\n";
    for (std::size_t i = 0; i < proof.path.nodes.size(); ++i)
        text += csv_of(i, proof.path.nodes[i], report);
    out.bytes(bytes_of(text));
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
