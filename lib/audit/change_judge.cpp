// SPDX-License-Identifier: Apache-2.0
#include "change_judge.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "check/form_step.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/record/form_change.hpp"

namespace saksi::audit {
namespace {

using election::Event;
using election::UnitKind;
using record::EvidenceChange;
using record::NumbersChange;

/// Of two results of one type: chains never mix types.
record::FormChange compare(const Event& before, const Event& after) {
    return std::visit(
        [&](const auto& is) -> record::FormChange {
            using Form = std::decay_t<decltype(is)>;
            if constexpr (requires { record::compare_forms(is, is); }) {
                return record::compare_forms(std::get<Form>(before.body), is);
            } else {
                return {};
            }
        },
        after.body);
}

bool has_numbers(const Event& event) {
    return std::visit(
        [](const auto& form) {
            if constexpr (requires { record::has_numbers(form); }) {
                return record::has_numbers(form);
            } else {
                return false;
            }
        },
        event.body);
}

const std::optional<election::Documents>& documents_of(const Event& event) {
    if (const auto form = form_in(event)) return form->documents;
    return std::get<election::Publication>(event.body).documents;
}

/// Did a count change, from nothing too?
bool numbers_moved(const ReadVersion* before, const ReadVersion& now) {
    if (before == nullptr) return has_numbers(now.event);
    return compare(before->event, now.event).numbers != NumbersChange::unchanged;
}

ChangeKind kind_of(const ReadVersion* before, const ReadVersion& after, bool moved) {
    if (before == nullptr && has_numbers(after.event)) return ChangeKind::newly_in;
    if (before == nullptr) return moved ? ChangeKind::restored : ChangeKind::images;
    const auto change = compare(before->event, after.event);
    switch (change.numbers) {
        case NumbersChange::filled:
            return ChangeKind::newly_in;
        case NumbersChange::changed:
            return ChangeKind::changed;
        case NumbersChange::withdrawn:
            return ChangeKind::withdrawn;
        case NumbersChange::unchanged:
            break;
    }
    if (moved) return ChangeKind::restored;
    const bool images = change.evidence != EvidenceChange::unchanged;
    return images ? ChangeKind::images : ChangeKind::unchanged;
}

ShownVersion shown(const ReadVersion& read) {
    const auto form = form_in(read.event);
    const auto& header = read.event.header;
    ShownVersion version{read.version,    header.at,
                         header.observed, form ? form->ballot : std::string(),
                         std::nullopt,    {}};
    if (const auto& documents = documents_of(read.event)) {
        version.images = documents->count;
        for (const auto& item : documents->items)
            if (item.sha256) version.documents.push_back(*item.sha256);
    }
    return version;
}

election::IdentityCheck check_options(const Event& event) {
    const auto form = form_in(event);
    return form ? election::check_identity(election::Identity::D01, form->numbers)
                : election::IdentityCheck{};
}

election::Count moved_by(const ValueChange& value) {
    return election::distance(value.before.count().value_or(0), value.after.count().value_or(0));
}

}  // namespace

Result<ReadVersion> ChangeJudge::read(const record::Version& version) {
    auto event = entries_.event(version.index);
    if (!event) return pass_on(event.error());
    const auto form = form_in(*event);
    const auto* ballot = form ? survey_.ballot(form->ballot, version.index) : nullptr;
    if (ballot != nullptr && ballot->contest != form->contest) ballot = nullptr;
    return ReadVersion{version, std::move(*event), ballot};
}

/// What was before first, if there was something.
Result<std::vector<ReadVersion>> ChangeJudge::read_all(const MovedChain& chain) {
    std::vector<ReadVersion> versions;
    auto wanted = chain.later;
    if (chain.before) wanted.insert(wanted.begin(), *chain.before);
    for (const auto& version : wanted) {
        auto one = read(version);
        if (!one) return pass_on(one.error());
        versions.push_back(std::move(*one));
    }
    return versions;
}

ChangeStep ChangeJudge::step_of(const ReadVersion* before, const ReadVersion& now) const {
    ChangeStep step{now.version,  std::nullopt, std::nullopt,
                    std::nullopt, {},           numbers_moved(before, now)};
    if (!now.event.correction) return step;
    step.cause = now.event.correction->cause;
    step.instrument = now.event.correction->instrument;
    const auto hash = parse_hash_hex(step.instrument.value_or(""));
    const auto& rulings = follower_.rulings();
    const auto ruling = hash ? rulings.find(*hash) : rulings.end();
    if (ruling != rulings.end() && ruling->second.index < now.version.index) {
        step.ruling = ruling->second.index;
        step.ruling_number = ruling->second.number;
    }
    return step;
}

Result<ChangedForm> ChangeJudge::judge(const MovedChain& chain) {
    const auto versions = read_all(chain);
    if (!versions) return pass_on(versions.error());
    const ReadVersion* before = chain.before ? &versions->front() : nullptr;
    const auto& after = versions->back();

    ChangedForm form;
    bool moved = false;
    const ReadVersion* last = before;
    for (std::size_t i = before ? 1 : 0; i < versions->size(); ++i) {
        form.steps.push_back(step_of(last, (*versions)[i]));
        moved = moved || form.steps.back().numbers;
        last = &(*versions)[i];
    }
    form.kind = kind_of(before, after, moved);
    form.type = chain.home.type;
    form.dapil = form.type == FormType::d_hasil ? chain.home.dapil : std::nullopt;
    form.after = shown(after);
    form.values = value_changes(before, after);
    form.options_after = check_options(after.event);
    if (before != nullptr) {
        form.before = shown(*before);
        form.options_before = check_options(before->event);
    }
    for (const auto& value : form.values)
        if (!value.key.empty()) form.effect = std::max(form.effect, moved_by(value));
    const auto is = form_in(after.event);
    form.unit = is ? is->unit : std::get<election::Publication>(after.event.body).unit;
    name(form);
    return form;
}

void ChangeJudge::name(ChangedForm& form) const {
    const auto& places = survey_.places();
    form.place = places.display_name(form.unit);
    for (const auto kind :
         {UnitKind::provinsi, UnitKind::kabkota, UnitKind::kecamatan, UnitKind::desa}) {
        if (auto unit = places.ancestor_of(form.unit, kind))
            form.lies_in.push_back({*unit, places.name_of(*unit)});
    }
}

bool ChangeJudge::lies_in(const FormHome& home, const election::Unit& region) const {
    if (home.unit == region || home.dapil == region) return true;
    return survey_.places().lies_in(home.unit, region);
}

}  // namespace saksi::audit
