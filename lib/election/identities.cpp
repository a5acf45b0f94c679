// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/identities.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

#include "names.hpp"

namespace saksi::election {
namespace {

using F = Field;

/// A sum of up to three fields.
struct Sum {
    std::array<Field, 3> fields{};
    std::size_t count = 0;

    constexpr Sum(std::initializer_list<Field> terms) : count(terms.size()) {
        std::copy(terms.begin(), terms.end(), fields.begin());
    }
    [[nodiscard]] std::span<const Field> terms() const { return std::span(fields).first(count); }
};

struct FieldRule {
    Identity identity;
    Sum left;
    Relation relation;
    Sum right;
};

constexpr auto equal = Relation::equal;
constexpr auto at_most = Relation::at_most;

/// Everything but the two rules on votes, D01 and D08.
const std::array field_rules = {
    FieldRule{Identity::D02, {F::suara_sah, F::suara_tidak_sah}, equal, {F::suara_total}},
    FieldRule{Identity::D03, {F::pengguna_total_j}, equal, {F::suara_total}},

    FieldRule{Identity::D04,
              {F::pengguna_dpt_j, F::pengguna_dptb_j, F::pengguna_dpk_j},
              equal,
              {F::pengguna_total_j}},
    FieldRule{Identity::D04,
              {F::pengguna_dpt_l, F::pengguna_dptb_l, F::pengguna_dpk_l},
              equal,
              {F::pengguna_total_l}},
    FieldRule{Identity::D04,
              {F::pengguna_dpt_p, F::pengguna_dptb_p, F::pengguna_dpk_p},
              equal,
              {F::pengguna_total_p}},

    FieldRule{Identity::D05, {F::dpt_l, F::dpt_p}, equal, {F::dpt_j}},
    FieldRule{Identity::D05, {F::pengguna_dpt_l, F::pengguna_dpt_p}, equal, {F::pengguna_dpt_j}},
    FieldRule{Identity::D05, {F::pengguna_dptb_l, F::pengguna_dptb_p}, equal, {F::pengguna_dptb_j}},
    FieldRule{Identity::D05, {F::pengguna_dpk_l, F::pengguna_dpk_p}, equal, {F::pengguna_dpk_j}},
    FieldRule{
        Identity::D05, {F::pengguna_total_l, F::pengguna_total_p}, equal, {F::pengguna_total_j}},

    FieldRule{Identity::D06, {F::pengguna_dpt_j}, at_most, {F::dpt_j}},
    FieldRule{Identity::D06, {F::pengguna_dpt_l}, at_most, {F::dpt_l}},
    FieldRule{Identity::D06, {F::pengguna_dpt_p}, at_most, {F::dpt_p}},

    FieldRule{Identity::D10,
              {F::surat_suara_digunakan, F::surat_suara_rusak, F::surat_suara_sisa},
              equal,
              {F::surat_suara_diterima}},
    FieldRule{Identity::D10, {F::surat_suara_digunakan}, at_most, {F::surat_suara_diterima}},
    FieldRule{Identity::I05, {F::surat_suara_digunakan}, equal, {F::pengguna_total_j}},
    FieldRule{Identity::I11, {F::disabilitas_l, F::disabilitas_p}, equal, {F::disabilitas_j}},
    FieldRule{Identity::I11, {F::disabilitas_j}, at_most, {F::pengguna_total_j}},
};

/// One side of an arm. More than max_count stays known, and larger than all else.
struct Side {
    std::string text;
    std::optional<Count> value;

    Side& add(std::string_view name, const Figure& figure) {
        if (!text.empty()) text += " + ";
        text += name;
        return add(figure);
    }

    Side& add(const Figure& figure) {
        const auto count = figure.count();
        if (value && count) {
            value = add_checked(*value, *count).value_or(max_count + 1);
        } else {
            value.reset();
        }
        return *this;
    }
};

Answer compare(const Side& left, Relation relation, const Side& right) {
    if (!left.value || !right.value) return Answer::not_applicable;
    const bool fits = relation == equal ? *left.value == *right.value : *left.value <= *right.value;
    return fits ? Answer::holds : Answer::does_not_hold;
}

std::optional<Count> countable(const Side& side) {
    return side.value && *side.value <= max_count ? side.value : std::nullopt;
}

Arm arm(const Side& left, Relation relation, const Side& right) {
    return {left.text,       right.text,       relation,
            countable(left), countable(right), compare(left, relation, right)};
}

Side side_of(const Sections& sections, std::span<const Field> terms) {
    Side side{{}, 0};
    for (const auto field : terms) side.add(name_of(field), sections[field]);
    return side;
}

std::vector<Arm> field_arms(const Sections& sections, Identity identity) {
    std::vector<Arm> arms;
    for (const auto& rule : field_rules) {
        if (rule.identity != identity) continue;
        arms.push_back(arm(side_of(sections, rule.left.terms()), rule.relation,
                           side_of(sections, rule.right.terms())));
    }
    return arms;
}

/// D01. Votes that were not captured, or null, leave the sum unknown.
std::vector<Arm> sum_of_options(const CHasil& form) {
    Side sum{"votes", std::nullopt};
    if (const auto* votes = option_votes(form.votes)) {
        sum.value = 0;
        for (const auto& figure : *votes) sum.add(figure);
    }
    return {arm(sum, equal, side_of(form.sections, std::array{F::suara_sah}))};
}

/// D08: every option against both bounds.
std::vector<Arm> bounds_of_options(const CHasil& form) {
    static const VoteRow unknown(1);  // one option nobody captured
    const auto* votes = option_votes(form.votes);
    const auto& row = votes == nullptr ? unknown : *votes;
    std::vector<Arm> arms;
    for (const auto bound : {F::suara_sah, F::pengguna_total_j}) {
        const auto right = side_of(form.sections, std::array{bound});
        for (std::size_t i = 0; i < row.size(); ++i) {
            Side option{{}, 0};
            option.add("votes[" + std::to_string(i) + "]", row[i]);
            arms.push_back(arm(option, at_most, right));
        }
    }
    return arms;
}

std::vector<Arm> arms_of(const CHasil& form, Identity identity) {
    if (identity == Identity::D01) return sum_of_options(form);
    if (identity == Identity::D08) return bounds_of_options(form);
    return field_arms(form.sections, identity);
}

bool any(const std::vector<Arm>& arms, Answer answer) {
    return std::any_of(arms.begin(), arms.end(),
                       [answer](const Arm& arm) { return arm.answer == answer; });
}

Answer answer_of(const std::vector<Arm>& arms) {
    for (const auto answer : {Answer::does_not_hold, Answer::not_applicable}) {
        if (any(arms, answer)) return answer;
    }
    return Answer::holds;
}

}  // namespace

std::string_view name_of(Identity identity) noexcept {
    constexpr std::array<std::string_view, 10> names = {"D01", "D02", "D03", "D04", "D05",
                                                        "D06", "D08", "D10", "I05", "I11"};
    return name_in(names, identity);
}

std::string_view name_of(Answer answer) noexcept {
    constexpr std::array<std::string_view, 3> names = {"not_applicable", "holds", "does_not_hold"};
    return name_in(names, answer);
}

std::vector<IdentityCheck> check_identities(const CHasil& form) {
    std::vector<IdentityCheck> checks;
    for (auto i = std::uint8_t{0}; !name_of(static_cast<Identity>(i)).empty(); ++i) {
        const auto identity = static_cast<Identity>(i);
        auto arms = arms_of(form, identity);
        const auto answer = answer_of(arms);
        checks.push_back({identity, answer, std::move(arms)});
    }
    return checks;
}

}  // namespace saksi::election
