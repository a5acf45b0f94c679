// 64 bytes in two registers.
//
// SPDX-License-Identifier: Apache-2.0
#include "byte_kernel.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include "byte_sets.hpp"

#define SAKSI_BYTES [[gnu::target("avx2,bmi,bmi2,popcnt")]] inline

namespace saksi {
namespace {

class Block {
 public:
    SAKSI_BYTES Block(const char* text, std::size_t left) noexcept {
        const byte_sets::Text whole(text, left);
        low_ = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(whole.bytes()));
        high_ = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(whole.bytes() + 32));
    }

    [[nodiscard]] SAKSI_BYTES byte_sets::Set are(char byte) const noexcept {
        const auto it = _mm256_set1_epi8(byte);
        return both(_mm256_cmpeq_epi8(low_, it), _mm256_cmpeq_epi8(high_, it));
    }
    [[nodiscard]] SAKSI_BYTES byte_sets::Set digits() const noexcept {
        return both(are_digits(low_), are_digits(high_));
    }

 private:
    SAKSI_BYTES static __m256i are_digits(__m256i bytes) noexcept {
        const auto above_zero = _mm256_sub_epi8(bytes, _mm256_set1_epi8('0'));
        return _mm256_cmpeq_epi8(_mm256_min_epu8(above_zero, _mm256_set1_epi8(9)), above_zero);
    }
    SAKSI_BYTES static byte_sets::Set both(__m256i low, __m256i high) noexcept {
        const auto bits = [](int mask) { return byte_sets::Set{static_cast<unsigned>(mask)}; };
        return bits(_mm256_movemask_epi8(low)) | bits(_mm256_movemask_epi8(high)) << 32;
    }

    __m256i low_, high_;
};

SAKSI_BYTES std::uint32_t count(byte_sets::Set set) noexcept {
    return static_cast<std::uint32_t>(_mm_popcnt_u64(set));
}

}  // namespace
}  // namespace saksi

#include "byte_kernel_steps.hpp"

const saksi::ByteKernel* saksi::avx2_byte_kernel() noexcept {
    const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                     __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    return has ? &kernel_of_these : nullptr;
}

#else

const saksi::ByteKernel* saksi::avx2_byte_kernel() noexcept { return nullptr; }

#endif
