// SPDX-License-Identifier: Apache-2.0
#include "cli/timings.hpp"

#include <ctime>
#include <string>
#include <utility>

#include "cli/messages.hpp"

namespace saksi::cli {
namespace {

using std::chrono::duration_cast;
using std::chrono::nanoseconds;
using std::chrono::steady_clock;

constexpr std::uint64_t megabyte = 1'000'000;

/// In the order of Phase: for machines, and for people.
struct PhaseName {
    const char* key;
    const char* words;
};
constexpr std::array<PhaseName, phase_count> names = {{
    {"read", N_("read")},
    {"parse", N_("parse")},
    {"hash", N_("hash")},
    {"check", N_("check")},
    {"count", N_("count")},
    {"write", N_("write")},
    {"sync", N_("make durable")},
}};

std::uint64_t now() noexcept {
    const auto since = steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(duration_cast<nanoseconds>(since).count());
}

std::uint64_t nanoseconds_since(steady_clock::time_point start) noexcept {
    return static_cast<std::uint64_t>(
        duration_cast<nanoseconds>(steady_clock::now() - start).count());
}

/// Of all threads of the process, since it began.
std::uint64_t processor_nanoseconds() noexcept {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 +
           static_cast<std::uint64_t>(time.tv_nsec);
}

std::string grouped_count(std::uint64_t count) { return grouped(static_cast<std::int64_t>(count)); }
std::string milliseconds(std::uint64_t time) { return grouped_count(time / 1'000'000); }

/// How many a second; nothing is done in no time.
std::uint64_t rate(std::uint64_t count, std::uint64_t time) noexcept {
    return static_cast<std::uint64_t>(static_cast<double>(count) * 1e9 /
                                      static_cast<double>(time + 1));
}

std::string line_of(const char* words, std::uint64_t time, std::uint64_t bytes,
                    std::uint64_t events) {
    auto line = fmt::format("{:<16}{:>10} ms", _(words), milliseconds(time));
    if (bytes > 0) {
        line += fmt::format("{:>10} MB {:>7} MB/s", grouped_count(bytes / megabyte),
                            grouped_count(rate(bytes, time) / megabyte));
    }
    if (events > 0) {
        line += "   " +
                say("{0} events, {1}/s", grouped_count(events), grouped_count(rate(events, time)));
    }
    return line;
}

}  // namespace

void declare_timings(Command& command, bool& wanted) {
    command.flag("--timings", wanted,
                 N_("say on standard error where the time went; under --json in the document"));
}

Timings::Timings(bool wanted) : wanted_(wanted), start_(steady_clock::now()) {}

void Timings::follow(Phase phase, std::uint64_t bytes, Progress& progress) {
    progress_ = progress.shown() ? &progress : nullptr;
    followed_ = phase;
    expected_ = bytes;
}

std::uint64_t Timings::entered(Phase) noexcept { return now(); }

void Timings::left(Phase phase, std::uint64_t entered, std::uint64_t bytes,
                   std::uint64_t events) noexcept {
    auto& spent = phases_[static_cast<std::size_t>(phase)];
    spent.nanoseconds += now() - entered;
    const auto so_far = spent.bytes += bytes;
    spent.events += events;
    if (progress_ == nullptr || phase != followed_) return;
    const std::lock_guard lock(progress_mutex_);
    progress_->at(so_far / megabyte, expected_ / megabyte);
}

void Timings::print(const Output& out) const {
    if (!wanted_ || out.json()) return;
    for (std::size_t i = 0; i < phases_.size(); ++i) {
        const auto& spent = phases_[i];
        if (spent.nanoseconds == 0) continue;
        out.complain(line_of(names[i].words, spent.nanoseconds, spent.bytes, spent.events));
    }
    out.complain(line_of(N_("processor"), processor_nanoseconds(), 0, 0));
    out.complain(line_of(N_("elapsed"), nanoseconds_since(start_), 0, 0));
}

void Timings::put(json::Object& fields) const {
    if (!wanted_) return;
    json::Object phases;
    for (std::size_t i = 0; i < phases_.size(); ++i) {
        const auto& spent = phases_[i];
        if (spent.nanoseconds == 0) continue;
        json::Object phase;
        phase.set("us", number(spent.nanoseconds / 1000)).set("bytes", number(spent.bytes));
        phase.set("events", number(spent.events));
        phases.set(names[i].key, std::move(phase));
    }
    json::Object timings;
    timings.set("stages", std::move(phases));
    timings.set("processor_us", number(processor_nanoseconds() / 1000));
    timings.set("elapsed_us", number(nanoseconds_since(start_) / 1000));
    fields.set("timings", std::move(timings));
}

}  // namespace saksi::cli
