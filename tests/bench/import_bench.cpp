// Importing result forms from CSV, against reading the same CSV alone: parsing
// every row once and keeping nothing. `x_csv` is the time as a multiple of that,
// measured in the same run; memory is what the process held at most so far.
//
//     import_first    all forms are new
//     import_again    a month later: one row in fifty differs
//     open_indexed    what every later command pays before it adds anything
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <fstream>
#include <string>

#include "bench_log.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/election/preset.hpp"
#include "saksi/record/import_sirekap_csv.hpp"
#include "saksi/record/recorder.hpp"
#include "stopwatch.hpp"

using namespace saksi;
using namespace saksi::bench;

namespace {

constexpr std::string_view header =
    "tps_code,dpt_j,dpt_l,dpt_p,pengguna_dpt_j,pengguna_dpt_l,pengguna_dpt_p,pengguna_dptb_j,"
    "pengguna_dptb_l,pengguna_dptb_p,pengguna_dpk_j,pengguna_dpk_l,pengguna_dpk_p,"
    "pengguna_total_j,pengguna_total_l,pengguna_total_p,suara_sah,suara_tidak_sah,suara_total,"
    "paslon_1,paslon_2,paslon_3,n_images,ts\n";

/// Rows of as many TPS, ten a desa, in code order.
void write_rows(const std::string& path, std::uint64_t rows, unsigned changed_every) {
    std::ofstream file(path, std::ios::binary);
    file << header;
    for (std::uint64_t i = 0; i < rows; ++i) {
        const auto votes = changed_every != 0 && i % changed_every == 0 ? 113 : 112;
        const auto number = std::to_string(1001 + i % 10).substr(1);
        file << 1101010000 + i / 10 << number
             << ",252,126,126,190,95,95,5,2,3,3,1,2,198,98,100,193,5,198,12," << votes
             << ",69,3,2024-02-15 19:30:00\n";
    }
}

void read_csv(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    CsvReader reader(file);
    while (must(reader.next())) {
    }
}

struct ImportLog : BenchLog {
    std::string csv = place / "rows.csv";

    ImportLog() {
        run([](record::EventBatch& batch) {
            for (const auto& event : must(election::preset("pemilu-2024"))) must(batch.add(event));
        });
    }

    void run(const auto& fill) {
        auto writer = open();
        auto recorder = must(record::Recorder::open(posix_file_system(), directory, writer));
        auto batch = must(recorder.begin());
        fill(batch);
        must(recorder.commit(batch));
    }

    void import(std::string_view observed) {
        record::FormImportOptions options;
        options.election = "pemilu-2024";
        options.source = {election::SourceKind::sirekap, "web"};
        options.observed = must(parse_timestamp(observed));
        options.by = "bench";
        options.open = [](const std::string& path) {
            return std::make_unique<std::ifstream>(path, std::ios::binary);
        };
        run([&](record::EventBatch& batch) {
            must(record::import_sirekap_csv(batch, options, {record::import_file(csv)}));
        });
    }
};

void report(benchmark::State& state, double seconds, double csv) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["rows_per_s"] = static_cast<double>(state.range(0)) / seconds;
    state.counters["x_csv"] = seconds / csv;
    state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void import_first(benchmark::State& state) {
    for (auto _ : state) {
        ImportLog log;
        write_rows(log.csv, static_cast<std::uint64_t>(state.range(0)), 0);
        const auto csv = seconds_of([&] { read_csv(log.csv); });
        report(state, seconds_of([&] { log.import("2024-02-20T00:00:00Z"); }), csv);
    }
}

void import_again(benchmark::State& state) {
    for (auto _ : state) {
        ImportLog log;
        write_rows(log.csv, static_cast<std::uint64_t>(state.range(0)), 0);
        log.import("2024-02-20T00:00:00Z");
        write_rows(log.csv, static_cast<std::uint64_t>(state.range(0)), 50);
        const auto csv = seconds_of([&] { read_csv(log.csv); });
        report(state, seconds_of([&] { log.import("2024-03-20T00:00:00Z"); }), csv);
    }
}

void open_indexed(benchmark::State& state) {
    for (auto _ : state) {
        ImportLog log;
        write_rows(log.csv, static_cast<std::uint64_t>(state.range(0)), 0);
        const auto csv = seconds_of([&] { read_csv(log.csv); });
        log.import("2024-02-20T00:00:00Z");
        report(state, seconds_of([&] { log.run([](record::EventBatch&) {}); }), csv);
    }
}

BENCHMARK(import_first)->Arg(100'000)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(import_again)->Arg(100'000)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(open_indexed)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
