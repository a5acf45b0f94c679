// saksi-tally compare: what is logged beside a witness's copies, a published
// table, or another log.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/compare.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "cli/files.hpp"
#include "cli/form_choice.hpp"
#include "cli/meanings.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/net/http_store.hpp"
#include "tally/commands.hpp"
#include "tally/compare_print.hpp"
#include "tally/objection.hpp"
#include "tally/region_choice.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::FormComparison;
using audit::TotalComparison;

constexpr std::uint64_t largest_table = std::uint64_t{256} << 20U;

struct Options {
    LogOptions log;
    FormChoice choice;
    std::string with;
    std::optional<std::string> with_source;
    std::optional<std::string> with_policy;
    std::optional<std::string> region;
    std::optional<std::string> level;
    std::optional<std::string> unit;
    std::vector<std::string> meanings;
    std::optional<std::string> meanings_file;
    std::optional<std::string> objection;
    std::optional<std::string> format;
    std::optional<std::uint64_t> limit;
};

void declare(Command& command, Options& options) {
    options.log.declare_walk(command);
    command.option("--with", "FILE|LOG", options.with,
                   N_("copies of forms or a table of totals, as CSV; or another log"));
    options.choice.declare(command);
    command.option("--with-source", "KIND:NAME", options.with_source,
                   N_("whose numbers of the other log (default: as --source)"));
    command.option("--with-policy", "FILE", options.with_policy,
                   N_("whom to trust of the other log"));
    command.option("--region", "CODE", options.region,
                   N_("only what lies there: a code, or names from the larger to the smaller"));
    command.choice(
        "--level", {"nasional", "provinsi", "kabkota", "kecamatan", "desa", "tps", "dapil"},
        options.level,
        N_("the units of a table of totals (default: nasional); of another log, the totals "
           "of these too"));
    command.option("--unit", "CODE", options.unit,
                   N_("the one unit of a table of totals that names none"));
    command.option("--map", "NAME=MEANING", options.meanings,
                   N_("what a column or option of a table of totals means; may be repeated"));
    command.option("--map-file", "FILE", options.meanings_file,
                   N_("the same as CSV: name,meaning"));
    command.option("--objection", "FOLDER", options.objection,
                   N_("write an objection to fill in for each form that differs"));
    command.choice("--format", {"table", "csv", "json"}, options.format,
                   N_("how to print (default: table)"));
    command.option("--limit", "N", options.limit,
                   N_("how many differences the table lists (default: 50)"));
    command.explain(N_(
        "A figure differs if both sides have it and it is not the same. A table with a column "
        "tps_code holds copies of forms, in the columns of --format sirekap-csv; any other a table "
        "of totals, as --format votes-csv. The exit code is 1 if a figure differs, 2 if no figure "
        "could be compared."));
}

/// What was compared: forms, totals, or both.
struct Outcome {
    std::optional<FormComparison> forms;
    std::optional<TotalComparison> totals;

    [[nodiscard]] bool differs() const {
        return (forms && !forms->different.empty()) || (totals && totals->different() > 0);
    }
    [[nodiscard]] bool compared() const {
        const bool any_form = forms && forms->same + forms->different.size() > 0;
        return any_form || (totals && totals->units.size() > totals->not_comparable());
    }
    [[nodiscard]] std::uint64_t opaque() const {
        return forms ? forms->opaque : totals ? totals->opaque : 0;
    }
    [[nodiscard]] std::uint64_t foreign() const {
        return forms ? forms->foreign : totals ? totals->foreign : 0;
    }
};

/// Is this a table of forms, one row a TPS?
bool holds_forms(const std::string& text) {
    std::istringstream input(text.substr(0, std::size_t{1} << 16U));
    const auto header = CsvReader(input).next();
    if (!header || !*header) return false;
    const auto& names = (*header)->fields;
    return std::find(names.begin(), names.end(), "tps_code") != names.end();
}

election::UnitKind level_of(const Options& options) {
    return *election::unit_kind_named(options.level.value_or("nasional"));
}

