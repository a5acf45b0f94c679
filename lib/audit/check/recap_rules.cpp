// SPDX-License-Identifier: Apache-2.0
#include "recap_rules.hpp"

#include <algorithm>
#include <unordered_map>

#include "../form_filter.hpp"
#include "below.hpp"
#include "form_step.hpp"
#include "recap_area.hpp"
#include "recap_difference.hpp"

namespace saksi::audit {
namespace {

using election::Unit;
using election::UnitKind;

/// One row and what was found below it.
struct Judged {
    const RecapRow* row = nullptr;
    Below below;
    bool by_forms = false;
};

class Recaps {
 public:
    Recaps(const RecapContext& context, const RecapCase& recap)
        : context_(context), recap_(recap), area_(context.survey) {}

    Result<bool> run(const FormSelection& forms) {
        if (auto read = read_rows(); !read) return pass_on(read.error());
        for (const auto& row : rows_) judge(row);
        bool one_source = true;
        if (std::any_of(judged_.begin(), judged_.end(), [](auto& each) { return each.by_forms; })) {
            auto counted = count_forms(forms);
            if (!counted) return pass_on(counted.error());
            one_source = *counted;
        }
        for (auto& judged : judged_) {
            if (judged.by_forms && !one_source) continue;
            if (auto compared = compare(judged); !compared) return pass_on(compared.error());
        }
        return one_source;
    }

 private:
    Result<void> read_rows() {
        for (const auto& version : recap_.rows) {
            const auto event = context_.entries.event(version.index);
            if (!event) return pass_on(event.error());
            auto row = recap_row(version, *event, context_.survey, columns_);
            if (!row) {
                context_.book.not_applicable(Detector::D13);
            } else if (row->unit.kind != UnitKind::tps) {
                rows_.push_back(std::move(*row));
            }
        }
        for (const auto& row : rows_) by_unit_[{row.series, row.unit}] = &row;
        return {};
    }

    [[nodiscard]] const RecapRow* row_at(const RecapSeries& series, const Unit& unit) const {
        const auto found = by_unit_.find({series, unit});
        return found == by_unit_.end() ? nullptr : found->second;
    }

    void judge(const RecapRow& row) {
        const auto below = area_.units_under(row);
        const bool listed = std::any_of(below.begin(), below.end(),
                                        [&](const Unit& unit) { return area_.tps_in(unit) > 0; });
        Judged judged{&row, {}, true};
        std::uint64_t expected = 0;
        for (const auto& unit : below) {
            const auto* part = row_at(row.series, unit);
            if (part != nullptr) {
                judged.by_forms = false;
                judged.below.add(*part);
            }
            if (part != nullptr || !listed || area_.tps_in(unit) > 0) ++expected;
        }
        judged.below.expect(judged.by_forms ? area_.tps_of(row) : expected);
        judged_.push_back(std::move(judged));
    }

    Result<bool> count_forms(const FormSelection& selection);
    void add_forms(const Survey& survey, const FormCounter& counter);
    Result<void> compare(Judged& judged);
    [[nodiscard]] Finding finding_of(const Judged& judged, Detector detector) const;
    [[nodiscard]] Result<void> find_unreached(Judged& judged);

