// What was done with personal data that is not in the log: who opened which
// committed fields and what for (Access), and which were destroyed or kept back
// (Erasure). Entries stay; only what a commitment hid can go.
//
// Format: docs/format.md 1.5.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::election {

/// Committed fields of one entry.
struct CommittedFields {
    Hash entry;                       ///< leaf hash
    std::vector<std::string> fields;  ///< at least one; each once, sorted by bytes

    bool operator==(const CommittedFields&) const = default;
};

struct Access {
    static constexpr std::string_view type = "access";

    std::string who;  ///< submitter id of the one who looked
    std::string purpose;
    std::vector<CommittedFields> items;  ///< at least one

    bool operator==(const Access&) const = default;
};

/// dihapus: salts and values were destroyed; ditahan: asked for, and kept for a legal reason.
enum class ErasureStatus : std::uint8_t { dihapus, ditahan };
[[nodiscard]] SAKSI_API std::string_view name_of(ErasureStatus status) noexcept;

struct Erasure {
    static constexpr std::string_view type = "erasure";

    ErasureStatus status = ErasureStatus::dihapus;
    std::string reason;
    std::vector<CommittedFields> items;  ///< at least one

    bool operator==(const Erasure&) const = default;
};

}  // namespace saksi::election
