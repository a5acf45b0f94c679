// SPDX-License-Identifier: Apache-2.0
#include "verify/rekap_sheet.hpp"

#include <algorithm>

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using merkle::RekapNode;
using merkle::RekapPart;
using merkle::RekapRow;
using merkle::RekapSum;
using merkle::RekapValues;

/// Units beside each other in one block: what fits a terminal.
constexpr std::size_t across = 6;

const RekapPart* part_of(const RekapValues& values, const RekapBallot& ballot) {
    const auto at = std::find_if(values.parts.begin(), values.parts.end(),
                                 [&](const RekapPart& part) { return part.ballot == ballot; });
    return at == values.parts.end() ? nullptr : &*at;
}

std::string name_of(const RekapRow& row) {
    return row.number != 0 ? "TPS " + std::to_string(row.number) : printable(row.place.code);
}

/// It speaks of no TPS of its own.
bool is_recap(const RekapValues& values) {
    return values.tps_total == 0 && values.parts.size() == 1 && values.parts[0].forms == 0;
}

}  // namespace

RekapColumns columns_of(const RekapNode& node, const RekapBallot& ballot,
                        const audit::RekapReport& report) {
    if (node.columns) return audit::rekap_columns(*node.columns, report.ballots);
    for (const auto& known : report.ballots) {
        if (known.id == ballot) return audit::rekap_columns(known);
    }
    return {};
}

const RekapValues& counted(const RekapRow& row) {
    return row.values ? *row.values : merkle::rekap_absent();
}

RekapSheet::RekapSheet(const RekapNode& node, RekapBallot ballot, RekapColumns columns,
                       const Beside& beside, const RekapRow* only)
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

void RekapSheet::print(Output& out) const {
    for (std::size_t first = 0; first < units_.size(); first += across) {
        const auto last = std::min(first + across, units_.size());
        out.line();
        print_aligned(block(first, last), out);
    }
    if (!without_.empty()) out.line(say("Without a recorded form: {0}", without_));
}

std::vector<Cells> RekapSheet::block(std::size_t first, std::size_t last) const {
    std::vector<Cells> rows = {{"", ""}, {_("TPS in/total"), ""}};
    for (auto i = first; i < last; ++i) {
        const auto& values = *units_[i].second;
        const auto* part = part_of(values, ballot_);
        rows[0].push_back(units_[i].first);
        rows[1].push_back(
            is_recap(values) ? "-" : in_of(part == nullptr ? 0 : part->tps_in, values.tps_total));
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

void RekapSheet::add(std::string label, std::string name, Figures figures, std::size_t at,
                     std::size_t first, std::size_t last, std::vector<Cells>& rows) const {
    const auto has_one = [&](const auto& unit) { return figure(*unit.second, figures, at).n > 0; };
    if (std::none_of(units_.begin(), units_.end(), has_one)) return;
    Cells cells = {std::move(label), std::move(name)};
    for (auto i = first; i < last; ++i) {
        cells.push_back(cell(*units_[i].second, figures, at));
    }
    rows.push_back(std::move(cells));
}

RekapSum RekapSheet::figure(const RekapValues& values, Figures figures, std::size_t at) const {
    const auto* part = part_of(values, ballot_);
    return part != nullptr && at < (part->*figures).size() ? (part->*figures)[at] : RekapSum{};
}

std::string RekapSheet::cell(const RekapValues& values, Figures figures, std::size_t at) const {
    const auto sum = figure(values, figures, at);
    if (sum.n == 0) return "-";
    auto text = grouped(static_cast<std::int64_t>(sum.sum));
    if (!is_recap(values) && sum.n != part_of(values, ballot_)->tps_in)
        text += " (" + grouped(static_cast<std::int64_t>(sum.n)) + ")";
    return text;
}

}  // namespace saksi::tools
