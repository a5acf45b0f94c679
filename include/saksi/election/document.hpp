// Documents: the paper behind an event, page by page, as far as the source says.
// Images are not logged, only what identifies them.
//
// Format: docs/format.md 1.4.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/election/figure.hpp"

namespace saksi::election {

/// One page of the paper, usually a photo. The image itself is not logged.
struct Document {
    std::uint32_t page = 1;  ///< from 1
    std::optional<std::string> url;
    std::optional<Hash> sha256;
    std::optional<Count> size;  ///< bytes

    bool operator==(const Document&) const = default;
};

/// Sources often tell only how many there are.
struct Documents {
    Count count = 0;
    std::vector<Document> items;  ///< in page order, at most `count`; empty: nothing is said

    bool operator==(const Documents&) const = default;
};

}  // namespace saksi::election
