// How a test asks a server of its own: it waits for nothing long.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/net/http_store.hpp"

namespace saksi::test {

inline net::HttpOptions hasty(unsigned tries) {
    net::HttpOptions options;
    options.connect_seconds = 2;
    options.file_seconds = 5;
    options.slow_bytes = 100;
    options.slow_seconds = 1;
    options.tries = tries;
    options.first_pause_ms = 10;
    return options;
}

}  // namespace saksi::test
