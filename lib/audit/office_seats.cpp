// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "seat_rules.hpp"

namespace saksi::audit {
namespace {

using election::Count;
using election::Decision;
using election::OptionKind;

/// Position of the only option against the kolom kosong; nothing where there is none.
std::optional<std::size_t> lone_candidate(const AreaVotes& area) {
    const auto is_kosong = [](const VotedOption& option) {
        return option.kind == OptionKind::kosong;
    };
    const auto& options = area.options;
    if (options.size() != 2) return std::nullopt;
    const auto kosong = std::find_if(options.begin(), options.end(), is_kosong);
    if (kosong == options.end()) return std::nullopt;
    return kosong == options.begin() ? 1 : 0;
}

/// By the rule that fits the area; nothing where the election has none.
Result<std::optional<Decision>> head_of(const AreaVotes& area, const std::vector<Count>& votes,
                                        const Seats& seats) {
    const auto& rules = seats.pemilu.rules;
    const auto some = [](const Decision& decision) { return std::optional(decision); };
    if (const auto lone = lone_candidate(area)) {
        if (!rules.lone_candidate) return std::nullopt;
        return election::decide_lone(votes, *lone, *rules.lone_candidate).map(some);
    }
    if (seats.rules.majority && seats.round == 1) {
        return election::decide_majority(votes, *seats.rules.majority,
                                         rules.second_round.value_or(false))
            .map(some);
    }
    return election::decide_plurality(votes);
}

void gap(const AreaVotes& row, SeatGap why, Seats& seats) {
    seats.missing.push_back({row.unit, row.name, why});
}

/// Rows of a presidential contest, each with the same pairs in the same order.
class PresidentRows {
 public:
    explicit PresidentRows(const std::vector<AreaVotes>& rows) {
        for (const auto& row : rows) {
            for (const auto& option : row.options) {
                if (find(pairs_, option.key) == pairs_.end()) pairs_.push_back(option);
            }
        }
    }

    [[nodiscard]] const std::vector<VotedOption>& pairs() const noexcept { return pairs_; }

    /// The row with every pair in its place; nothing if votes of one are not logged.
    [[nodiscard]] std::optional<AreaVotes> in_order(const AreaVotes& row) const {
        auto ordered = row;
        ordered.options.clear();
        for (const auto& pair : pairs_) {
            const auto option = find(row.options, pair.key);
            if (option == row.options.end() || !option->votes) return std::nullopt;
            ordered.options.push_back(*option);
        }
        return ordered;
    }

 private:
    static std::vector<VotedOption>::const_iterator find(const std::vector<VotedOption>& options,
                                                         const std::string& key) {
        return std::find_if(options.begin(), options.end(),
                            [&](const VotedOption& option) { return option.key == key; });
    }

    std::vector<VotedOption> pairs_;
};

std::vector<election::PairVotes> votes_of(const std::vector<AreaVotes>& rows) {
    std::vector<election::PairVotes> votes;
    for (const auto& row : rows) votes.push_back(*all_votes(row));
    return votes;
}

/// The rule over `provinces` provinces: one whose votes are not logged is one of
/// them all the same. In a second round the most votes decide.
Result<election::PresidentDecision> decide(const PresidentOutcome& outcome, std::size_t provinces,
                                           const Seats& seats) {
    const auto& rules = seats.pemilu.rules;
    auto home = votes_of(outcome.provinces);
    home.resize(std::max(home.size(), provinces), election::PairVotes(outcome.pairs.size()));
    auto decision = election::decide_president(*rules.president, rules.second_round.value_or(false),
                                               home, votes_of(outcome.abroad));
    if (!decision || !outcome.by_plurality) return decision;
    std::vector<Count> votes;
    for (const auto& pair : decision->pairs) votes.push_back(pair.all.part);
    decision->decision = election::decide_plurality(votes);
    return decision;
}

}  // namespace

std::optional<std::vector<Count>> all_votes(const AreaVotes& area) {
    std::vector<Count> votes;
    for (const auto& option : area.options) {
        if (!option.votes) return std::nullopt;
        votes.push_back(*option.votes);
    }
    return votes;
}

void choose_persons(const GatheredVotes& votes, Seats& seats) {
    for (const auto& row : votes.rows) {
        const auto counts = all_votes(row);
        if (!row.seats) {
            gap(row, SeatGap::no_seats, seats);
        } else if (!counts) {
            gap(row, SeatGap::some_votes, seats);
        } else {
            seats.areas.emplace_back().votes = row;
            seats.areas.back().persons = election::top(*counts, *row.seats);
        }
    }
}

Result<void> choose_heads(const GatheredVotes& votes, Seats& seats) {
    for (const auto& row : votes.rows) {
        const auto counts = all_votes(row);
        if (!counts) {
            gap(row, SeatGap::some_votes, seats);
            continue;
        }
        auto head = head_of(row, *counts, seats);
        if (!head) return pass_on(election::display_code(row.unit), head.error());
        if (!*head) {
            gap(row, SeatGap::no_rule, seats);
            continue;
        }
        seats.areas.emplace_back().votes = row;
        seats.areas.back().head = std::move(*head);
    }
    return {};
}

Result<void> choose_president(const GatheredVotes& votes, std::size_t provinces, Seats& seats) {
    const PresidentRows rows(votes.rows);
    PresidentOutcome outcome;
    outcome.pairs = rows.pairs();
    outcome.by_plurality = seats.round > 1;
    for (const auto& row : votes.rows) {
        auto ordered = rows.in_order(row);
        if (!ordered || !seats.pemilu.rules.president) {
            gap(row, ordered ? SeatGap::no_rule : SeatGap::some_votes, seats);
            continue;
        }
        auto& list = election::is_abroad(row.unit) ? outcome.abroad : outcome.provinces;
        list.push_back(std::move(*ordered));
    }
    if (outcome.provinces.empty() && outcome.abroad.empty()) return {};
    auto decision = decide(outcome, provinces, seats);
    if (!decision) return pass_on(decision.error());
    for (std::size_t i = 0; i < outcome.pairs.size(); ++i) {
        outcome.pairs[i].votes = decision->pairs[i].all.part;
    }
    outcome.rule = std::move(*decision);
    seats.president = std::move(outcome);
    return {};
}

}  // namespace saksi::audit
