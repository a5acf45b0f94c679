// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/digit_runs.hpp"

#include "byte_sets.hpp"

namespace saksi::digits {

/// The next 64 bytes. What is beyond the text is no digit, so the last run ends with it.
void Runs::look() noexcept {
    using namespace byte_sets;
    const auto left = text_.size() - looked_at_;
    const auto found = Block(text_.data() + looked_at_, left).digits();
    auto* end = ends_.data() + found_ + 1;
    for (auto ends = ~found & (found << 1 | carried_); ends != 0; ends &= ends - 1)
        *end++ = static_cast<std::uint32_t>(looked_at_ + lowest(ends));
    carried_ = found >> (byte_sets::at_once - 1);
    if (carried_ != 0 && left == byte_sets::at_once)
        *end++ = static_cast<std::uint32_t>(text_.size());
    found_ = static_cast<std::size_t>(end - ends_.data()) - 1;
    looked_at_ += byte_sets::at_once;
}

}  // namespace saksi::digits
