// SPDX-License-Identifier: Apache-2.0
#include "tally/compare_print.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::FigureDifference;
using audit::FormComparison;
using audit::FormDifference;
using audit::TotalComparison;
using election::Answer;
using election::Unit;

std::string shown(election::Count count) { return grouped(static_cast<std::int64_t>(count)); }

std::string shown(const std::optional<election::Count>& count) {
    return count ? shown(*count) : "-";
}

std::string signed_text(election::Count log, election::Count copy) {
    if (log == copy) return "0";
    const bool less = log < copy;
    return (less ? "-" : "+") + shown(less ? copy - log : log - copy);
}

std::string place_of(const std::string& name, const Unit& unit) {
    return printable(name) + " (" + election::display_code(unit) + ")";
}

Cells cells_of(const FigureDifference& figure) {
    const auto name = figure.name.empty() ? std::string() : printable(figure.name);
    return {"  " + printable(figure.label), name, shown(figure.log), shown(figure.copy),
            signed_text(figure.log, figure.copy)};
}

/// Option rows, the sum of the options, then fields.
std::vector<Cells> rows_of(const FormDifference& form) {
    std::vector<Cells> rows = {{"", "", _("log"), _("copy"), _("difference")}};
    const auto& figures = form.figures;
    const auto fields = std::find_if(figures.begin(), figures.end(),
                                     [](const auto& figure) { return !figure.option; });
    for (auto at = figures.begin(); at != fields; ++at) rows.push_back(cells_of(*at));
    const auto& log = form.log_sum.options;
    const auto& copy = form.copy_sum.options;
    if (log || copy) {
        rows.push_back({std::string("  ") + _("sum of options"), "", shown(log), shown(copy),
                        log && copy ? signed_text(*log, *copy) : "-"});
    }
    for (auto at = fields; at != figures.end(); ++at) rows.push_back(cells_of(*at));
    return rows;
}

void print_form(const FormDifference& form, Output& out) {
    auto where = place_of(form.name, form.tps) + ", " + say("entry {0}", form.log.index);
    if (form.copy) where += ", " + say("in the other log entry {0}", form.copy->index);
    if (form.line > 0) where += ", " + say("line {0} of the copy", form.line);
    out.line(where);
    print_aligned(rows_of(form), out);
    out.line("  " + say("suara_sah as written: log {0}, copy {1}", shown(form.log_sum.valid),
                        shown(form.copy_sum.valid)));
    if (const auto hint = hint_for(form); !hint.empty()) out.line("  " + hint);
    out.line("  " + request_for(form));
}

void print_more(std::size_t most, std::uint64_t all, Output& out) {
    if (all > most) {
        out.line(say("… and {0} more: --limit N, or all of them with --format csv.", all - most));
    }
}

std::string sources_of(const auto& report) {
    auto text = report.source ? election::to_text(*report.source) : std::string("-");
    if (report.copy_source) text += " / " + election::to_text(*report.copy_source);
    return text;
}

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

json::Array as_json(const std::vector<Unit>& units) {
    json::Array list;
    for (const auto& unit : units) list.emplace_back(election::to_json(unit));
    return list;
}

json::Array as_json(const std::vector<FigureDifference>& figures) {
    json::Array list;
    for (const auto& figure : figures) {
        json::Object each;
        each.set("what", figure.label)
            .set("name", figure.name)
            .set("log", number(figure.log))
            .set("copy", number(figure.copy));
        list.emplace_back(std::move(each));
    }
    return list;
}

json::Object as_json(const audit::OptionSum& sum) {
    json::Object object;
    object.set("options", optional_number(sum.options))
        .set("suara_sah", optional_number(sum.valid))
        .set("D01", name_of(sum.answer));
    return object;
}

json::Object as_json(const record::Version& version) {
    json::Object object;
    object.set("index", number(version.index)).set("leaf_hash", to_hex(version.leaf.view()));
    return object;
}

json::Object as_json(const FormDifference& form) {
    json::Object object;
    object.set("tps", election::to_json(form.tps)).set("name", form.name);
    object.set("log", as_json(form.log));
    object.set("copy", form.copy ? json::Value(as_json(*form.copy)) : json::Value());
    object.set("line", form.line > 0 ? number(form.line) : json::Value());
    object.set("figures", as_json(form.figures));
    object.set("log_sum", as_json(form.log_sum)).set("copy_sum", as_json(form.copy_sum));
    return object;
}

json::Object head_of(const auto& report) {
    json::Object object;
    object.set("election", report.election).set("official", false);
    object.set("source", report.source ? election::to_json(*report.source) : json::Value());
    if (report.copy_source) object.set("copy_source", election::to_json(*report.copy_source));
    if (report.copy_size > 0) object.set("copy_size", number(report.copy_size));
    object.set("only_log", as_json(report.only_log)).set("only_copy", as_json(report.only_copy));
    object.set("elsewhere", number(report.elsewhere));
    object.set("opaque", number(report.opaque)).set("foreign", number(report.foreign));
    return object;
}

}  // namespace

