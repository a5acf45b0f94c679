// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/top.hpp"

#include <algorithm>
#include <numeric>

namespace saksi::election {

Top top(std::span<const Count> votes, Count places) {
    std::vector<std::size_t> order(votes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return votes[a] > votes[b]; });

    if (places >= order.size()) return {order, {}, 0, places - order.size(), std::nullopt};
    if (places == 0) return {{}, {}, 0, 0, order.empty() ? std::nullopt : std::optional(order[0])};

    // The votes of the last place; whoever has more has one without doubt.
    const auto last = votes[order[places - 1]];
    const auto level =
        std::find_if(order.begin(), order.end(), [&](std::size_t i) { return votes[i] == last; });
    const auto below =
        std::find_if(level, order.end(), [&](std::size_t i) { return votes[i] < last; });
    const auto filled = static_cast<std::size_t>(below - order.begin());
    if (filled == places) return {{order.begin(), below}, {}, 0, 0, *below};
    const auto sure = static_cast<Count>(level - order.begin());
    return {{order.begin(), level}, {level, below}, places - sure, 0, std::nullopt};
}

}  // namespace saksi::election
