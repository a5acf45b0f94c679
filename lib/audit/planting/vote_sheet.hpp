// Section IV as a list of counts: what can be moved from one option to another,
// and added up, whatever the kind of ballot. All figures are counts.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "saksi/election/form.hpp"

namespace saksi::audit::planting {

class VoteSheet {
 public:
    explicit VoteSheet(const election::Votes& votes);

    /// Pairs, persons or parties.
    [[nodiscard]] std::size_t options() const noexcept { return options_; }
    [[nodiscard]] bool is_of_parties() const noexcept { return of_parties_; }
    /// Of an option; of a party with all its candidates.
    [[nodiscard]] election::Count total(std::size_t option) const { return counts_[option]; }
    /// That can be taken from it: of a party, what its logo has.
    [[nodiscard]] election::Count free(std::size_t option) const {
        return counts_[of_parties_ ? options_ + option : option];
    }

    /// A party's go to its logo, so that it adds up.
    void give(std::size_t option, election::Count votes);
    void take(std::size_t option, election::Count votes);
    /// The logo alone: the party no longer adds up.
    void give_logo(std::size_t option, election::Count votes) {
        counts_[options_ + option] += votes;
    }

    /// The option with the most votes that can be taken; and the first other one.
    [[nodiscard]] std::size_t richest() const;
    [[nodiscard]] std::size_t other_than(std::size_t option) const { return option == 0 ? 1 : 0; }

    /// Every figure: options, then logos, then candidates.
    [[nodiscard]] const std::vector<election::Count>& counts() const noexcept { return counts_; }
    void add(const VoteSheet& other);

    [[nodiscard]] election::Votes votes() const;

 private:
    std::vector<election::Count> counts_;
    std::vector<std::size_t> lists_;  // candidates by party
    std::size_t options_ = 0;
    bool of_parties_ = false;
};

}  // namespace saksi::audit::planting
