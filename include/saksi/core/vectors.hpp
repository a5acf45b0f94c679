// Which of the processor's instructions look at many bytes of a text at once: the
// widest it has, settled once by what it says. All of them find the same; naming one
// is for tests and benchmarks.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "saksi/core/export.hpp"

namespace saksi {

enum class Vectors : std::uint8_t {
    plain,   ///< what every processor has that this was compiled for
    avx2,    ///< 32 bytes; needs BMI 1 and 2 and POPCNT too
    avx512,  ///< 64 bytes; needs AVX-512 F and BW, and those of avx2
};
[[nodiscard]] SAKSI_API std::string_view to_string(Vectors vectors) noexcept;

/// What this machine has, narrowest first. Plain is everywhere.
[[nodiscard]] SAKSI_API std::span<const Vectors> machine_vectors() noexcept;

}  // namespace saksi
