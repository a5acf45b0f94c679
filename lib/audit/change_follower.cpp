// SPDX-License-Identifier: Apache-2.0
#include "change_follower.hpp"

#include <variant>

namespace saksi::audit {
namespace {

using election::UnitKind;

election::Unit home_unit(election::Unit unit) {
    unit.number = 0;
    return unit;
}

}  // namespace

/// The home of a result of the selection; nothing of any other event.
std::optional<FormHome> ChangeFollower::home_of(const SeenEvent& seen) const {
    const auto chosen = [&](const auto& form) {
        return form.contest == query_.contest && form.round == query_.round;
    };
    if (const auto* form = std::get_if<election::CHasil>(&seen.event.body)) {
        if (!chosen(*form)) return std::nullopt;
        const auto* ballot = survey_.ballot(form->ballot, seen.version.index);
        const bool of_dapil = ballot != nullptr && ballot->unit.kind == UnitKind::dapil;
        return FormHome{FormType::c_hasil, home_unit(form->unit),
                        of_dapil ? std::optional(ballot->unit) : std::nullopt};
    }
    if (const auto* form = std::get_if<election::DHasil>(&seen.event.body)) {
        if (!chosen(*form)) return std::nullopt;
        return FormHome{FormType::d_hasil, form->unit, form->dapil};
    }
    const auto* total = std::get_if<election::Publication>(&seen.event.body);
    if (total == nullptr || !chosen(*total)) return std::nullopt;
    return FormHome{FormType::publication, home_unit(total->unit), std::nullopt};
}

void ChangeFollower::take(const SeenEvent& seen) {
    if (const auto* ruling = std::get_if<election::Ruling>(&seen.event.body))
        rulings_.try_emplace(seen.version.leaf, LoggedRuling{seen.version.index, ruling->number});
    if (const auto* snapshot = std::get_if<election::Snapshot>(&seen.event.body))
        take_snapshot(seen, *snapshot);
    const auto home = home_of(seen);
    if (!home) return;
    sources_.insert(*seen.event.header.source);  // the format requires it of all three
    if (query_.source && query_.source != seen.event.header.source) return;
    take_form(seen, *home);
}

void ChangeFollower::take_form(const SeenEvent& seen, const FormHome& home) {
    const bool later = seen.version.index >= query_.since;
    if (seen.step->kind == record::StepKind::stray) {
        if (later) ++strays_;
        return;
    }
    if (!later) {
        if (seen.step->kind == record::StepKind::opens) ++homes_[home];
        return;
    }
    auto& chain = moved_[*record::key_digest(seen.event)];
    if (chain.later.empty()) {
        chain.home = home;
        if (seen.step->kind == record::StepKind::replaces) chain.before = seen.step->other;
    }
    chain.later.push_back(seen.version);
}

void ChangeFollower::take_snapshot(const SeenEvent& seen, const election::Snapshot& snapshot) {
    if (snapshot.contest != query_.contest) return;
    const auto& header = seen.event.header;
    snapshots_.push_back(
        {header.source, {seen.version, header.observed, snapshot.rows, snapshot.not_yet}});
}

void ChangeFollower::put(Changes& changes) const {
    changes.strays = strays_;
    for (const auto& [source, snapshot] : snapshots_) {
        if (source != changes.source) continue;
        const bool later = snapshot.version.index >= query_.since;
        (later ? changes.snapshot_after : changes.snapshot_before) = snapshot;
    }
}

}  // namespace saksi::audit