std::string difference_of(election::Count log, election::Count copy) {
    return signed_text(log, copy);
}

std::string hint_for(const FormDifference& form) {
    const auto log = form.log_sum.answer;
    const auto copy = form.copy_sum.answer;
    if (copy == Answer::holds && log == Answer::does_not_hold)
        return _("Hint: the copy's options add up to its valid votes; the log's do not.");
    if (log == Answer::holds && copy == Answer::does_not_hold)
        return _("Hint: the log's options add up to its valid votes; the copy's do not.");
    return {};
}

std::string request_for(const FormDifference& form) {
    return say("Ask: open the C.Hasil plano of {0} in the plenary.", place_of(form.name, form.tps));
}

void print_comparison(const FormComparison& report, std::size_t most, Output& out) {
    const auto total = report.tps_total ? shown(*report.tps_total) : std::string("?");
    out.line(say("{0} · {1} TPS · in the log {2} · in the copy {3}", printable(report.region_name),
                 total, shown(report.in_log), shown(report.in_copy)));
    out.line(say("Same {0} · different {1} · only in the copy {2} · only in the log {3}",
                 shown(report.same), shown(report.different.size()), shown(report.only_copy.size()),
                 shown(report.only_log.size())));
    if (!report.not_comparable.empty())
        out.line(
            say("Without a figure that both sides have: {0}", shown(report.not_comparable.size())));
    if (report.elsewhere > 0)
        out.line(say("Of the copy outside this region: {0}", shown(report.elsewhere)));
    out.line(say("Source: {0}, at log size {1}", sources_of(report), report.size));
    const auto end = std::min(most, report.different.size());
    for (std::size_t i = 0; i < end; ++i) print_form(report.different[i], out);
    print_more(most, report.different.size(), out);
}

void print_comparison(const TotalComparison& report, std::size_t most, Output& out) {
    const auto compared = report.units.size();
    const auto same = compared - report.different() - report.not_comparable();
    out.line(
        say("Totals by {0}: same {1} · different {2} · only in the copy {3} · only in the "
            "log {4}",
            name_of(report.level), shown(same), shown(report.different()),
            shown(report.only_copy.size()), shown(report.only_log.size())));
    if (const auto none = report.not_comparable(); none > 0)
        out.line(say("Without a figure that both sides have: {0}", shown(none)));
    if (!report.several_ballots.empty())
        out.line(say("Not compared, as their forms are on two ballots: {0} units",
                     shown(report.several_ballots.size())));
    if (report.elsewhere > 0)
        out.line(say("Of the copy outside this region: {0}", shown(report.elsewhere)));
    out.line(say("Source: {0}, at log size {1}", sources_of(report), report.size));
    std::size_t printed = 0;
    for (const auto& unit : report.units) {
        if (unit.figures.empty() || printed == most) continue;
        ++printed;
        const auto copy_in = unit.copy_in ? shown(*unit.copy_in) : std::string("?");
        out.line(place_of(unit.name, unit.unit) + " · " +
                 say("TPS in the log {0}, in the copy {1}", in_of(unit.tps_in, unit.tps_total),
                     copy_in));
        std::vector<Cells> rows = {{"", "", _("log"), _("copy"), _("difference")}};
        for (const auto& figure : unit.figures) rows.push_back(cells_of(figure));
        print_aligned(rows, out);
    }
    print_more(most, report.different(), out);
}

void print_compare_remarks(std::uint64_t foreign, Output& out, bool to_stderr) {
    const auto print = [&](const std::string& text) {
        to_stderr ? out.complain(text) : out.line(text);
    };
    if (foreign > 0) print(say("{0} entries are no events.", foreign));
    print(_("A difference is not evidence of fraud."));
    print(not_official());
    print(_("Not proved: the same as the paper."));
}

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

json::Object as_json(const FormComparison& report) {
    auto object = head_of(report);
    json::Array different;
    for (const auto& form : report.different) different.emplace_back(as_json(form));
    object.set("region", election::to_json(report.region)).set("region_name", report.region_name);
    object.set("tps_total", optional_number(report.tps_total));
    object.set("in_log", number(report.in_log)).set("in_copy", number(report.in_copy));
    object.set("same", number(report.same)).set("different", std::move(different));
    object.set("not_comparable", as_json(report.not_comparable));
    return object;
}

json::Object as_json(const TotalComparison& report) {
    auto object = head_of(report);
    json::Array units;
    for (const auto& unit : report.units) {
        json::Object each;
        each.set("unit", election::to_json(unit.unit)).set("name", unit.name);
        each.set("edition", unit.edition).set("tps_in", number(unit.tps_in));
        each.set("tps_total", optional_number(unit.tps_total));
        each.set("copy_in", optional_number(unit.copy_in));
        each.set("compared", number(unit.compared)).set("figures", as_json(unit.figures));
        units.emplace_back(std::move(each));
    }
    object.set("level", name_of(report.level)).set("units", std::move(units));
    object.set("several_ballots", as_json(report.several_ballots));
    return object;
}

}  // namespace saksi::tools
