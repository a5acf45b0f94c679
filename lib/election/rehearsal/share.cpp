// SPDX-License-Identifier: Apache-2.0
#include "share.hpp"

#include <algorithm>
#include <numeric>

namespace saksi::election::rehearsal {
namespace {

/// `value` made larger or smaller by at most `permille`.
std::uint64_t swung(std::uint64_t value, std::uint64_t permille, Dice& dice) {
    return value * dice.between(1000 - permille, 1000 + permille) / 1000;
}

/// The valid votes of the next unit, of `tps` stations: about its share of what
/// is left, and such that the units after it stay within their bounds.
std::uint64_t next_size(const Portion& left, std::uint64_t tps, std::uint64_t swing, Dice& dice) {
    const auto others = left.tps - tps;
    const auto valid = left.valid();
    const auto share = swung(valid * tps / left.tps, swing, dice);
    const auto least = valid - std::min(valid, others * most_valid);
    const auto most = valid - std::min(valid, others * fewest_valid);
    return std::clamp(share, std::max(least, tps * fewest_valid), std::min(most, tps * most_valid));
}

/// Gives `missing` votes to the pairs that have votes left, in ballot order.
void top_up(PairVotes& taken, const PairVotes& left, std::uint64_t missing) {
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        const auto more = std::min(missing, left[pair] - taken[pair]);
        taken[pair] += more;
        missing -= more;
    }
}

/// `size` of the votes that are left, in about their proportions.
PairVotes take(std::uint64_t size, const PairVotes& left, std::uint64_t swing, Dice& dice) {
    PairVotes liking{};
    for (std::size_t pair = 0; pair < pairs; ++pair) liking[pair] = swung(left[pair], swing, dice);

    const auto all = liking[0] + liking[1] + liking[2];
    PairVotes taken{};
    for (std::size_t pair = 0; pair < pairs && all > 0; ++pair) {
        taken[pair] = std::min(left[pair], (size * liking[pair] + all / 2) / all);
    }
    const auto sum = taken[0] + taken[1] + taken[2];
    if (sum > size) {
        *std::max_element(taken.begin(), taken.end()) -= sum - size;
    } else {
        top_up(taken, left, size - sum);
    }
    return taken;
}

}  // namespace

std::vector<std::uint64_t> share_out(std::uint64_t total, std::span<const std::uint64_t> weights) {
    const auto all = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    std::vector<std::uint64_t> shares;
    std::vector<std::uint64_t> remainders;
    for (const auto weight : weights) {
        shares.push_back(total * weight / all);
        remainders.push_back(total * weight % all);
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return remainders[a] > remainders[b]; });

    const auto given = std::accumulate(shares.begin(), shares.end(), std::uint64_t{0});
    for (std::uint64_t i = 0; i < total - given; ++i) ++shares[order[i]];
    return shares;
}

std::vector<Portion> divide(const Portion& whole, std::span<const std::uint64_t> tps, Swing swing,
                            Dice& dice) {
    std::vector<Portion> portions;
    Portion left = whole;
    for (const auto stations : tps) {
        const auto size = next_size(left, stations, swing.size, dice);
        const auto votes = take(size, left.votes, swing.taste, dice);
        portions.push_back({stations, votes});
        left.tps -= stations;
        for (std::size_t pair = 0; pair < pairs; ++pair) left.votes[pair] -= votes[pair];
    }
    return portions;
}

}  // namespace saksi::election::rehearsal
