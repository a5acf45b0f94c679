// How long work is done: on how many threads, and who is told where the time
// goes. The library says which phase it is in and never reads a clock; whoever
// listens does (tools/cli/timings.hpp).
//
//     const InPhase phase(effort.watch, Phase::hash, bytes, entries);   until the scope ends
//
// Several threads may be in phases at once. Phases do not nest, but for an old
// entry that is read again while it is counted: that time is in both. Entering one costs two clock
// readings where somebody listens, so it is done for a bundle or a block, never for each entry.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace saksi {

enum class Phase : std::uint8_t {
    read,   ///< bytes come from a disk or a network
    parse,  ///< bytes become events
    hash,   ///< bytes become hashes
    check,  ///< against a tree, a log or each other
    count,  ///< what was read is added up
    write,  ///< bytes go to the system
    sync,   ///< the system makes them durable
};
inline constexpr unsigned phase_count = 7;

/// Told of phases by the threads that are in them.
class PhaseWatch {
 public:
    virtual ~PhaseWatch() = default;
    /// What it answers is handed back to left(): when it was, say.
    [[nodiscard]] virtual std::uint64_t entered(Phase phase) noexcept = 0;
    /// With how much was done meanwhile; 0 where that is not counted.
    virtual void left(Phase phase, std::uint64_t entered, std::uint64_t bytes,
                      std::uint64_t events) noexcept = 0;
};

/// A phase, as long as this lives. Without a watch it does nothing.
class InPhase {
 public:
    InPhase(PhaseWatch* watch, Phase phase, std::uint64_t bytes = 0,
            std::uint64_t events = 0) noexcept
        : watch_(watch), phase_(phase), bytes_(bytes), events_(events) {
        if (watch_ != nullptr) entered_ = watch_->entered(phase_);
    }
    InPhase(const InPhase&) = delete;
    InPhase& operator=(const InPhase&) = delete;
    ~InPhase() {
        if (watch_ != nullptr) watch_->left(phase_, entered_, bytes_, events_);
    }

    /// For what is known only when it is done.
    void did(std::uint64_t bytes, std::uint64_t events = 0) noexcept {
        bytes_ += bytes;
        events_ += events;
    }

 private:
    PhaseWatch* watch_;
    Phase phase_;
    std::uint64_t bytes_;
    std::uint64_t events_;
    std::uint64_t entered_ = 0;
};

struct Effort {
    unsigned threads = 1;
    PhaseWatch* watch = nullptr;  ///< borrowed; null: nobody listens
};

}  // namespace saksi
