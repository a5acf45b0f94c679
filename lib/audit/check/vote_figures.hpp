// Section IV of a form as the rules look at it: spans of what an entry was read
// into, or of an event's own figures.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "saksi/election/form.hpp"
#include "saksi/election/form_scan.hpp"

namespace saksi::audit {

/// A row that is null or was not captured is none: no rule tells them apart.
class VoteFigures {
 public:
    using Row = std::span<const election::Figure>;

    /// Either lives as long as this.
    explicit VoteFigures(const election::ScannedVotes& votes);
    explicit VoteFigures(const election::Votes& votes);
    VoteFigures(const VoteFigures&) = delete;
    VoteFigures& operator=(const VoteFigures&) = delete;

    /// What is added up per option of the ballot: the plain row, or the parties' totals.
    [[nodiscard]] const std::optional<Row>& options() const noexcept { return options_; }

    [[nodiscard]] bool of_parties() const noexcept { return of_parties_; }
    /// One a party.
    [[nodiscard]] const std::optional<Row>& logo() const noexcept { return logo_; }
    /// Of all candidates, party after party.
    [[nodiscard]] const std::optional<Row>& candidates() const noexcept { return candidates_; }
    /// How many of them are of each party.
    [[nodiscard]] std::span<const std::uint32_t> lists() const noexcept { return lists_; }

 private:
    void take(const election::PartyVotes& votes);
    void put_together(const std::vector<election::Captured<election::VoteRow>>& lists);

    std::optional<Row> options_;
    std::optional<Row> logo_;
    std::optional<Row> candidates_;
    std::span<const std::uint32_t> lists_;
    bool of_parties_ = false;
    std::vector<election::Figure> own_figures_;  // an event has a row for each party
    std::vector<std::uint32_t> own_lists_;
};

}  // namespace saksi::audit
