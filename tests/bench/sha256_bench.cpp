// Hashing many messages by each back-end of this machine, against libsodium's
// one message after the other. Both run in turn in every iteration; `x_scalar`
// is how many times faster the back-end is.
//
//     many_…/64     what a node of the tree is: two hashes behind a prefix
//     many_…/600    the entry of a result form, its length 550 to 649
//     many_…/4000   a large ballot or list of TPS
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <ctime>
#include <string>
#include <vector>

#include "saksi/crypto/sha256_many.hpp"

using namespace saksi;
using crypto::Sha256Backend;

namespace {

/// A bundle's worth. Nodes have one length, entries differ.
std::vector<Bytes> messages_of(std::size_t length) {
    std::vector<Bytes> messages;
    for (std::size_t i = 0; i < 256; ++i) {
        const auto spread = length == 64 ? 0 : (i * 37) % 100;
        messages.emplace_back(length - (length == 64 ? 0 : 50) + spread, std::uint8_t{'x'});
    }
    return messages;
}

constexpr int rounds = 20;  // between two looks at the clock

/// Of so many rounds.
template <class Work>
double processor_seconds(const Work& work) {
    const auto start = std::clock();
    for (int i = 0; i < rounds; ++i) work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void many(benchmark::State& state, Sha256Backend backend) {
    const auto messages = messages_of(static_cast<std::size_t>(state.range(0)));
    const std::vector<ByteView> views(messages.begin(), messages.end());
    std::vector<Hash> hashes(views.size());
    double ours = 0;
    double scalar = 0;
    for (auto _ : state) {
        scalar += processor_seconds(
            [&] { crypto::hash_many(0x00, views, hashes, Sha256Backend::scalar); });
        const auto seconds =
            processor_seconds([&] { crypto::hash_many(0x00, views, hashes, backend); });
        ours += seconds;
        state.SetIterationTime(seconds);
    }
    state.counters["x_scalar"] = scalar / ours;
    state.SetItemsProcessed(state.iterations() * rounds * static_cast<std::int64_t>(views.size()));
}

}  // namespace

int main(int argc, char** argv) {
    for (const auto backend : crypto::sha256_backends()) {
        const auto name = "many_" + std::string(to_string(backend));
        benchmark::RegisterBenchmark(name.c_str(), many, backend)
            ->Arg(64)
            ->Arg(600)
            ->Arg(4000)
            ->UseManualTime();
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
