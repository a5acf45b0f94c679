// SPDX-License-Identifier: Apache-2.0
#include "survey.hpp"

#include <algorithm>
#include <variant>

namespace saksi::audit {
namespace {

using election::Ballot;
using election::CHasil;
using election::Event;
using election::Pemilu;

template <class Set, class Print>
std::string list_of(const Set& items, Print print) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + print(item);
    return text;
}

std::optional<Hash> replaced_by(const Event& event) {
    return event.correction ? std::optional{event.correction->replaces} : std::nullopt;
}

}  // namespace

Result<WalkCounts> walk_events(
    log::Reader& reader, std::uint64_t size,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress,
    const std::function<Result<Walk>(const record::Version&, const Event&)>& visit) {
    WalkCounts counts;
    size = std::min(size, reader.head().size);
    for (std::uint64_t at = 0; at * tiles::full_width < size; ++at) {
        const auto bundle = reader.bundle(at);
        if (!bundle) return pass_on(bundle.error());
        const auto end = std::min<std::uint64_t>(bundle->entries.size(), size - bundle->first);
        for (std::size_t i = 0; i < end; ++i) {
            const auto event = election::parse_event(text_of(bundle->entries[i]));
            if (!event) {
                ++(event.error().code == ErrorCode::unsupported ? counts.opaque : counts.foreign);
                continue;
            }
            const auto walk = visit({bundle->first + i, bundle->leaf_hashes[i]}, *event);
            if (!walk) return pass_on("entry " + std::to_string(bundle->first + i), walk.error());
            if (*walk == Walk::stop) return counts;
        }
        if (progress) progress(bundle->first + end, size);
    }
    return counts;
}

Result<std::uint64_t> size_at_time(log::Reader& reader, std::int64_t instant) {
    auto size = reader.head().size;
    const auto counts = walk_events(
        reader, size, {}, [&](const record::Version& version, const Event& event) -> Result<Walk> {
            if (!event.header.observed || event.header.observed->instant <= instant) {
                return Walk::go_on;
            }
            size = version.index;
            return Walk::stop;
        });
    if (!counts) return pass_on(counts.error());
    return size;
}

Result<void> Survey::read(log::Reader& reader) {
    const auto counts =
        walk_events(reader, selection_.size, selection_.progress,
                    [this](const record::Version& version, const Event& event) -> Result<Walk> {
                        if (auto taken = take(version, event); !taken)
                            return pass_on(taken.error());
                        return Walk::go_on;
                    });
    if (!counts) return pass_on(counts.error());
    counts_ = *counts;
    return check_selection();
}

Result<void> Survey::take(const record::Version& version, const Event& event) {
    if (std::holds_alternative<Pemilu>(event.body)) elections_.insert(event.header.election);
    if (election_.empty()) election_ = event.header.election;
    if (event.header.election != election_) return {};

    if (const auto* pemilu = std::get_if<Pemilu>(&event.body); pemilu != nullptr && !pemilu_) {
        pemilu_ = *pemilu;
    }
    if (const auto* ballot = std::get_if<Ballot>(&event.body)) {
        ballots_.try_emplace(ballot->id, LoggedBallot{version.index, *ballot});
    }

    const auto key = record::key_digest(event);
    if (!key) return {};
    const auto step = chains_.observe(*key, version, replaced_by(event));
    if (step.kind != record::StepKind::stray) take_place(event);
    if (!is_selected(event) || !on_form_) return {};
    return on_form_({version, event, step});
}

void Survey::take_place(const Event& event) {
    if (const auto* region = std::get_if<election::Region>(&event.body)) places_.put(*region);
    if (const auto* list = std::get_if<election::TpsList>(&event.body)) places_.put(*list);
}

bool Survey::is_selected(const Event& event) {
    const auto* form = std::get_if<CHasil>(&event.body);
    if (form == nullptr || form->contest != selection_.contest || form->round != selection_.round) {
        return false;
    }
    const auto& source = *event.header.source;  // the format requires it of a c_hasil
    sources_.insert(source);
    return !selection_.source || *selection_.source == source;
}

/// Who asked for "the only one" must be told when there are several.
Result<void> Survey::check_selection() const {
    if (selection_.election.empty() && elections_.size() > 1) {
        return refuse(ErrorCode::usage, "election", "the log holds several elections: choose one",
                      list_of(elections_, [](const std::string& id) { return id; }));
    }
    if (!pemilu_) {
        return refuse(ErrorCode::not_found, "election", "the log has no such election", election_);
    }
    const auto& contests = pemilu_->contests;
    if (std::none_of(contests.begin(), contests.end(),
                     [&](const auto& rules) { return rules.contest == selection_.contest; })) {
        return refuse(ErrorCode::not_found, "contest", "this election has no such contest",
                      std::string(election::name_of(selection_.contest)));
    }
    if (!selection_.source && sources_.size() > 1) {
        return refuse(
            ErrorCode::usage, "source", "forms of several sources are in the log: choose one",
            list_of(sources_, [](const auto& source) { return election::to_text(source); }));
    }
    return {};
}

const Ballot* Survey::ballot(const std::string& id, std::uint64_t index) const {
    const auto found = ballots_.find(id);
    const auto known = found != ballots_.end() && found->second.index < index;
    return known ? &found->second.ballot : nullptr;
}

std::optional<election::Source> Survey::source() const {
    if (selection_.source) return selection_.source;
    if (sources_.empty()) return std::nullopt;
    return *sources_.begin();
}

}  // namespace saksi::audit
