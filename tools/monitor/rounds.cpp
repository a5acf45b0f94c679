// SPDX-License-Identifier: Apache-2.0
#include "monitor/rounds.hpp"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <ctime>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "cli/child.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "cli/threads.hpp"
#include "monitor/report_json.hpp"
#include "monitor/report_print.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/net/http_store.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::Alarm;
using audit::AlarmKind;
using audit::MonitorReport;

std::uint64_t now() {
    return static_cast<std::uint64_t>(
        std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
}

/// The signals that end it. They wait while something is told and kept. While a
/// log is only looked at they end the process at once: nothing is half done then.
class Ending {
 public:
    Ending() {
        ::sigemptyset(&signals_);
        for (const int each : {SIGINT, SIGTERM}) {
            ::sigaddset(&signals_, each);
            struct sigaction action {};
            action.sa_handler = [](int) { ::_exit(code); };
            ::sigaction(each, &action, nullptr);
        }
        hold();
    }
    void hold() const { ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr); }
    void release() const { ::pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr); }
    /// Sleeps; true if a signal came, now or before.
    [[nodiscard]] bool comes_within(std::uint64_t seconds) const {
        const timespec time{static_cast<std::time_t>(seconds), 0};
        return ::sigtimedwait(&signals_, nullptr, &time) > 0;
    }

    /// What the rounds so far come to; none is done yet.
    static inline volatile std::sig_atomic_t code = could_not_check;

 private:
    sigset_t signals_{};
};

/// Alarms that go on from round to round are told when they begin.
bool is_standing(const Alarm& alarm) {
    return alarm.kind != AlarmKind::silent_change && alarm.kind != AlarmKind::mass_corrections;
}

/// The same alarm about the same tree and file.
std::string name_of_alarm(const Alarm& alarm, const MonitorReport& report) {
    const auto& head = report.checkpoint.checkpoint.head;
    const auto root = text_of(head.root.view());
    return std::string(name_of(alarm.kind)) + " " + std::to_string(head.size) + " " +
           std::string(root) + (alarm.misfit ? alarm.misfit->where : std::string());
}

class Rounds {
 public:
    Rounds(const MonitorOptions& options, audit::Monitor& monitor,
           const std::optional<note::Policy>& policy, Output& out)
        : options_(options), monitor_(monitor), policy_(policy), out_(out) {}

    int once() {
        const auto report = look();
        if (!report) return out_.fail(report.error());
        tell(*report);
        const auto code = code_of(*report);
        out_.answer(document_of(*report, fetched_), code);
        return keep() ? code : could_not_check;
    }

    int again_and_again(std::uint64_t seconds) {
        const Ending ending;
        bool alarmed = false;
        do {
            ending.release();
            const auto report = look();
            ending.hold();
            if (!report) tell_error(report.error());
            alarmed = alarmed || (report && !report->alarms.empty());
            const bool done = report && tell_lines(*report) && keep() && report->opaque == 0;
            Ending::code = alarmed ? does_not_hold : done ? holds : could_not_check;
            out_.flush();
        } while (out_.working() && !ending.comes_within(seconds));
        return Ending::code;
    }

 private:
    Result<MonitorReport> look() {
        const auto instant = now();
        time_ = timestamp_utc(static_cast<std::int64_t>(instant)).text;
        fetched_ = {};
        auto source = open_source(options_.log);
        if (!source) return pass_on(source.error());
        const auto threads = threads_from(options_.log.threads);
        if (!threads) return pass_on(threads.error());
        Progress progress(out_, _("reading"));
        auto report = monitor_.look(*source->store, policy_ ? &*policy_ : nullptr, instant,
                                    {*threads}, progress.follower());
        if (source->web != nullptr)
            fetched_ = {source->web->counts().requests, source->web->counts().bytes};
        return report;
    }

    [[nodiscard]] ExitCode code_of(const MonitorReport& report) const {
        if (!report.alarms.empty()) return does_not_hold;
        return code_for(true, report.opaque, out_);
    }

