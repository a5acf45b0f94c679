// What looks at 64 bytes of a text at once, compiled for several kinds of
// processor. byte_kernel_steps.hpp has the steps, which are the same for all.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "saksi/core/vectors.hpp"

namespace saksi {

struct ByteKernel {
    /// json::Cursor::skip_numbers() and skip_rows(): `at` moves if they say yes.
    bool (*skip_numbers)(const char*& at, const char* end, std::size_t& count) noexcept;
    bool (*skip_rows)(const char*& at, const char* end, std::span<std::uint32_t> lengths,
                      std::size_t& rows) noexcept;
    /// The offsets behind the runs of digits that end in the next 64 bytes, `at` being that
    /// of the first; returns where the next one goes. `carried`: was the byte before a digit?
    std::uint32_t* (*find_digit_ends)(const char* text, std::size_t left, std::uint32_t at,
                                      std::uint64_t& carried, std::uint32_t* ends) noexcept;
};

/// Null where the processor, or the one this was compiled for, has no such vectors.
[[nodiscard]] const ByteKernel* avx2_byte_kernel() noexcept;
[[nodiscard]] const ByteKernel* avx512_byte_kernel() noexcept;
[[nodiscard]] const ByteKernel* plain_byte_kernel() noexcept;
[[nodiscard]] const ByteKernel* find_byte_kernel(Vectors vectors) noexcept;

/// Of one of machine_vectors().
[[nodiscard]] const ByteKernel& byte_kernel(Vectors vectors) noexcept;
/// Of the widest.
[[nodiscard]] const ByteKernel& byte_kernel() noexcept;

}  // namespace saksi
