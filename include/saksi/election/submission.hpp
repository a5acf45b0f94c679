// Who hands events in, and that it was they. SubmitterKey names the keys of a
// submitter; Submission is a submitter's signature over the entries right before
// it. Both are about `by` of the entries concerned: a log's operator cannot then
// put words into a submitter's mouth.
//
// The signature is an Ed25519 note signature (c2sp.org/signed-note) under the text
//     saksi/submission/v1 LF election LF by LF count LF base64(root) LF
// where root is the RFC 6962 root over the leaf hashes of the `count` entries.
//
// Format: docs/format.md 1.5.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/export.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/election/figure.hpp"

namespace saksi::election {

enum class KeyAction : std::uint8_t { tambah, ganti, cabut };  // add, rotate, revoke
[[nodiscard]] SAKSI_API std::string_view name_of(KeyAction action) noexcept;

struct SubmitterKey {
    static constexpr std::string_view type = "key";

    std::string submitter;  ///< as in `by`
    KeyAction action = KeyAction::tambah;
    std::string vkey;                ///< the key added, the new one, the one revoked
    std::optional<std::string> old;  ///< of ganti, and only there: the key it takes the place of
    std::optional<std::string> reason;

    bool operator==(const SubmitterKey&) const = default;
};

struct Submission {
    static constexpr std::string_view type = "submission";

    Count count = 1;        ///< entries right before this one
    Hash root;              ///< over their leaf hashes
    std::string signature;  ///< a note's signature line without its dash: "name base64"

    bool operator==(const Submission&) const = default;
};

/// The text that `submission` signs, as an event of `election` by `by`.
[[nodiscard]] SAKSI_API std::string signed_text(std::string_view election, std::string_view by,
                                                const Submission& submission);

}  // namespace saksi::election
