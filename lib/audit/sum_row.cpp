// SPDX-License-Identifier: Apache-2.0
#include "sum_row.hpp"

#include <limits>

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

void SumRow::resize(std::size_t size) {
    if (!wide_.empty()) return wide_.resize(size);
    sums_.resize(size);
    counts_.resize(size);
}

std::size_t SumRow::size() const noexcept { return wide_.empty() ? sums_.size() : wide_.size(); }

Sum SumRow::operator[](std::size_t i) const noexcept {
    return wide_.empty() ? Sum{sums_[i], counts_[i]} : wide_[i];
}

void SumRow::set(std::size_t i, const Sum& sum) {
    constexpr auto most = std::numeric_limits<std::uint32_t>::max();
    constexpr auto most_forms = std::numeric_limits<std::uint16_t>::max();
    if (wide_.empty() && (sum.sum > most || sum.n > most_forms)) widen();
    if (!wide_.empty()) {
        wide_[i] = sum;
        return;
    }
    sums_[i] = static_cast<std::uint32_t>(sum.sum);
    counts_[i] = static_cast<std::uint16_t>(sum.n);
}

bool SumRow::add(std::span<const Figure> figures) {
    SAKSI_EXPECTS(figures.size() <= size());
    bool fits = true;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (!figures[i].has_count()) continue;
        auto sum = (*this)[i];
        fits = add_to(sum, sum_of(figures[i])) && fits;
        set(i, sum);
    }
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
    std::vector<Sum> wide(sums_.size());
    for (std::size_t i = 0; i < wide.size(); ++i) wide[i] = (*this)[i];
    wide_ = std::move(wide);
    sums_ = {};
    counts_ = {};
}

}  // namespace saksi::audit
