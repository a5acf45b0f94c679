// Monitor: follows a log, round after round. A round reads the checkpoint, proves
// from tiles that the tree verified last is the beginning of the one found now,
// and reads the entries that are new, each verified. It says what they are, what
// in them does not fit, what the forms add up to now; and what nobody should
// overlook: alarms.
//
//     auto monitor = Monitor::open(files, "keadaan", query, limits);
//     auto report = monitor->look(store, policy, now);
//     tell(*report);
//     if (auto kept = monitor->keep(); !kept) …    // only now it counts as told
//
// The first round takes the log as it is: it reads all of it, tells no event, and
// remembers. After that a round fetches the checkpoint, the right edge of the
// tree, what proves growth, the new bundles with their tiles, and of each form
// that is replaced the bundle it stood in.
//
// What is remembered stands in one file of mode 0600, sealed with a SHA-256:
// origin, checkpoint, filters; which version of each followed form is current;
// sums of the forms by desa; and the entries that say what the election is. It is
// replaced as a whole. Damaged, of another log or of other filters it is refused
// and left alone: delete it to begin anew, and know that this forgets. Whoever can
// write it can forge it. Memory: as of totals (saksi/audit/totals.hpp), the entries
// that say what the election is, and the file once: 110 MB for a contest of the
// whole country.
//
// Decisions: docs/design/0009-monitor.md.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/audit/changes.hpp"
#include "saksi/audit/finding.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/core/effort.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::audit {

/// What is followed, and what of it is told. All of it is bound to the state.
struct MonitorQuery {
    std::string election;                     ///< id; empty: the log's only one
    std::vector<election::Contest> contests;  ///< empty: all of them
    std::optional<election::Source> source;   ///< of results; none: every one, each by itself
    /// Only what lies there: a code or names, as PlaceTree::look_up() takes them.
    std::string region;
    std::string candidate;  ///< key: only what concerns them; empty: all
};

/// More corrections than this in one round are an alarm: so many, or so many of
/// a hundred results.
struct MassLimit {
    std::uint64_t most = 0;
    bool percent = false;
};

struct MonitorLimits {
    std::optional<std::uint64_t> max_age;  ///< of the checkpoint, in seconds
    std::optional<MassLimit> mass;
};

/// How the tree that is found relates to the one that was verified last.
enum class Growth : std::uint8_t {
    not_checked = 0,
    first,        ///< nothing was verified before
    unchanged,    ///< the same tree
    grown,        ///< the one before is its beginning
    older,        ///< smaller, and proved to be a beginning of what was verified
    rolled_back,  ///< smaller, and what it is a beginning of cannot be told
    forked,       ///< one is not the beginning of the other
};
[[nodiscard]] SAKSI_API std::string_view name_of(Growth growth) noexcept;

enum class AlarmKind : std::uint8_t {
    not_signed,        ///< not, or wrongly, signed by a log that the policy knows
    no_quorum,         ///< too few witnesses, or a wrong cosignature
    older,             ///< Growth::older
    rolled_back,       ///< Growth::rolled_back
    forked,            ///< Growth::forked
    does_not_fit,      ///< a file that is served does not fit the checkpoint
    stale,             ///< the checkpoint is older than the limit
    silent_change,     ///< results that became others without a stated cause
    mass_corrections,  ///< more corrections than the limit
};
[[nodiscard]] SAKSI_API std::string_view name_of(AlarmKind kind) noexcept;

struct Alarm {
    AlarmKind kind = AlarmKind::not_signed;
    /// Signed heads that contradict each other, and a proof of it where there is
    /// one: files next to the state.
    std::vector<std::string> evidence;
    std::optional<Error> not_kept;         ///< why some of it could not be put there
    std::optional<Error> misfit;           ///< of does_not_fit: which file, and why
    std::uint64_t count = 0;               ///< of corrections; seconds of stale
    std::uint64_t of = 0;                  ///< results in this round, of mass_corrections
    std::uint64_t limit = 0;               ///< that was passed
    bool percent = false;                  ///< of mass_corrections: the limit is of a hundred
    std::vector<record::Version> entries;  ///< the first of those it is about
    static constexpr std::size_t most_entries = 10;
};

/// A new entry that passes the filters.
struct NewEvent {
    record::Version version;
    std::string type;
    std::optional<election::Contest> contest;
    std::optional<election::Unit> unit;
    std::string place;  ///< the unit's display name
    std::optional<election::Source> source;
    std::string by;
    std::optional<Timestamp> at;
    std::optional<Timestamp> observed;
    std::string about;  ///< a key, an id, a number: whose or which; empty of forms
    std::optional<record::StepKind> step;
    std::optional<std::uint64_t> replaces;  ///< index of the entry that was current
    std::optional<election::Cause> cause;
    std::optional<std::string> instrument;
    /// Of a result that replaces one: what is another. With a candidate among the
    /// filters, of every result: the candidate's.
    std::vector<ValueChange> values;
};

/// What the forms of one contest and source add up to.
struct FollowedTotals {
    election::Contest contest = election::Contest::ppwp;
    Totals totals;
};

struct MonitorReport {
    note::SignedCheckpoint checkpoint;  ///< as it was found
    std::optional<note::PolicyReport> policy;
    std::optional<note::Checkpoint> verified;  ///< before this round
    Growth growth = Growth::not_checked;
    std::vector<Alarm> alarms;
    std::optional<Error> unread;  ///< beside an alarm: why the rest could not be checked
    std::string election;

    std::uint64_t fresh = 0;     ///< entries that were read as new
    std::uint64_t matching = 0;  ///< of these, that pass the filters
    std::vector<NewEvent> events;
    std::vector<Finding> findings;  ///< in what is new, by entry
    /// Of everything, in the region asked for; empty if this was told before.
    std::vector<FollowedTotals> totals;
    std::uint64_t opaque = 0;   ///< of the new ones: of a type this release does not know
    std::uint64_t foreign = 0;  ///< of the new ones: no events

    /// Is the tree that was found the one to go on from?
    [[nodiscard]] bool accepted() const noexcept {
        const bool grew =
            growth == Growth::first || growth == Growth::unchanged || growth == Growth::grown;
        return grew && (!policy || policy->holds());
    }
};

/// One at a time on a state file.
class SAKSI_API Monitor {
 public:
    /// Takes the lock `path`.lock. locked: another monitor is at work. Borrows the
    /// file system.
    [[nodiscard]] static Result<Monitor> open(FileSystem& files, std::string path,
                                              MonitorQuery query, MonitorLimits limits);
    Monitor(Monitor&&) noexcept;
    Monitor& operator=(Monitor&&) noexcept;
    ~Monitor();

    /// One round; `now` is in POSIX seconds, `policy` may be null: then signatures
    /// are not looked at. An error means that this could not be checked; nothing
    /// that was remembered is lost, and a later round goes on.
    [[nodiscard]] Result<MonitorReport> look(
        tiles::Store& store, const note::Policy* policy, std::uint64_t now, Effort effort = {},
        const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});
    /// What was looked at last counts as told: the next round goes on from there.
    [[nodiscard]] Result<void> keep();

 private:
    struct Impl;
    explicit Monitor(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::audit
