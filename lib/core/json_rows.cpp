// Whole numbers between brackets, 64 bytes at a time.
//
// SPDX-License-Identifier: Apache-2.0
#include "byte_kernel.hpp"
#include "saksi/core/json_cursor.hpp"

namespace saksi::json {

bool Cursor::skip_numbers(std::size_t& count) noexcept {
    return byte_kernel().skip_numbers(at_, end_, count);
}

bool Cursor::skip_numbers(std::size_t& count, Vectors by) noexcept {
    return byte_kernel(by).skip_numbers(at_, end_, count);
}

bool Cursor::skip_rows(std::span<std::uint32_t> lengths, std::size_t& rows) noexcept {
    return byte_kernel().skip_rows(at_, end_, lengths, rows);
}

bool Cursor::skip_rows(std::span<std::uint32_t> lengths, std::size_t& rows, Vectors by) noexcept {
    return byte_kernel(by).skip_rows(at_, end_, lengths, rows);
}

}  // namespace saksi::json
