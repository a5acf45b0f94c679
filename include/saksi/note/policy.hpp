// Whom a verifier trusts, and how many: the log's keys, the witnesses, and the
// quorum of them that must have cosigned.
//
// Spec: c2sp.org/tlog-policy. A file whose one line is a vkey means: this log,
// no witness.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/key.hpp"

namespace saksi::note {

struct Policy {
    struct Log {
        VerifierKey key;
        std::string url;  ///< may be empty
        bool operator==(const Log&) const = default;
    };
    struct Witness {
        std::string name;  ///< in this file; not the key's name
        VerifierKey key;   ///< type cosignature
        std::string url;   ///< may be empty
        bool operator==(const Witness&) const = default;
    };
    struct Group {
        std::string name;
        std::uint32_t threshold = 1;       ///< this many members
        std::vector<std::string> members;  ///< witnesses or groups defined earlier
        bool operator==(const Group&) const = default;
    };
    std::vector<Log> logs;
    std::vector<Witness> witnesses;
    std::vector<Group> groups;
    std::string quorum;  ///< a witness or group; empty = none
    bool operator==(const Policy&) const = default;
};

/// An error's `where` is "line N", or empty where the file as a whole is wrong.
/// Refused, beyond what the specification says: a name that is a keyword, a
/// log's key of a witness's type and the reverse, names and addresses that are not
/// UTF-8, more than 1,000,000 bytes.
[[nodiscard]] SAKSI_API Result<Policy> parse_policy(std::string_view text);

/// What the policy finds under one checkpoint. Only a log whose key's name is the
/// checkpoint's origin can vouch for it. With several such keys one must hold and
/// none be wrong.
struct PolicyReport {
    struct WitnessFinding {
        std::string name;
        SignatureVerdict signature = SignatureVerdict::not_checked;
        std::uint64_t time = 0;  ///< POSIX seconds, if it holds
    };
    bool origin_known = false;  ///< some log of the policy has this origin as its key's name
    SignatureVerdict log_signature = SignatureVerdict::not_checked;
    std::vector<WitnessFinding> witnesses;  ///< every witness of the policy, in its order
    std::uint32_t needed = 0;   ///< threshold of the quorum; 0 for none, 1 for a single witness
    std::uint32_t counted = 0;  ///< members of the quorum that are satisfied
    bool quorum_met = false;

    /// The log signed, no known key's signature is wrong, and the quorum is met.
    [[nodiscard]] SAKSI_API bool holds() const noexcept;
};

[[nodiscard]] SAKSI_API PolicyReport check_policy(const SignedCheckpoint& checkpoint,
                                                  const Policy& policy);

}  // namespace saksi::note
