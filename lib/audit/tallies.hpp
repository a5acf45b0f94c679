// Tallies: what the current forms of each home add up to, ballot by ballot.
// There are as many as desa, so each is small, and a log that lists homes in
// order has them in order already.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/pile.hpp"
#include "saksi/election/place.hpp"
#include "saksi/record/place_tree.hpp"
#include "saksi/record/slots.hpp"
#include "sum_row.hpp"

namespace saksi::audit {

/// The forms of one home on one ballot.
struct FormTally {
    struct Tps {
        std::uint16_t number = 0;
        bool in = false;  ///< at least one vote figure
        bool operator==(const Tps&) const = default;
    };
    election::Unit home;  ///< of TPS, and number 0 where all TPS of a home are one
    std::string ballot;   ///< its id; empty: the votes fit none
    SumRow fields{election::field_count};
    SumRow options;        ///< in the order of columns_of(ballot)
    std::vector<Tps> tps;  ///< one for each form

    [[nodiscard]] std::uint64_t tps_in() const noexcept;
};

/// How many TPS of a tally the lists of the places have, and have not.
struct ListedTally {
    std::uint64_t listed_in = 0;  ///< with at least one vote figure
    std::uint64_t unlisted = 0;
    std::uint64_t unlisted_in = 0;
};
[[nodiscard]] ListedTally count_listed(const FormTally& tally, const record::PlaceTree& places);

class Tallies {
 public:
    /// The tally of a home on a ballot, made if need be; it stays where it is.
    [[nodiscard]] FormTally& of(const election::Unit& home, std::string_view ballot);

    [[nodiscard]] std::size_t size() const noexcept { return tallies_.size(); }
    /// As they came.
    [[nodiscard]] auto begin() const noexcept { return tallies_.begin(); }
    [[nodiscard]] auto end() const noexcept { return tallies_.end(); }
    /// By home, then by ballot.
    [[nodiscard]] std::vector<const FormTally*> in_order() const;

 private:
    Pile<FormTally> tallies_;
    record::Slots slots_;
};

}  // namespace saksi::audit
