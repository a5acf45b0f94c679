// 64 bytes in one register, and a set of them from one comparison. Where a text has
// fewer, the others are not read.
//
// SPDX-License-Identifier: Apache-2.0
#include "byte_kernel.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include "byte_sets.hpp"

#define SAKSI_BYTES [[gnu::target("avx512f,avx512bw,bmi,bmi2,popcnt")]] inline

namespace saksi {
namespace {

class Block {
 public:
    SAKSI_BYTES Block(const char* text, std::size_t left) noexcept
        : bytes_(left < byte_sets::at_once ? _mm512_maskz_loadu_epi8((1ULL << left) - 1, text)
                                           : _mm512_loadu_si512(text)) {}

    [[nodiscard]] SAKSI_BYTES byte_sets::Set are(char byte) const noexcept {
        return _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(byte));
    }
    [[nodiscard]] SAKSI_BYTES byte_sets::Set digits() const noexcept {
        const auto above_zero = _mm512_sub_epi8(bytes_, _mm512_set1_epi8('0'));
        return _mm512_cmple_epu8_mask(above_zero, _mm512_set1_epi8(9));
    }

 private:
    __m512i bytes_;
};

SAKSI_BYTES std::uint32_t count(byte_sets::Set set) noexcept {
    return static_cast<std::uint32_t>(_mm_popcnt_u64(set));
}

}  // namespace
}  // namespace saksi

#include "byte_kernel_steps.hpp"

const saksi::ByteKernel* saksi::avx512_byte_kernel() noexcept {
    const bool has = avx2_byte_kernel() != nullptr && __builtin_cpu_supports("avx512f") &&
                     __builtin_cpu_supports("avx512bw");
    return has ? &kernel_of_these : nullptr;
}

#else

const saksi::ByteKernel* saksi::avx512_byte_kernel() noexcept { return nullptr; }

#endif
