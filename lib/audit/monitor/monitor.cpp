// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/monitor.hpp"

#include <array>
#include <utility>

#include "round.hpp"

namespace saksi::audit {
namespace {

constexpr std::uint32_t state_mode = 0600;

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
    const MonitorRound::Given given{impl_->files, impl_->path, impl_->query, impl_->limits,
                                    store,        policy,      now,          impl_->totals_told};
    MonitorRound round(given);
    if (auto done = round.run(effort, progress); !done) return pass_on(done.error());
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
