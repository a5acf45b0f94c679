// The file in which a monitor keeps what it knows: who it follows, the checkpoint
// it verified last, those it verified before that; and behind these, for
// Following, the log as far as it was read.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "saksi/audit/monitor.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/crypto/sealed_bytes.hpp"

namespace saksi::audit {

struct Remembered {
    /// Older ones are forgotten.
    static constexpr std::size_t most_former = 1'024;

    std::string filters;                         ///< filters_of() the query
    note::SignedCheckpoint checkpoint;           ///< verified last; its origin is the log's
    std::uint64_t first_seen = 0;                ///< its head, in POSIX seconds
    std::vector<note::SignedCheckpoint> former;  ///< of other heads before, the oldest first

    /// This one comes after it.
    void go_on(note::SignedCheckpoint to, std::uint64_t now);
};

/// All that the query chooses, as one text.
[[nodiscard]] std::string filters_of(const MonitorQuery& query);

/// A state that was read; `in` stands behind what `known` was read from.
class StateFile {
 public:
    /// Nothing if there is no such file. malformed: it is damaged, or no monitor's
    /// state; permission: others may read or write it.
    [[nodiscard]] static Result<std::optional<StateFile>> read(FileSystem& files,
                                                               const std::string& path);
    [[nodiscard]] const Remembered& known() const noexcept { return known_; }
    [[nodiscard]] crypto::SealedScanner& rest() noexcept { return in_; }
    /// The rest was read, and is no more; `known` stays. How many bytes there were.
    std::size_t close() { return std::exchange(file_, {}).size(); }

 private:
    StateFile(Bytes file, crypto::SealedScanner in) : file_(std::move(file)), in_(in) {}
    [[nodiscard]] bool scan();

    Bytes file_;  // what the scanner reads
    crypto::SealedScanner in_;
    Remembered known_;
};

/// What every state begins with; what Following prints comes behind it.
void print(crypto::SealedPrinter& out, const Remembered& known);

[[nodiscard]] Error damaged_state(const std::string& path);

}  // namespace saksi::audit
