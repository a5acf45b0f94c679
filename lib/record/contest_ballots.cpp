// SPDX-License-Identifier: Apache-2.0
#include "contest_ballots.hpp"

#include <algorithm>
#include <utility>

namespace saksi::record {
namespace {

using election::Ballot;
using election::Unit;
using election::UnitKind;

/// Can people of this unit have had the ballot, as far as codes tell? A dapil is
/// made up of regions that no code names.
bool covers(const Ballot& ballot, const Unit& unit) {
    if (ballot.unit.kind == UnitKind::nasional) return true;
    return election::ancestor_by_code(unit, ballot.unit.kind) == ballot.unit;
}

}  // namespace

Result<ContestBallots> ContestBallots::read(EventBatch& batch, const FormImportOptions& options) {
    const auto& state = batch.state();
    ContestBallots found;
    found.scheme_ = state.election(options.election)->pemilu.scheme;
    found.given_ = !options.ballot.empty();
    const auto* given = state.ballot(options.election, options.ballot);
    if (found.given_ && (given == nullptr || given->contest != options.contest)) {
        return refuse(ErrorCode::not_found, "ballot", "the log has no such ballot of this contest",
                      options.ballot);
    }
    for (const auto* known : state.ballots_of(options.election, options.contest)) {
        if (found.given_ && known != given) continue;
        auto event = batch.logged().event(known->index);
        if (!event) return pass_on(std::move(event.error()));
        found.ballots_.push_back(*std::get_if<Ballot>(&event->body));
    }
    if (found.ballots_.empty()) {
        return refuse(ErrorCode::not_found, "contest",
                      "the log has no ballot of this contest: append its `ballot` event first",
                      std::string(election::name_of(options.contest)));
    }
    return found;
}

Result<const Ballot*> ContestBallots::of(const Unit& unit) const {
    const Ballot* found = nullptr;
    for (const auto& ballot : ballots_) {
        if (!given_ && !covers(ballot, unit)) continue;
        if (found != nullptr) {
            return refuse(ErrorCode::usage, "ballot", "several ballots cover this unit: name one",
                          found->id + ", " + ballot.id);
        }
        found = &ballot;
    }
    if (found == nullptr) {
        return refuse(ErrorCode::not_found, "ballot", "the log has no ballot that covers this unit",
                      election::display_code(unit));
    }
    return found;
}

Result<std::vector<std::size_t>> columns_of_options(const Ballot& ballot,
                                                    const std::vector<std::uint16_t>& numbers) {
    std::vector<std::size_t> columns;
    for (const auto& option : ballot.options) {
        const auto column = std::find(numbers.begin(), numbers.end(), option.number.value_or(0));
        if (option.kind != election::OptionKind::pair || column == numbers.end()) {
            return refuse(ErrorCode::unsupported, "ballot",
                          "the file has no column for an option of the ballot", option.key);
        }
        columns.push_back(static_cast<std::size_t>(column - numbers.begin()));
    }
    if (columns.size() != numbers.size()) {
        return refuse(ErrorCode::malformed, "ballot", "the file has more options than the ballot",
                      ballot.id);
    }
    return columns;
}

Result<election::Votes> votes_by_number(const Ballot& ballot,
                                        const std::vector<std::uint16_t>& numbers,
                                        const std::vector<election::Figure>& votes) {
    const auto columns = columns_of_options(ballot, numbers);
    if (!columns) return pass_on(columns.error());
    election::VoteRow row;
    for (const auto column : *columns) row.push_back(votes[column]);
    return election::plain_votes(std::move(row));
}

}  // namespace saksi::record
