// Linked with --wrap into a copy of a tool, this stands in for sha256_backends():
// the copy hashes with the back-end that SAKSI_BENCH_BACKEND names, so that whole
// commands can be compared. What ships reads no such variable.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

#include "saksi/crypto/sha256_many.hpp"

using saksi::crypto::Sha256Backend;
using Backends = std::span<const Sha256Backend>;

// The names are what --wrap makes of saksi::crypto::sha256_backends().
extern "C" {
Backends __real__ZN5saksi6crypto15sha256_backendsEv() noexcept;
Backends __wrap__ZN5saksi6crypto15sha256_backendsEv() noexcept;
}

Backends __wrap__ZN5saksi6crypto15sha256_backendsEv() noexcept {
    const auto all = __real__ZN5saksi6crypto15sha256_backendsEv();
    const char* const wanted = std::getenv("SAKSI_BENCH_BACKEND");
    if (wanted == nullptr) return all;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (saksi::crypto::to_string(all[i]) == std::string_view(wanted)) return all.subspan(i, 1);
    }
    std::fprintf(stderr, "this machine has no back-end %s\n", wanted);
    std::exit(2);
}
