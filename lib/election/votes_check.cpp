// SPDX-License-Identifier: Apache-2.0
#include "votes_check.hpp"

#include <algorithm>
#include <initializer_list>

namespace saksi::election {
namespace {

template <class T>
bool all_null(const std::vector<T>& items) {
    return !items.empty() &&
           std::all_of(items.begin(), items.end(), [](const T& item) { return item.is_null(); });
}

/// Every row that is there has the same number of items.
bool same_length(const PartyVotes& votes) {
    std::size_t length = 0;
    const auto agrees = [&length](const auto* row) {
        if (row == nullptr) return true;
        if (length == 0) length = row->size();
        return row->size() == length;
    };
    return agrees(votes.logo.get()) && agrees(votes.partai.get()) && agrees(votes.calon.get());
}

}  // namespace

Result<void> check_row(const VoteRow& row) {
    if (!all_null(row)) return {};
    return refuse(ErrorCode::malformed, {}, "all null: to be written as null");
}

Result<void> check_party_votes(const PartyVotes& votes) {
    if (!votes.logo.is_captured() && !votes.partai.is_captured() && !votes.calon.is_captured()) {
        return refuse(ErrorCode::malformed, {}, "empty: to be left out");
    }
    const auto* calon = votes.calon.get();
    const auto calon_all_null = calon != nullptr && all_null(*calon);
    if (calon_all_null ||
        (votes.logo.is_null() && votes.partai.is_null() && votes.calon.is_null())) {
        return refuse(ErrorCode::malformed, {}, "all null: to be written as null");
    }
    if ((calon != nullptr && calon->empty()) || !same_length(votes)) {
        return refuse(ErrorCode::malformed, {}, "not one item per party in every row");
    }
    return {};
}

}  // namespace saksi::election
