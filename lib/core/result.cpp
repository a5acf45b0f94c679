// Names of error codes, and an error as one line of text.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/result.hpp"

#include "saksi/core/utf8.hpp"

namespace saksi {

std::string_view name_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::malformed:
            return "malformed";
        case ErrorCode::not_canonical:
            return "not_canonical";
        case ErrorCode::too_large:
            return "too_large";
        case ErrorCode::not_found:
            return "not_found";
        case ErrorCode::io:
            return "io";
        case ErrorCode::permission:
            return "permission";
        case ErrorCode::exists:
            return "exists";
        case ErrorCode::locked:
            return "locked";
        case ErrorCode::behind:
            return "behind";
        case ErrorCode::inconsistent:
            return "inconsistent";
        case ErrorCode::personal_data:
            return "personal_data";
        case ErrorCode::crypto:
            return "crypto";
        case ErrorCode::unsupported:
            return "unsupported";
        case ErrorCode::usage:
            return "usage";
    }
    return "unknown";
}

std::string to_text(const Error& error) {
    std::string text;
    if (!error.where.empty()) text += printable(error.where) + ": ";
    text += error.reason;
    if (!error.detail.empty()) text += " (" + printable(error.detail) + ")";
    return text;
}

}  // namespace saksi
