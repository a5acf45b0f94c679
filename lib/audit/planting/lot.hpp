// Drawing lots: numbers that follow from a seed and a name alone, the same on
// every machine.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "saksi/crypto/sha256.hpp"

namespace saksi::audit::planting {

class Lot {
 public:
    explicit Lot(std::string seed) : seed_(std::move(seed)) {}

    /// Other lots, for what has this name.
    [[nodiscard]] Lot of(std::string_view name) const {
        return Lot(seed_ + "/" + std::string(name));
    }

    /// 0 … n-1; another number each time.
    std::uint64_t below(std::uint64_t n) {
        const auto hash = crypto::sha256(bytes_of(seed_ + "#" + std::to_string(drawn_++)));
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < 8; ++i) number = number << 8U | hash.bytes[i];
        return number % n;
    }
    /// low … high, both included.
    std::uint64_t between(std::uint64_t low, std::uint64_t high) {
        return low + below(high - low + 1);
    }

 private:
    std::string seed_;
    std::uint64_t drawn_ = 0;
};

}  // namespace saksi::audit::planting
