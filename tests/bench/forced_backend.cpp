// Linked with --wrap into a copy of a tool, this stands in for sha256_backends() and
// machine_vectors(): the copy hashes with the back-end that SAKSI_BENCH_BACKEND names, and
// reads with the vectors of that name, or with plain ones, so that whole commands can be
// compared. What ships reads no such variable.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

#include "saksi/core/vectors.hpp"
#include "saksi/crypto/sha256_many.hpp"

using saksi::Vectors;
using saksi::crypto::Sha256Backend;

namespace {

/// The one that is wanted, or none; all of them if nothing is.
template <class Kind>
std::span<const Kind> wanted_of(std::span<const Kind> all) {
    const char* const wanted = std::getenv("SAKSI_BENCH_BACKEND");
    if (wanted == nullptr) return all;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (to_string(all[i]) == std::string_view(wanted)) return all.subspan(i, 1);
    }
    return {};
}

}  // namespace

// The names are what --wrap makes of saksi::crypto::sha256_backends() and
// saksi::machine_vectors().
extern "C" {
std::span<const Sha256Backend> __real__ZN5saksi6crypto15sha256_backendsEv() noexcept;
std::span<const Sha256Backend> __wrap__ZN5saksi6crypto15sha256_backendsEv() noexcept;
std::span<const Vectors> __real__ZN5saksi15machine_vectorsEv() noexcept;
std::span<const Vectors> __wrap__ZN5saksi15machine_vectorsEv() noexcept;
}

std::span<const Sha256Backend> __wrap__ZN5saksi6crypto15sha256_backendsEv() noexcept {
    const auto found = wanted_of(__real__ZN5saksi6crypto15sha256_backendsEv());
    if (!found.empty()) return found;
    std::fputs("this machine has no such back-end\n", stderr);
    std::exit(2);
}

std::span<const Vectors> __wrap__ZN5saksi15machine_vectorsEv() noexcept {
    const auto all = __real__ZN5saksi15machine_vectorsEv();
    const auto found = wanted_of(all);
    return found.empty() ? all.first(1) : found;
}
