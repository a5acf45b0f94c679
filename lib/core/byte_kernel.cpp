// SPDX-License-Identifier: Apache-2.0
#include "byte_kernel.hpp"

#include "saksi/core/expects.hpp"

namespace saksi {

const ByteKernel* find_byte_kernel(Vectors vectors) noexcept {
    switch (vectors) {
        case Vectors::plain:
            return plain_byte_kernel();
        case Vectors::avx2:
            return avx2_byte_kernel();
        case Vectors::avx512:
            return avx512_byte_kernel();
    }
    return nullptr;
}

const ByteKernel& byte_kernel(Vectors vectors) noexcept {
    const auto* kernel = find_byte_kernel(vectors);
    SAKSI_EXPECTS(kernel != nullptr);
    return *kernel;
}

const ByteKernel& byte_kernel() noexcept {
    static const auto& widest = byte_kernel(machine_vectors().back());
    return widest;
}

}  // namespace saksi
