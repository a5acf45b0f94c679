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
#include <cstdlib>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "saksi/crypto/sha256.hpp"
#include "saksi/election/rehearsal.hpp"
#include "saksi/log/group_commit.hpp"
#include "saksi/note/signer.hpp"
#include "saksi/record/group_commit.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;

namespace {

constexpr unsigned alone = 200;  // entries one by one
constexpr unsigned each = 50;    // entries of each of many submitters
constexpr unsigned most = 100;   // submitters

template <class T>
T must(Result<T> done) {
    if (!done) std::abort();
    if constexpr (!std::is_void_v<T>) return std::move(*done);
}

/// A log of its own, open.
struct BenchLog {
    test::TemporaryDirectory place;
    crypto::SigningKey key = must(crypto::SigningKey::from_seed(crypto::sha256({}).view()));
    note::KeySigner signer{"example.org/bench", key};
    log::HeadFile head_file{posix_file_system(), place / "key.head"};
    std::string directory = place / "log";
    log::Writer writer = opened();

    log::Writer opened() {
        must(log::Writer::create(posix_file_system(), directory, signer, head_file));
        return must(log::Writer::open(posix_file_system(), directory, signer, head_file));
    }
};

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
    log::GroupCommit commits_{log_.writer};
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
    record::Recorder recorder_ =
        must(record::Recorder::open(posix_file_system(), log_.directory, log_.writer));
    record::GroupCommit commits_{recorder_};
};

/// Seconds that `threads` submitters need for `count` entries each.
template <class Desk>
double seconds_of(unsigned threads, unsigned count) {
    Desk desk;
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
