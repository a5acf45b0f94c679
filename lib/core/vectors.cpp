// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/vectors.hpp"

#include <array>

#include "byte_kernel.hpp"

namespace saksi {
namespace {

struct Found {
    std::array<Vectors, 3> all{Vectors::plain};
    std::size_t count = 1;

    Found() noexcept {
        for (const auto each : {Vectors::avx2, Vectors::avx512}) {
            if (find_byte_kernel(each) != nullptr) all[count++] = each;
        }
    }
};

}  // namespace

std::string_view to_string(Vectors vectors) noexcept {
    switch (vectors) {
        case Vectors::plain:
            return "plain";
        case Vectors::avx2:
            return "avx2";
        case Vectors::avx512:
            return "avx512";
    }
    return "plain";
}

std::span<const Vectors> machine_vectors() noexcept {
    static const Found found;
    return std::span(found.all).first(found.count);
}

}  // namespace saksi
