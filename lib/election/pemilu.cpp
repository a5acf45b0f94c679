// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/pemilu.hpp"

#include <algorithm>
#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "order.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

constexpr std::array all_levels = {UnitKind::tps,     UnitKind::desa,     UnitKind::kecamatan,
                                   UnitKind::kabkota, UnitKind::provinsi, UnitKind::nasional};

bool can_decide(UnitKind kind) noexcept {
    return kind == UnitKind::nasional || kind == UnitKind::provinsi || kind == UnitKind::kabkota ||
           kind == UnitKind::dapil;
}

bool are_levels(const std::vector<UnitKind>& levels) noexcept {
    return levels.size() <= all_levels.size() &&
           std::equal(levels.begin(), levels.end(), all_levels.begin());
}

/// Of each contest, or each duty, one rule.
template <class Fields, class T, class Member>
void by_member(Fields& fields, std::string_view key, const std::vector<T>& rules,
               Member T::*member) {
    if (ascends(rules, member)) return;
    fields.fail(key, refuse(ErrorCode::malformed, {}, "rules out of order or repeated"));
}

}  // namespace

std::string_view name_of(OptionKind kind) noexcept {
    constexpr std::array<std::string_view, 4> names = {"pair", "party", "person", "kosong"};
    return name_in(names, kind);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Threshold> threshold) {
    fields.required("contest", threshold.contest);
    fields.required("share", threshold.share);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Divisors> divisors) {
    fields.required("first", divisors.first, Range{1, max_count});
    fields.required("step", divisors.step, Range{1, max_count});
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, PresidentRule> president) {
    fields.required("majority", president.majority);
    fields.required("province_share", president.province_share);
    fields.required("provinces", president.provinces);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Rules> rules) {
    fields.optional("tps_voter_cap", rules.tps_voter_cap, any_count);
    fields.optional("ballot_reserve", rules.ballot_reserve);
    fields.optional("threshold", rules.threshold);
    fields.optional("divisors", rules.divisors);
    fields.optional("president", rules.president);
    fields.optional("lone_candidate", rules.lone_candidate);
    fields.optional("second_round", rules.second_round);
    fields.list("quotas", rules.quotas, left_out_if_empty);
    fields.list("support", rules.support, left_out_if_empty);
    fields.list("finance", rules.finance, left_out_if_empty);
    fields.list("reporting", rules.reporting, left_out_if_empty);
    by_member(fields, "quotas", rules.quotas, &WomenQuota::contest);
    by_member(fields, "support", rules.support, &SupportRule::contest);
    by_member(fields, "finance", rules.finance, &FinanceRule::contest);
    by_member(fields, "reporting", rules.reporting, &ReportLimit::duty);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, ContestRules> contest) {
    fields.required("contest", contest.contest);
    fields.required("area", contest.area);
    fields.list("levels", contest.levels, at_least_one);
    fields.required("option_kind", contest.option_kind);
    fields.optional("seats", contest.seats, Range{1, max_count});
    fields.optional("majority", contest.majority);
    if (!can_decide(contest.area)) {
        fields.fail("area", refuse(ErrorCode::malformed, {}, "not one of the words allowed here",
                                   std::string(name_of(contest.area))));
    }
    if (!are_levels(contest.levels)) {
        fields.fail("levels",
                    refuse(ErrorCode::malformed, {}, "levels go from tps upwards, without gaps"));
    }
    if (contest.option_kind == OptionKind::kosong) {
        fields.fail("option_kind", refuse(ErrorCode::malformed, {},
                                          "not one of the words allowed here", "kosong"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Pemilu> pemilu) {
    fields.required("name", pemilu.name, text::free_text);
    fields.required("voting_date", pemilu.voting_date, text::date);
    fields.required("scheme", pemilu.scheme, text::scheme);
    fields.list("contests", pemilu.contests, at_least_one);
    fields.required("rules", pemilu.rules);
    if (!ascends(pemilu.contests, &ContestRules::contest)) {
        fields.fail("contests",
                    refuse(ErrorCode::malformed, {}, "contests out of order or repeated"));
    }
}

template void fields_of(Reader&, Pemilu&);
template void fields_of(Writer&, const Pemilu&);

}  // namespace saksi::election
