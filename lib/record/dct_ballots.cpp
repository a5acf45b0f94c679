// SPDX-License-Identifier: Apache-2.0
#include "dct_ballots.hpp"

#include <algorithm>
#include <utility>

#include "import_files.hpp"

namespace saksi::record {
namespace {

using election::Ballot;
using election::Candidacy;
using election::Option;
using election::OptionKind;

/// Has the log, as it was, a ballot of this unit with the same options?
Result<bool> is_logged(EventBatch& batch, const std::string& election, const Ballot& ballot) {
    for (const auto* known : batch.state().ballots_of(election, ballot.contest)) {
        if (known->unit != ballot.unit) continue;
        const auto logged = batch.logged().event(known->index);
        if (!logged) return pass_on(logged.error());
        if (std::get_if<Ballot>(&logged->body)->options == ballot.options) return true;
    }
    return false;
}

/// "pdpr/1101/1", or the next number that no ballot has.
std::string free_id(const EventBatch& batch, const std::string& election, const Ballot& ballot) {
    const auto stem = std::string(name_of(ballot.contest)) + "/" + ballot.unit.code + "/";
    for (std::uint64_t number = 1;; ++number) {
        auto id = stem + std::to_string(number);
        if (batch.state().ballot(election, id) == nullptr) return id;
    }
}

}  // namespace

Option& DctBallots::option_of(const Candidacy& candidacy) {
    auto& options = units_[candidacy.unit].by_number;
    if (candidacy.parties.empty()) return options[*candidacy.number];
    const auto party = std::find_if(
        options_.parties.begin(), options_.parties.end(),
        [&](const auto& each) { return each.second.key == candidacy.parties.front(); });
    auto& option = options[party->second.number];
    option.kind = OptionKind::party;
    option.number = party->second.number;
    option.key = party->second.key;
    option.name = party->second.name;
    option.ids = {{"silon", party->first}};
    return option;
}

void DctBallots::add(const Candidacy& candidacy) {
    auto& option = option_of(candidacy);
    const auto& name = candidacy.persons.front().name;
    if (candidacy.parties.empty()) {
        option = {OptionKind::person, candidacy.number, candidacy.key, name, {}, {}};
    } else {
        option.candidates.push_back({*candidacy.number, candidacy.key, name, {}});
    }
}

Ballot DctBallots::ballot_of(const election::Unit& unit, const Options& all) const {
    Ballot ballot{{}, options_.contest, unit, {}};
    for (const auto& [number, option] : all.by_number) {
        ballot.options.push_back(option);
        auto& candidates = ballot.options.back().candidates;
        std::sort(candidates.begin(), candidates.end(),
                  [](const auto& a, const auto& b) { return a.number < b.number; });
    }
    return ballot;
}

Result<void> DctBallots::stage(EventBatch& batch, DctImportReport& report) const {
    for (const auto& [unit, all] : units_) {
        auto staged = stage(batch, ballot_of(unit, all), report);
        if (!staged) return staged;
    }
    return {};
}

Result<void> DctBallots::stage(EventBatch& batch, Ballot ballot, DctImportReport& report) const {
    const auto logged = is_logged(batch, options_.election, ballot);
    if (!logged) return pass_on(logged.error());
    if (*logged) {
        ++report.ballots_unchanged;
        return {};
    }
    ballot.id = free_id(batch, options_.election, ballot);
    const auto placed =
        batch.add(election::Event{import_header(options_), std::nullopt, std::move(ballot)});
    if (!placed) return pass_on(placed.error());
    ++report.ballots;
    return {};
}

}  // namespace saksi::record
