// SPDX-License-Identifier: Apache-2.0
#include "monitor/report_print.hpp"

#include <algorithm>
#include <string>

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "monitor/alarm_words.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/finding_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {

using namespace cli;
using audit::Growth;
using audit::MonitorReport;
using audit::NewEvent;

namespace {

/// Size 5,120: 143 new entries, 20 of them here.
std::string head_words(const MonitorReport& report) {
    const auto origin = printable(report.checkpoint.checkpoint.origin);
    const auto size = report.checkpoint.checkpoint.head.size;
    if (!report.accepted()) return say("{0}: size {1}; not followed any further", origin, size);
    switch (report.growth) {
        case Growth::first:
            return say("{0}: first look, at size {1}; from here on it is followed", origin, size);
        case Growth::unchanged:
            return say("{0}: nothing new, size {1}", origin, size);
        default:
            break;
    }
    return say("{0}: size {1}, grown from {2}; {3} new entries, {4} of them as asked for", origin,
               size, report.verified->head.size, report.fresh, report.matching);
}

std::string subject_of(const NewEvent& event) {
    std::string text;
    const auto add = [&text](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : " · ") + printable(part);
    };
    if (event.unit) {
        const auto code = election::display_code(*event.unit);
        add(event.place.empty() ? code : event.place + " (" + code + ")");
    }
    add(event.about);
    if (event.contest) add(std::string(name_of(*event.contest)));
    if (event.source) add(election::to_text(*event.source));
    return text;
}

/// What it is to the versions before it; nothing of an entry that stands alone.
std::string step_words(const NewEvent& event) {
    if (!event.step || *event.step == record::StepKind::opens) return {};
    const auto cause = event.cause ? std::string(name_of(*event.cause)) : std::string("-");
    if (!event.replaces)
        return say("replaces no current version, counted nowhere; cause {0}", cause);
    return say("replaces entry {0}; cause {1}, instrument {2}", *event.replaces, cause,
               event.instrument ? printable(*event.instrument) : std::string(_("none")));
}

void print_event(const NewEvent& event, Output& out) {
    out.line(say("entry {0}  {1}  {2}", event.version.index, event.type, subject_of(event)));
    if (const auto step = step_words(event); !step.empty()) out.line("  " + step);
    for (const auto& value : event.values) {
        const bool is_new = !event.replaces.has_value();
        const auto after = words_for(value.after);
        out.line("  " + printable(value.label) + "  " +
                 (is_new ? after : words_for(value.before) + " → " + after));
    }
}

template <class Items, class Print>
void print_some(const Items& items, std::uint64_t most, Output& out, Print print) {
    const auto shown = std::min<std::uint64_t>(most, items.size());
    for (std::size_t i = 0; i < shown; ++i) print(items[i], out);
    if (shown < items.size())
        out.line(
            say("… and {0} more: --limit N, or all of them with --json.", items.size() - shown));
}

std::string sum_words(const audit::Sum& sum) {
    return sum.n == 0 ? "-" : grouped(static_cast<std::int64_t>(sum.sum));
}

bool is_shown(const audit::OptionColumn& option) {
    return option.part == audit::OptionPart::total &&
           option.label.find("_calon_") == std::string::npos;
}

/// ppwp, sirekap:web · 8/107 TPS · paslon_1 12 · … · valid 193. Candidates of
/// lists are for the table of saksi-tally totals.
void print_totals(const audit::FollowedTotals& followed, Output& out) {
    const auto& totals = followed.totals;
    for (const auto& row : totals.whole) {
        auto line = std::string(name_of(followed.contest)) + ", " +
                    election::to_text(*totals.source) + " · " +
                    say("{0} TPS", in_of(row.tps_in, row.tps_total));
        if (!row.edition.empty() && row.edition != "1")
            line += say(" (ballot {0})", printable(row.edition));
        for (std::size_t i = 0; i < row.options.size(); ++i)
            if (is_shown(totals.options[i]))
                line +=
                    " · " + printable(totals.options[i].label) + " " + sum_words(row.options[i]);
        const auto& valid = row.fields[static_cast<std::size_t>(election::Field::suara_sah)];
        out.line(line + " · " + say("valid {0}", sum_words(valid)));
    }
}

}  // namespace

void print_round(const MonitorReport& report, const Fetched& fetched, std::uint64_t most,
                 Output& out) {
    out.line(head_words(report));
    if (fetched.requests > 0)
        out.note(say("fetched: {0} files, {1} bytes", fetched.requests, fetched.bytes));
    print_some(report.events, most, out, print_event);
    print_some(report.findings, most, out, print_finding);
    if (report.unread) out.warn(in_words(*report.unread));
    if (report.foreign > 0) out.line(say("{0} entries are no events.", report.foreign));
    for (const auto& totals : report.totals) print_totals(totals, out);
    if (!report.totals.empty()) out.line(not_official());
}

void print_alarm(const audit::Alarm& alarm, const MonitorReport& report, Output& out) {
    out.line(bad(_("ALARM")) + "  " + words_for(alarm, report));
    for (const auto& path : alarm.evidence) out.line(say("  evidence: {0}", printable(path)));
    if (alarm.not_kept)
        out.line(say("  evidence that could not be kept: {0}", in_words(*alarm.not_kept)));
}

}  // namespace saksi::tools
