// Where the numbers of a text end: its runs of digits, from the first on, 64 bytes
// at a time, and only as far as somebody asks.
//
//     digits::Runs runs;
//     runs.begin("{\"j\":252,\"l\":132}");
//     runs.find(2);    // true
//     runs.end(1);     // 8
//     runs.end(2);     // 16
//
// Cost: some ten instructions for a run, and forty for 64 bytes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "saksi/core/export.hpp"
#include "saksi/core/vectors.hpp"

namespace saksi {

struct ByteKernel;

namespace digits {

class Runs {
 public:
    static constexpr std::size_t most = 96;  ///< that are found

    SAKSI_API Runs() noexcept;
    SAKSI_API explicit Runs(Vectors by) noexcept;

    /// The text, of less than 4 GiB, stays where it is.
    void begin(std::string_view text) noexcept {
        text_ = text;
        looked_at_ = found_ = 0;
        carried_ = 0;
        ends_[0] = 0;
    }
    /// Are there so many? `count`: at most `most`.
    bool find(std::size_t count) noexcept {
        while (found_ < count) {
            if (looked_at_ >= text_.size()) return false;
            look();
        }
        return true;
    }
    /// The byte behind one that was found, the first of which is 1. Of 0: the text's first.
    [[nodiscard]] std::size_t end(std::size_t run) const noexcept { return ends_[run]; }

 private:
    SAKSI_API void look() noexcept;

    const ByteKernel* kernel_;
    std::string_view text_;
    std::size_t looked_at_ = 0;
    std::uint64_t carried_ = 0;  // was the last byte that was looked at a digit?
    std::size_t found_ = 0;
    std::array<std::uint32_t, 1 + most + 64> ends_;
};

}  // namespace digits
}  // namespace saksi
