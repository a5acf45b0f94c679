// SPDX-License-Identifier: Apache-2.0
#include "monitor/alarm_words.hpp"

#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/policy_words.hpp"

namespace saksi::tools {

using namespace cli;
using audit::AlarmKind;

namespace {

std::string entries_of(const audit::Alarm& alarm) {
    std::string text;
    for (const auto& version : alarm.entries)
        text += (text.empty() ? "" : ", ") + std::to_string(version.index);
    return alarm.count > alarm.entries.size() ? text + ", …" : text;
}

std::string duration_words(std::uint64_t seconds) {
    constexpr std::uint64_t minute = 60;
    constexpr std::uint64_t hour = 60 * minute;
    constexpr std::uint64_t day = 24 * hour;
    if (seconds >= 2 * day) return say("{0} days", seconds / day);
    if (seconds >= 2 * hour) return say("{0} hours", seconds / hour);
    if (seconds >= 2 * minute) return say("{0} minutes", seconds / minute);
    return say("{0} seconds", seconds);
}

std::string mass_words(const audit::Alarm& alarm) {
    const auto limit = std::to_string(alarm.limit) + (alarm.percent ? "%" : "");
    return say("{0} of {1} new results correct others; the limit is {2}: entries {3}", alarm.count,
               alarm.of, limit, entries_of(alarm));
}

}  // namespace

std::string words_for(const audit::Alarm& alarm, const audit::MonitorReport& report) {
    const auto found = report.checkpoint.checkpoint.head.size;
    const auto known = report.verified ? report.verified->head.size : 0;
    switch (alarm.kind) {
        case AlarmKind::not_signed:
            return say("the checkpoint is not signed as the policy asks: {0}",
                       why_not(*report.policy));
        case AlarmKind::no_quorum:
            return say("the checkpoint has not the cosignatures that the policy asks for: {0}",
                       why_not(*report.policy));
        case AlarmKind::older:
            return say(
                "the log shows an older checkpoint than before, {0} entries after {1}: it is the "
                "beginning of what was verified, as an old copy would be",
                found, known);
        case AlarmKind::rolled_back:
            return say(
                "the log is smaller than before: {0} entries, and {1} were verified. Whether these "
                "are the same could not be seen",
                found, known);
        case AlarmKind::forked:
            return say(
                "TWO HISTORIES: the {0} entries found and the {1} verified before are not one log; "
                "keep the evidence",
                found, known);
        case AlarmKind::does_not_fit:
            return say("what is served does not fit the signed checkpoint: {0}",
                       in_words(*alarm.misfit));
        case AlarmKind::stale:
            return say("the checkpoint is {0} old; the limit is {1}", duration_words(alarm.count),
                       duration_words(alarm.limit));
        case AlarmKind::silent_change:
            return say("{0} results became others without a stated cause: entries {1}", alarm.count,
                       entries_of(alarm));
        case AlarmKind::mass_corrections:
            break;
    }
    return mass_words(alarm);
}

}  // namespace saksi::tools
