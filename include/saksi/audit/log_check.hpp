// Is this log whole? Every entry is hashed again, the tree is built again from
// the entries, every file is accounted for, every signature verified.
//
// What is found wrong below the log's folder is a finding, which names the
// file, and the entry or the hash in it: missing, surplus, malformed or wrong.
// An Error means that nothing could be said: there is no checkpoint at all, the
// system refused to read, or the log changed while it was read.
//
// Of two files that disagree the one is named that does not lead to the signed
// root, as far as that can be told: each tile's own root is compared with the
// hash that its parent tile has of it, from the signed root downwards, and then
// everything is computed once more from the entries upwards. Where there are lookup
// files (saksi/record/hint.hpp), each must hold the hints of the entries and no other.
//
// Not checked: time stamps (checkpoints/<size>.tsr), which are counted, and
// signature lines of keys that the policy does not know.
//
// Memory: one tile a level, one bundle, the archived sizes, the findings.
// Cost: the hashing of every entry, and with saksi's entries their parsing.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/effort.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/policy.hpp"

namespace saksi::audit {

enum class Entries : std::uint8_t {
    saksi,  ///< events: every one must be canonical and fit its schema
    any,    ///< another log's: opaque bytes; files we do not know are only listed
};

struct LogCheckOptions {
    Entries entries = Entries::saksi;
    std::string origin;               ///< the log that is meant; empty: whichever the policy knows
    std::size_t max_findings = 1000;  ///< more are counted, not kept
    Effort effort{};                  ///< threads that read, hash and parse: the report is the same
    /// Called now and then with the entries done and all entries; may be empty.
    std::function<void(std::uint64_t, std::uint64_t)> progress{};
};

enum class LogFlaw : std::uint8_t {
    missing,    ///< a file that this log must have is not there
    surplus,    ///< something is there that this log does not have
    malformed,  ///< a file that does not parse, or an entry that is no event
    wrong,      ///< it parses, and says something else than the rest of the log
    unsigned_,  ///< a signature that is missing or does not verify
};
/// "missing", "surplus", "malformed", "wrong", "unsigned".
[[nodiscard]] SAKSI_API std::string_view to_string(LogFlaw flaw) noexcept;

struct LogFinding {
    LogFlaw flaw = LogFlaw::wrong;
    std::string file;                    ///< below the folder that holds `checkpoint`
    std::optional<std::uint64_t> entry;  ///< index in the log of the first entry concerned
    std::optional<unsigned> hash;        ///< which hash of a tile, from 0
    std::string reason;                  ///< a fixed text, which is what gets translated
    std::string detail;                  ///< values; may be empty

    bool operator==(const LogFinding&) const = default;
};

struct LogReport {
    /// As found. None if it does not parse; then the newest archived one that
    /// the log signed says what the rest is held against.
    std::optional<note::SignedCheckpoint> checkpoint;
    note::PolicyReport policy;  ///< of `checkpoint`

    std::uint64_t size = 0;      ///< entries of the tree that was checked
    std::uint64_t entries = 0;   ///< entries hashed and found in their place
    std::uint64_t opaque = 0;    ///< of these, events of an unknown type or a newer version
    std::uint64_t files = 0;     ///< files read
    std::uint64_t bytes = 0;     ///< bytes in them
    std::uint64_t archived = 0;  ///< archived checkpoints whose root is the tree's at their size
    std::uint64_t timestamps_not_checked = 0;
    std::uint64_t lookups = 0;  ///< lookup files that were read; hints prove nothing

    std::vector<LogFinding> findings;
    std::uint64_t findings_not_kept = 0;
    /// With Entries::any: what else is in the folder, listed up to the limit of findings.
    std::vector<std::string> unknown_files;
    std::uint64_t unknown_count = 0;

    /// The checkpoint satisfies the policy and there is no finding.
    [[nodiscard]] SAKSI_API bool holds() const noexcept;
};

/// Checks the log in `folder`, the one that holds `checkpoint`
/// (tiles::find_public_folder).
[[nodiscard]] SAKSI_API Result<LogReport> check_log(FileSystem& files, const std::string& folder,
                                                    const note::Policy& policy,
                                                    const LogCheckOptions& options);

}  // namespace saksi::audit
