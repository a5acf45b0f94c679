// SPDX-License-Identifier: Apache-2.0
#include "unit_rules.hpp"

#include <algorithm>
#include <array>

#include "listed_tps.hpp"

namespace saksi::audit {
namespace {

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

void UnitRules::take(const FormPlace& place, const TpsForm& form, const TpsForm* before) {
    if (before != nullptr) sums_.remove(place, *before);
    sums_.add(place, form);
    if (before == nullptr && form.at) sums_.note(place, *form.at, form.version.index);
}

void UnitRules::take_revision(const Step& step) {
    const auto form = form_in(step.now.event);
    const auto after = made_after(step);
    if (!form || !after) return;
    auto home = form->unit;
    home.number = 0;
    const auto& source = step.now.event.header.source;
    revisions_.push_back({&*units_.insert(std::move(home)).first,
                          source ? &*sources_.insert(*source).first : nullptr, *after,
                          step.before_version.index, step.now.version.index, form->unit.number,
                          form->contest});
}

void UnitRules::take_plenary(const SeenEvent& seen, const election::Plenary& plenary) {
    plenaries_.insert_or_assign(*election::chain_key(seen.event), Meeting{seen.version, plenary});
}

void UnitRules::take_notice(const SeenEvent& seen, const election::Notice& notice) {
    if (notice.stage != election::Stage::rekapitulasi || !notice.level || !notice.until) return;
    deadlines_.insert_or_assign(notice.id, Deadline{seen.version, notice});
}

Result<void> UnitRules::finish(const TpsTable& table, const record::PlaceTree& tree) {
    if (auto counted = discount_unlisted(table, tree); !counted) return counted;
    auto units = signed_units();
    sums_.each_unit(table.places(), tree,
                    [&](const FormKind& kind, const Unit& unit, const FormSums& sums) {
                        find_no_invalid(kind, unit, sums, tree);
                        const auto meeting = units.find(unit);
                        if (meeting != units.end()) meeting->second.emplace_back(kind, sums);
                    });
    if (auto found = find_early(units); !found) return found;
    find_late();
    return find_revised(tree);
}

Result<void> UnitRules::discount_unlisted(const TpsTable& table, const record::PlaceTree& tree) {
    ListedTps listed(tree);
    return table.each_tps([&](const Unit& tps, TpsTable::Lines lines) -> Result<void> {
        if (listed.has(tps)) return {};
        const auto home = *table.places().find_home(tps);
        for (const auto& line : lines) sums_.discount(home, line.kind);
        return {};
    });
}

UnitRules::Signed UnitRules::signed_units() const {
    Signed units;
    for (const auto& [key, meeting] : plenaries_) {
        if (meeting.plenary.signed_at) units.try_emplace(meeting.plenary.unit);
    }
    return units;
}

/// D16d.
void UnitRules::find_no_invalid(const FormKind& kind, const Unit& unit, const FormSums& sums,
                                const record::PlaceTree& tree) {
    if (sums.invalid != 0 || sums.total < large_unit || tree.listed_tps(unit) != sums.forms) return;
    Finding finding;
    finding.detector = Detector::D16d;
    finding.contest = kind.contest;
    finding.source = kind.source;
    finding.unit = unit;
    finding.facts = {{"suara_tidak_sah", "0", std::to_string(sums.total)}};
    book_.add(std::move(finding));
}

/// D18: signed before the last form came in.
Result<void> UnitRules::find_early(const Signed& units) {
    for (const auto& [key, meeting] : plenaries_) {
        const auto& plenary = meeting.plenary;
        if (!plenary.signed_at) continue;
        for (const auto& [kind, sums] : units.at(plenary.unit)) {
            if (!is_of(plenary, kind.contest) || sums.last == FormSums::no_entry) continue;
            if (sums.latest <= plenary.signed_at->instant) continue;
            const auto last = entries_.version(sums.last);
            if (!last) return pass_on(last.error());
            Finding finding;
            finding.detector = Detector::D18;
            finding.contest = kind.contest;
            finding.source = kind.source;
            finding.unit = plenary.unit;
            finding.entries = {meeting.version, *last};
            finding.facts = {{"signed", plenary.signed_at->text, timestamp_utc(sums.latest).text}};
            book_.add(std::move(finding));
        }
    }
    return {};
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
Result<void> UnitRules::find_revised(const record::PlaceTree& tree) {
    std::map<Unit, std::vector<const Meeting*>> meetings;
    for (const auto& [key, meeting] : plenaries_) {
        if (fixed_at(meeting.plenary)) meetings[meeting.plenary.unit].push_back(&meeting);
    }
    if (meetings.empty()) return {};
    for (const auto& revision : revisions_) {
        auto revised = *revision.unit;
        revised.number = revision.number;
        for (const auto kind : above_tps) {
            const auto unit = tree.ancestor_of(revised, kind);
            const auto found = unit ? meetings.find(*unit) : meetings.end();
            if (found == meetings.end()) continue;
            const auto late = std::find_if(
                found->second.begin(), found->second.end(), [&](const Meeting* meeting) {
                    return is_of(meeting->plenary, revision.contest) &&
                           revision.after > fixed_at(meeting->plenary)->instant;
                });
            if (late == found->second.end()) continue;
            if (auto told = report(revision, revised, kind, **late); !told) return told;
            break;
        }
    }
    return {};
}

Result<void> UnitRules::report(const Revision& revision, const Unit& unit, UnitKind kind,
                               const Meeting& meeting) {
    const auto before = entries_.version(revision.before);
    if (!before) return pass_on(before.error());
    const auto now = entries_.version(revision.index);
    if (!now) return pass_on(now.error());
    Finding finding;
    finding.detector = Detector::D19;
    finding.contest = revision.contest;
    if (revision.source != nullptr) finding.source = *revision.source;
    finding.unit = unit;
    finding.entries = {meeting.version, *before, *now};
    finding.facts = {{"pleno " + std::string(name_of(kind)), fixed_at(meeting.plenary)->text,
                      timestamp_utc(revision.after).text}};
    book_.add(std::move(finding));
    return {};
}

}  // namespace saksi::audit
