// SPDX-License-Identifier: Apache-2.0
#include "sodium.hpp"

#include <sodium.h>

namespace saksi::crypto {

bool sodium_is_ready() noexcept {
    static const bool ready = sodium_init() >= 0;
    return ready;
}

}  // namespace saksi::crypto
