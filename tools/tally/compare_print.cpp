// SPDX-License-Identifier: Apache-2.0
#include "tally/compare_print.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "cli/messages.hpp"
#include "cli/table.hpp"
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

}  // namespace saksi::tools
