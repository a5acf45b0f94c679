// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/state.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "saksi/log/bundle_walk.hpp"

namespace saksi::record {
namespace {

using election::Ballot;
using election::CHasil;
using election::DHasil;
using election::Event;
using election::Pemilu;
using election::RekapRoot;
using election::Snapshot;

/// A recapitulation of one dapil's ballot says which dapil, unless it is its own.
Result<void> accepts_part(const DHasil& form, const election::Unit& voted_on) {
    const bool is_part = voted_on.kind == election::UnitKind::dapil && form.unit != voted_on;
    const auto expected = is_part ? std::optional(voted_on) : std::nullopt;
    if (form.dapil == expected) return {};
    auto code = election::display_code(voted_on);
    if (is_part) return refuse(ErrorCode::malformed, "dapil", "not the dapil of the ballot", code);
    return refuse(ErrorCode::malformed, "dapil", "the ballot is not of another dapil", code);
}

/// Of a c_hasil or d_hasil.
template <class Form>
Result<void> accepts_form(const Form& form, const KnownBallot* known) {
    if (known == nullptr) {
        return refuse(ErrorCode::not_found, "ballot",
                      "the log has no such ballot: append its `ballot` event first",
                      std::string(form.ballot));
    }
    if (known->contest != form.contest) {
        return refuse(ErrorCode::malformed, "ballot", "a ballot of another contest",
                      std::string(form.ballot));
    }
    if (!election::fits(form.votes, known->shape)) {
        return refuse(ErrorCode::malformed, "votes", "not as many votes as the ballot has options",
                      std::string(form.ballot));
    }
    return {};
}

}  // namespace

void State::observe(const Hash& leaf, const Result<PreparedEvent>& parsed) {
    if (parsed) {
        observe(leaf, parsed->event, parsed->key);
        return;
    }
    leaves_.push(leaf);
    const bool opaque = parsed.error().code == ErrorCode::unsupported;
    ++(opaque ? counts_.opaque : counts_.foreign);
}

std::optional<ChainStep> State::observe(const Hash& leaf, const Event& event,
                                        const std::optional<KeyDigest>& key) {
    const auto index = size();
    leaves_.push(leaf);
    ++counts_.events;
    take_in(event, index);
    if (!key) return std::nullopt;
    return versions_.observe(*key, index, replaced_by(event), leaves_);
}

ChainStep State::observe(const PreparedForm& form) {
    const auto index = size();
    leaves_.push(form.leaf);
    ++counts_.events;
    return versions_.observe(form.key, index, replaced_by(form.form), leaves_);
}

void State::expect(std::span<const PreparedForm> forms) const noexcept {
    for (const auto& form : forms) {
        leaves_.expect(form.leaf);
        versions_.expect(form.key);
    }
}

std::optional<Version> State::current(const KeyDigest& key) const {
    const auto index = versions_.find(key);
    if (!index) return std::nullopt;
    return Version{*index, leaves_[*index]};
}

/// What only a few entries say: elections, ballots, snapshots.
void State::take_in(const Event& event, std::uint64_t index) {
    const auto& election = event.header.election;
    if (const auto* pemilu = std::get_if<Pemilu>(&event.body)) {
        heads_.push_back(index);
        const bool is_new = elections_.try_emplace(election, KnownElection{index, *pemilu}).second;
        if (!is_new) ++counts_.repeated;
    } else if (const auto* ballot = std::get_if<Ballot>(&event.body)) {
        heads_.push_back(index);
        const bool is_new =
            ballots_
                .try_emplace({election, ballot->id},
                             KnownBallot{index, ballot->contest, ballot->unit, shape_of(*ballot)})
                .second;
        if (!is_new) ++counts_.repeated;
    } else if (const auto* snapshot = std::get_if<Snapshot>(&event.body)) {
        heads_.push_back(index);
        files_.observe(event.header, *snapshot);
    }
}

const KnownElection* State::election(std::string_view id) const {
    const auto found = elections_.find(id);
    return found == elections_.end() ? nullptr : &found->second;
}

const KnownBallot* State::ballot(std::string_view election, std::string_view id) const {
    const auto found = ballots_.find({std::string(election), std::string(id)});
    return found == ballots_.end() ? nullptr : &found->second;
}

std::vector<const KnownBallot*> State::ballots_of(std::string_view election,
                                                  election::Contest contest) const {
    std::vector<const KnownBallot*> found;
    for (const auto& [name, ballot] : ballots_) {
        if (name.election == election && ballot.contest == contest) found.push_back(&ballot);
    }
    return found;
}

Result<void> State::accepts(const Event& event) const {
    const auto& id = event.header.election;
    if (std::holds_alternative<Pemilu>(event.body)) return {};
    if (auto accepted = accepts_election(id); !accepted) return accepted;
    if (const auto* ballot = std::get_if<Ballot>(&event.body)) {
        if (this->ballot(id, ballot->id) == nullptr) return {};
        return refuse(ErrorCode::exists, "id", "this ballot is in the log and never changes",
                      ballot->id);
    }
    if (const auto* form = std::get_if<CHasil>(&event.body)) {
        return accepts_form(*form, ballot(id, form->ballot));
    }
    if (const auto* form = std::get_if<DHasil>(&event.body)) {
        const auto* known = ballot(id, form->ballot);
        if (auto accepted = accepts_form(*form, known); !accepted) return accepted;
        return accepts_part(*form, known->unit);
    }
    if (const auto* root = std::get_if<RekapRoot>(&event.body)) return accepts_size(*root);
    return {};
}

Result<void> State::accepts(const election::ScannedForm& form, const KnownBallot* known) const {
    if (auto accepted = accepts_election(form.election); !accepted) return accepted;
    return accepts_form(form, known);
}

Result<void> State::accepts_election(std::string_view id) const {
    if (election(id) != nullptr) return {};
    return refuse(ErrorCode::not_found, "election",
                  "the log has no such election: append its `election` event first",
                  std::string(id));
}

/// A root is of the log before it.
Result<void> State::accepts_size(const RekapRoot& root) const {
    if (root.size <= size()) return {};
    return refuse(ErrorCode::malformed, "size", "the log before it has fewer entries",
                  std::to_string(root.size) + " > " + std::to_string(size()));
}

namespace {

using Parsed = std::vector<Result<PreparedEvent>>;

/// What the entries of a bundle are, one for each.
Parsed parse(const log::HashedBundle& bundle) {
    Parsed events;
    std::vector<PreparedEvent*> good;
    events.reserve(bundle.entries.size());
    election::EventParser parser;
    for (const auto entry : bundle.entries) {
        auto event = parser.parse(text_of(entry));
        if (!event) {
            events.emplace_back(pass_on(std::move(event.error())));
            continue;
        }
        good.push_back(&*events.emplace_back(PreparedEvent{std::move(*event), {}, {}, {}}));
    }
    hash_keys(good);
    return events;
}

}  // namespace

Result<void> scan(State& state, log::Reader& reader) {
    const auto first = state.size() / tiles::full_width;
    const auto count = reader.bundles() - std::min(first, reader.bundles());
    log::BundleWalk<Parsed> walk(
        reader, count, [first](std::uint64_t step) { return first + step; }, parse);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto stop = walk.next();
        if (!stop) return pass_on(stop.error());
        const auto& [bundle, events] = *stop;
        for (auto at = state.size() - bundle.first; at < events.size(); ++at) {
            state.observe(bundle.leaf_hashes[at], events[at]);
        }
    }
    return {};
}

}  // namespace saksi::record
