// Writing a log and reading it verified, against what must be done at least:
// hashing every entry twice (writing) or once (reading) with the same hash_many.
// Each benchmark prints `x_floor`, its time as a multiple of that floor, which
// is measured in the same run. Entries are 500 bytes, in a temporary folder.
// Proofs from stored tiles print `x_single` instead: how many times faster they
// are made together than one by one.
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "saksi/crypto/sha256.hpp"
#include "saksi/log/prover.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/note/signer.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;

namespace {

constexpr std::size_t entry_size = 500;

std::vector<Bytes> make_entries(std::size_t count) {
    std::vector<Bytes> entries(count, Bytes(entry_size, 'x'));
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        std::copy(number.begin(), number.end(), entries[i].begin());
    }
    return entries;
}

/// Seconds to hash all entries once, in bundles of 256.
double floor_of(const std::vector<Bytes>& entries) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<Hash> hashes(256);
    for (std::size_t first = 0; first + 256 <= entries.size(); first += 256) {
        std::vector<ByteView> views(entries.begin() + static_cast<std::ptrdiff_t>(first),
                                    entries.begin() + static_cast<std::ptrdiff_t>(first + 256));
        merkle::leaf_hashes(views, hashes);
        benchmark::DoNotOptimize(hashes.data());
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class Work>
double seconds_of(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void must(const Result<void>& done) {
    if (!done) std::abort();
}

struct BenchLog {
    test::TemporaryDirectory place;
    crypto::SigningKey key = crypto::SigningKey::from_seed(crypto::sha256({}).view()).value();
    note::KeySigner signer{"example.org/bench", key};
    log::HeadFile head_file{posix_file_system(), place / "key.head"};
    std::string directory = place / "log";

    BenchLog() { must(log::Writer::create(posix_file_system(), directory, signer, head_file)); }

    void append(const std::vector<Bytes>& entries) {
        auto writer = log::Writer::open(posix_file_system(), directory, signer, head_file).value();
        auto batch = writer.begin().value();
        for (const auto& entry : entries) static_cast<void>(batch.add(entry).value());
        static_cast<void>(batch.commit().value());
        must(writer.publish());
    }
};

void report(benchmark::State& state, double seconds, double floor, std::size_t entries) {
    state.counters["entries_per_s"] = static_cast<double>(entries) / seconds;
    state.counters["x_floor"] = seconds / floor;
}

void write_durably(benchmark::State& state) {
    const auto entries = make_entries(static_cast<std::size_t>(state.range(0)));
    double seconds = 0;
    double floor = 0;
    std::size_t done = 0;
    for (auto _ : state) {
        state.PauseTiming();
        BenchLog log;
        floor += 2 * floor_of(entries);
        state.ResumeTiming();
        const auto start = std::chrono::steady_clock::now();
        log.append(entries);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        done += entries.size();
    }
    report(state, seconds, floor, done);
}
BENCHMARK(write_durably)->Arg(1)->Arg(25'600)->Arg(256'000)->Unit(benchmark::kMillisecond);

void read_verified(benchmark::State& state) {
    const auto entries = make_entries(static_cast<std::size_t>(state.range(0)));
    BenchLog log;
    log.append(entries);
    double seconds = 0;
    double floor = 0;
    std::size_t done = 0;
    for (auto _ : state) {
        state.PauseTiming();
        floor += floor_of(entries);
        state.ResumeTiming();
        const auto start = std::chrono::steady_clock::now();
        tiles::DirectoryStore store(posix_file_system(), log.directory + "/public");
        const auto head = log::read_checkpoint(store).value().checkpoint.head;
        auto reader = log::Reader::open(store, head).value();
        for (std::uint64_t i = 0; i < reader.bundles(); ++i) {
            benchmark::DoNotOptimize(reader.bundle(i).value().entries.data());
        }
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        done += entries.size();
    }
    report(state, seconds, floor, done);
}
BENCHMARK(read_verified)->Arg(25'600)->Arg(256'000)->Unit(benchmark::kMillisecond);

struct LargeLog : BenchLog {
    LargeLog() { append(make_entries(256'000)); }
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
