// SPDX-License-Identifier: Apache-2.0
#include "monitor/options.hpp"

#include <array>
#include <limits>
#include <utility>

#include "cli/messages.hpp"
#include "cli/threads.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::tools {

using namespace cli;

namespace {

/// "90", "90s", "30m", "6h" or "2d" in seconds.
Result<std::uint64_t> parse_duration(const std::string& option, const std::string& text) {
    constexpr std::array<std::pair<char, std::uint64_t>, 4> units = {
        {{'s', 1}, {'m', 60}, {'h', 3'600}, {'d', 86'400}}};
    auto number = text;
    std::uint64_t seconds = 1;
    for (const auto& [letter, unit] : units) {
        if (!number.ends_with(letter)) continue;
        number.pop_back();
        seconds = unit;
        break;
    }
    const auto count = parse_decimal(number);
    if (!count || *count > std::numeric_limits<std::uint32_t>::max())
        return refuse(ErrorCode::usage, option, "no duration such as 90s, 30m, 6h or 2d", text);
    return *count * seconds;
}

Result<audit::MassLimit> parse_mass(const std::string& text) {
    const bool percent = text.ends_with('%');
    const auto most = parse_decimal(percent ? text.substr(0, text.size() - 1) : text);
    if (!most || (percent && *most > 100))
        return refuse(ErrorCode::usage, "--mass", "neither a number nor a percentage such as 5%",
                      text);
    return audit::MassLimit{*most, percent};
}

}  // namespace

void declare_monitor(Command& command, MonitorOptions& options) {
    options.log.declare_without_at(command);
    declare_threads(command, options.log.threads);
    command.option("--state", "FILE", options.state,
                   N_("what is remembered from round to round; made the first time"));
    command.flag("--once", options.once, N_("one round; what is done without --every too"));
    command.option("--every", "SECONDS", options.every,
                   N_("a round every so often, until it is ended by a signal"));
    command.option("--contest", "NAME", options.contests,
                   N_("only this contest; any number of times (default: all)"));
    command.option("--source", "KIND:NAME", options.source,
                   N_("only results that this source showed: sirekap:web"));
    command.option("--election", "ID", options.election,
                   N_("which election, where the log has several"));
    command.option("--region", "CODE", options.region,
                   N_("only what lies there: a code, or names from the larger to the smaller"));
    command.option("--candidate", "KEY", options.candidate,
                   N_("only what concerns this candidate or party"));
    command.option("--max-age", "DURATION", options.max_age,
                   N_("an alarm if the checkpoint is older: 90s, 30m, 6h, 2d"));
    command.option("--mass", "N|N%", options.mass,
                   N_("an alarm if more of a round's results than this correct others"));
    command.option("--hook", "COMMAND", options.hook,
                   N_("run for every alarm, which it reads as JSON on its standard input"));
    command.option("--hook-timeout", "SECONDS", options.hook_seconds,
                   N_("how long it may take (default: 30)"));
    command.option("--limit", "N", options.limit,
                   N_("print at most so many events and findings of a round (default: 50)"));
    command.explain(
        N_("The first round takes the log as it is and tells no event. After that each round "
           "proves that the log only grew, reads what is new, and counts on from there. An alarm "
           "makes the exit code 1; a log that could not be read makes it 2, and the next round "
           "goes on."));
}

Result<audit::MonitorQuery> query_of(const MonitorOptions& options) {
    audit::MonitorQuery query;
    query.election = options.election.value_or("");
    query.region = options.region.value_or("");
    query.candidate = options.candidate.value_or("");
    for (const auto& name : options.contests) {
        const auto contest = election::contest_named(name);
        if (!contest)
            return refuse(ErrorCode::usage, "--contest", "there is no such contest", name);
        query.contests.push_back(*contest);
    }
    if (options.source) {
        auto source = election::source_from_text(*options.source);
        if (!source) return pass_on("--source", source.error());
        query.source = std::move(*source);
    }
    return query;
}

Result<audit::MonitorLimits> limits_of(const MonitorOptions& options) {
    audit::MonitorLimits limits;
    if (options.max_age) {
        const auto age = parse_duration("--max-age", *options.max_age);
        if (!age) return pass_on(age.error());
        limits.max_age = *age;
    }
    if (options.mass) {
        const auto mass = parse_mass(*options.mass);
        if (!mass) return pass_on(mass.error());
        limits.mass = *mass;
    }
    return limits;
}

}  // namespace saksi::tools
