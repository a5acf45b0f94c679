// The rehearsal's dice: SplitMix64, whose output is the same on every machine
// and with every compiler. No std:: distribution and no floating point, whose
// results are not. Not for secrets: the seed is printed.
//
// Each unit throws its own dice, named after it, so that leaving out a contest
// or a province changes nothing in the others.
//
// Spec: Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014, section 4 (the function mix64variant13).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace saksi::election::rehearsal {

class Dice {
 public:
    explicit Dice(std::uint64_t seed) noexcept : state_(seed) {}

    std::uint64_t next() noexcept {
        state_ += 0x9e3779b97f4a7c15;
        return mix(state_);
    }
    /// 0 … n-1, for 1 <= n < 2^32. Uniform to within n / 2^32.
    std::uint64_t below(std::uint64_t n) noexcept { return ((next() >> 32U) * n) >> 32U; }
    /// low … high, both included.
    std::uint64_t between(std::uint64_t low, std::uint64_t high) noexcept {
        return low + below(high - low + 1);
    }
    /// True `permille` times in a thousand.
    bool chance(std::uint64_t permille) noexcept { return below(1000) < permille; }

    /// Other dice, for what has this name. Throwing these does not move those.
    [[nodiscard]] Dice of(std::string_view name) const noexcept {
        auto seed = state_;
        for (const char letter : name) seed = mix(seed ^ static_cast<unsigned char>(letter));
        return Dice{seed};
    }
    [[nodiscard]] Dice of(std::uint64_t number) const noexcept {
        return Dice{mix(state_ + number)};
    }

 private:
    static std::uint64_t mix(std::uint64_t z) noexcept {
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_;
};

}  // namespace saksi::election::rehearsal
