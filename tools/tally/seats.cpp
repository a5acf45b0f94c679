// saksi-tally seats: who is elected according to what is logged.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/seats.hpp"
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "tally/commands.hpp"
#include "tally/region_choice.hpp"
#include "tally/seats_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

constexpr std::uint64_t most_decimals = 30;

struct Options {
    LogOptions log;
    FormChoice choice;
    std::optional<std::string> from;
    std::optional<std::string> region;
    std::optional<std::uint64_t> round;
    std::optional<std::uint64_t> decimals;
};

void declare(Command& command, Options& options) {
    options.log.declare_walk(command);
    options.choice.declare(command);
    command.choice("--from", {"forms", "d_hasil", "publication"}, options.from,
                   N_("which numbers: counted forms, signed recapitulations, or totals that "
                      "somebody published (default: forms)"));
    command.option("--region", "CODE", options.region,
                   N_("only areas that lie there: a code (dapil:1102 for a dapil), or names from "
                      "the larger to the smaller"));
    command.option("--round", "N", options.round, N_("1 or 2 (default: 1)"));
    command.option("--decimals", "N", options.decimals,
                   N_("of percentages, at most 30 (default: 3)"));
    command.explain(
        N_("The rules are those of the election event. Quotients are compared as fractions; "
           "percentages decide nothing. A tie is reported with who is level, and what is not "
           "logged is named and never filled in."));
}

Result<void> check(const Options& options) {
    if (options.round.value_or(1) < 1 || options.round.value_or(1) > 2)
        return refuse(ErrorCode::usage, "--round", "a round is 1 or 2",
                      std::to_string(*options.round));
    if (options.decimals.value_or(0) > most_decimals)
        return refuse(ErrorCode::usage, "--decimals", "at most 30 decimals",
                      std::to_string(*options.decimals));
    return {};
}

Result<audit::Seats> read(const Options& options, OpenLog& log, Output& out) {
    if (auto checked = check(options); !checked) return pass_on(checked.error());
    auto selection = choose_forms(options.choice, log);
    if (!selection) return pass_on(selection.error());
    const auto from = *audit::vote_origin_named(options.from.value_or("forms"));
    audit::SeatsQuery query{std::move(*selection), from, std::nullopt};
    query.round = static_cast<std::uint8_t>(options.round.value_or(1));
    auto region = choose_region(log, query, options.region);
    if (!region) return pass_on(region.error());
    query.region = std::move(*region);
    Progress progress(out, _("adding up"));
    query.progress = progress.follower();
    return audit::compute_seats(log.reader(), query);
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    const auto seats = read(options, *log, out);
    if (!seats) return out.fail(seats.error());
    const auto decimals = static_cast<unsigned>(options.decimals.value_or(3));
    print_seats(*seats, decimals, out);
    json::Object fields;
    log->finish(fields, out);
    put_seats(*seats, decimals, fields);
    return out.answer(std::move(fields), code_for(trusted, seats->opaque, out));
}

}  // namespace

void add_tally_seats(cli::Tool& tool) {
    tool.add<Options>("seats", N_("seats and who is elected, by the rules of the election"),
                      declare, run);
}

}  // namespace saksi::tools
