// SPDX-License-Identifier: Apache-2.0
#include "vote_shape.hpp"

#include <algorithm>

namespace saksi::audit {

using election::Figure;
using election::ScannedVotes;

/// A party has its total, its logo votes and its candidates.
VoteShape::VoteShape(const election::Ballot& ballot)
    : of_parties_(ballot.is_party_ballot()),
      options_(ballot.options.size()),
      columns_(ballot.options.size()) {
    if (!of_parties_) return;
    for (const auto& party : ballot.options) {
        lists_.push_back(static_cast<std::uint32_t>(party.candidates.size()));
        columns_ += 1 + party.candidates.size();
    }
}

bool VoteShape::fill(const ScannedVotes& votes, std::vector<Figure>& out) const {
    switch (votes.kind) {
        case ScannedVotes::Kind::not_captured:
            out.assign(columns_, Figure());
            return true;
        case ScannedVotes::Kind::empty:
            out.assign(columns_, election::null);
            return true;
        case ScannedVotes::Kind::row:
            out.assign(votes.row.begin(), votes.row.end());
            return !of_parties_ && votes.row.size() == options_;
        case ScannedVotes::Kind::parties:
            break;
    }
    return of_parties_ && fill_parties(votes, out);
}

/// Rows that were not captured are empty; all others have an item for each party.
bool VoteShape::fill_parties(const ScannedVotes& votes, std::vector<Figure>& out) const {
    const auto fits = [this](std::size_t length) { return length == 0 || length == options_; };
    const bool listed = !votes.lists.empty();
    if (!fits(votes.partai.size()) || !fits(votes.logo.size()) || !fits(votes.lists.size()) ||
        (listed && !std::equal(lists_.begin(), lists_.end(), votes.lists.begin()))) {
        return false;
    }
    out.clear();
    auto candidates = votes.calon;
    for (std::size_t party = 0; party < options_; ++party) {
        out.push_back(votes.partai.empty() ? Figure() : votes.partai[party]);
        out.push_back(votes.logo.empty() ? Figure() : votes.logo[party]);
        if (!listed) {
            out.insert(out.end(), lists_[party], Figure());
            continue;
        }
        const auto list = candidates.first(lists_[party]);
        out.insert(out.end(), list.begin(), list.end());
        candidates = candidates.subspan(lists_[party]);
    }
    return true;
}

}  // namespace saksi::audit
