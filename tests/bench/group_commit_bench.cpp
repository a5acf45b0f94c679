// Single entries, durable and signed when they are answered: one submitter after
// the other, and a hundred at once, on the disk of the temporary folder.
// `per_s` is entries a second; `x_alone` compares with one by one, measured
// in the same run.
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "saksi/crypto/sha256.hpp"
#include "saksi/log/group_commit.hpp"
#include "saksi/note/signer.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;

namespace {

constexpr std::size_t entry_size = 600;

/// Seconds that `threads` submitters need for `each` entries.
double seconds_of(unsigned threads, unsigned each) {
    test::TemporaryDirectory place;
    const auto key = crypto::SigningKey::from_seed(crypto::sha256({}).view()).value();
    note::KeySigner signer("example.org/bench", key);
    log::HeadFile head_file(posix_file_system(), place / "key.head");
    const auto directory = place / "log";
    if (!log::Writer::create(posix_file_system(), directory, signer, head_file)) std::abort();
    auto writer = log::Writer::open(posix_file_system(), directory, signer, head_file).value();
    log::GroupCommit commits(writer);

    const auto submit = [&](unsigned submitter) {
        for (unsigned i = 0; i < each; ++i) {
            Bytes entry(entry_size, 'x');
            const auto name = std::to_string(submitter) + "/" + std::to_string(i);
            std::copy(name.begin(), name.end(), entry.begin());
            if (!commits.submit(entry)) std::abort();
        }
    };
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> submitters;
    for (unsigned s = 0; s < threads; ++s) submitters.emplace_back(submit, s);
    for (auto& submitter : submitters) submitter.join();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void submit(benchmark::State& state) {
    const auto threads = static_cast<unsigned>(state.range(0));
    constexpr unsigned alone = 200;
    constexpr unsigned each = 50;
    for (auto _ : state) {
        const auto one_by_one = alone / seconds_of(1, alone);
        const auto at_once = threads * each / seconds_of(threads, each);
        state.counters["alone_per_s"] = one_by_one;
        state.counters["per_s"] = at_once;
        state.counters["x_alone"] = at_once / one_by_one;
    }
}
BENCHMARK(submit)->Arg(10)->Arg(100)->Iterations(3)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
