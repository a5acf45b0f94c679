// A log that is open for reading: which log, by whose word, as it was when.
//     LOG               DIR with DIR/public/checkpoint, a folder with checkpoint, or
//                       the http(s) address of one
//     --keep FOLDER     of an address: keep there what is fetched and never changes
//     --policy FILE     whom to trust; without it the signatures are not checked
//     --at SIZE|TIME    the log as it was at a size, or when it had seen nothing
//                       later than a time
//     --threads N       how many read a folder at once (all of the processor's, if
//                       not given)
//     --timings         where the time went
// Every entry read is verified against the checkpoint, wherever it comes from.
// Apart from the rest of cli, so that saksi-verify links no sockets.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/timings.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/record/lookup.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::net {
class HttpStore;
}

namespace saksi::cli {

struct LogOptions {
    std::string log;
    std::optional<std::string> policy;
    std::optional<std::string> at;
    std::optional<std::string> keep;
    std::optional<std::uint64_t> threads;
    bool timings = false;

    void declare(Command& command);
    /// As declare, for commands that read the whole log.
    void declare_walk(Command& command);
    /// --threads and --timings alone.
    void declare_effort(Command& command);
    void declare_without_at(Command& command);
};

/// Where a log's files come from.
struct LogSource {
    std::string place;  ///< the folder that holds `checkpoint`, or its address
    std::unique_ptr<tiles::Store> store;
    const net::HttpStore* web = nullptr;  ///< the store, if it is an address
};
/// No file is read yet.
[[nodiscard]] Result<LogSource> open_source(const LogOptions& options);

class OpenLog {
 public:
    /// The newest checkpoint, its policy, the right edge of its tree, and --at.
    [[nodiscard]] static Result<OpenLog> open(const LogOptions& options);

    [[nodiscard]] const note::SignedCheckpoint& checkpoint() const noexcept { return checkpoint_; }
    /// The folder that holds `checkpoint`, or its address.
    [[nodiscard]] const std::string& place() const noexcept { return place_; }
    [[nodiscard]] tiles::Store& store() noexcept { return *store_; }
    /// Of the newest checkpoint's tree; read no further than size().
    [[nodiscard]] log::Reader& reader() noexcept { return *reader_; }
    /// Entries of the log as it is looked at: all, or fewer with --at.
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// Is it read from an address, where each file is a journey?
    [[nodiscard]] bool is_far() const noexcept { return web_ != nullptr; }
    /// Its hints, for the log as it is looked at. not_found: it has none.
    [[nodiscard]] Result<record::Lookup> lookup();
    /// What `option` means that says SIZE or TIME, as --at does.
    [[nodiscard]] Result<std::uint64_t> size_at(const std::string& option, const std::string& at);
    [[nodiscard]] const std::optional<note::PolicyReport>& policy() const noexcept {
        return policy_;
    }
    /// SHA-256 of the policy file's bytes.
    [[nodiscard]] const std::optional<Hash>& policy_file() const noexcept { return policy_file_; }

    /// Does the policy hold? True if none was given. If it does not, says what
    /// is missing: nothing that is read is worth more than the checkpoint.
    [[nodiscard]] bool trusted(Output& out) const;
    /// origin, size, checkpoint size and root, whether a policy was applied, and what
    /// was fetched of an address.
    void put(json::Object& fields) const;
    /// put(), and where the time went: the last thing before the answer.
    void finish(json::Object& fields, const Output& out) const;

 private:
    OpenLog() = default;

    std::unique_ptr<Timings> timings_;  // before the reader, which tells it
    std::string place_;
    note::SignedCheckpoint checkpoint_;
    std::optional<note::PolicyReport> policy_;
    std::optional<Hash> policy_file_;
    std::unique_ptr<tiles::Store> store_;
    const net::HttpStore* web_ = nullptr;  // store_, if it is that
    std::unique_ptr<log::Reader> reader_;
    std::uint64_t size_ = 0;
};

}  // namespace saksi::cli
