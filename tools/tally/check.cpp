// saksi-tally check: what in the record does not fit, by every detector.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/check.hpp"

#include <algorithm>

#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "tally/check_print.hpp"
#include "tally/commands.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    FormChoice choice;
    std::vector<std::string> detectors;
    std::optional<std::string> fail_on;
    std::optional<std::string> format;
    std::optional<std::uint64_t> limit;
};

void declare(Command& command, Options& options) {
    options.log.declare_walk(command);
    options.choice.declare(command);
    command.option("--detector", "ID", options.detectors,
                   N_("only the findings of this detector, D01 for example; may be repeated"));
    command.choice("--fail-on", {"hint", "low", "mid", "grave"}, options.fail_on,
                   N_("exit 1 for findings of this severity or above (default: low)"));
    command.choice("--format", {"table", "csv", "json"}, options.format,
                   N_("how to print (default: table)"));
    command.option("--limit", "N", options.limit,
                   N_("how many findings the table lists (default: 50)"));
    command.explain(
        N_("Every contest is looked at unless --contest names one. A hint is no evidence of "
           "anything. docs/detectors.md says what each detector compares."));
}

Result<audit::CheckQuery> query_of(const Options& options, const OpenLog& log) {
    auto selection = choose_forms(options.choice, log);
    if (!selection) return pass_on(selection.error());
    audit::CheckQuery query{static_cast<audit::LogSelection&>(*selection), std::nullopt,
                            std::move(selection->source)};
    if (options.choice.contest) query.contest = selection->contest;
    return query;
}

Result<void> keep_chosen(const Options& options, audit::CheckReport& report) {
    std::vector<audit::Detector> chosen;
    for (const auto& name : options.detectors) {
        const auto detector = audit::detector_named(name);
        if (!detector) {
            return refuse(ErrorCode::usage, "--detector", "there is no such detector", name);
        }
        chosen.push_back(*detector);
    }
    if (chosen.empty()) return {};
    const auto is_chosen = [&](audit::Detector detector) {
        return std::find(chosen.begin(), chosen.end(), detector) != chosen.end();
    };
    std::erase_if(report.findings, [&](const auto& each) { return !is_chosen(each.detector); });
    for (std::size_t i = 0; i < audit::detector_count; ++i) {
        if (!is_chosen(static_cast<audit::Detector>(i))) report.counts[i] = {};
    }
    return {};
}

bool is_clean(const Options& options, const audit::CheckReport& report) {
    const auto least = *audit::severity_named(options.fail_on.value_or("low"));
    return std::none_of(report.findings.begin(), report.findings.end(), [&](const auto& finding) {
        return severity_of(finding.detector) >= least;
    });
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    if (options.format == "json") out.switch_to_json();
    const bool trusted = log->trusted(out);
    auto query = query_of(options, *log);
    if (!query) return out.fail(query.error());
    Progress progress(out, _("checking"));
    query->progress = progress.follower();
    auto report = audit::check_record(log->reader(), *query);
    if (!report) return out.fail(report.error());
    if (auto kept = keep_chosen(options, *report); !kept) return out.fail(kept.error());
    if (options.format == "csv") {
        print_findings_csv(*report, out);
    } else {
        print_findings(*report, options.limit.value_or(50), out);
    }
    json::Object fields;
    log->finish(fields, out);
    put_findings(*report, fields);
    const bool holds = trusted && is_clean(options, *report);
    return out.answer(std::move(fields), code_for(holds, report->opaque, out));
}

}  // namespace

void add_tally_check(cli::Tool& tool) {
    tool.add<Options>("check", N_("say what in the record does not fit"), declare, run);
}

}  // namespace saksi::tools
