// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/monitor.hpp"

#include <algorithm>
#include <utility>

#include "following.hpp"
#include "growth.hpp"
#include "news.hpp"
#include "saksi/audit/entry_check.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/crypto/sealed_bytes.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/merkle/hash.hpp"
#include "state_file.hpp"

namespace saksi::audit {
namespace {

using election::Unit;
using note::SignedCheckpoint;

constexpr std::uint32_t state_mode = 0600;
constexpr std::uint32_t evidence_mode = 0444;
constexpr std::uint32_t evidence_folder_mode = 0755;

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

/// "12-0a1b2c3d4e5f6071": a head by its size and the beginning of its root.
std::string name_of(const merkle::TreeHead& head) {
    return std::to_string(head.size) + "-" + to_hex(head.root.view()).substr(0, 16);
}

/// The files that an alarm names. What cannot be put there does not silence it.
class Evidence {
 public:
    Evidence(FileSystem& files, std::string folder, Alarm& alarm)
        : files_(files), folder_(std::move(folder)), alarm_(alarm) {
        take(make_directories(files_, folder_, evidence_folder_mode));
    }
    void put(const SignedCheckpoint& checkpoint) {
        put(name_of(checkpoint.checkpoint.head), note::print_note(checkpoint.note));
    }
    void put(const note::GrowthProof& proof) {
        put(name_of(proof.checkpoint.checkpoint.head) + "-not-from-" +
                std::to_string(proof.old_size),
            note::print_growth_proof(proof));
    }

 private:
    void put(const std::string& name, const std::string& text) {
        const auto path = folder_ + "/" + name;
        auto done = create_durably(files_, path, bytes_of(text), evidence_mode);
        if (!done && done.error().code != ErrorCode::exists) return take(std::move(done));
        alarm_.evidence.push_back(path);
    }
    void take(Result<void> done) {
        if (!done && !alarm_.not_kept) alarm_.not_kept = std::move(done.error());
    }

    FileSystem& files_;
    std::string folder_;
    Alarm& alarm_;
};

}  // namespace

std::string_view name_of(Growth growth) noexcept {
    constexpr std::array<std::string_view, 7> names = {
        "not_checked", "first", "unchanged", "grown", "older", "rolled_back", "forked"};
    return names[static_cast<std::size_t>(growth)];
}

std::string_view name_of(AlarmKind kind) noexcept {
    constexpr std::array<std::string_view, 9> names = {
        "not_signed",   "no_quorum", "older",         "rolled_back",     "forked",
        "does_not_fit", "stale",     "silent_change", "mass_corrections"};
    return names[static_cast<std::size_t>(kind)];
}

/// One round, from the checkpoint to what is to be remembered of it.
class MonitorRound {
 public:
    struct Given {
        FileSystem& files;
        const std::string& path;
        const MonitorQuery& query;
        const MonitorLimits& limits;
        tiles::Store& store;
        std::uint64_t now;
        bool totals_told;
    };

    explicit MonitorRound(const Given& given) : given_(given) {}

    Result<void> run(const note::Policy* policy, Effort effort,
                     const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
        auto checkpoint = log::read_checkpoint(given_.store);
        if (!checkpoint) return pass_on(checkpoint.error());
        report_.checkpoint = std::move(*checkpoint);
        if (auto remembered = remember(policy); !remembered) return remembered;
        if (!is_signed()) return {};
        const auto* known = file_ ? &file_->known() : nullptr;
        if (!needs_tiles(known, head())) {
            take(judge_no_growth(*known, head(), given_.store));
            if (!is_to_be_told()) return {};
        }
        auto done = read(known, effort, progress);
        return done ? done : answer_for(done.error());
    }

    [[nodiscard]] MonitorReport& report() noexcept { return report_; }
    /// What the next round starts from; nothing: from what this one did.
    [[nodiscard]] std::optional<Bytes>& state() noexcept { return state_; }

 private:
    [[nodiscard]] const merkle::TreeHead& head() const {
        return report_.checkpoint.checkpoint.head;
    }

    /// Of a tree that is the same, the totals, once.
    [[nodiscard]] bool is_to_be_told() const {
        return report_.accepted() && !(report_.growth == Growth::unchanged && given_.totals_told);
    }