    const RecapContext& context_;
    const RecapCase& recap_;
    RecapArea area_;
    RecapColumns columns_;
    std::vector<RecapRow> rows_;
    std::map<std::pair<RecapSeries, Unit>, const RecapRow*> by_unit_;
    std::vector<Judged> judged_;
};

Result<bool> Recaps::count_forms(const FormSelection& selection) {
    std::optional<FormCounter> counter;
    FormFilter filter(selection);
    Survey survey(
        selection,
        [&](const SeenEvent& seen) -> Result<void> {
            const auto form = filter.form_of(seen);
            return form ? counter->take(*form) : Result<void>();
        },
        [&](const SeenScan& seen) -> Result<void> {
            const bool taken = filter.takes(seen.form.source_kind, seen.form.source_name);
            return taken ? counter->take(seen) : Result<void>();
        });
    counter.emplace(survey, context_.reader, FormCounter::Grain::home);
    survey.read_only(context_.known.needed_for(selection.contest));
    if (auto read = survey.read(context_.reader); !read) return pass_on(read.error());
    if (auto chosen = filter.check(survey.pemilu()); !chosen) return false;
    add_forms(survey, *counter);
    return true;
}

/// A TPS is in a unit by the tree, and in a dapil's part of it by its ballot.
void Recaps::add_forms(const Survey& survey, const FormCounter& counter) {
    std::unordered_multimap<Unit, Judged*> wanting;
    for (auto& judged : judged_) {
        if (judged.by_forms) wanting.emplace(judged.row->unit, &judged);
    }
    for (const auto& tally : counter.tallies()) {
        if (tally.ballot.empty() || tally.tps.empty()) continue;
        const auto& ballot = survey.ballots().at(tally.ballot).ballot;
        const auto ids = columns_for(ballot, columns_);
        // A form of a TPS that no list names stands for none that is missing.
        const bool listed = count_listed(tally, context_.survey.places()).unlisted == 0;
        for (const auto& unit : area_.units_over(tally.home, ballot)) {
            const auto [first, last] = wanting.equal_range(unit);
            for (auto at = first; at != last; ++at) {
                const auto& dapil = at->second->row->series.dapil;
                if (dapil && *dapil != ballot.unit) continue;
                at->second->below.add(tally, ids);
                if (!listed) at->second->below.expect(0);
            }
        }
    }
}

Finding Recaps::finding_of(const Judged& judged, Detector detector) const {
    Finding finding;
    finding.detector = detector;
    finding.contest = recap_.contest;
    finding.unit = judged.row->unit;
    finding.source = judged.row->series.source;
    finding.entries = {judged.row->version};
    if (judged.by_forms) return finding;
    for (const auto& unit : area_.units_under(*judged.row)) {
        if (const auto* child = row_at(judged.row->series, unit)) {
            finding.entries.push_back(child->version);
        }
    }
    std::sort(finding.entries.begin(), finding.entries.end());
    return finding;
}

/// D13; D15 where votes only changed hands.
Result<void> Recaps::compare(Judged& judged) {
    auto found = difference(*judged.row, judged.below, columns_);
    if (!found.compared) context_.book.not_applicable(Detector::D13);
    if (found.facts.empty()) return {};
    auto finding = finding_of(judged, found.changed_hands() ? Detector::D15 : Detector::D13);
    finding.facts = std::move(found.facts);
    finding.effect = std::max(found.gained, found.lost);
    context_.book.add(std::move(finding));
    return find_unreached(judged);
}

/// D22: with the result from before a PSU or recount, the row would be right.
Result<void> Recaps::find_unreached(Judged& judged) {
    if (!judged.by_forms) return {};
    for (const auto& each : recap_.recounted) {
        if (!context_.survey.places().lies_in(each.tps, judged.row->unit)) continue;
        const auto now = context_.entries.event(each.after.index);
        if (!now) return pass_on(now.error());
        const auto then = context_.entries.event(each.before.index);
        if (!then) return pass_on(then.error());
        const auto& form = std::get<election::CHasil>(now->body);
        const auto& old = std::get<election::CHasil>(then->body);
        const auto* ballot = context_.survey.ballot(form.ballot, each.after.index);
        if (ballot == nullptr || old.ballot != form.ballot) continue;
        const auto after = figures_of(form.votes, *ballot);
        const auto before = figures_of(old.votes, *ballot);
        if (!after || !before) continue;
        auto as_it_was = judged;
        as_it_was.below.exchange(*after, *before, columns_for(*ballot, columns_));
        if (!have_same_votes(*as_it_was.row, as_it_was.below)) continue;
        auto finding = finding_of(judged, Detector::D22);
        finding.entries = {each.before, each.after, judged.row->version};
        finding.facts = {{election::display_code(each.tps), std::string(name_of(each.cause)), "-"}};
        context_.book.add(std::move(finding));
    }
    return {};
}

}  // namespace

Result<bool> check_recaps(const RecapContext& context, const RecapCase& recap,
                          const FormSelection& forms) {
    return Recaps(context, recap).run(forms);
}

}  // namespace saksi::audit
