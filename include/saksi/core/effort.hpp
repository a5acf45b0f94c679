// How long work is done: on how many threads, and who is told where the time
// goes. The library says which stage it is in and never reads a clock; whoever
// listens does (tools/cli/timings.hpp).
//
//     const InStage stage(effort.watch, Stage::hash, bytes, entries);   until the scope ends
//
// Several threads may be in stages at once. Stages do not nest, but for an old
// entry that is read again while it is counted: that time is in both. Entering one costs two clock
// readings where somebody listens, so it is done for a bundle or a block, never for each entry.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace saksi {

enum class Stage : std::uint8_t {
    read,   ///< bytes come from a disk or a network
    parse,  ///< bytes become events
    hash,   ///< bytes become hashes
    check,  ///< against a tree, a log or each other
    count,  ///< what was read is added up
    write,  ///< bytes go to the system
    sync,   ///< the system makes them durable
};
inline constexpr unsigned stage_count = 7;

/// Told of stages by the threads that are in them.
class StageWatch {
 public:
    virtual ~StageWatch() = default;
    /// What it answers is handed back to left(): when it was, say.
    [[nodiscard]] virtual std::uint64_t entered(Stage stage) noexcept = 0;
    /// With how much was done meanwhile; 0 where that is not counted.
    virtual void left(Stage stage, std::uint64_t entered, std::uint64_t bytes,
                      std::uint64_t events) noexcept = 0;
};

/// A stage, as long as this lives. Without a watch it does nothing.
class InStage {
 public:
    InStage(StageWatch* watch, Stage stage, std::uint64_t bytes = 0,
            std::uint64_t events = 0) noexcept
        : watch_(watch), stage_(stage), bytes_(bytes), events_(events) {
        if (watch_ != nullptr) entered_ = watch_->entered(stage_);
    }
    InStage(const InStage&) = delete;
    InStage& operator=(const InStage&) = delete;
    ~InStage() {
        if (watch_ != nullptr) watch_->left(stage_, entered_, bytes_, events_);
    }

    /// For what is known only when it is done.
    void did(std::uint64_t bytes, std::uint64_t events = 0) noexcept {
        bytes_ += bytes;
        events_ += events;
    }

 private:
    StageWatch* watch_;
    Stage stage_;
    std::uint64_t bytes_;
    std::uint64_t events_;
    std::uint64_t entered_ = 0;
};

struct Effort {
    unsigned threads = 1;
    StageWatch* watch = nullptr;  ///< borrowed; null: nobody listens
};

}  // namespace saksi
