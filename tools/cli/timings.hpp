// --timings: where the time of a long command went, on standard error after its
// result; with --json the member "timings" of the document.
//
//     struct Options { …; bool timings = false; };
//     declare_timings(command, options.timings);
//     …
//     Timings timings(options.timings);                  // its clock runs from here
//     auto reader = Reader::open(store, head, {threads, timings.watch()});
//     …
//     timings.print(out);
//     timings.put(fields);
//     return out.answer(std::move(fields));
//
// Where the library does not say what it is doing, the command can:
//     const InPhase counting(timings.watch(), Phase::count, 0, entries);
//
// The time of a phase is elapsed time, added up over the threads that were in
// it; so all phases together can be more than the command took. Nothing is
// measured, and the library is given no watch, where nobody asked.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "saksi/core/effort.hpp"

namespace saksi::cli {

void declare_timings(Command& command, bool& wanted);

class Timings final : private PhaseWatch {
 public:
    explicit Timings(bool wanted);

    /// Also shows how far a phase is, which will be done with when it has seen
    /// so many bytes. Borrows `progress`, which counts megabytes.
    void follow(Phase phase, std::uint64_t bytes, Progress& progress);

    /// For the library; null where nobody asked.
    [[nodiscard]] PhaseWatch* watch() noexcept { return wanted_ || progress_ ? this : nullptr; }
    void print(const Output& out) const;
    void put(json::Object& fields) const;

 private:
    struct Spent {
        std::atomic<std::uint64_t> nanoseconds{0};
        std::atomic<std::uint64_t> bytes{0};
        std::atomic<std::uint64_t> events{0};
    };
    std::uint64_t entered(Phase phase) noexcept override;
    void left(Phase phase, std::uint64_t entered, std::uint64_t bytes,
              std::uint64_t events) noexcept override;

    bool wanted_;
    std::chrono::steady_clock::time_point start_;
    std::array<Spent, phase_count> phases_;
    Progress* progress_ = nullptr;
    std::mutex progress_mutex_;
    Phase followed_ = Phase::read;
    std::uint64_t expected_ = 0;  // bytes of the followed phase
};

}  // namespace saksi::cli
