// Seconds by the wall clock, and two that run in turn.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace saksi::bench {

template <class Work>
double seconds_of(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Runs both in every iteration, and reports the time of `ours`; the counter `ratio` is how
/// many times longer `other` takes. For benchmarks that UseManualTime().
template <class Ours, class Other>
void race(benchmark::State& state, std::size_t items, const Ours& ours, const Other& other,
          const char* ratio) {
    double our_time = 0;
    double other_time = 0;
    for (auto _ : state) {
        other_time += seconds_of(other);
        const auto seconds = seconds_of(ours);
        our_time += seconds;
        state.SetIterationTime(seconds);
    }
    state.counters[ratio] = other_time / our_time;
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items));
}

}  // namespace saksi::bench
