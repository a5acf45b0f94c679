// A log that is open for writing, with its signer.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/output.hpp"
#include "cli/signing.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/record/recorder.hpp"

namespace saksi::tools {

class LogSession {
 public:
    /// Takes the log's lock; what a crash left is repaired.
    [[nodiscard]] static Result<LogSession> open(const std::string& directory,
                                                 const cli::KeyOptions& key,
                                                 const Effort& effort = {});

    [[nodiscard]] log::Writer& writer() noexcept { return *writer_; }
    /// Reads what the log holds, which takes a moment for a large one.
    [[nodiscard]] Result<record::Recorder> recorder();

 private:
    LogSession() = default;
    std::string directory_;
    std::unique_ptr<cli::LogSigner> signer_;
    std::unique_ptr<log::Writer> writer_;
};

/// What to do about an error of opening or writing a log; empty: nothing is known.
[[nodiscard]] std::string advice_for(const Error& error, const std::string& directory);

/// What was committed, in words and as fields.
void print_committed(const log::Committed& committed, cli::Output& out);
/// What was logged is logged; only the lookup files beside it are not up to date.
void warn_of_hints(const std::optional<Error>& trouble, cli::Output& out);
void put_committed(const log::Committed& committed, json::Object& fields);

}  // namespace saksi::tools
