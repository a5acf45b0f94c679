// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/seats.hpp"

#include <algorithm>

#include "wide.hpp"

namespace saksi::election {
namespace {

/// The seats so far, and what every claim would put up for the next.
class Round {
 public:
    Round(std::span<const Claim> claims, Divisors divisors) : claims_(claims), divisors_(divisors) {
        result_.seats.resize(claims.size());
        for (std::size_t i = 0; i < claims.size(); ++i) result_.next.push_back(next_of(i));
    }

    /// The highest quotient without a seat: all who have it.
    [[nodiscard]] std::vector<Award> highest() const {
        std::vector<Award> best;
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            const auto& quotient = result_.next[i];
            if (!quotient) continue;
            const auto order = best.empty() ? std::weak_ordering::greater
                                            : compare(*quotient, best.front().quotient);
            if (order > 0) best.clear();
            if (order >= 0) best.push_back({i, *quotient});
        }
        return best;
    }

    void give(const Award& award) {
        ++result_.seats[award.claim];
        result_.awards.push_back(award);
        result_.next[award.claim] = next_of(award.claim);
    }

    Allocation& result() noexcept { return result_; }

 private:
    [[nodiscard]] std::optional<Quotient> next_of(std::size_t i) const {
        const auto& claim = claims_[i];
        const auto seats = result_.seats[i];
        if (claim.votes == 0 || (claim.names && seats >= *claim.names)) return std::nullopt;
        return Quotient{claim.votes, divisors_.first + divisors_.step * seats};
    }

    std::span<const Claim> claims_;
    Divisors divisors_;
    Allocation result_;
};

/// Of the quotient that stands behind the last possible seat.
bool divisors_fit(Count seats, Divisors divisors) {
    return times(divisors.step, seats) + divisors.first <= max_count;
}

}  // namespace

std::weak_ordering compare(Quotient a, Quotient b) {
    const auto left = times(a.votes, b.divisor);
    const auto right = times(b.votes, a.divisor);
    if (left == right) return std::weak_ordering::equivalent;
    return left < right ? std::weak_ordering::less : std::weak_ordering::greater;
}

Result<Allocation> allocate(std::span<const Claim> claims, Count seats, Divisors divisors) {
    if (seats > max_seats) {
        return refuse(ErrorCode::too_large, "seats", "more seats than can be allocated",
                      std::to_string(seats));
    }
    if (!divisors_fit(seats, divisors)) {
        return refuse(ErrorCode::too_large, "divisors", "a divisor is more than 2^53-1");
    }
    Round round(claims, divisors);
    while (seats > 0) {
        const auto best = round.highest();
        if (best.empty()) break;
        if (best.size() > seats) {
            round.result().tied = best;
            round.result().open = seats;
            return std::move(round.result());
        }
        for (const auto& award : best) round.give(award);
        seats -= best.size();
    }
    round.result().unfilled = seats;
    return std::move(round.result());
}

std::optional<Count> votes_to_pass(Quotient behind, Quotient ahead) {
    // (behind.votes + x) / behind.divisor > ahead
    const auto level = times(ahead.votes, behind.divisor) / ahead.divisor;
    if (level < behind.votes) return Count{0};
    return narrow(level + 1 - behind.votes);
}

std::optional<Count> votes_to_move(Quotient behind, Quotient ahead) {
    // (behind.votes + x) / behind.divisor > (ahead.votes - x) / ahead.divisor
    const auto high = times(ahead.votes, behind.divisor);
    const auto low = times(behind.votes, ahead.divisor);
    if (high < low) return Count{0};
    return narrow((high - low) / (Wide(behind.divisor) + ahead.divisor) + 1);
}

std::vector<Award> quotients_behind(const Allocation& allocation) {
    std::vector<Award> behind;
    for (std::size_t i = 0; i < allocation.next.size(); ++i) {
        const auto& quotient = allocation.next[i];
        const auto is_it = [i](const Award& award) { return award.claim == i; };
        const auto& tied = allocation.tied;
        if (quotient && std::none_of(tied.begin(), tied.end(), is_it)) {
            behind.push_back({i, *quotient});
        }
    }
    std::stable_sort(behind.begin(), behind.end(), [](const Award& a, const Award& b) {
        return compare(a.quotient, b.quotient) > 0;
    });
    return behind;
}

std::optional<SeatMargin> margin_of(const Allocation& allocation) {
    if (allocation.awards.empty()) return std::nullopt;
    const auto& last = allocation.awards.back();
    auto rest = allocation.tied;
    const auto behind = quotients_behind(allocation);
    rest.insert(rest.end(), behind.begin(), behind.end());
    const auto next = std::find_if(rest.begin(), rest.end(),
                                   [&](const Award& award) { return award.claim != last.claim; });
    if (next == rest.end()) return std::nullopt;
    return SeatMargin{last, *next, votes_to_pass(next->quotient, last.quotient),
                      votes_to_move(next->quotient, last.quotient)};
}

}  // namespace saksi::election
