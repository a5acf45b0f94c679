// SPDX-License-Identifier: Apache-2.0
#include "outcome_rules.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "../later_walks.hpp"
#include "form_step.hpp"
#include "margins.hpp"

namespace saksi::audit {
namespace {

using election::Contest;
using election::Count;
using election::Unit;
using election::UnitKind;

/// The votes open in one area, by unit.
struct OpenVotes {
    std::map<Unit, Count> by_unit;
    std::vector<record::Version> entries;

    [[nodiscard]] Count sum() const {
        Count all = 0;
        for (const auto& [unit, votes] : by_unit) {
            all = election::add_checked(all, votes).value_or(election::max_count);
        }
        return all;
    }
};

bool is_open(const Finding& finding) {
    return finding.effect > 0 && finding.unit && finding.contest && !finding.under &&
           severity_of(finding.detector) != Severity::hint;
}

class Outcomes {
 public:
    explicit Outcomes(const OutcomeContext& context) : context_(context) {}

    Result<OutcomeFindings> find(const std::vector<Finding>& open) {
        for (const auto& finding : open) {
            if (!is_open(finding)) continue;
            if (auto taken = take(finding); !taken) return pass_on(taken.error());
        }
        for (const auto& [contest, areas] : open_) {
            if (auto held = hold(contest, areas); !held) return pass_on(held.error());
        }
        return std::move(found_);
    }

 private:
    using Areas = std::map<Unit, OpenVotes>;

    Result<void> take(const Finding& finding) {
        const auto area = area_of(finding);
        if (!area) return pass_on(area.error());
        if (!*area) return {};
        // What is open in an area is open in the nation too.
        const auto nation = election::nation(context_.survey.pemilu().scheme);
        for (const auto& unit : std::set{**area, nation}) {
            auto& open = open_[*finding.contest][unit];
            auto& votes = open.by_unit[*finding.unit];
            votes = std::max(votes, finding.effect);
            if (!finding.entries.empty()) open.entries.push_back(finding.entries.back());
        }
        return {};
    }

    /// Where the finding's votes decide.
    Result<std::optional<Unit>> area_of(const Finding& finding) {
        const auto& contests = context_.survey.pemilu().contests;
        const auto rules = std::find_if(contests.begin(), contests.end(), [&](const auto& each) {
            return each.contest == *finding.contest;
        });
        if (rules == contests.end()) return std::optional<Unit>();
        if (rules->area != UnitKind::dapil) {
            return context_.survey.places().ancestor_of(*finding.unit, rules->area);
        }
        if (finding.unit->kind == UnitKind::dapil) return finding.unit;
        if (finding.entries.empty()) return std::optional<Unit>();
        const auto event = context_.entries.event(finding.entries.back().index);
        if (!event) return pass_on(event.error());
        const auto form = form_in(*event);
        const auto* ballot =
            form ? context_.survey.ballot(form->ballot, finding.entries.back().index) : nullptr;
        return ballot ? std::optional(ballot->unit) : std::nullopt;
    }

    Result<void> hold(Contest contest, const Areas& areas) {
        SeatsQuery query;
        static_cast<LogSelection&>(query) = context_.selection;
        query.election = context_.survey.election();
        query.contest = contest;
        query.source = context_.source;
        const auto seats = compute_seats(context_.reader, query, &context_.known);
        // Several sources, or no forms: then there is no outcome to hold it against.
        if (!seats && seats.error().code == ErrorCode::io) return pass_on(seats.error());
        if (!seats) return {};
        for (const auto& [unit, margin] : margins_of(*seats)) {
            const auto open = areas.find(unit);
            if (open == areas.end()) continue;
            if (!margin.all_in) ++found_.not_applicable;
            if (!margin.all_in || open->second.sum() < margin.votes) continue;
            Finding finding;
            finding.detector = Detector::D23;
            finding.contest = contest;
            finding.unit = unit;
            finding.source = seats->source;
            finding.entries = open->second.entries;
            finding.facts = {
                {margin.what, std::to_string(open->second.sum()), std::to_string(margin.votes)}};
            sort_out(finding.entries);
            found_.findings.push_back(std::move(finding));
        }
        return {};
    }

    static void sort_out(std::vector<record::Version>& entries) {
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    }

    const OutcomeContext& context_;
    std::map<Contest, Areas> open_;
    OutcomeFindings found_;
};

}  // namespace

Result<OutcomeFindings> find_outcomes(const OutcomeContext& context,
                                      const std::vector<Finding>& open) {
    return Outcomes(context).find(open);
}

}  // namespace saksi::audit
