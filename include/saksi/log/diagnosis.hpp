// What state a log's folder is in, as its writer would find it, found out
// without writing to it. What a writer repairs by itself is told apart from
// what must not be written to (the table is in lib/log/recover.cpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/head_file.hpp"
#include "saksi/note/checkpoint.hpp"

namespace saksi::log {

enum class Condition : std::uint8_t {
    not_checked = 0,
    whole,          ///< nothing to do
    in_use,         ///< another program is writing to it just now
    unpublished,    ///< committed or promised, and not shown yet: the next writer finishes it
    interrupted,    ///< a batch that was never promised is left: the next writer discards it
    mirror,         ///< only the public half: nothing is ever signed here
    head_missing,   ///< the key's head file is gone: nothing shows that this is the newest copy
    older_copy,     ///< the key has signed more than this folder holds: never write to it
    contradictory,  ///< private head, published checkpoint or head file exclude each other
};
[[nodiscard]] SAKSI_API std::string_view to_string(Condition condition) noexcept;

struct Diagnosis {
    Condition condition = Condition::not_checked;
    std::optional<note::SignedCheckpoint> shown;      ///< public/checkpoint
    std::optional<note::SignedCheckpoint> committed;  ///< private/head
    std::optional<merkle::TreeHead> last_signed;  ///< the head file; also none if none was given
    bool head_file_known = false;                 ///< was a head file given?
    /// What a head file that is made again must say: private/head, or the largest tree that is
    /// sealed in staging and whole, since that may have been promised, signed and answered.
    merkle::TreeHead newest;
};

/// `head_file` may be null: then nothing is said about the key. An error: this is no log, one
/// of its heads cannot be read or parsed, or without a head file it cannot be told what is newest.
[[nodiscard]] SAKSI_API Result<Diagnosis> diagnose(FileSystem& files, const std::string& directory,
                                                   const HeadFile* head_file);

}  // namespace saksi::log
