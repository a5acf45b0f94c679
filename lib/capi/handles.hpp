// What the opaque handles of saksi.h are, and the wall that no exception passes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "saksi/audit/entry_check.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/saksi.h"

struct saksi_policy {
    saksi::note::Policy policy;
};

struct saksi_error {
    saksi_status status = SAKSI_FAILED;
    std::string text;
};

struct saksi_report {
    using Report = std::variant<saksi::audit::EntryReport, saksi::audit::CheckpointReport,
                                saksi::audit::GrowthReport>;
    Report report;
    bool holds = false;
    saksi_finding finding = SAKSI_FOUND_NO_REPORT;
};

namespace saksi::capi {

[[nodiscard]] saksi_status status_of(ErrorCode code) noexcept;

/// Puts a copy of the error into *out, if there is an out.
[[nodiscard]] saksi_status hand_out(const Error& error, saksi_error** out);

/// snprintf's rule, never cutting a character of UTF-8 in two.
std::size_t copy_text(std::string_view text, char* buffer, std::size_t capacity) noexcept;

/// Runs `work`, a Result<void>, and says how it went.
template <class Work>
saksi_status guarded(saksi_error** error, Work work) noexcept {
    if (error != nullptr) *error = nullptr;
#if defined(__cpp_exceptions)
    try {
#endif
        const Result<void> done = work();
        return done ? SAKSI_OK : hand_out(done.error(), error);
#if defined(__cpp_exceptions)
    } catch (const std::bad_alloc&) {
        return SAKSI_NO_MEMORY;
    } catch (...) {
        return SAKSI_FAILED;
    }
#endif
}

/// Bytes that C hands over: NULL only where there are none.
[[nodiscard]] inline bool is_given(const void* data, std::size_t size) noexcept {
    return data != nullptr || size == 0;
}

[[nodiscard]] inline tl::unexpected<Error> nothing_given(const char* what) {
    return refuse(ErrorCode::usage, what, "NULL was given where something is needed");
}

}  // namespace saksi::capi
