// SPDX-License-Identifier: Apache-2.0
#include "round.hpp"

#include <utility>
#include <variant>

#include "../tps_name.hpp"
#include "evidence.hpp"
#include "saksi/crypto/sealed_bytes.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::audit {
namespace {

/// Is it about a file of the tree, whose bytes are not what the checkpoint stands for?
bool is_misfit(const Error& error) {
    const bool is_wrong =
        error.code == ErrorCode::inconsistent || error.code == ErrorCode::malformed;
    return is_wrong && error.where.starts_with("tile");
}

Alarm alarm_of(AlarmKind kind) {
    Alarm alarm;
    alarm.kind = kind;
    return alarm;
}

std::optional<AlarmKind> alarm_for(Growth growth) {
    switch (growth) {
        case Growth::older:
            return AlarmKind::older;
        case Growth::rolled_back:
            return AlarmKind::rolled_back;
        case Growth::forked:
            return AlarmKind::forked;
        default:
            return std::nullopt;
    }
}

/// The newest cosignature that holds. A time to come is no witness's word.
std::optional<std::uint64_t> cosigned_at(const std::optional<note::PolicyReport>& policy,
                                         std::uint64_t now) {
    std::optional<std::uint64_t> newest;
    if (!policy) return newest;
    for (const auto& witness : policy->witnesses) {
        const bool counts =
            witness.signature == note::SignatureVerdict::holds && witness.time <= now;
        if (counts && witness.time >= newest.value_or(0)) newest = witness.time;
    }
    return newest;
}

}  // namespace

Result<void> MonitorRound::run(Effort effort, const Progress& progress) {
    auto checkpoint = log::read_checkpoint(given_.store);
    if (!checkpoint) return pass_on(checkpoint.error());
    report_.checkpoint = std::move(*checkpoint);
    if (auto remembered = remember(); !remembered) return remembered;
    if (!is_signed()) return {};
    const auto* known = file_ ? &file_->known() : nullptr;
    if (!needs_tiles(known, head())) {
        take(judge_no_growth(*known, head(), given_.store));
        if (!is_to_be_told()) return {};
    }
    auto done = read(known, effort, progress);
    return done ? done : answer_for(done.error());
}

/// What was known before, if it is of this log and asked for alike.
Result<void> MonitorRound::remember() {
    auto file = StateFile::read(given_.files, given_.path);
    if (!file) return pass_on(file.error());
    file_ = std::move(*file);
    if (given_.policy != nullptr)
        report_.policy = note::check_policy(report_.checkpoint, *given_.policy);
    if (!file_) return {};
    const auto& known = file_->known();
    report_.verified = known.checkpoint.checkpoint;
    if (known.filters != filters_of(given_.query))
        return refuse(ErrorCode::usage, given_.path,
                      "this state is of other filters: give those, or another state file",
                      known.filters);
    const auto& origin = report_.checkpoint.checkpoint.origin;
    if (is_signed_at_all() && known.checkpoint.checkpoint.origin != origin)
        return refuse(ErrorCode::usage, given_.path, "this state is of another log",
                      known.checkpoint.checkpoint.origin);
    return {};
}

bool MonitorRound::is_signed_at_all() const {
    return !report_.policy || report_.policy->log_signature == note::SignatureVerdict::holds;
}

/// Whoever can write to the server can show any head: what the log did not sign is
/// no word of the log.
bool MonitorRound::is_signed() {
    if (!is_signed_at_all()) {
        report_.alarms.push_back(alarm_of(AlarmKind::not_signed));
        return false;
    }
    if (report_.policy && !report_.policy->holds())
        report_.alarms.push_back(alarm_of(AlarmKind::no_quorum));
    return true;
}

/// Of a tree that is the same, the totals, once.
bool MonitorRound::is_to_be_told() const {
    return report_.accepted() && !(report_.growth == Growth::unchanged && given_.totals_told);
}

Result<void> MonitorRound::read(const Remembered* known, Effort effort, const Progress& progress) {
    auto reader = log::Reader::open(given_.store, head(), effort);
    if (!reader) return pass_on(reader.error());
    if (report_.growth == Growth::not_checked) {
        auto found = judge_growth(known, report_.checkpoint, reader->hashes());
        if (!found) return pass_on(found.error());
        take(*found);
    }
    if (!is_to_be_told()) return {};
    selection_ = {given_.query.election, head().size, progress};
    return file_ ? follow(*reader) : look_first(*reader);
}

