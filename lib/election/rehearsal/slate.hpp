// A ballot, and how its options are liked: what is needed to let people vote.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dice.hpp"
#include "facts.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/form.hpp"

namespace saksi::election::rehearsal {

/// A slot is what one vote can go to: a person, or a party's logo, or one of
/// its candidates. They stand in ballot order, the logo before the candidates.
class Slate {
 public:
    Slate(Ballot ballot, std::vector<std::uint64_t> weights);

    [[nodiscard]] const Ballot& ballot() const noexcept { return ballot_; }
    /// What the people of one desa like more than others do.
    [[nodiscard]] std::vector<std::uint16_t> favourites(Dice dice) const;
    /// The votes of so many voters.
    [[nodiscard]] Votes vote(std::uint64_t voters, const std::vector<std::uint16_t>& favourites,
                             Dice& dice) const;

 private:
    [[nodiscard]] Votes party_votes(const std::vector<std::uint64_t>& counts) const;

    Ballot ballot_;
    std::size_t slots_;
    std::vector<std::uint16_t> urn_;  ///< slots, each as often as it is liked
};

/// The three pairs. Their votes are shared out from above, not drawn.
[[nodiscard]] Ballot pair_ballot();
/// The persons who stand for DPD in a province.
[[nodiscard]] Slate person_slate(const Province& province, Dice dice);
/// The lists of a constituency of DPR or of a council; `province` says whether
/// the parties of Aceh stand too.
[[nodiscard]] Slate party_slate(Contest contest, const Province& province,
                                std::string_view dapil_code, Dice dice);

}  // namespace saksi::election::rehearsal
