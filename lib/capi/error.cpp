// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "handles.hpp"

namespace saksi::capi {

saksi_status status_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::malformed:
            return SAKSI_MALFORMED;
        case ErrorCode::not_canonical:
            return SAKSI_NOT_CANONICAL;
        case ErrorCode::too_large:
            return SAKSI_TOO_LARGE;
        case ErrorCode::unsupported:
            return SAKSI_UNSUPPORTED;
        case ErrorCode::usage:
            return SAKSI_USAGE;
        default:
            return SAKSI_FAILED;
    }
}

saksi_status hand_out(const Error& error, saksi_error** out) {
    const auto status = status_of(error.code);
    if (out != nullptr) *out = new saksi_error{status, to_text(error)};
    return status;
}

std::size_t copy_text(std::string_view text, char* buffer, std::size_t capacity) noexcept {
    if (buffer == nullptr || capacity == 0) return text.size();
    auto length = std::min(text.size(), capacity - 1);
    const auto continues = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
    };
    while (length > 0 && continues(length)) --length;
    std::copy_n(text.data(), length, buffer);
    buffer[length] = '\0';
    return text.size();
}

}  // namespace saksi::capi

size_t saksi_error_text(const saksi_error* error, char* buffer, size_t capacity) {
    return saksi::capi::copy_text(error != nullptr ? error->text : "", buffer, capacity);
}

saksi_status saksi_error_status(const saksi_error* error) {
    return error != nullptr ? error->status : SAKSI_OK;
}

void saksi_error_free(saksi_error* error) { delete error; }
