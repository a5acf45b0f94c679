// SPDX-License-Identifier: Apache-2.0
#include "unit_rules.hpp"

#include <algorithm>

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Field;
using election::Unit;
using election::UnitKind;

constexpr election::Count large_unit = 10'000;  // votes

constexpr std::array above_tps = {UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                                  UnitKind::provinsi, UnitKind::nasional};

/// The moment after which this version was made: its own time; or, where it has
/// none, when the version before it was still seen.
std::optional<std::int64_t> made_after(const Step& step) {
    const auto& now = step.now.event.header;
    if (now.at) return now.at->instant;
    if (step.before == nullptr || !step.before->header.observed) return std::nullopt;
    return step.before->header.observed->instant;
}

/// When a plenary's figures were fixed.
const std::optional<Timestamp>& fixed_at(const election::Plenary& plenary) {
    return plenary.closed ? plenary.closed : plenary.locked;
}

bool is_of(const election::Plenary& plenary, election::Contest contest) {
    return !plenary.contest || *plenary.contest == contest;
}

}  // namespace

void UnitRules::count(const Kind& kind, const CHasil& form, bool add) {
    const auto invalid = form.sections[Field::suara_tidak_sah].count();
    const auto total = form.sections[Field::suara_total].count();
    auto home = form.unit;
    home.number = 0;
    auto& together = homes_[{kind, home}];
    if (!invalid || !total) return;
    if (add) {
        ++together.forms;
        together.invalid += *invalid;
        together.total += *total;
    } else {
        --together.forms;
        together.invalid -= *invalid;
        together.total -= *total;
    }
}

void UnitRules::take(const Step& step, bool explained) {
    const auto form = form_in(step.now.event);
    if (!form) return;
    if (const auto* tps_form = std::get_if<CHasil>(&step.now.event.body)) {
        const Kind kind{form->contest, form->round, *step.now.event.header.source};
        if (step.before != nullptr) count(kind, std::get<CHasil>(step.before->body), false);
        count(kind, *tps_form, true);
        const auto& at = step.now.event.header.at;
        auto home = form->unit;
        home.number = 0;
        auto& together = homes_[{kind, home}];
        if (step.before == nullptr && at && at->instant > together.latest.value_or(INT64_MIN)) {
            together.latest = at->instant;
            together.last = step.now.version;
        }
    }
    if (step.before == nullptr || explained) return;
    if (const auto after = made_after(step)) {
        revisions_.push_back({form->unit, form->contest, *after, step.before_version,
                              step.now.version, step.now.event.header.source});
    }
}

void UnitRules::take_plenary(const SeenEvent& seen, const election::Plenary& plenary) {
    plenaries_.insert_or_assign(*election::chain_key(seen.event), Meeting{seen.version, plenary});
}

void UnitRules::take_notice(const SeenEvent& seen, const election::Notice& notice) {
    if (notice.stage != election::Stage::rekapitulasi || !notice.level || !notice.until) return;
    deadlines_.insert_or_assign(notice.id, Deadline{seen.version, notice});
}

void UnitRules::discount(const FormKind& kind, const Unit& tps) {
    auto home = tps;
    home.number = 0;
    auto& forms = homes_[{{kind.contest, kind.round, kind.source}, home}].forms;
    if (forms > 0) --forms;
}

void UnitRules::finish(const record::PlaceTree& places) {
    const auto units = by_unit(places);
    find_no_invalid(units, places);
    find_early(units);
    find_late();
    find_revised(places);
}

/// The same, added up for every unit above the TPS.
UnitRules::Homes UnitRules::by_unit(const record::PlaceTree& places) const {
    Homes units;
    for (const auto& [key, together] : homes_) {
        for (const auto kind : above_tps) {
            const auto unit = places.ancestor_of(key.second, kind);
            if (!unit) continue;
            auto& sum = units[{key.first, *unit}];
            sum.forms += together.forms;
            sum.invalid += together.invalid;
            sum.total += together.total;
            if (together.latest && *together.latest > sum.latest.value_or(INT64_MIN)) {
                sum.latest = together.latest;
                sum.last = together.last;
            }
        }
    }
    return units;
}

