// SPDX-License-Identifier: Apache-2.0
#include "sum_row.hpp"

#include <limits>
#include <utility>

#include "saksi/core/expects.hpp"

namespace saksi::audit {

using election::Figure;

Sum sum_of(const Figure& figure) noexcept {
    const auto count = figure.count();
    return count ? Sum{*count, 1} : Sum{};
}

bool add_to(Sum& sum, const Sum& more) noexcept {
    const auto total = election::add_checked(sum.sum, more.sum);
    if (!total) return false;
    sum = {*total, sum.n + more.n};
    return true;
}

void take_from(Sum& sum, const Sum& less) noexcept {
    sum.sum -= less.sum;
    sum.n -= less.n;
}

bool SumRow::is_small(const Sum& sum) noexcept {
    return sum.sum <= std::numeric_limits<std::uint32_t>::max() &&
           sum.n <= std::numeric_limits<std::uint16_t>::max();
}

SumRow::Small SumRow::small(const Sum& sum) noexcept {
    return {static_cast<std::uint16_t>(sum.sum), static_cast<std::uint16_t>(sum.sum >> 16),
            static_cast<std::uint16_t>(sum.n)};
}

void SumRow::resize(std::size_t size) {
    if (wide_.empty()) return small_.resize(size);
    wide_.resize(size);
}

std::size_t SumRow::size() const noexcept { return wide_.empty() ? small_.size() : wide_.size(); }

Sum SumRow::operator[](std::size_t i) const noexcept {
    return wide_.empty() ? Sum{small_[i].sum(), small_[i].n} : wide_[i];
}

void SumRow::set(std::size_t i, const Sum& sum) {
    if (wide_.empty() && !is_small(sum)) widen();
    if (wide_.empty())
        small_[i] = small(sum);
    else
        wide_[i] = sum;
}

/// Nearly all sums are small, and stay so.
bool SumRow::add(std::span<const Figure> figures) {
    SAKSI_EXPECTS(figures.size() <= size());
    bool fits = true;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto count = figures[i].count();
        if (!count) continue;
        const auto sum = (*this)[i];
        const Sum more{sum.sum + *count, sum.n + 1};  // a count is far from 2^64
        if (wide_.empty() && is_small(more))
            small_[i] = small(more);
        else
            fits = add_large(i, *count) && fits;
    }
    return fits;
}

bool SumRow::add_large(std::size_t i, election::Count count) {
    auto sum = (*this)[i];
    const bool fits = add_to(sum, {count, 1});
    set(i, sum);
    return fits;
}

void SumRow::take(std::span<const Figure> figures) {
    SAKSI_EXPECTS(figures.size() <= size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        auto sum = (*this)[i];
        take_from(sum, sum_of(figures[i]));
        set(i, sum);
    }
}

void SumRow::widen() {
    std::vector<Sum> wide;
    wide.reserve(small_.size());
    for (const auto& each : small_) wide.push_back({each.sum(), each.n});
    wide_ = std::move(wide);
    small_ = {};
}

}  // namespace saksi::audit
