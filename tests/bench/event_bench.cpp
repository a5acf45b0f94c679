// Reading and printing one event of 598 bytes. Each benchmark prints `x_json`,
// its time as a multiple of parsing those bytes as canonical JSON, measured in
// the same run: what the schema costs on top. Where simdjson is here, `x_simdjson`
// is the same of its parser, which takes any JSON, and knows no schema.
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#ifdef SAKSI_HAS_SIMDJSON
#include <simdjson.h>
#endif

#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>

#include "saksi/core/json.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/identities.hpp"

using namespace saksi;
using namespace saksi::election;

namespace {

/// A form of the presidential contest, 598 bytes.
const std::string& form_entry() {
    static const std::string entry = [] {
        std::ifstream file(SAKSI_SOURCE_DIR "/tests/vectors/events/c_hasil.json");
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    return entry;
}

/// Processor seconds of one call, of many.
template <class Work>
double seconds_of(int rounds, Work work) {
    const auto start = std::clock();
    for (int i = 0; i < rounds; ++i) benchmark::DoNotOptimize(work());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / rounds;
}

#ifdef SAKSI_HAS_SIMDJSON
double simdjson_seconds() {
    simdjson::dom::parser parser;
    const simdjson::padded_string padded(form_entry());
    return seconds_of(50'000, [&] { return parser.parse(padded).error(); });
}
#endif

/// Runs `work` and compares it with the JSON.
template <class Work>
void measure(benchmark::State& state, Work work) {
    static const double json =
        seconds_of(50'000, [] { return json::parse_canonical(form_entry()); });
    const auto start = std::clock();
    for (auto _ : state) benchmark::DoNotOptimize(work());
    const auto spent = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const auto each = spent / static_cast<double>(state.iterations());
    state.counters["x_json"] = each / json;
#ifdef SAKSI_HAS_SIMDJSON
    static const double simdjson = simdjson_seconds();
    state.counters["x_simdjson"] = each / simdjson;
#endif
    state.SetItemsProcessed(state.iterations());
}

Event form_event() { return parse_event(form_entry()).value(); }

void event_parse(benchmark::State& state) {
    measure(state, [] { return parse_event(form_entry()); });
}

void event_print(benchmark::State& state) {
    measure(state, [event = form_event()] { return print_event(event); });
}

void event_chain_key(benchmark::State& state) {
    measure(state, [event = form_event()] { return chain_key(event); });
}

void form_identities(benchmark::State& state) {
    measure(state, [form = std::get<CHasil>(form_event().body)] { return check_identities(form); });
}

BENCHMARK(event_parse);
BENCHMARK(event_print);
BENCHMARK(event_chain_key);
BENCHMARK(form_identities);

}  // namespace

BENCHMARK_MAIN();
