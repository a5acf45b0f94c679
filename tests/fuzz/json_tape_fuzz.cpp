// A tape and the general parser: the same verdict, the same values.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "saksi/core/bytes.hpp"
#include "saksi/core/expects.hpp"
#include "support/json_same.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    SAKSI_EXPECTS(saksi::test::tape_agrees(saksi::text_of({data, size})));
    return 0;
}
