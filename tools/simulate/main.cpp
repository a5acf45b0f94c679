// saksi-simulate: files of an election that never took place, in the shapes in
// which real ones arrive, to rehearse a log with.
//     opening.ndjson    the election, its constituencies and ballots
//     regions.csv       the region tree with its TPS
//     ppwp.csv          the president's forms, as Sirekap shows them
//     pdpr.ndjson …     the other contests' forms, as events
//     truth.csv         what all forms add up to, by contest and province
// and with --faults:
//     ppwp.ndjson       the president's forms as events, instead of ppwp.csv
//     after.ndjson      what is logged after the forms: recapitulations,
//                       corrections, rulings, plenaries, published totals …
//     faults.csv        what a check must find, and nothing else
//
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "saksi/audit/planting.hpp"
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
    std::optional<std::string> faults;
    std::string output;
};

void declare(Command& command, Options& options) {
    command.option("--seed", "N", options.seed, N_("the same seed gives the same election"));
    command.option("--tps", "N", options.tps, N_("polling stations, 1 to 820161"));
    command.option("--contests", "LIST", options.contests,
                   N_("ppwp,pdpr,pdpd,pdprdp,pdprdk or some of them; ppwp unless given"));
    command.option("--not-yet", "PERMILLE", options.not_yet, N_("forms that are missing"));
    command.option("--faults", "LIST", options.faults,
                   N_("plant faults of these detectors: all, all:3, or D01:5,D22"));
    command.option("-o,--output", "DIR", options.output, N_("a new or empty folder"));
    command.explain(
        N_("With all 820161 TPS the president's votes are the official ones of 2024 in every "
           "province; with fewer, a share of them. All else is invented."));
    command.explain(
        N_("With --faults, faults.csv says what a check of the log must find: hold it against what "
           "saksi-tally check found with saksi-tally score. Where D20 is planted, check twice, "
           "the second time with --source kantor:gladi."));
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

/// What became of it: forms, and with faults what was planted.
struct Outcome {
    std::uint64_t forms = 0;
    std::optional<audit::Planted> planted;
};

Result<void> walk(const RehearsalOptions& options, tools::Scribe& scribe) {
    RehearsalListener listener;
    listener.unit = [&](const RehearsalUnit& unit) { scribe.unit(unit); };
    listener.form = [&](const Event& form, const Ballot& ballot) {
        scribe.count(form, ballot);
        scribe.form(form);
    };
    listener.not_yet = [&](Contest contest, const Unit& tps) { scribe.not_yet(contest, tps); };
    return walk_rehearsal(options, listener);
}

Result<audit::Planted> plant(const RehearsalOptions& options,
                             const std::vector<audit::FaultOrder>& faults, tools::Scribe& scribe) {
    audit::PlantingListener listener;
    listener.unit = [&](const RehearsalUnit& unit) { scribe.unit(unit); };
    listener.honest = [&](const Event& form, const Ballot& ballot) { scribe.count(form, ballot); };
    listener.not_yet = [&](Contest contest, const Unit& tps) { scribe.not_yet(contest, tps); };
    listener.form = [&](const Event& form) { scribe.form(form); };
    listener.after = [&](const Event& event) { scribe.after(event); };
    listener.finding = [&](const audit::PlantedFinding& finding) { scribe.finding(finding); };
    return audit::plant_faults(options, faults, listener);
}

Result<Outcome> rehearse(const RehearsalOptions& options,
                         const std::optional<std::vector<audit::FaultOrder>>& faults,
                         tools::Folder& folder, const Output& out) {
    Progress progress(out, _("forms"));
    tools::Scribe scribe(folder, progress, options.tps * options.contests.size(),
                         faults.has_value());
    auto done = open_rehearsal(options, [&](const Event& event) { scribe.opening(event); });
    if (!done) return pass_on(done.error());

    Outcome outcome;
    if (faults) {
        auto planted = plant(options, *faults, scribe);
        if (!planted) return pass_on(planted.error());
        outcome.planted = std::move(*planted);
    } else if (auto walked = walk(options, scribe); !walked) {
        return pass_on(walked.error());
    }
    const auto forms = scribe.finish();
    if (!forms) return pass_on(forms.error());
    outcome.forms = *forms;
    return outcome;
}

std::string words_for(audit::NotPlanted why) {
    switch (why) {
        case audit::NotPlanted::no_place:
            return _("no unit of its own is left in which it can stand");
        case audit::NotPlanted::no_contest:
            return _("it needs another contest");
        case audit::NotPlanted::incomplete:
            return _("it shows only where all forms are in");
    }
    return {};
}

void print(const audit::Planted& planted, Output& out, json::Object& fields) {
    out.line(say("{0} faults are planted, from which {1} findings follow", planted.faults,
                 planted.findings));
    std::map<std::pair<audit::Detector, audit::NotPlanted>, std::uint64_t> left_out;
    for (const auto& each : planted.left_out) ++left_out[each];
    json::Array not_planted;
    for (const auto& [which, count] : left_out) {
        const auto name = name_of(which.first);
        out.line(say("not planted: {0} of {1}: {2}", count, name, words_for(which.second)));
        json::Object each;
        each.set("detector", name).set("count", static_cast<std::int64_t>(count));
        not_planted.emplace_back(std::move(each));
    }
    fields.set("faults", static_cast<std::int64_t>(planted.faults));
    fields.set("findings", static_cast<std::int64_t>(planted.findings));
    fields.set("not_planted", std::move(not_planted));
}

int run(const Options& options, Output& out) {
    const auto rehearsal = rehearsal_of(options);
    if (!rehearsal) return out.fail(rehearsal.error());
    std::optional<std::vector<audit::FaultOrder>> faults;
    if (options.faults) {
        auto parsed = audit::parse_faults(*options.faults);
        if (!parsed) return out.fail(parsed.error());
        faults = std::move(*parsed);
        if (const auto sound = audit::check_planting(*rehearsal); !sound) {
            return out.fail(sound.error());
        }
    }
    auto folder = tools::Folder::make(options.output);
    if (!folder) return out.fail(folder.error());
    const auto outcome = rehearse(*rehearsal, faults, *folder, out);
    if (!outcome) return out.fail(outcome.error());
    const auto forms = static_cast<std::int64_t>(outcome->forms);

    out.line(say("{0}: {1} forms of {2} TPS; its log is of election {3}", options.output,
                 grouped(forms), grouped(static_cast<std::int64_t>(options.tps)),
                 rehearsal_election));
    json::Object fields;
    fields.set("election", std::string(rehearsal_election));
    fields.set("forms", forms);
    fields.set("tps", static_cast<std::int64_t>(options.tps));
    if (outcome->planted) print(*outcome->planted, out, fields);
    return out.answer(std::move(fields));
}

}  // namespace

int main(int argc, char** argv) {
    Tool tool("saksi-simulate", N_("an invented election to rehearse a log with"));
    tool.only<Options>(declare, run);
    return tool.run(argc, argv);
}
