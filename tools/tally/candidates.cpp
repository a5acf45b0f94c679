// saksi-tally candidates: the lists of a contest as they were set, and whether
// each keeps the election's rules: length and women's quota.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "saksi/audit/candidacy_check.hpp"
#include "tally/commands.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::CandidateList;
using election::Answer;

struct Options {
    LogOptions log;
    std::string contest;
    std::optional<std::string> region;
    std::optional<std::string> election;
    std::optional<std::string> format;
};

void declare(Command& command, Options& options) {
    options.log.declare_walk(command);
    command.option("--contest", "NAME", options.contest,
                   N_("ppwp, pdpr, pdpd, pdprdp, pdprdk, pkwkp or pkwkk"));
    command.option("--region", "CODE", options.region,
                   N_("only the lists of this dapil or area of the contest"));
    command.option("--election", "ID", options.election,
                   N_("which election, where the log has several"));
    command.choice("--format", {"table", "csv", "json"}, options.format,
                   N_("how to print (default: table)"));
    command.explain(
        N_("A list is what was set as the final list (DCT); who left it later is still on it. The "
           "quota is the election's, as it was logged: without one nothing is checked."));
}

Answer answer_of(const CandidateList& list) {
    if (!list.quota) return Answer::not_applicable;
    if (!list.quota->short_windows.empty()) return Answer::does_not_hold;
    return list.quota->share;
}

bool is_too_long(const CandidateList& list) { return list.seats && list.names > *list.seats; }

std::string words_for(Answer answer) {
    if (answer == Answer::holds) return _("quota met");
    return answer == Answer::does_not_hold ? _("QUOTA NOT MET") : _("quota not checked");
}

std::string words_for(const CandidateList& list) {
    auto words =
        election::display_code(list.unit) + "  " + list.party + ": " +
        say("{0} names, {1} seats", list.names, list.seats ? std::to_string(*list.seats) : "?");
    if (list.quota)
        words += say(", {0} women of {1} needed", list.quota->women, list.quota->needed);
    words += ", " + words_for(answer_of(list));
    for (const auto window : list.quota ? list.quota->short_windows : std::vector<std::uint64_t>{})
        words += say(", no woman in group {0}", window);
    return words + (is_too_long(list) ? std::string(", ") + _("LONGER THAN ITS SEATS") : "");
}

void print_table(const audit::CandidacyReport& report, Output& out) {
    std::uint64_t failing = 0, open = 0, too_long = 0;
    for (const auto& list : report.lists) {
        out.line(words_for(list));
        if (answer_of(list) == Answer::does_not_hold) ++failing;
        if (answer_of(list) == Answer::not_applicable) ++open;
        if (is_too_long(list)) ++too_long;
    }
    out.line(say("{0} candidates, {1} of them in the DCT; {2} lists", report.candidates,
                 report.in_dct, report.lists.size()));
    out.line(say("quota not met by {0} lists, not checked for {1}; longer than their seats {2}",
                 failing, open, too_long));
}

void print_csv(const audit::CandidacyReport& report, Output& out) {
    out.line("code,party,names,seats,women,unknown,needed,answer");
    for (const auto& list : report.lists) {
        const auto quota = list.quota.value_or(election::QuotaResult{});
        out.line(election::display_code(list.unit) + "," + list.party + "," +
                 std::to_string(list.names) + "," +
                 (list.seats ? std::to_string(*list.seats) : "") + "," +
                 std::to_string(quota.women) + "," + std::to_string(quota.unknown) + "," +
                 std::to_string(quota.needed) + "," + std::string(name_of(answer_of(list))));
    }
}

json::Object as_json(const CandidateList& list) {
    json::Object object;
    object.set("unit", election::to_json(list.unit)).set("party", list.party);
    object.set("names", number(list.names)).set("seats", optional_number(list.seats));
    object.set("too_long", is_too_long(list)).set("answer", name_of(answer_of(list)));
    if (!list.quota) return object;
    json::Array windows;
    for (const auto window : list.quota->short_windows) windows.emplace_back(number(window));
    object.set("women", number(list.quota->women)).set("unknown", number(list.quota->unknown));
    object.set("needed", number(list.quota->needed)).set("short_windows", std::move(windows));
    return object;
}

Result<audit::CandidacyQuery> query_of(const Options& options, const OpenLog& log) {
    audit::CandidacyQuery query;
    query.election = options.election.value_or("");
    query.size = log.size();
    query.only = election::contest_named(options.contest);
    if (!query.only)
        return refuse(ErrorCode::usage, "--contest", "there is no such contest", options.contest);
    query.region = options.region;
    return query;
}

bool all_hold(const audit::CandidacyReport& report) {
    for (const auto& list : report.lists) {
        if (answer_of(list) == Answer::does_not_hold || is_too_long(list)) return false;
    }
    return true;
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    if (options.format == "json") out.switch_to_json();
    const bool trusted = log->trusted(out);
    auto query = query_of(options, *log);
    if (!query) return out.fail(query.error());
    Progress progress(out, _("reading candidates"));
    query->progress = progress.follower();
    const auto report = audit::check_candidacies(log->reader(), *query);
    if (!report) return out.fail(report.error());
    if (options.format == "csv")
        print_csv(*report, out);
    else
        print_table(*report, out);
    json::Object fields;
    log->finish(fields, out);
    json::Array lists;
    for (const auto& list : report->lists) lists.emplace_back(as_json(list));
    fields.set("candidates", number(report->candidates)).set("in_dct", number(report->in_dct));
    fields.set("lists", std::move(lists));
    return out.answer(std::move(fields),
                      code_for(trusted && all_hold(*report), report->opaque, out));
}

}  // namespace

void add_tally_candidates(cli::Tool& tool) {
    tool.add<Options>("candidates", N_("the lists of a contest, and whether each meets the quota"),
                      declare, run);
}

}  // namespace saksi::tools
