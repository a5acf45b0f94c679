// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/digit_runs.hpp"

#include "byte_kernel.hpp"
#include "byte_sets.hpp"

namespace saksi::digits {

Runs::Runs() noexcept : kernel_(&byte_kernel()) {}
Runs::Runs(Vectors by) noexcept : kernel_(&byte_kernel(by)) {}

/// The next 64 bytes. What is beyond the text is no digit, so the last run ends with it.
void Runs::look() noexcept {
    constexpr auto step = byte_sets::at_once;
    const auto left = text_.size() - looked_at_;
    auto* end = kernel_->find_digit_ends(text_.data() + looked_at_, left,
                                         static_cast<std::uint32_t>(looked_at_), carried_,
                                         ends_.data() + found_ + 1);
    if (carried_ != 0 && left == step) *end++ = static_cast<std::uint32_t>(text_.size());
    found_ = static_cast<std::size_t>(end - ends_.data()) - 1;
    looked_at_ += step;
}

}  // namespace saksi::digits