    Result<void> read(const Remembered* known, Effort effort,
                      const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
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

    /// What was known before, if it is of this log and asked for alike.
    Result<void> remember(const note::Policy* policy) {
        auto file = StateFile::read(given_.files, given_.path);
        if (!file) return pass_on(file.error());
        file_ = std::move(*file);
        if (policy != nullptr) report_.policy = note::check_policy(report_.checkpoint, *policy);
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

    [[nodiscard]] bool is_signed_at_all() const {
        return !report_.policy || report_.policy->log_signature == note::SignatureVerdict::holds;
    }

    /// Whoever can write to the server can show any head: what the log did not
    /// sign is no word of the log.
    bool is_signed() {
        if (!is_signed_at_all()) {
            report_.alarms.push_back(alarm_of(AlarmKind::not_signed));
            return false;
        }
        if (report_.policy && !report_.policy->holds())
            report_.alarms.push_back(alarm_of(AlarmKind::no_quorum));
        return true;
    }

    /// A file that does not fit is an answer; all else could not be checked, which
    /// takes back no alarm.
    Result<void> answer_for(const Error& error) {
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

    void take(const GrowthFinding& found) {
        report_.growth = found.growth;
        if (const auto kind = alarm_for(found.growth))
            accuse(*kind, found);
        else
            judge_age();
    }

    /// Both checkpoints, and the proof that one is not the beginning of the other.
    void accuse(AlarmKind kind, const GrowthFinding& found) {
        auto alarm = alarm_of(kind);
        Evidence evidence(given_.files, given_.path + ".evidence", alarm);
        evidence.put(kind == AlarmKind::older ? file_->known().checkpoint : *found.against);
        evidence.put(report_.checkpoint);
        if (found.contradiction) evidence.put(*found.contradiction);
        report_.alarms.push_back(std::move(alarm));
    }

    /// By the newest cosignature; where there is none, since it was first seen.
    void judge_age() {
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

    Result<void> follow(log::Reader& reader) {
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
        const auto size = report_.verified->head.size;
        const bool restored = following.restore(
            file_->rest(), size, [&](const Setting& setting, const election::Event& event) {
                const auto* ruling = std::get_if<election::Ruling>(&event.body);
                if (ruling == nullptr) return;
                const auto leaf = merkle::leaf_hash(bytes_of(setting.entry));
                news->take_ruling({setting.index, leaf}, *ruling);
            });
        if (!restored) return pass_on(damaged_state(given_.path));
        state_size_ = file_->close();
        const auto region = region_in(following.survey());
        if (!region) return pass_on(region.error());
        news->choose(*region);
        if (report_.growth == Growth::unchanged) return tell(following, *region);
        if (auto read = following.read(); !read) return read;
        report_.fresh = head().size - size;
        report_.opaque = following.survey().counts().opaque;
        report_.foreign = following.survey().counts().foreign;
        news->finish(given_.limits, report_);
        auto done = tell(following, *region);
        if (done) print(following);
        return done;
    }

    /// All of it, without a word about any entry.
    Result<void> look_first(log::Reader& reader) {
        Following following(reader, given_.query, selection_, {}, {});
        if (auto read = following.read(); !read) return read;
        const auto region = region_in(following.survey());
        if (!region) return pass_on(region.error());
        auto done = tell(following, *region);
        if (done) print(following);
        return done;
    }

    Result<void> tell(const Following& following, const std::optional<Unit>& region) {
        report_.election = following.survey().election();
        auto totals = following.totals(region);
        if (!totals) return pass_on(totals.error());
        report_.totals = std::move(*totals);
        return {};
    }

    [[nodiscard]] Result<std::optional<Unit>> region_in(const Survey& survey) const {
        const auto& text = given_.query.region;
        if (text.empty()) return std::nullopt;
        const auto units = survey.places().look_up(text, survey.pemilu().scheme);
        if (units.empty())
            return refuse(ErrorCode::not_found, "--region",
                          "no place of the log has this code or name", text);
        if (units.size() == 1 && units.front().kind != election::UnitKind::tps)
            return units.front();
        return refuse(ErrorCode::usage, "--region", "give the code of one region",
                      list_of(units, [](const Unit& unit) { return display_code(unit); }));
    }

    void print(const Following& following) {
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

    const Given& given_;
    std::optional<StateFile> file_;
    std::size_t state_size_ = 0;  // of what was remembered
    LogSelection selection_;
    MonitorReport report_;
    std::optional<Bytes> state_;
};

struct Monitor::Impl {
    FileSystem& files;
    std::string path;
    MonitorQuery query;
    MonitorLimits limits;
    std::unique_ptr<FileLock> lock;
    std::optional<Bytes> state;  // not kept yet
    bool totals_told = false;
};

Monitor::Monitor(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Monitor::Monitor(Monitor&&) noexcept = default;
Monitor& Monitor::operator=(Monitor&&) noexcept = default;
Monitor::~Monitor() = default;

Result<Monitor> Monitor::open(FileSystem& files, std::string path, MonitorQuery query,
                              MonitorLimits limits) {
    auto lock = files.lock(path + ".lock");
    if (!lock && lock.error().code == ErrorCode::locked)
        return refuse(ErrorCode::locked, path, "another monitor is using this state");
    if (!lock) return pass_on(lock.error());
    return Monitor(std::make_unique<Impl>(Impl{files, std::move(path), std::move(query), limits,
                                               std::move(*lock), std::nullopt, false}));
}

Result<MonitorReport> Monitor::look(
    tiles::Store& store, const note::Policy* policy, std::uint64_t now, Effort effort,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    impl_->state.reset();
    const MonitorRound::Given given{impl_->files, impl_->path, impl_->query,      impl_->limits,
                                    store,        now,         impl_->totals_told};
    MonitorRound round(given);
    if (auto done = round.run(policy, effort, progress); !done) return pass_on(done.error());
    impl_->state = std::move(round.state());
    impl_->totals_told = impl_->totals_told || !round.report().totals.empty();
    return std::move(round.report());
}

Result<void> Monitor::keep() {
    if (!impl_->state) return {};
    auto kept = replace_durably(impl_->files, impl_->path, *impl_->state, state_mode);
    if (kept) impl_->state.reset();
    return kept;
}

}  // namespace saksi::audit
