// SPDX-License-Identifier: Apache-2.0
#include "area_votes.hpp"

#include "vote_columns.hpp"

namespace saksi::audit {
namespace {

using election::Ballot;
using election::OptionKind;
using election::Publication;

Counts counts_in(const Publication& table, const Ballot& ballot) {
    std::map<std::string_view, election::Figure> published;
    for (const auto& option : table.options) published[option.key] = option.votes;
    Counts counts;
    for (const auto& [column, candidate] : columns_of(ballot)) {
        const auto found = published.find(column.key);
        const bool shown = column.part == OptionPart::total && found != published.end();
        counts.push_back(shown ? found->second.count() : std::nullopt);
    }
    return counts;
}

}  // namespace

AreaVotes votes_on(const Ballot& ballot, const Counts& counts) {
    AreaVotes area;
    area.ballot = ballot.id;
    std::size_t at = 0;
    for (const auto& option : ballot.options) {
        VotedOption voted{option.kind, option.key, option.name, counts[at++], {}};
        if (option.kind == OptionKind::party) ++at;  // the logo's own votes
        for (const auto& one : option.candidates) {
            voted.candidates.push_back({one.key, one.name, counts[at++]});
        }
        area.options.push_back(std::move(voted));
    }
    return area;
}

AreaVotes votes_in(const Publication& table, const Ballot& ballot) {
    return votes_on(ballot, counts_in(table, ballot));
}

AreaVotes votes_in(const Publication& table, const KnownOptions& known, OptionKind kind) {
    AreaVotes area;
    for (const auto& option : table.options) {
        const auto name = known.find(option.key);
        if (name == known.end() && !known.empty()) continue;
        area.options.push_back({kind,
                                option.key,
                                name == known.end() ? option.key : name->second,
                                option.votes.count(),
                                {}});
    }
    return area;
}

}  // namespace saksi::audit
