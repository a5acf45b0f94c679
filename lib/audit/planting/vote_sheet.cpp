// SPDX-License-Identifier: Apache-2.0
#include "vote_sheet.hpp"

#include <algorithm>
#include <variant>

#include "saksi/core/expects.hpp"

namespace saksi::audit::planting {

using election::Captured;
using election::Count;
using election::PartyVotes;
using election::VoteRow;
using election::Votes;

VoteSheet::VoteSheet(const Votes& votes) {
    const auto add_row = [this](const VoteRow& row) {
        for (const auto& figure : row) counts_.push_back(figure.count().value_or(0));
    };
    const auto* options = election::option_votes(votes);
    SAKSI_EXPECTS(options != nullptr);
    options_ = options->size();
    add_row(*options);
    const auto* parties = std::get_if<PartyVotes>(votes.get());
    if (parties == nullptr) return;
    of_parties_ = true;
    add_row(*parties->logo.get());
    for (const auto& list : *parties->calon.get()) {
        lists_.push_back(list.get()->size());
        add_row(*list.get());
    }
}

void VoteSheet::give(std::size_t option, Count votes) {
    counts_[option] += votes;
    if (of_parties_) counts_[options_ + option] += votes;
}

void VoteSheet::take(std::size_t option, Count votes) {
    SAKSI_EXPECTS(free(option) >= votes);
    counts_[option] -= votes;
    if (of_parties_) counts_[options_ + option] -= votes;
}

std::size_t VoteSheet::richest() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < options_; ++i) {
        if (free(i) > free(best)) best = i;
    }
    return best;
}

void VoteSheet::add(const VoteSheet& other) {
    SAKSI_EXPECTS(counts_.size() == other.counts_.size());
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

Votes VoteSheet::votes() const {
    auto next = counts_.begin();
    const auto row = [&next](std::size_t length) {
        VoteRow made;
        for (std::size_t i = 0; i < length; ++i) made.emplace_back(*next++);
        return made;
    };
    auto totals = row(options_);
    if (!of_parties_) return election::plain_votes(std::move(totals));
    auto logos = row(options_);
    std::vector<Captured<VoteRow>> lists;
    for (const auto length : lists_) lists.emplace_back(row(length));
    return std::variant<VoteRow, PartyVotes>{
        PartyVotes{std::move(logos), std::move(totals), std::move(lists)}};
}

}  // namespace saksi::audit::planting
