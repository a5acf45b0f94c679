// saksi-simulate: files of an election that never took place, in the shapes in
// which real ones arrive, to rehearse a log with.
//     opening.ndjson    the election, its constituencies and ballots
//     regions.csv       the region tree with its TPS
//     ppwp.csv          the president's forms, as Sirekap shows them
//     pdpr.ndjson …     the other contests' forms, as events
//     truth.csv         what all forms add up to, by contest and province
//
// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <string_view>

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "saksi/election/rehearsal.hpp"
#include "simulate/folder.hpp"
#include "simulate/scribe.hpp"

namespace {

using namespace saksi;
using namespace saksi::cli;
using namespace saksi::election;

struct Options {
    std::uint64_t seed = 0;
    std::uint64_t tps = 0;
    std::optional<std::string> contests;
    std::optional<std::uint64_t> not_yet;
    std::string output;
};

void declare(Command& command, Options& options) {
    command.option("--seed", "N", options.seed, N_("the same seed gives the same election"));
    command.option("--tps", "N", options.tps, N_("polling stations, 1 to 820161"));
    command.option("--contests", "LIST", options.contests,
                   N_("ppwp,pdpr,pdpd,pdprdp,pdprdk or some of them; ppwp unless given"));
    command.option("--not-yet", "PERMILLE", options.not_yet, N_("forms that are missing"));
    command.option("-o,--output", "DIR", options.output, N_("a new or empty folder"));
    command.explain(
        N_("With all 820161 TPS the president's votes are the official ones of 2024 in every "
           "province; with fewer, a share of them. All else is invented."));
}

Result<std::vector<Contest>> parse_contests(std::string_view list) {
    std::vector<Contest> contests;
    while (true) {
        const auto comma = list.find(',');
        const auto contest = contest_named(list.substr(0, comma));
        if (!contest)
            return refuse(ErrorCode::usage, "--contests", "no such contest",
                          std::string(list.substr(0, comma)));
        contests.push_back(*contest);
        if (comma == std::string_view::npos) return contests;
        list.remove_prefix(comma + 1);
    }
}

Result<RehearsalOptions> rehearsal_of(const Options& options) {
    const auto contests = parse_contests(options.contests.value_or("ppwp"));
    if (!contests) return pass_on(contests.error());

    RehearsalOptions rehearsal{options.seed, options.tps, *contests, options.not_yet.value_or(0)};
    if (const auto sound = check_rehearsal(rehearsal); !sound) return pass_on(sound.error());
    return rehearsal;
}

Result<std::uint64_t> rehearse(const RehearsalOptions& options, tools::Folder& folder,
                               const Output& out) {
    Progress progress(out, _("forms"));
    tools::Scribe scribe(folder, progress, options.tps * options.contests.size());
    auto done = open_rehearsal(options, [&](const Event& event) { scribe.opening(event); });
    if (!done) return pass_on(done.error());

    RehearsalListener listener;
    listener.unit = [&](const RehearsalUnit& unit) { scribe.unit(unit); };
    listener.form = [&](const Event& form, const Ballot& ballot) { scribe.form(form, ballot); };
    listener.not_yet = [&](Contest contest, const Unit& tps) { scribe.not_yet(contest, tps); };
    done = walk_rehearsal(options, listener);
    if (!done) return pass_on(done.error());
    return scribe.finish();
}

int run(const Options& options, Output& out) {
    const auto rehearsal = rehearsal_of(options);
    if (!rehearsal) return out.fail(rehearsal.error());
    auto folder = tools::Folder::make(options.output);
    if (!folder) return out.fail(folder.error());
    const auto forms = rehearse(*rehearsal, *folder, out);
    if (!forms) return out.fail(forms.error());

    out.line(say("{0}: {1} forms of {2} TPS; its log is of election {3}", options.output,
                 grouped(static_cast<std::int64_t>(*forms)),
                 grouped(static_cast<std::int64_t>(options.tps)), rehearsal_election));
    json::Object fields;
    fields.set("election", std::string(rehearsal_election));
    fields.set("forms", static_cast<std::int64_t>(*forms));
    fields.set("tps", static_cast<std::int64_t>(options.tps));
    return out.answer(std::move(fields));
}

}  // namespace

int main(int argc, char** argv) {
    Tool tool("saksi-simulate", N_("an invented election to rehearse a log with"));
    tool.only<Options>(declare, run);
    return tool.run(argc, argv);
}
