// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/changes.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "change_follower.hpp"
#include "change_judge.hpp"
#include "form_filter.hpp"
#include "net_effects.hpp"
#include "survey.hpp"

namespace saksi::audit {
namespace {

bool counts_as_change(ChangeKind kind) {
    return kind == ChangeKind::changed || kind == ChangeKind::withdrawn;
}

/// Where a kind stands in the list: what weighs more comes first.
int rank_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::withdrawn:
            return 0;
        case ChangeKind::changed:
            return 1;
        case ChangeKind::restored:
            return 2;
        case ChangeKind::images:
            return 3;
        case ChangeKind::newly_in:
        case ChangeKind::unchanged:
            break;
    }
    return 4;
}

std::uint64_t& count_of(Changes& changes, FormType type, ChangeKind kind) {
    return changes.counts[static_cast<std::size_t>(type)][static_cast<std::size_t>(kind)];
}

/// The forms of the first size, as if nothing had become of them.
void count_forms(const ChangesQuery& query, const ChangeFollower& follower,
                 const ChangeJudge& judge, Changes& changes) {
    for (const auto& [home, forms] : follower.homes()) {
        if (query.region && !judge.lies_in(home, *query.region)) continue;
        count_of(changes, home.type, ChangeKind::unchanged) += forms;
    }
}

/// Chains in the order in which the log can be read through once.
std::vector<const MovedChain*> chains_in_order(const ChangesQuery& query,
                                               const ChangeFollower& follower,
                                               const ChangeJudge& judge) {
    std::vector<const MovedChain*> chains;
    for (const auto& [key, chain] : follower.moved()) {
        if (query.region && !judge.lies_in(chain.home, *query.region)) continue;
        chains.push_back(&chain);
    }
    std::sort(chains.begin(), chains.end(), [](const auto* a, const auto* b) {
        return a->later.front().index < b->later.front().index;
    });
    return chains;
}

void count_causes(const ChangedForm& form, Changes& changes) {
    if (form.explained()) ++changes.explained;
    for (const auto& step : form.steps)
        if (step.numbers && step.cause) ++changes.causes[*step.cause];
}

void take(ChangedForm form, const ChangesQuery& query, bool was_in, Changes& changes) {
    if (was_in) --count_of(changes, form.type, ChangeKind::unchanged);
    ++count_of(changes, form.type, form.kind);
    if (counts_as_change(form.kind)) count_causes(form, changes);
    if (form.kind == ChangeKind::unchanged) return;
    if (form.kind == ChangeKind::newly_in && !query.list_new) return;
    changes.forms.push_back(std::move(form));
}

void rank(std::vector<ChangedForm>& forms) {
    std::sort(forms.begin(), forms.end(), [](const ChangedForm& a, const ChangedForm& b) {
        return std::tuple(rank_of(a.kind), b.effect, a.type, a.unit, a.dapil) <
               std::tuple(rank_of(b.kind), a.effect, b.type, b.unit, b.dapil);
    });
}

Result<void> judge_all(const ChangesQuery& query, const ChangeFollower& follower,
                       ChangeJudge& judge, Changes& changes) {
    NetEffects net;
    count_forms(query, follower, judge, changes);
    for (const auto* chain : chains_in_order(query, follower, judge)) {
        auto form = judge.judge(*chain);
        if (!form) return pass_on(form.error());
        const bool counts = form->kind == ChangeKind::newly_in || counts_as_change(form->kind);
        if (form->type == FormType::c_hasil && counts && !net.add(*form)) {
            return refuse(ErrorCode::too_large, election::display_code(form->unit),
                          "a total is more than 2^53-1");
        }
        take(std::move(*form), query, chain->before.has_value(), changes);
    }
    rank(changes.forms);
    changes.net = net.ranked();
    return {};
}

Result<void> check_query(const ChangesQuery& query) {
    if (query.since > query.size)
        return refuse(ErrorCode::usage, "since", "the earlier size is the larger one",
                      std::to_string(query.since) + " / " + std::to_string(query.size));
    if (query.region && query.region->kind == election::UnitKind::tps)
        return refuse(ErrorCode::usage, "region", "a TPS is no region: give the unit it lies in");
    return {};
}

}  // namespace

std::string_view name_of(FormType type) noexcept {
    constexpr std::array<std::string_view, form_type_count> names = {"c_hasil", "d_hasil",
                                                                     "publication"};
    return names[static_cast<std::size_t>(type)];
}

std::string_view name_of(ChangeKind kind) noexcept {
    constexpr std::array<std::string_view, change_kind_count> names = {
        "unchanged", "newly_in", "changed", "withdrawn", "restored", "images"};
    return names[static_cast<std::size_t>(kind)];
}

bool ChangedForm::explained() const noexcept {
    return std::all_of(steps.begin(), steps.end(), [](const ChangeStep& step) {
        return !step.numbers || step.instrument.has_value();
    });
}

std::uint64_t Changes::count(ChangeKind kind) const noexcept {
    std::uint64_t sum = 0;
    for (const auto& of_type : counts) sum += of_type[static_cast<std::size_t>(kind)];
    return sum;
}

Result<Changes> find_changes(log::Reader& reader, const ChangesQuery& query) {
    if (auto checked = check_query(query); !checked) return pass_on(checked.error());
    std::optional<ChangeFollower> follower;
    Survey survey(query, [&](const SeenEvent& seen) -> Result<void> {
        follower->take(seen);
        return {};
    });
    follower.emplace(query, survey);
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    const auto& sources = follower->sources();
    if (auto chosen = check_choice(query, sources, survey.pemilu()); !chosen)
        return pass_on(chosen.error());

    Changes changes;
    changes.since = query.since;
    changes.until = query.size;
    changes.election = survey.election();
    changes.source = query.source;
    if (!changes.source && !sources.empty()) changes.source = *sources.begin();
    changes.opaque = survey.counts().opaque;
    changes.foreign = survey.counts().foreign;
    follower->put(changes);
    ChangeJudge judge(survey, *follower, reader);
    if (auto judged = judge_all(query, *follower, judge, changes); !judged)
        return pass_on(judged.error());
    return changes;
}

}  // namespace saksi::audit
