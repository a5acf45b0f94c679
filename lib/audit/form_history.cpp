// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/form_history.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "form_counter.hpp"
#include "form_versions.hpp"
#include "survey.hpp"
#include "tps_name.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Unit;
using election::UnitKind;

/// The units the TPS lies in, each with the TPS of it that are in.
std::vector<RekapPlace> rekap_of(const Survey& survey, const FormCounter& counter,
                                 const Unit& tps) {
    std::vector<RekapPlace> places;
    for (const auto kind : {UnitKind::desa, UnitKind::kecamatan, UnitKind::provinsi}) {
        const auto unit = survey.places().ancestor_of(tps, kind);
        if (!unit) continue;
        places.push_back(
            {*unit, survey.places().name_of(*unit), 0, survey.places().listed_tps(*unit)});
    }
    for (const auto& tally : counter.tallies()) {
        for (auto& place : places) {
            if (survey.places().lies_in(tally.home, place.unit)) place.tps_in += tally.tps_in();
        }
    }
    return places;
}

/// A root of these forms, as the walk meets it.
struct SeenRoot {
    Unit area;
    election::Source source;
    RekapRootOf root;
};

void take_root(const SeenEvent& seen, const FormSelection& selection,
               std::vector<SeenRoot>& roots) {
    const auto* root = std::get_if<election::RekapRoot>(&seen.event.body);
    if (root == nullptr || root->contest != selection.contest || root->round != selection.round) {
        return;
    }
    roots.push_back({root->area, *seen.event.header.source, {seen.version.index, root->size}});
}

std::optional<RekapRootOf> newest_root(const std::vector<SeenRoot>& roots, const Survey& survey,
                                       const TpsSheet& sheet) {
    std::optional<RekapRootOf> newest;
    for (const auto& one : roots) {
        if (one.source == sheet.source && survey.places().lies_in(sheet.tps, one.area)) {
            newest = one.root;
        }
    }
    return newest;
}

std::vector<std::string> option_names(const Survey& survey, const FormVersion& version) {
    const auto& form = std::get<CHasil>(version.event.body);
    std::vector<std::string> names;
    const auto* ballot = survey.ballot(form.ballot, version.version.index);
    if (ballot == nullptr) return names;
    for (const auto& option : ballot->options) names.push_back(option.name);
    return names;
}

/// The units a name can mean, in the places of the election.
Result<std::vector<Unit>> look_up_places(log::Reader& reader, const FormSelection& selection,
                                         const std::string& text) {
    Survey survey(selection);
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    return survey.places().look_up(text, survey.pemilu().scheme);
}

}  // namespace

const FormVersion* TpsSheet::current() const noexcept {
    const auto found = std::find_if(versions.begin(), versions.end(),
                                    [](const FormVersion& version) { return version.current; });
    return found == versions.end() ? nullptr : &*found;
}

Result<Unit> look_up_region(log::Reader& reader, const FormSelection& selection,
                            const std::string& text) {
    const auto units = look_up_places(reader, selection, text);
    if (!units) return pass_on(units.error());
    return one_region(*units, text);
}

Result<TpsSheet> read_tps_sheet(log::Reader& reader, const FormSelection& selection,
                                const TpsName& tps) {
    auto units = look_up_places(reader, selection, tps.text);
    if (!units) return pass_on(units.error());
    const auto unit = one_tps(std::move(*units), tps.text);
    if (!unit) return pass_on(unit.error());

    TpsSheet sheet;
    std::optional<FormCounter> counter;
    std::vector<SeenRoot> roots;
    FormFilter filter(selection);
    Survey survey(selection, [&](const SeenEvent& seen) -> Result<void> {
        take_root(seen, selection, roots);
        const auto form = filter.form_of(seen);
        if (!form) return {};
        if (form->form.unit == *unit)
            add_version(sheet.versions, {form->version, form->step.kind, form->event});
        return counter->take(*form);
    });
    counter.emplace(survey, reader, FormCounter::Grain::home);
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    if (auto chosen = filter.check(survey.pemilu()); !chosen) return pass_on(chosen.error());

    sheet.size = selection.size;
    sheet.election = survey.election();
    sheet.tps = *unit;
    sheet.display_name = survey.places().display_name(*unit);
    sheet.listed = survey.places().has_tps(*unit);
    sheet.source = filter.source();
    sheet.rekap = rekap_of(survey, *counter, *unit);
    sheet.rekap_root = newest_root(roots, survey, sheet);
    add_changes(sheet.versions, [&](const FormVersion& version) {
        const auto& form = std::get<CHasil>(version.event.body);
        return survey.ballot(form.ballot, version.version.index);
    });
    sheet.opaque = survey.counts().opaque;
    sheet.foreign = survey.counts().foreign;
    if (const auto* current = sheet.current()) {
        sheet.option_names = option_names(survey, *current);
        sheet.checks = election::check_identities(std::get<CHasil>(current->event.body));
    }
    return sheet;
}

}  // namespace saksi::audit
