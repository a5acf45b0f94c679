// Text with signatures under it. Parsing splits it; checking a signature is a
// separate step (verify_line) with a verdict of its own. Who signs is in
// saksi/note/signer.hpp, so that a verifier links no signing.
//
// Spec: c2sp.org/signed-note v1. Limits: 1,000,000 bytes, 100 signature lines.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/key.hpp"

namespace saksi::note {

inline constexpr std::size_t max_note_size = 1'000'000;
inline constexpr std::size_t max_signatures = 100;

struct SignatureLine {
    std::string name;
    KeyId key_id{};
    Bytes signature;  ///< what follows the key id; its meaning depends on the key's type
    bool operator==(const SignatureLine&) const = default;
};

struct SignedNote {
    std::string text;                       ///< ends with LF; exactly what is signed
    std::vector<SignatureLine> signatures;  ///< in file order, at least one
    bool operator==(const SignedNote&) const = default;
};

/// The split is at the last blank line. print_note(parse_note(s)) == s.
[[nodiscard]] SAKSI_API Result<SignedNote> parse_note(std::string_view text);
[[nodiscard]] SAKSI_API std::string print_note(const SignedNote& note);
/// "— name base64 LF".
[[nodiscard]] SAKSI_API std::string print_signature_line(const SignatureLine& line);
/// One or more such lines, nothing else: what a witness answers.
[[nodiscard]] SAKSI_API Result<std::vector<SignatureLine>> parse_signature_lines(
    std::string_view text);

enum class SignatureVerdict : std::uint8_t {
    not_checked = 0,
    holds,
    absent,  ///< no line of this key (name and id)
    wrong,   ///< a line of this key, and it does not verify
};
[[nodiscard]] SAKSI_API std::string_view to_string(SignatureVerdict verdict) noexcept;

/// What the note says of one key. The first line with the key's name and id
/// counts. For KeyType::cosignature `time` receives the witness's POSIX seconds.
[[nodiscard]] SAKSI_API SignatureVerdict verify_signature(const SignedNote& note,
                                                          const VerifierKey& key,
                                                          std::uint64_t* time = nullptr);

}  // namespace saksi::note
