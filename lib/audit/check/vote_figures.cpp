// SPDX-License-Identifier: Apache-2.0
#include "vote_figures.hpp"

#include <variant>

namespace saksi::audit {
namespace {

using election::Captured;
using election::PartyVotes;
using election::ScannedVotes;
using election::VoteRow;
using Row = VoteFigures::Row;

std::optional<Row> row_of(const Captured<VoteRow>& row) {
    return row.get() == nullptr ? std::nullopt : std::optional<Row>(*row.get());
}

/// Of parties: an empty span is a row that was not captured.
std::optional<Row> row_of(Row row) { return row.empty() ? std::nullopt : std::optional(row); }

}  // namespace

VoteFigures::VoteFigures(const ScannedVotes& votes) {
    if (votes.kind == ScannedVotes::Kind::row) options_ = votes.row;
    if (votes.kind != ScannedVotes::Kind::parties) return;
    of_parties_ = true;
    options_ = row_of(votes.partai);
    logo_ = row_of(votes.logo);
    lists_ = votes.lists;
    if (!lists_.empty()) candidates_ = votes.calon;
}

VoteFigures::VoteFigures(const election::Votes& votes) {
    if (votes.get() == nullptr) return;
    if (const auto* row = std::get_if<VoteRow>(votes.get())) {
        options_ = *row;
    } else {
        take(std::get<PartyVotes>(*votes.get()));
    }
}

void VoteFigures::take(const PartyVotes& votes) {
    of_parties_ = true;
    options_ = row_of(votes.partai);
    logo_ = row_of(votes.logo);
    if (votes.calon.get() != nullptr) put_together(*votes.calon.get());
}

/// A list that is null is as unknown as one with a candidate of whom nothing is known.
void VoteFigures::put_together(const std::vector<Captured<VoteRow>>& lists) {
    for (const auto& list : lists) {
        const auto before = own_figures_.size();
        if (list.get() == nullptr) {
            own_figures_.emplace_back();
        } else {
            own_figures_.insert(own_figures_.end(), list.get()->begin(), list.get()->end());
        }
        own_lists_.push_back(static_cast<std::uint32_t>(own_figures_.size() - before));
    }
    candidates_ = own_figures_;
    lists_ = own_lists_;
}

}  // namespace saksi::audit
