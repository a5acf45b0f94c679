// saksi-tally changes: what became another between two sizes or times.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/changes.hpp"

#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "cli/threads.hpp"
#include "tally/changes_print.hpp"
#include "tally/commands.hpp"
#include "tally/region_choice.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    FormChoice choice;
    std::string since;
    std::optional<std::string> until;
    std::optional<std::string> region;
    std::optional<std::string> format;
    std::optional<std::string> forum;
    std::optional<std::uint64_t> limit;
    bool with_new = false;
};

void declare(Command& command, Options& options) {
    options.log.declare_without_at(command);
    options.log.declare_effort(command);
    options.choice.declare(command);
    command.option("--since", "SIZE|TIME", options.since,
                   N_("the log as it was: at a size, or when it had seen nothing later"));
    command.option("--until", "SIZE|TIME", options.until,
                   N_("and as it was later (default: as it is)"));
    command.option("--region", "CODE", options.region,
                   N_("only what lies there: a code, or names from the larger to the smaller"));
    command.choice("--format", {"table", "csv", "json"}, options.format,
                   N_("how to print (default: table)"));
    command.choice("--forum", {"bawaslu", "mk"}, options.forum,
                   N_("the values side by side as a CSV table for that forum"));
    command.option("--limit", "N", options.limit,
                   N_("how many forms the table lists (default: 50)"));
    command.flag("--with-new", options.with_new, N_("list the forms that are newly in too"));
    command.explain(
        N_("Compared are the versions that were current at the two sizes. Between two snapshots "
           "nobody knows when a source changed what it shows."));
}

Result<audit::ChangesQuery> query_of(const Options& options, OpenLog& log) {
    auto selection = choose_forms(options.choice, log);
    if (!selection) return pass_on(selection.error());
    audit::ChangesQuery query{std::move(*selection), 0, std::nullopt, options.with_new};
    const auto since = log.size_at("--since", options.since);
    if (!since) return pass_on(since.error());
    query.since = *since;
    if (options.until) {
        const auto until = log.size_at("--until", *options.until);
        if (!until) return pass_on(until.error());
        query.size = *until;
    }
    auto region = choose_region(log, query, options.region);
    if (!region) return pass_on(region.error());
    query.region = std::move(*region);
    return query;
}

void print(const Options& options, const audit::Changes& changes, Output& out) {
    if (options.forum) return print_forum(changes, *forum_named(*options.forum), out);
    if (options.format == "csv") return print_changes_csv(changes, out);
    print_changes(changes, options.limit.value_or(50), out);
}

int run(const Options& options, Output& out) {
    if (options.forum && options.format && options.format != "csv")
        return out.fail(
            refuse(ErrorCode::usage, "--forum, --format", "a table for a forum is CSV").value());
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    if (options.format == "json") out.switch_to_json();
    const bool trusted = log->trusted(out);
    auto query = query_of(options, *log);
    if (!query) return out.fail(query.error());
    Progress progress(out, _("comparing"));
    query->progress = progress.follower();
    const auto changes = audit::find_changes(log->reader(), *query);
    if (!changes) return out.fail(changes.error());
    print(options, *changes, out);
    json::Object fields;
    log->finish(fields, out);
    put_changes(*changes, fields);
    return out.answer(std::move(fields), code_for(trusted, changes->opaque, out));
}

}  // namespace

void add_tally_changes(cli::Tool& tool) {
    tool.add<Options>("changes", N_("what became another between two sizes or times"), declare,
                      run);
}

}  // namespace saksi::tools
