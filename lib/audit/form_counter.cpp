// SPDX-License-Identifier: Apache-2.0
#include "form_counter.hpp"

#include <algorithm>
#include <variant>

#include "vote_columns.hpp"

namespace saksi::audit {

using election::CHasil;
using election::Figure;

namespace {

bool any_count(std::span<const Figure> figures) noexcept {
    return std::any_of(figures.begin(), figures.end(),
                       [](const Figure& figure) { return figure.has_count(); });
}

Result<void> too_large(const std::string& place) {
    return refuse(ErrorCode::too_large, place, "a total is more than 2^53-1");
}

}  // namespace

bool CountedVotes::has_count() const noexcept { return any_count(figures); }

FormTally::Tps FormCounter::Counted::tps() const noexcept { return {number, any_count(votes)}; }

CountedVotes counted_votes(const Survey& survey, const CHasil& form, std::uint64_t index) {
    const auto* ballot = survey.ballot(form.ballot, index);
    if (ballot == nullptr || ballot->contest != form.contest) return {};
    auto figures = figures_of(form.votes, *ballot);
    if (!figures) return {};
    return {ballot, std::move(*figures)};
}

/// Where a form is counted, and its votes in that place's order.
struct FormCounter::Found {
    FormTally* tally = nullptr;
    CountedVotes votes;
    bool usable = true;
};

FormCounter::Found FormCounter::find(const CHasil& form, std::uint64_t index) {
    Found found;
    found.votes = counted_votes(survey_, form, index);
    const auto* ballot = found.votes.ballot;
    found.usable = ballot != nullptr || form.votes.get() == nullptr;

    auto home = form.unit;
    if (grain_ == Grain::home) home.number = 0;
    found.tally = &tallies_.of(home, ballot != nullptr ? ballot->id : std::string());
    found.tally->options.resize(found.votes.figures.size());
    return found;
}

void FormCounter::go_on(Tallies tallies, std::uint64_t unusable_votes) {
    tallies_ = std::move(tallies);
    unusable_votes_ = unusable_votes;
}

Result<void> FormCounter::take(const SeenForm& form) {
    if (form.step.kind == record::StepKind::stray) return {};
    if (auto replaced = replace(form.step); !replaced) return replaced;
    return add(form.form, form.version.index);
}

Result<void> FormCounter::take(const SeenForm& form, const election::Event* before) {
    if (form.step.kind == record::StepKind::stray) return {};
    if (before != nullptr) remove(std::get<CHasil>(before->body), form.step.other.index);
    return add(form.form, form.version.index);
}

/// As it stands where its ballot is known and its votes fit it; as an event where not.
Result<void> FormCounter::take(const SeenScan& seen) {
    if (seen.step.kind == record::StepKind::stray) return {};
    if (auto replaced = replace(seen.step); !replaced) return replaced;
    const auto* on = ballot_of(seen);
    if (on == nullptr || !on->shape.fill(seen.form.votes, votes_)) {
        return add(std::get<CHasil>(event_of(seen.form).body), seen.version.index);
    }
    const Counted counted{seen.form.sections, votes_, seen.form.number};
    if (add(tally_of(seen.form, *on->ballot), counted)) return {};
    return too_large(election::display_code(last_place_.home));
}

Result<void> FormCounter::replace(const record::ChainStep& step) {
    if (step.kind != record::StepKind::replaces) return {};
    const auto old = entries_.event(step.other.index);
    if (!old) return pass_on(old.error());
    remove(std::get<CHasil>(old->body), step.other.index);
    return {};
}

/// The ballot of the contest that the log had when the form came.
const FormCounter::LastBallot* FormCounter::ballot_of(const SeenScan& seen) {
    const auto& id = seen.form.ballot;
    if (last_ballot_ && last_ballot_->id == id) return &*last_ballot_;
    const auto* ballot = survey_.ballot(std::string(id), seen.version.index);
    if (ballot == nullptr || ballot->contest != seen.form.contest) return nullptr;
    return &last_ballot_.emplace(LastBallot{ballot->id, ballot, VoteShape(*ballot)});
}

FormTally& FormCounter::tally_of(const election::ScannedForm& form,
                                 const election::Ballot& ballot) {
    auto& [home, last_ballot, tally] = last_place_;
    const std::uint16_t number = grain_ == Grain::home ? 0 : form.number;
    if (tally != nullptr && last_ballot == &ballot && home.number == number &&
        home.code == form.code && home.scheme == form.scheme) {
        return *tally;
    }
    home = {election::UnitKind::tps, std::string(form.scheme), std::string(form.code), number};
    last_ballot = &ballot;
    tally = &tallies_.of(home, ballot.id);
    tally->options.resize(votes_.size());
    return *tally;
}

Result<void> FormCounter::add(const CHasil& form, std::uint64_t index) {
    const auto found = find(form, index);
    const Counted counted{form.sections, found.votes.figures, form.unit.number};
    if (!add(*found.tally, counted)) return too_large(election::display_code(form.unit));
    if (!found.usable) ++unusable_votes_;
    return {};
}

bool FormCounter::add(FormTally& tally, const Counted& counted) {
    const bool fields = tally.fields.add(counted.sections.figures);
    const bool votes = tally.options.add(counted.votes);
    tally.tps.push_back(counted.tps());
    return fields && votes;
}

void FormCounter::remove(const CHasil& form, std::uint64_t index) {
    const auto found = find(form, index);
    const Counted counted{form.sections, found.votes.figures, form.unit.number};
    auto& tally = *found.tally;
    tally.fields.take(counted.sections.figures);
    tally.options.take(counted.votes);
    const auto at = std::find(tally.tps.begin(), tally.tps.end(), counted.tps());
    if (at != tally.tps.end()) tally.tps.erase(at);
    if (!found.usable) --unusable_votes_;
}

}  // namespace saksi::audit
