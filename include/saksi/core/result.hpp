// Result<T>: a value, or why there is none. An Error says that something could
// not be checked or done. It is never the answer "does not hold": that is a
// verdict, and every check has its own.
//
// Use only what std::expected also has (has_value, *, ->, error, value_or), so
// that moving to it is one line here.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "saksi/core/export.hpp"

namespace saksi {

enum class ErrorCode : std::uint8_t {
    malformed,      ///< does not parse, or breaks its schema
    not_canonical,  ///< parses, but is not the one spelling we accept
    too_large,      ///< over a stated limit; nothing was allocated for it
    not_found,      ///< no such file, entry, unit
    io,             ///< the system failed to read or write
    permission,     ///< the system, or a secret file's mode, forbids it
    exists,         ///< would overwrite what must not be overwritten
    locked,         ///< another writer is at work
    behind,         ///< state older than what was already signed: refuse to sign
    inconsistent,   ///< stored bytes contradict each other
    personal_data,  ///< a personal datum was offered to a public log
    crypto,         ///< wrong passphrase, wrong key, no entropy
    unsupported,    ///< well formed, of a kind this version does not know
    usage,          ///< the caller asked for something that makes no sense
};

/// Stable lower-case name of a code, for machines ("not_canonical").
[[nodiscard]] SAKSI_API std::string_view name_of(ErrorCode code) noexcept;

/// Why there is no value.
struct Error {
    ErrorCode code = ErrorCode::malformed;
    std::string where;   ///< file, line, field, offset: where to look; may be empty
    std::string reason;  ///< one English sentence part, a fixed text (it is what gets translated)
    std::string
        detail;  ///< the offending value or the system's words; may be empty; never a secret

    bool operator==(const Error&) const = default;
};

/// "where: reason (detail)", on one line whatever a file put into them
/// (saksi::printable).
[[nodiscard]] SAKSI_API std::string to_text(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// return refuse(ErrorCode::malformed, place, "not a decimal number", text);
/// `reason` must be a string literal: the message catalogue is made from these.
[[nodiscard]] inline tl::unexpected<Error> refuse(ErrorCode code, std::string where,
                                                  const char* reason, std::string detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(where), reason, std::move(detail)});
}

/// Hands an error up unchanged.
[[nodiscard]] inline tl::unexpected<Error> pass_on(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

/// Hands an error up with the place it was found in put in front of its own.
[[nodiscard]] inline tl::unexpected<Error> pass_on(std::string_view place, Error error) {
    error.where =
        error.where.empty() ? std::string(place) : std::string(place) + ": " + error.where;
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace saksi
