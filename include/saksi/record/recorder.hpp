// Recorder: a log open for events. It joins the writer of opaque entries with
// what the record must know (State), and keeps the index of that up to date.
//
//     auto writer   = log::Writer::open(files, directory, signer, head_file);
//     auto recorder = Recorder::open(files, directory, *writer);
//     auto batch    = recorder->begin();
//     auto report   = import_sirekap_csv(*batch, options, inputs);
//     auto done     = recorder->commit(*batch);          durable, published
//
// A batch that is dropped, or fails, leaves the log as it was and this recorder
// spent: open a new one.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/index_file.hpp"

namespace saksi::record {

class SAKSI_API Recorder {
 public:
    /// An index that lags by more than this many entries is written anew.
    static constexpr std::uint64_t index_lag = 65'536;

    /// Reads the log (its index and what came after). Borrows all three; the
    /// writer must have published what it committed.
    [[nodiscard]] static Result<Recorder> open(FileSystem& files, const std::string& directory,
                                               log::Writer& writer);
    Recorder(Recorder&&) noexcept;
    Recorder& operator=(Recorder&&) noexcept;
    ~Recorder();

    [[nodiscard]] const State& state() const noexcept;
    /// What became of the index when the log was opened.
    [[nodiscard]] IndexFinding index() const noexcept;

    /// One batch at a time; usage if the recorder is spent.
    [[nodiscard]] Result<EventBatch> begin();
    /// Commits, publishes, writes the index if there was no good one or it lags, and
    /// brings lookup files up to date where there are any. That one of the latter could
    /// not be written is no error of the commit: all it costs is time, of whoever opens
    /// or searches the log next (see index_trouble, lookup_trouble).
    [[nodiscard]] Result<log::Committed> commit(EventBatch& batch);

    /// The two halves of it, for who answers in between: the batch is in the log,
    /// durable and signed …
    [[nodiscard]] Result<log::Committed> make_durable(EventBatch& batch);
    /// … and then it is published, and all the rest; or later, with batches that come after it.
    [[nodiscard]] Result<void> publish();

    /// Why the last commit could not write the index.
    [[nodiscard]] const std::optional<Error>& index_trouble() const noexcept;
    /// Why the last commit could not bring the lookup files up to date.
    [[nodiscard]] const std::optional<Error>& lookup_trouble() const noexcept;

 private:
    struct Impl;
    explicit Recorder(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::record
