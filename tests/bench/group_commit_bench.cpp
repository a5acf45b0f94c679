// Single entries, durable and signed when they are answered: one submitter after
// the other, and many at once, on the disk of the temporary folder.
// `per_s` is entries a second; `x_alone` compares with one by one, measured
// in the same run.
//
//     submit          entries as they come, to log::GroupCommit
//     submit_forms    lines of C.Hasil, read and judged, to record::GroupCommit
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "bench_log.hpp"
#include "saksi/election/rehearsal.hpp"
#include "saksi/log/group_commit.hpp"
#include "saksi/record/group_commit.hpp"

using namespace saksi;
using namespace saksi::bench;

namespace {

constexpr unsigned alone = 200;  // entries one by one
constexpr unsigned each = 50;    // entries of each of many submitters
constexpr unsigned most = 100;   // submitters

class Entries {
 public:
    void submit(unsigned number) {
        Bytes entry(600, 'x');
        const auto name = std::to_string(number);
        std::copy(name.begin(), name.end(), entry.begin());
        must(commits_.submit(entry));
    }

 private:
    BenchLog log_;
    log::Writer writer_ = log_.open();
    log::GroupCommit commits_{writer_};
};

/// What a rehearsal's log begins with, and its forms, as lines.
struct Rehearsal {
    std::vector<election::Event> opening;
    std::vector<std::string> forms;

    Rehearsal() {
        election::RehearsalOptions options;
        options.tps = most * each;
        const auto open = [&](const election::Event& event) { opening.push_back(event); };
        must(election::open_rehearsal(options, open));
        election::RehearsalListener listener;
        listener.form = [&](const election::Event& form, const election::Ballot&) {
            forms.push_back(must(election::print_event(form)));
        };
        must(election::walk_rehearsal(options, listener));
    }
};

class Forms {
 public:
    Forms() {
        auto batch = must(recorder_.begin());
        for (const auto& event : rehearsal().opening) must(batch.add(event));
        must(recorder_.commit(batch));
    }
    void submit(unsigned number) {
        must(commits_.submit(must(record::prepare_line(rehearsal().forms[number]))));
    }

 private:
    static const Rehearsal& rehearsal() {
        static const Rehearsal only;
        return only;
    }
    BenchLog log_;
    log::Writer writer_ = log_.open();
    record::Recorder recorder_ =
        must(record::Recorder::open(posix_file_system(), log_.directory, writer_));
    record::GroupCommit commits_{recorder_};
};

/// Its log goes when the program ends: some file systems make files slowly for minutes
/// after many were deleted.
template <class Desk>
Desk& new_desk() {
    posix_file_system();  // is to outlive them
    static std::vector<std::unique_ptr<Desk>> all;
    return *all.emplace_back(std::make_unique<Desk>());
}

/// Seconds that `threads` submitters need for `count` entries each.
template <class Desk>
double seconds_of(unsigned threads, unsigned count) {
    auto& desk = new_desk<Desk>();
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> submitters;
    for (unsigned s = 0; s < threads; ++s) {
        submitters.emplace_back([&desk, s, count] {
            for (unsigned i = 0; i < count; ++i) desk.submit(s * count + i);
        });
    }
    for (auto& submitter : submitters) submitter.join();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class Desk>
void run(benchmark::State& state) {
    const auto threads = static_cast<unsigned>(state.range(0));
    for (auto _ : state) {
        const auto one_by_one = alone / seconds_of<Desk>(1, alone);
        const auto at_once = threads * each / seconds_of<Desk>(threads, each);
        state.counters["alone_per_s"] = one_by_one;
        state.counters["per_s"] = at_once;
        state.counters["x_alone"] = at_once / one_by_one;
    }
}

void submit(benchmark::State& state) { run<Entries>(state); }
void submit_forms(benchmark::State& state) { run<Forms>(state); }
BENCHMARK(submit)->Arg(10)->Arg(most)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(submit_forms)->Arg(10)->Arg(most)->Iterations(3)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
