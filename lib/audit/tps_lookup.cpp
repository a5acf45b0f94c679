// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/tps_lookup.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "form_filter.hpp"
#include "form_versions.hpp"
#include "survey.hpp"
#include "tps_name.hpp"

namespace saksi::audit {
namespace {

using record::FiledHint;
using record::HintedElection;
using record::Lookup;

Result<HintedElection> choose_election(const Lookup& lookup, const std::string& wanted) {
    std::set<std::string> ids;
    for (const auto& each : lookup.elections()) ids.insert(each.id);
    if (auto meant = check_election_choice(wanted, ids); !meant) return pass_on(meant.error());
    const auto& all = lookup.elections();
    return *std::find_if(all.begin(), all.end(), [&](const HintedElection& each) {
        return wanted.empty() || each.id == wanted;
    });
}

/// The hints of one TPS's forms of a selection, whoever showed them.
struct HintedForms {
    std::vector<FiledHint> hints;  // by index
    std::set<election::Source> sources;
};

Result<HintedForms> forms_of(Lookup& lookup, const FormSelection& selection,
                             const std::string& election, const election::Unit& tps) {
    HintedForms forms;
    record::FormSubject wanted{election::CHasil::type,      election,
                               selection.contest,           selection.round,
                               election::display_code(tps), std::nullopt};
    if (selection.source) wanted.source = election::to_text(*selection.source);
    auto hints = lookup.about(record::lookup_file_of(tps), record::to_subject(wanted));
    if (!hints) return pass_on(hints.error());
    for (auto& filed : *hints) {
        const auto subject = record::form_subject(filed.hint);
        if (!subject) continue;
        const auto source = election::source_from_text(*subject->source);
        if (!source) return pass_on(filed.file, source.error());
        forms.sources.insert(*source);
        forms.hints.push_back(std::move(filed));
    }
    std::sort(forms.hints.begin(), forms.hints.end(),
              [](const auto& a, const auto& b) { return a.hint.index < b.hint.index; });
    return forms;
}

/// Reads what the hints lead to, and what each is to the one before it.
Result<std::vector<FormVersion>> follow(Lookup& lookup, const std::vector<FiledHint>& hints) {
    std::vector<FormVersion> versions;
    std::optional<Hash> current;
    for (const auto& hint : hints) {
        auto followed = lookup.follow(hint);
        if (!followed) return pass_on(followed.error());
        const auto step =
            record::step_after(current ? &*current : nullptr, record::replaced_by(followed->event));
        if (step != record::StepKind::stray) current = followed->version.leaf;
        add_version(versions, {followed->version, step, std::move(followed->event)});
    }
    return versions;
}

}  // namespace

Result<HintedVersions> read_hinted_versions(Lookup& lookup, const FormSelection& selection,
                                            const TpsName& tps) {
    const auto election = choose_election(lookup, selection.election);
    if (!election) return pass_on(election.error());
    auto units = lookup.units(tps.text, election->scheme);
    if (!units) return pass_on(units.error());
    const auto unit = one_tps(std::move(*units), tps.text);
    if (!unit) return pass_on(unit.error());
    const auto forms = forms_of(lookup, selection, election->id, *unit);
    if (!forms) return pass_on(forms.error());
    if (auto one = check_sources(selection, forms->sources); !one) return pass_on(one.error());
    auto versions = follow(lookup, forms->hints);
    if (!versions) return pass_on(versions.error());
    HintedVersions found{lookup.size(), election->id, *unit, std::nullopt, std::move(*versions)};
    if (!forms->sources.empty()) found.source = *forms->sources.begin();
    return found;
}

}  // namespace saksi::audit
