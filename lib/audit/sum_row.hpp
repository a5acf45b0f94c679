// Sums of figures side by side: of the fields, or the options, of the forms of
// one place. Six bytes each while all are small, as those of a desa are, and
// sixteen from then on: there are as many rows as places.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/election/figure.hpp"

namespace saksi::audit {

class SumRow {
 public:
    explicit SumRow(std::size_t size = 0) { resize(size); }

    /// New ones are sums of nothing.
    void resize(std::size_t size);
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] Sum operator[](std::size_t i) const noexcept;
    void set(std::size_t i, const Sum& sum);

    /// Adds as many figures as there are sums; false if one would be more than 2^53-1,
    /// and then that one stays.
    [[nodiscard]] bool add(std::span<const election::Figure> figures);
    /// Takes away what was added before.
    void take(std::span<const election::Figure> figures);

 private:
    /// A sum below 2^32 of fewer than 2^16 forms; in halves, so that none is left empty.
    struct Small {
        std::uint16_t low = 0;
        std::uint16_t high = 0;
        std::uint16_t n = 0;

        [[nodiscard]] std::uint64_t sum() const noexcept { return std::uint64_t{high} << 16 | low; }
    };
    [[nodiscard]] static bool is_small(const Sum& sum) noexcept;
    [[nodiscard]] static Small small(const Sum& sum) noexcept;
    bool add_large(std::size_t i, election::Count count);
    void widen();

    std::vector<Small> small_;
    std::vector<Sum> wide_;  // instead, once one of them is not small
};

/// Of one figure: nothing if it is no count.
[[nodiscard]] Sum sum_of(const election::Figure& figure) noexcept;
/// Adds; false if that would be more than 2^53-1.
[[nodiscard]] bool add_to(Sum& sum, const Sum& more) noexcept;
/// Takes away what was added before.
void take_from(Sum& sum, const Sum& less) noexcept;

}  // namespace saksi::audit
