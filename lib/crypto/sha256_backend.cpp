// Which kernels this machine has.
//
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "saksi/crypto/sha256_many.hpp"
#include "sha256_kernel.hpp"

namespace saksi::crypto {
namespace {

struct Backends {
    std::array<Sha256Backend, 4> found{Sha256Backend::scalar};
    std::size_t count = 1;

    Backends() noexcept {
        for (const auto each :
             {Sha256Backend::avx2, Sha256Backend::sha_ni, Sha256Backend::avx512}) {
            if (kernel_of(each) != nullptr) found[count++] = each;
        }
    }
};

}  // namespace

const Sha256Kernel* kernel_of(Sha256Backend backend) noexcept {
    switch (backend) {
        case Sha256Backend::scalar:
            return nullptr;
        case Sha256Backend::avx2:
            return avx2_kernel();
        case Sha256Backend::sha_ni:
            return shani_kernel();
        case Sha256Backend::avx512:
            return avx512_kernel();
    }
    return nullptr;
}

std::string_view to_string(Sha256Backend backend) noexcept {
    switch (backend) {
        case Sha256Backend::scalar:
            return "scalar";
        case Sha256Backend::avx2:
            return "avx2";
        case Sha256Backend::sha_ni:
            return "sha_ni";
        case Sha256Backend::avx512:
            return "avx512";
    }
    return "scalar";
}

std::span<const Sha256Backend> sha256_backends() noexcept {
    static const Backends backends;
    return std::span(backends.found).first(backends.count);
}

}  // namespace saksi::crypto
