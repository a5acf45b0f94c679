// Writing a log and reading it verified, against what must be done at least:
// hashing every entry twice (writing) or once (reading) with the same hash_many.
// Each benchmark prints `x_floor`, its time as a multiple of that floor, which
// is measured in the same run. Entries are 500 bytes, in a temporary folder.
// Proofs from stored tiles print `x_single` instead: how many times faster they
// are made together than one by one.
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <vector>

#include "bench_log.hpp"
#include "saksi/log/prover.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/merkle/hash.hpp"
#include "stopwatch.hpp"

using namespace saksi;
using namespace saksi::bench;

namespace {

constexpr std::size_t entry_size = 500;

/// Seconds to hash all entries once, in bundles of 256.
double floor_of(const std::vector<Bytes>& entries) {
    return seconds_of([&] {
        std::vector<Hash> hashes(256);
        for (std::size_t first = 0; first + 256 <= entries.size(); first += 256) {
            std::vector<ByteView> views(entries.begin() + static_cast<std::ptrdiff_t>(first),
                                        entries.begin() + static_cast<std::ptrdiff_t>(first + 256));
            merkle::leaf_hashes(views, hashes);
            benchmark::DoNotOptimize(hashes.data());
        }
    });
}

void report(benchmark::State& state, double seconds, double floor, std::size_t entries) {
    state.counters["entries_per_s"] = static_cast<double>(entries) / seconds;
    state.counters["x_floor"] = seconds / floor;
}

void write_durably(benchmark::State& state) {
    const auto entries = make_entries(static_cast<std::size_t>(state.range(0)), entry_size);
    double seconds = 0;
    double floor = 0;
    std::size_t done = 0;
    for (auto _ : state) {
        state.PauseTiming();
        BenchLog log;
        floor += 2 * floor_of(entries);
        state.ResumeTiming();
        seconds += seconds_of([&] { log.append(entries); });
        done += entries.size();
    }
    report(state, seconds, floor, done);
}
BENCHMARK(write_durably)->Arg(1)->Arg(25'600)->Arg(256'000)->Unit(benchmark::kMillisecond);

void read_verified(benchmark::State& state) {
    const auto entries = make_entries(static_cast<std::size_t>(state.range(0)), entry_size);
    BenchLog log;
    log.append(entries);
    double seconds = 0;
    double floor = 0;
    std::size_t done = 0;
    for (auto _ : state) {
        state.PauseTiming();
        floor += floor_of(entries);
        state.ResumeTiming();
        seconds += seconds_of([&] {
            tiles::DirectoryStore store(posix_file_system(), log.directory + "/public");
            const auto head = must(log::read_checkpoint(store)).checkpoint.head;
            auto reader = must(log::Reader::open(store, head));
            for (std::uint64_t i = 0; i < reader.bundles(); ++i) {
                benchmark::DoNotOptimize(must(reader.bundle(i)).entries.data());
            }
        });
        done += entries.size();
    }
    report(state, seconds, floor, done);
}
BENCHMARK(read_verified)->Arg(25'600)->Arg(256'000)->Unit(benchmark::kMillisecond);

struct LargeLog : BenchLog {
    LargeLog() { append(make_entries(256'000, entry_size)); }
};

/// Every so many-th entry of a log of 256,000 is proved, from a store just opened.
void prove(benchmark::State& state) {
    static const LargeLog log;
    tiles::DirectoryStore store(posix_file_system(), log.directory + "/public");
    const auto head = log::read_checkpoint(store).value().checkpoint.head;
    std::vector<std::uint64_t> wanted;
    const auto apart = static_cast<std::uint64_t>(state.range(0));
    for (std::uint64_t i = 0; i < head.size; i += apart) wanted.push_back(i);
    double together = 0;
    double single = 0;
    for (auto _ : state) {
        state.PauseTiming();
        single += seconds_of([&] {
            auto hashes = tiles::HashSource::open(store, head).value();
            for (const auto index : wanted) {
                benchmark::DoNotOptimize(log::prove_inclusion(hashes, index).value());
            }
        });
        state.ResumeTiming();
        together += seconds_of([&] {
            auto hashes = tiles::HashSource::open(store, head).value();
            benchmark::DoNotOptimize(log::prove_inclusions(hashes, wanted).value());
        });
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(wanted.size()));
    state.counters["x_single"] = single / together;
}
BENCHMARK(prove)->ArgName("apart")->Arg(1)->Arg(16)->Arg(256)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
