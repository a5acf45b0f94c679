// saksi-tally totals: what the recorded forms of one contest add up to.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "saksi/core/file_system.hpp"
#include "tally/commands.hpp"
#include "tally/region_choice.hpp"
#include "tally/totals_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    FormChoice choice;
    std::optional<std::string> level;
    std::optional<std::string> region;
    std::optional<std::string> scheme;
    std::optional<std::string> format;
    std::optional<std::string> cache;
};

void declare(Command& command, Options& options) {
    options.log.declare_walk(command);
    options.choice.declare(command);
    command.choice("--level", {"nasional", "provinsi", "kabkota", "kecamatan", "desa", "tps"},
                   options.level, N_("a row for each of these (default: nasional)"));
    command.option("--region", "CODE", options.region,
                   N_("only what lies there: a code, or names from the larger to the smaller"));
    command.option("--scheme", "NAME", options.scheme,
                   N_("by the units of another scheme, where the log says what became of the "
                      "recorded ones"));
    command.choice("--format", {"table", "csv", "json"}, options.format,
                   N_("how to print (default: table)"));
    command.option("--cache", "FILE", options.cache,
                   N_("keep here what was counted: the next time only what is new is read"));
    command.explain(
        N_("Counted is the current version of every form. A field that a form does not have adds "
           "nothing, and "
           "<field>_n says how many forms have it."));
}

void tell_of(const audit::CachedTotals& made, const std::string& file, Output& out) {
    using audit::CacheFinding;
    if (made.found == CacheFinding::used)
        out.note(say("{0}: forms before entry {1} were counted before", file, made.counted));
    if (made.found == CacheFinding::damaged)
        out.warn(say("{0} is damaged, or of another version: not used, and written anew", file));
    if (made.found == CacheFinding::foreign)
        out.warn(say("{0} is of another log or of other forms: not used, and written anew", file));
    if (made.found == CacheFinding::ahead)
        out.note(say("{0} is of more entries than were asked for: not used", file));
    if (made.not_kept)
        out.warn(say("what was counted could not be kept: {0}", in_words(*made.not_kept)));
}

Result<audit::Totals> read(const Options& options, OpenLog& log, Output& out) {
    auto selection = choose_forms(options.choice, log);
    if (!selection) return pass_on(selection.error());
    audit::TotalsQuery query{std::move(*selection), election::UnitKind::nasional, std::nullopt,
                             options.scheme.value_or("")};
    query.level = *election::unit_kind_named(options.level.value_or("nasional"));
    auto region = choose_region(log, query, options.region);
    if (!region) return pass_on(region.error());
    query.region = std::move(*region);
    Progress progress(out, _("adding up"));
    query.progress = progress.follower();
    if (!options.cache) return audit::total_forms(log.reader(), query);
    auto made = audit::total_forms(
        log.reader(), query,
        {posix_file_system(), *options.cache, log.checkpoint().checkpoint.origin});
    progress.end();
    if (!made) return pass_on(made.error());
    tell_of(*made, *options.cache, out);
    return std::move(made->totals);
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    if (options.format == "json") out.switch_to_json();
    const bool trusted = log->trusted(out);
    const auto totals = read(options, *log, out);
    if (!totals) return out.fail(totals.error());
    if (options.format == "csv")
        print_csv(*totals, out);
    else
        print_table(*totals, out);
    json::Object fields;
    log->finish(fields, out);
    if (out.json()) put_totals(*totals, fields);
    return out.answer(std::move(fields), code_for(trusted, totals->opaque, out));
}

}  // namespace

void add_tally_totals(cli::Tool& tool) {
    tool.add<Options>("totals", N_("add up the forms of a contest, by level"), declare, run);
}

}  // namespace saksi::tools
