// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/encoding.hpp"
#include "tally/compare_print.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::FormComparison;
using audit::TotalComparison;
using election::Unit;

constexpr std::string_view csv_heading =
    "match,kind,code,name,entry,leaf_hash,copy_entry,copy_leaf_hash,line,what,option,log,copy\n";

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) line += (line.empty() ? "" : ",") + csv_field(cell);
    return line + "\n";
}

void csv_units(std::string_view match, const std::vector<Unit>& units, Output& out) {
    for (const auto& unit : units) {
        out.bytes(bytes_of(
            csv_line({std::string(match), std::string(name_of(unit.kind)),
                      election::display_code(unit), "", "", "", "", "", "", "", "", "", ""})));
    }
}

}  // namespace

void print_comparison_csv(const FormComparison& report, Output& out) {
    if (out.json()) return;
    out.bytes(bytes_of(csv_heading));
    for (const auto& form : report.different) {
        for (const auto& figure : form.figures) {
            out.bytes(bytes_of(
                csv_line({"different", "tps", election::display_code(form.tps), form.name,
                          std::to_string(form.log.index), to_hex(form.log.leaf.view()),
                          form.copy ? std::to_string(form.copy->index) : "",
                          form.copy ? to_hex(form.copy->leaf.view()) : "",
                          form.line > 0 ? std::to_string(form.line) : "", figure.label, figure.name,
                          std::to_string(figure.log), std::to_string(figure.copy)})));
        }
    }
    csv_units("not_comparable", report.not_comparable, out);
    csv_units("only_copy", report.only_copy, out);
    csv_units("only_log", report.only_log, out);
}

void print_comparison_csv(const TotalComparison& report, Output& out) {
    if (out.json()) return;
    out.bytes(bytes_of(csv_heading));
    for (const auto& unit : report.units) {
        for (const auto& figure : unit.figures) {
            out.bytes(bytes_of(csv_line(
                {"different", std::string(name_of(unit.unit.kind)),
                 election::display_code(unit.unit), unit.name, "", "", "", "", "", figure.label,
                 figure.name, std::to_string(figure.log), std::to_string(figure.copy)})));
        }
        if (unit.compared == 0) csv_units("not_comparable", {unit.unit}, out);
    }
    csv_units("several_ballots", report.several_ballots, out);
    csv_units("only_copy", report.only_copy, out);
    csv_units("only_log", report.only_log, out);
}

}  // namespace saksi::tools