Result<Outcome> with_table(const Options& options, OpenLog& log,
                           const audit::FormSelection& selection,
                           const std::optional<election::Unit>& region) {
    auto text = read_text(options.with, largest_table);
    if (!text) return pass_on(std::move(text.error()));
    const bool forms = holds_forms(*text);
    std::istringstream input(std::move(*text));
    const audit::TableInput table{input, options.with};
    Outcome outcome;
    if (forms) {
        auto report = audit::compare_with_copies(log.reader(), {selection, region}, table);
        if (!report) return pass_on(std::move(report.error()));
        outcome.forms = std::move(*report);
        return outcome;
    }
    auto meanings = read_meanings(options.meanings_file, options.meanings);
    if (!meanings) return pass_on(std::move(meanings.error()));
    record::VotesImportOptions shape;
    shape.meanings = std::move(*meanings);
    shape.unit = options.unit.value_or("");
    auto report = audit::compare_with_totals(log.reader(), {selection, level_of(options), region},
                                             table, shape);
    if (!report) return pass_on(std::move(report.error()));
    outcome.totals = std::move(*report);
    return outcome;
}

Result<Outcome> with_log(const Options& options, OpenLog& log, OpenLog& other,
                         const audit::FormSelection& selection,
                         const std::optional<election::Unit>& region) {
    auto choice = options.choice;
    if (options.with_source) choice.source = options.with_source;
    auto others = choose_forms(choice, other);
    if (!others) return pass_on("--with", std::move(others.error()));
    Outcome outcome;
    auto forms =
        audit::compare_with_log(log.reader(), {selection, region}, other.reader(), *others);
    if (!forms) return pass_on(std::move(forms.error()));
    outcome.forms = std::move(*forms);
    if (!options.level) return outcome;
    auto totals =
        audit::compare_totals_with_log(log.reader(), {selection, level_of(options), region},
                                       other.reader(), {*others, level_of(options), region});
    if (!totals) return pass_on(std::move(totals.error()));
    outcome.totals = std::move(*totals);
    return outcome;
}

void print(const Options& options, const Outcome& outcome, Output& out) {
    const bool csv = options.format == "csv";
    const auto most = options.limit.value_or(50);
    if (outcome.forms) {
        csv ? print_comparison_csv(*outcome.forms, out)
            : print_comparison(*outcome.forms, most, out);
    }
    if (outcome.totals && !(csv && outcome.forms)) {
        csv ? print_comparison_csv(*outcome.totals, out)
            : print_comparison(*outcome.totals, most, out);
    }
    if (!out.json()) print_compare_remarks(outcome.foreign(), out, csv);
}

int answer(const OpenLog& log, const Outcome& outcome, bool trusted, Output& out) {
    json::Object fields;
    log.finish(fields, out);
    fields.set("forms", outcome.forms ? json::Value(as_json(*outcome.forms)) : json::Value());
    fields.set("totals", outcome.totals ? json::Value(as_json(*outcome.totals)) : json::Value());
    auto code = code_for(trusted && !outcome.differs(), outcome.opaque(), out);
    if (!outcome.compared()) {
        out.complain(_("No figure could be compared: the two sides have none in common."));
        code = could_not_check;
    }
    return out.answer(std::move(fields), code);
}

/// A folder or an address; else it is a table.
bool is_log(const std::string& with) {
    std::error_code none;
    return net::is_address(with) || std::filesystem::is_directory(with, none);
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    if (options.format == "json") out.switch_to_json();
    bool trusted = log->trusted(out);
    auto selection = choose_forms(options.choice, *log);
    if (!selection) return out.fail(selection.error());
    const auto region = choose_region(*log, *selection, options.region);
    if (!region) return out.fail(region.error());
    Progress progress(out, _("comparing"));
    selection->progress = progress.follower();
    Result<Outcome> outcome;
    if (is_log(options.with)) {
        const auto keep = net::is_address(options.with) ? options.log.keep : std::nullopt;
        auto other = OpenLog::open(
            {options.with, options.with_policy, std::nullopt, keep, options.log.threads});
        if (!other) return out.fail(other.error());
        trusted = other->trusted(out) && trusted;
        outcome = with_log(options, *log, *other, *selection, *region);
    } else {
        outcome = with_table(options, *log, *selection, *region);
    }
    if (!outcome) return out.fail(outcome.error());
    print(options, *outcome, out);
    if (options.objection && outcome->forms) {
        const auto written =
            write_objections(*options.objection, *log, *outcome->forms, selection->contest, out);
        if (!written) return out.fail(written.error());
    }
    return answer(*log, *outcome, trusted, out);
}

}  // namespace

void add_tally_compare(cli::Tool& tool) {
    tool.add<Options>("compare", N_("compare with copies, a published table or another log"),
                      declare, run);
}

}  // namespace saksi::tools
