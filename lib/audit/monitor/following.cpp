// SPDX-License-Identifier: Apache-2.0
#include "following.hpp"

#include <string>
#include <variant>

#include "../count_parts.hpp"
#include "../fold.hpp"

namespace saksi::audit {

using crypto::SealedPrinter;
using crypto::SealedScanner;
using election::CHasil;
using election::Contest;
using election::Source;
using election::UnitKind;

Following::Following(log::Reader& reader, const MonitorQuery& query, const LogSelection& selection,
                     OnNew on_new, Survey::OnOther on_other)
    : reader_(reader),
      query_(query),
      selection_(selection),
      on_new_(std::move(on_new)),
      survey_(
          selection, query.contests, [this](const SeenEvent& seen) { return take(seen); },
          on_new_ ? Survey::OnForm() : on_form(), std::move(on_other)),
      entries_(reader) {}

Survey::OnForm Following::on_form() {
    return [this](const SeenScan& seen) -> Result<void> {
        const auto& form = seen.form;
        auto* counter = counter_for(form.contest, form.round, form.source_kind, form.source_name);
        return counter == nullptr ? Result<void>() : counter->take(seen);
    };
}

Result<void> Following::read() { return survey_.read(reader_); }

Result<void> Following::take(const SeenEvent& seen) {
    const bool is_form = std::holds_alternative<CHasil>(seen.event.body);
    const bool replaces = seen.step && seen.step->kind == record::StepKind::replaces;
    std::optional<election::Event> before;
    if (replaces && (on_new_ || is_form)) {
        auto old = replaced_by(seen);
        if (!old) return pass_on(std::move(old.error()));
        before = std::move(*old);
    }
    const auto* was = before ? &*before : nullptr;
    if (auto counted = count(seen, was); !counted || !on_new_) return counted;
    return on_new_({seen, was, replaces ? seen.step->other : record::Version()});
}

/// The chains may come from a file: what they name must be what the log has there.
Result<election::Event> Following::replaced_by(const SeenEvent& seen) {
    const auto& named = seen.step->other;
    auto event = entries_.event(named.index);
    if (!event) return event;
    const auto version = entries_.version(named.index);
    if (!version) return pass_on(version.error());
    const bool is_it =
        version->leaf == named.leaf && record::key_digest(*event) == record::key_digest(seen.event);
    if (is_it) return event;
    return refuse(ErrorCode::usage, "entry " + std::to_string(named.index),
                  "not the version that is remembered: remove the state to begin anew");
}

Result<void> Following::count(const SeenEvent& seen, const election::Event* before) {
    const auto* form = std::get_if<CHasil>(&seen.event.body);
    if (form == nullptr || !seen.step) return {};
    const auto& source = *seen.event.header.source;  // the format requires it
    auto* counter = counter_for(form->contest, form->round, source.kind, source.name);
    if (counter == nullptr) return {};
    return counter->take({seen.version, seen.event, *form, *seen.step}, before);
}

FormCounter* Following::counter_for(Contest contest, std::uint8_t round, election::SourceKind kind,
                                    std::string_view name) {
    if (round != FormSelection().round) return nullptr;
    const auto fits = [&](const Source& source) {
        return source.kind == kind && source.name == name;
    };
    if (query_.source && !fits(*query_.source)) return nullptr;
    if (last_ != nullptr && last_->first.first == contest && fits(last_->first.second))
        return &last_->second;
    return &counter_at({contest, {kind, std::string(name)}});
}

FormCounter& Following::counter_at(const Key& key) {
    last_ = &*counters_.try_emplace(key, survey_, reader_, FormCounter::Grain::home).first;
    return last_->second;
}

/// The chains, then the counts of entries that are no events known here, then what
/// was added up, then the entries themselves.
void Following::print(SealedPrinter& out) const {
    out.text(survey_.election());
    audit::print(out, survey_.other_chains());
    audit::print(out, survey_.form_chains());
    out.number(before_.opaque + survey_.counts().opaque);
    out.number(before_.foreign + survey_.counts().foreign);
    out.number(survey_.settings().size());
    std::uint64_t last = 0;
    for (const auto& setting : survey_.settings()) {
        out.number(setting.index - std::exchange(last, setting.index));
        out.text(setting.entry);
    }
    out.number(counters_.size());
    for (const auto& [key, counter] : counters_) {
        out.text(name_of(key.first));
        out.text(election::to_text(key.second));
        out.number(counter.unusable_votes());
        audit::print(out, counter.tallies());
    }
}

bool Following::restore(SealedScanner& in, std::uint64_t size,
                        const Survey::OnSetting& on_setting) {
    SurveyedBefore before;
    before.size = size;
    before.election = in.text();
    before.chains = scan_chains(in);
    before.form_chains = scan_chains(in);
    before_.opaque = in.number();
    before_.foreign = in.number();
    std::uint64_t index = 0;
    for (auto left = in.count(); left > 0 && in.good(); --left) {
        index += in.number();
        before.settings.push_back({index, std::string(in.text())});
    }
    return in.good() && survey_.go_on(std::move(before), on_setting) && restore_counters(in);
}

bool Following::restore_counters(SealedScanner& in) {
    for (auto left = in.count(); left > 0 && in.good(); --left) {
        const auto contest = election::contest_named(in.text());
        auto source = election::source_from_text(in.text());
        const auto unusable = in.number();
        auto tallies = scan_tallies(in);
        if (!contest || !source || !fit(tallies, survey_)) return false;
        counter_at({*contest, std::move(*source)}).go_on(std::move(tallies), unusable);
    }
    return in.at_end();
}

Result<std::vector<FollowedTotals>> Following::totals(
    const std::optional<election::Unit>& region) const {
    TotalsQuery query;
    static_cast<LogSelection&>(query) = selection_;
    query.region = region;
    if (region) query.level = region->kind == UnitKind::dapil ? UnitKind::desa : region->kind;
    std::vector<FollowedTotals> all;
    for (const auto& [key, counter] : counters_) {
        query.contest = key.first;
        query.source = key.second;
        Totals totals;
        totals.size = selection_.size;
        totals.election = survey_.election();
        totals.pemilu = survey_.pemilu();
        totals.source = key.second;
        totals.strays = survey_.strays();
        totals.opaque = before_.opaque + survey_.counts().opaque;
        totals.foreign = before_.foreign + survey_.counts().foreign;
        totals.unusable_votes = counter.unusable_votes();
        if (auto folded = Fold(survey_, counter, query).into(totals); !folded)
            return pass_on(folded.error());
        all.push_back({key.first, std::move(totals)});
    }
    return all;
}

}  // namespace saksi::audit