/// D16d.
void UnitRules::find_no_invalid(const Homes& units, const record::PlaceTree& places) {
    for (const auto& [key, sum] : units) {
        const bool complete = places.listed_tps(key.second) == sum.forms;
        if (!complete || sum.invalid != 0 || sum.total < large_unit) continue;
        Finding finding;
        finding.detector = Detector::D16d;
        finding.contest = key.first.contest;
        finding.source = key.first.source;
        finding.unit = key.second;
        finding.facts = {{"suara_tidak_sah", "0", std::to_string(sum.total)}};
        book_.add(std::move(finding));
    }
}

/// D18: signed before the last form came in.
void UnitRules::find_early(const Homes& units) {
    for (const auto& [key, meeting] : plenaries_) {
        const auto& plenary = meeting.plenary;
        if (!plenary.signed_at) continue;
        for (const auto& [form, sum] : units) {
            if (form.second != plenary.unit || !is_of(plenary, form.first.contest)) continue;
            if (!sum.latest || *sum.latest <= plenary.signed_at->instant) continue;
            Finding finding;
            finding.detector = Detector::D18;
            finding.contest = form.first.contest;
            finding.source = form.first.source;
            finding.unit = plenary.unit;
            finding.entries = {meeting.version, *sum.last};
            finding.facts = {{"signed", plenary.signed_at->text, timestamp_utc(*sum.latest).text}};
            book_.add(std::move(finding));
        }
    }
}

/// D18: after the deadline of its level.
void UnitRules::find_late() {
    for (const auto& [key, meeting] : plenaries_) {
        const auto& plenary = meeting.plenary;
        const auto& done = plenary.signed_at ? plenary.signed_at : plenary.closed;
        if (!done) continue;
        for (const auto& [id, deadline] : deadlines_) {
            const auto& notice = deadline.notice;
            const bool concerns = notice.level == plenary.unit.kind &&
                                  (!notice.unit || *notice.unit == plenary.unit) &&
                                  (!notice.contest || notice.contest == plenary.contest);
            if (!concerns || done->instant <= notice.until->instant) continue;
            Finding finding;
            finding.detector = Detector::D18;
            finding.contest = plenary.contest;
            finding.unit = plenary.unit;
            finding.entries = {deadline.version, meeting.version};
            finding.facts = {{"until", done->text, notice.until->text}};
            book_.add(std::move(finding));
        }
    }
}

/// D19: revised after a plenary of a unit it lies in.
void UnitRules::find_revised(const record::PlaceTree& places) {
    std::map<Unit, std::vector<const Meeting*>> meetings;
    for (const auto& [key, meeting] : plenaries_) {
        if (fixed_at(meeting.plenary)) meetings[meeting.plenary.unit].push_back(&meeting);
    }
    if (meetings.empty()) return;
    for (const auto& revision : revisions_) {
        for (const auto kind : above_tps) {
            const auto unit = places.ancestor_of(revision.unit, kind);
            const auto found = unit ? meetings.find(*unit) : meetings.end();
            if (found == meetings.end()) continue;
            const auto late = std::find_if(
                found->second.begin(), found->second.end(), [&](const Meeting* meeting) {
                    return is_of(meeting->plenary, revision.contest) &&
                           revision.after > fixed_at(meeting->plenary)->instant;
                });
            if (late == found->second.end()) continue;
            Finding finding;
            finding.detector = Detector::D19;
            finding.contest = revision.contest;
            finding.source = revision.source;
            finding.unit = revision.unit;
            finding.entries = {(*late)->version, revision.before, revision.version};
            finding.facts = {{"pleno " + std::string(name_of(kind)),
                              fixed_at((*late)->plenary)->text,
                              timestamp_utc(revision.after).text}};
            book_.add(std::move(finding));
            break;
        }
    }
}

}  // namespace saksi::audit