    void tell(const MonitorReport& report) {
        print_round(report, fetched_, options_.limit.value_or(50), out_);
        for (const auto& alarm : report.alarms) sound(alarm, report);
    }

    /// False: it did not arrive.
    bool tell_lines(const MonitorReport& report) {
        const auto alarms = fresh_alarms(report);
        if (out_.json()) {
            for (const auto& line : lines_of(report, time_, fetched_)) out_.bytes(bytes_of(line));
        } else if (report.fresh > 0 || !report.totals.empty() || !alarms.empty()) {
            out_.line(time_);
            print_round(report, fetched_, options_.limit.value_or(50), out_);
        }
        for (const auto* alarm : alarms) sound(*alarm, report);
        out_.flush();
        return out_.working();
    }

    /// Those that did not sound in the round before.
    std::vector<const Alarm*> fresh_alarms(const MonitorReport& report) {
        std::vector<const Alarm*> fresh;
        std::set<std::string> standing;
        for (const auto& alarm : report.alarms) {
            const auto name = name_of_alarm(alarm, report);
            if (is_standing(alarm)) standing.insert(name);
            if (!is_standing(alarm) || !standing_.contains(name)) fresh.push_back(&alarm);
        }
        standing_ = std::move(standing);
        return fresh;
    }

    void sound(const Alarm& alarm, const MonitorReport& report) {
        const auto line = json_line("alarm", time_, alarm_json(alarm, report));
        if (out_.json() && options_.every) out_.bytes(bytes_of(line));
        print_alarm(alarm, report, out_);
        out_.flush();
        if (!options_.hook) return;
        const auto seconds = static_cast<unsigned>(options_.hook_seconds.value_or(30));
        const auto run = run_listener(*options_.hook, line, seconds);
        if (!run) out_.warn(in_words(run.error()));
    }

    void tell_error(const Error& error) {
        out_.warn(in_words(error));
        json::Object fields;
        fields.set("error", error_json(error));
        if (out_.json()) out_.bytes(bytes_of(json_line("error", time_, std::move(fields))));
    }

    /// What was not told is not kept: then the next round tells it.
    bool keep() {
        out_.flush();
        if (!out_.working()) return false;
        const auto kept = monitor_.keep();
        if (!kept) out_.warn(in_words(kept.error()));
        return kept.has_value();
    }

    const MonitorOptions& options_;
    audit::Monitor& monitor_;
    const std::optional<note::Policy>& policy_;
    Output& out_;
    std::string time_;
    Fetched fetched_;
    std::set<std::string> standing_;  // alarms of the last round that go on
};

Result<void> check_options(const MonitorOptions& options) {
    constexpr std::uint64_t longest = 31'536'000;
    if (options.once && options.every)
        return refuse(ErrorCode::usage, "--once", "either one round or many: not with --every");
    if (options.every && (*options.every == 0 || *options.every > longest))
        return refuse(ErrorCode::usage, "--every", "a number of seconds, from 1 to a year");
    if (options.hook_seconds && (*options.hook_seconds == 0 || *options.hook_seconds > longest))
        return refuse(ErrorCode::usage, "--hook-timeout", "a number of seconds, from 1 to a year");
    return {};
}

}  // namespace

int run_monitor(const MonitorOptions& options, Output& out) {
    if (const auto good = check_options(options); !good) return out.fail(good.error());
    auto query = query_of(options);
    if (!query) return out.fail(query.error());
    const auto limits = limits_of(options);
    if (!limits) return out.fail(limits.error());
    std::optional<note::Policy> policy;
    if (options.log.policy) {
        auto read = read_policy(*options.log.policy);
        if (!read) return out.fail(read.error());
        policy = std::move(*read);
    }
    auto monitor =
        audit::Monitor::open(posix_file_system(), options.state, std::move(*query), *limits);
    if (!monitor) return out.fail(monitor.error());
    if (!policy) out.note(_("No policy was given: whose checkpoints these are was not checked."));
    Rounds rounds(options, *monitor, policy, out);
    return options.every ? rounds.again_and_again(*options.every) : rounds.once();
}

}  // namespace saksi::tools
