// SPDX-License-Identifier: Apache-2.0
#include "survey.hpp"

#include <algorithm>
#include <variant>

#include "saksi/core/ordered_work.hpp"

namespace saksi::audit {

using election::Ballot;
using election::Event;
using election::Pemilu;

namespace {

/// What any thread can do of one bundle: read, hash and parse it while it is in
/// the processor's cache.
struct ReadBundle {
    Result<log::HashedBundle> bundle;
    std::vector<Result<Event>> events;
};

ReadBundle read_bundle(const log::Reader& reader, std::uint64_t index, std::uint64_t size) {
    ReadBundle read{reader.hash_bundle(index), {}};
    if (!read.bundle) return read;
    const auto& entries = read.bundle->entries;
    const auto end = std::min<std::uint64_t>(entries.size(), size - read.bundle->first);
    read.events.reserve(end);
    for (std::size_t i = 0; i < end; ++i)
        read.events.push_back(election::parse_event(text_of(entries[i])));
    return read;
}

}  // namespace

Result<WalkCounts> walk_events(log::Reader& reader, std::uint64_t size, const WalkHooks& hooks) {
    WalkCounts counts;
    size = std::min(size, reader.head().size);
    const auto bundles = tiles::tiles_in(size, 0);
    OrderedWork<ReadBundle> work(bundles, reader.threads(), [&reader, size](std::uint64_t index) {
        return read_bundle(reader, index, size);
    });
    for (std::uint64_t at = 0; at < bundles; ++at) {
        reader.look_ahead(at);
        auto read = work.next();
        const auto bundle = reader.verify(at, std::move(read.bundle));
        if (!bundle) return pass_on(bundle.error());
        for (std::size_t i = 0; i < read.events.size(); ++i) {
            const record::Version version{bundle->first + i, bundle->leaf_hashes[i]};
            const auto& event = read.events[i];
            if (!event) {
                ++(event.error().code == ErrorCode::unsupported ? counts.opaque : counts.foreign);
                if (hooks.other) hooks.other(version, event.error());
                continue;
            }
            const auto walk = hooks.event(version, *event);
            if (!walk) return pass_on("entry " + std::to_string(version.index), walk.error());
            if (*walk == Walk::stop) return counts;
        }
        if (hooks.progress) hooks.progress(bundle->first + read.events.size(), size);
    }
    return counts;
}

Result<std::uint64_t> size_at_time(log::Reader& reader, std::int64_t instant) {
    auto size = reader.head().size;
    WalkHooks hooks;
    hooks.event = [&](const record::Version& version, const Event& event) -> Result<Walk> {
        if (!event.header.observed || event.header.observed->instant <= instant) return Walk::go_on;
        size = version.index;
        return Walk::stop;
    };
    const auto counts = walk_events(reader, size, hooks);
    if (!counts) return pass_on(counts.error());
    return size;
}

Result<void> Survey::read(log::Reader& reader) {
    WalkHooks hooks;
    hooks.event = [this](const record::Version& version, const Event& event) -> Result<Walk> {
        if (auto taken = take(version, event); !taken) return pass_on(taken.error());
        return Walk::go_on;
    };
    hooks.other = on_other_;
    hooks.progress = selection_.progress;
    const auto counts = walk_events(reader, selection_.size, hooks);
    if (!counts) return pass_on(counts.error());
    counts_ = *counts;
    return check_election();
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
    std::optional<record::ChainStep> step;
    if (const auto key = record::key_digest(event)) {
        step = chains_.observe(*key, version, record::replaced_by(event));
        if (step->kind != record::StepKind::stray) take_place(event);
    }
    return on_event_ ? on_event_({version, event, step}) : Result<void>();
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
    if (selection_.election.empty() && elections_.size() > 1) {
        return refuse(ErrorCode::usage, "election", "the log holds several elections: choose one",
                      list_of(elections_, [](const std::string& id) { return id; }));
    }
    if (pemilu_) return {};
    return refuse(ErrorCode::not_found, "election", "the log has no such election", election_);
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
