// Lists that have one order, so that one fact has one spelling.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

namespace saksi::election {

/// Do the items ascend by this member, so that none is there twice?
template <class T, class Member>
bool ascends(const std::vector<T>& items, Member T::*member) {
    const auto out_of_order = [member](const T& a, const T& b) { return a.*member >= b.*member; };
    return std::adjacent_find(items.begin(), items.end(), out_of_order) == items.end();
}

}  // namespace saksi::election