/// A file that does not fit is an answer; all else could not be checked, which
/// takes back no alarm.
Result<void> MonitorRound::answer_for(const Error& error) {
    if (!is_misfit(error)) {
        if (report_.alarms.empty()) return pass_on(error);
        report_.unread = error;
        return {};
    }
    auto alarm = alarm_of(AlarmKind::does_not_fit);
    alarm.misfit = error;
    report_.alarms.push_back(std::move(alarm));
    report_.growth = Growth::not_checked;
    return {};
}

void MonitorRound::take(const GrowthFinding& found) {
    report_.growth = found.growth;
    if (const auto kind = alarm_for(found.growth))
        accuse(*kind, found);
    else
        judge_age();
}

/// Both checkpoints, and the proof that one is not the beginning of the other.
void MonitorRound::accuse(AlarmKind kind, const GrowthFinding& found) {
    auto alarm = alarm_of(kind);
    Evidence evidence(given_.files, given_.path + ".evidence", alarm);
    evidence.put(kind == AlarmKind::older ? file_->known().checkpoint : *found.against);
    evidence.put(report_.checkpoint);
    if (found.contradiction) evidence.put(*found.contradiction);
    report_.alarms.push_back(std::move(alarm));
}

/// By the newest cosignature; where there is none, since it was first seen.
void MonitorRound::judge_age() {
    if (!given_.limits.max_age) return;
    const bool is_new = report_.growth != Growth::unchanged;
    const auto first_seen = is_new ? given_.now : file_->known().first_seen;
    const auto since = cosigned_at(report_.policy, given_.now).value_or(first_seen);
    const auto age = given_.now > since ? given_.now - since : 0;
    if (age <= *given_.limits.max_age) return;
    auto alarm = alarm_of(AlarmKind::stale);
    alarm.count = age;
    alarm.limit = *given_.limits.max_age;
    report_.alarms.push_back(std::move(alarm));
}

/// All of it, without a word about any entry.
Result<void> MonitorRound::look_first(log::Reader& reader) {
    Following following(reader, given_.query, selection_, {}, {});
    if (auto read = following.read(); !read) return read;
    const auto region = region_in(following.survey());
    if (!region) return pass_on(region.error());
    auto done = tell(following, *region);
    if (done) print(following);
    return done;
}

Result<void> MonitorRound::follow(log::Reader& reader) {
    std::optional<News> news;
    Following following(
        reader, given_.query, selection_,
        [&](const Step& step) -> Result<void> {
            news->take(step);
            return {};
        },
        [&](const record::Version& version, const Error& error) {
            news->take_other(version, error);
        });
    news.emplace(given_.query, following.survey());
    if (auto restored = restore(following, *news); !restored) return restored;
    const auto region = region_in(following.survey());
    if (!region) return pass_on(region.error());
    news->choose(*region);
    if (report_.growth == Growth::unchanged) return tell(following, *region);

    if (auto read = following.read(); !read) return read;
    report_.fresh = head().size - report_.verified->head.size;
    report_.opaque = following.survey().counts().opaque;
    report_.foreign = following.survey().counts().foreign;
    news->finish(given_.limits, report_);
    auto done = tell(following, *region);
    if (done) print(following);
    return done;
}

Result<void> MonitorRound::restore(Following& following, News& news) {
    const auto take_setting = [&](const Setting& setting, const election::Event& event) {
        const auto* ruling = std::get_if<election::Ruling>(&event.body);
        if (ruling == nullptr) return;
        news.take_ruling({setting.index, merkle::leaf_hash(bytes_of(setting.entry))}, *ruling);
    };
    const auto size = report_.verified->head.size;
    if (!following.restore(file_->rest(), size, take_setting))
        return pass_on(damaged_state(given_.path));
    state_size_ = file_->close();
    return {};
}

Result<MonitorRound::Region> MonitorRound::region_in(const Survey& survey) const {
    const auto& text = given_.query.region;
    if (text.empty()) return std::nullopt;
    const auto unit = one_region(survey.places().look_up(text, survey.pemilu().scheme), text);
    if (!unit) return pass_on(unit.error());
    return *unit;
}

Result<void> MonitorRound::tell(const Following& following, const Region& region) {
    report_.election = following.survey().election();
    auto totals = following.totals(region);
    if (!totals) return pass_on(totals.error());
    report_.totals = std::move(*totals);
    return {};
}

void MonitorRound::print(const Following& following) {
    Remembered known;
    if (file_) {
        known = file_->known();
        known.go_on(report_.checkpoint, given_.now);
    } else {
        known = {filters_of(given_.query), report_.checkpoint, given_.now, {}};
    }
    crypto::SealedPrinter out;
    out.reserve(state_size_ + state_size_ / 16);
    audit::print(out, known);
    following.print(out);
    state_ = std::move(out).seal();
}

}  // namespace saksi::audit
