// SPDX-License-Identifier: Apache-2.0
#include "survey.hpp"

#include <algorithm>
#include <limits>
#include <variant>

namespace saksi::audit {

using election::Ballot;
using election::Event;
using election::Pemilu;

namespace {

bool is_setting(const Event& event) {
    return std::holds_alternative<Pemilu>(event.body) ||
           std::holds_alternative<election::Region>(event.body) ||
           std::holds_alternative<election::TpsList>(event.body) ||
           std::holds_alternative<Ballot>(event.body) ||
           std::holds_alternative<election::Ruling>(event.body);
}

}  // namespace

Result<std::uint64_t> size_at_time(log::Reader& reader, std::int64_t instant) {
    auto size = reader.head().size;
    WalkHooks hooks;
    hooks.event = [&](const WalkedEvent& walked) -> Result<Walk> {
        const auto& observed = walked.event.header.observed;
        if (!observed || observed->instant <= instant) return Walk::go_on;
        size = walked.version.index;
        return Walk::stop;
    };
    const auto counts = walk_events(reader, size, hooks);
    if (!counts) return pass_on(counts.error());
    return size;
}

Result<void> Survey::read(log::Reader& reader) {
    WalkHooks hooks;
    hooks.event = [this](const WalkedEvent& walked) -> Result<Walk> {
        if (auto taken = take(walked); !taken) return pass_on(taken.error());
        return Walk::go_on;
    };
    if (on_form_) {
        hooks.form = [this](const WalkedForm& walked) { return take(walked); };
        hooks.wants = [this](const election::ScannedForm& form) {
            return follows(form.contest, form.round);
        };
    }
    if (on_walked_) {
        hooks.form = [this](const WalkedForm& walked) { return hand_on(walked); };
        hooks.names_forms = false;
    }
    hooks.other = [this](const record::Version& version, const Error& error) {
        note_other(version.index);
        if (on_other_) on_other_(version, error);
    };
    hooks.progress = selection_.progress;
    hooks.visit = visit_;
    hooks.from = only_visits_ ? std::numeric_limits<std::uint64_t>::max()
                              : std::max(counted_, begin_) / tiles::full_width;
    hooks.begin = begin_;
    const auto counts = walk_events(reader, selection_.size, hooks);
    if (!counts) return pass_on(counts.error());
    counts_ = *counts;
    return check_election();
}

Result<void> Survey::take(const WalkedEvent& walked) {
    const auto& [version, event, key] = walked;
    note_other(version.index);
    take_setting(version, event);
    if (event.header.election != election_) return {};
    const bool is_form = std::holds_alternative<election::CHasil>(event.body);
    if (is_form && version.index < counted_) return {};
    const auto step = step_of(walked);
    if (!step || step->kind != record::StepKind::stray) {
        take_place(event);
        if (auto kept = keep_setting(version, event); !kept) return kept;
    }
    return on_event_ ? on_event_({version, event, step}) : Result<void>();
}

void Survey::take_setting(const record::Version& version, const Event& event) {
    if (std::holds_alternative<Pemilu>(event.body)) elections_.insert(event.header.election);
    if (election_.empty()) election_ = event.header.election;
    if (event.header.election != election_) return;
    if (const auto* pemilu = std::get_if<Pemilu>(&event.body); pemilu != nullptr && !pemilu_) {
        pemilu_ = *pemilu;
    }
    if (const auto* ballot = std::get_if<Ballot>(&event.body)) {
        take_ballot(version.index, *ballot);
    }
}

/// The first with its id, whatever its contest.
void Survey::take_ballot(std::uint64_t index, const Ballot& ballot) {
    if (ballots_.contains(ballot.id)) return;
    const bool whole = whole_ballots_ == WholeBallots::all || ballot.contest == forms_->contest;
    ballots_.emplace(
        ballot.id,
        LoggedBallot{index, whole ? ballot : Ballot{ballot.id, ballot.contest, ballot.unit, {}}});
}

/// What an entry says is what the event prints.
Result<void> Survey::keep_setting(const record::Version& version, const Event& event) {
    if (!keeps_settings_ || !is_setting(event)) return {};
    auto entry = election::print_event(event);
    if (!entry) return pass_on(entry.error());
    settings_.push_back({version.index, std::move(*entry)});
    return {};
}

std::optional<record::ChainStep> Survey::step_of(const WalkedEvent& walked) {
    const auto* form = std::get_if<election::CHasil>(&walked.event.body);
    const bool followed = form == nullptr || follows(form->contest, form->round);
    if (!walked.key || !followed) return std::nullopt;
    auto& chains = form == nullptr ? chains_ : form_chains_;
    return chains.observe(*walked.key, walked.version, record::replaced_by(walked.event));
}

Result<void> Survey::take(const WalkedForm& walked) {
    const auto& form = walked.form;
    if (election_.empty()) election_ = form.election;
    if (form.election != election_ || walked.version.index < counted_) return {};
    const auto step = form_chains_.observe(walked.key, walked.version, record::replaced_by(form));
    return on_form_({walked.version, form, step});
}

Result<void> Survey::hand_on(const WalkedForm& walked) {
    if (election_.empty()) election_ = walked.form.election;
    return walked.form.election == election_ ? on_walked_(walked) : Result<void>();
}

bool Survey::follows(election::Contest contest, std::uint8_t round) const noexcept {
    if (on_walked_) return false;
    if (forms_ != nullptr) return contest == forms_->contest && round == forms_->round;
    return contests_.empty() ||
           std::find(contests_.begin(), contests_.end(), contest) != contests_.end();
}

void Survey::go_on(CountedBefore before) {
    counted_ = before.size;
    election_ = std::move(before.election);
    visit_ = std::move(before.bundles);
    form_chains_ = std::move(before.chains);
}

void Survey::read_only(std::vector<std::uint64_t> bundles) {
    visit_ = std::move(bundles);
    only_visits_ = true;
}

Result<void> Survey::go_on(SurveyedBefore before, const OnSetting& on_setting) {
    begin_ = before.size;
    election_ = std::move(before.election);
    chains_ = std::move(before.chains);
    form_chains_ = std::move(before.form_chains);
    settings_ = std::move(before.settings);
    election::EventParser parser;
    for (const auto& setting : settings_) {
        const auto event = parser.parse(setting.entry);
        if (!event) return pass_on("entry " + std::to_string(setting.index), event.error());
        take_setting({setting.index, {}}, *event);
        take_place(*event);
        on_setting(setting, *event);
    }
    return {};
}

void Survey::note_other(std::uint64_t index) {
    const auto bundle = index / tiles::full_width;
    if (other_bundles_.empty() || other_bundles_.back() != bundle) other_bundles_.push_back(bundle);
}

void Survey::take_place(const Event& event) {
    if (const auto* region = std::get_if<election::Region>(&event.body)) {
        places_.put(*region);
        if (region->unit.kind == election::UnitKind::dapil) covers_[region->unit] = region->covers;
        if (region->mapping.empty()) {
            mappings_.erase(region->unit);
        } else {
            mappings_[region->unit] = region->mapping;
        }
    }
    if (const auto* list = std::get_if<election::TpsList>(&event.body)) places_.put(*list);
}

Result<void> Survey::check_election() const {
    if (begin_ > 0 && pemilu_) return {};  // an earlier walk decided
    return check_election_choice(selection_.election, elections_);
}

Result<void> check_election_choice(const std::string& wanted,
                                   const std::set<std::string>& elections) {
    if (wanted.empty() && elections.size() > 1) {
        return refuse(ErrorCode::usage, "election", "the log holds several elections: choose one",
                      list_of(elections, [](const std::string& id) { return id; }));
    }
    if (wanted.empty() ? !elections.empty() : elections.contains(wanted)) return {};
    return refuse(ErrorCode::not_found, "election", "the log has no such election", wanted);
}

const std::vector<election::Unit>& Survey::covers(const election::Unit& dapil) const {
    static const std::vector<election::Unit> nothing;
    const auto found = covers_.find(dapil);
    return found == covers_.end() ? nothing : found->second;
}

bool Survey::lies_in(const election::Unit& unit, const election::Unit& region) const {
    if (region.kind != election::UnitKind::dapil) return places_.lies_in(unit, region);
    const auto& parts = covers(region);
    return unit == region || std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
               return places_.lies_in(unit, part);
           });
}

const Ballot* Survey::ballot(const std::string& id, std::uint64_t index) const {
    const auto found = ballots_.find(id);
    const auto known = found != ballots_.end() && found->second.index < index;
    return known ? &found->second.ballot : nullptr;
}

}  // namespace saksi::audit
