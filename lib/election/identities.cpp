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

/// One side of an arm: a sum of fields, the sum of all options, or one option.
/// A vote that nobody captured leaves it unknown.
class Side {
 public:
    explicit Side(std::span<const Field> fields) : fields_(fields) {}
    static Side all_options() { return Side(true, 0); }
    static Side option(std::size_t number) { return Side(false, number); }

    [[nodiscard]] std::optional<Count> value(const FormNumbers& form) const;
    [[nodiscard]] std::string text() const;

 private:
    Side(bool all, std::size_t number) : all_(all), number_(number) {}

    std::span<const Field> fields_;
    bool all_ = false;
    std::size_t number_ = 0;
};

/// Adds what is known. More than max_count stays known, and larger than all else.
void add(std::optional<Count>& sum, const Figure& figure) {
    const auto count = figure.count();
    if (sum && count) {
        sum = add_checked(*sum, *count).value_or(max_count + 1);
    } else {
        sum.reset();
    }
}

std::optional<Count> Side::value(const FormNumbers& form) const {
    if (fields_.empty()) {
        const auto* votes = option_votes(form.votes);
        if (votes == nullptr) return std::nullopt;
        if (!all_) return (*votes)[number_].count();
        std::optional<Count> sum = 0;
        for (const auto& figure : *votes) add(sum, figure);
        return sum;
    }
    std::optional<Count> sum = 0;
    for (const auto field : fields_) add(sum, form.sections[field]);
    return sum;
}

std::string Side::text() const {
    if (fields_.empty()) return all_ ? "votes" : "votes[" + std::to_string(number_) + "]";
    std::string text;
    for (const auto field : fields_) {
        if (!text.empty()) text += " + ";
        text += name_of(field);
    }
    return text;
}

/// Tells `use` the two sides of every arm of an identity.
template <class Use>
void each_arm(Identity identity, const FormNumbers& form, Use use) {
    static constexpr std::array bounds = {F::suara_sah, F::pengguna_total_j};
    const auto all = std::span(bounds);
    if (identity == Identity::D01) return use(Side::all_options(), equal, Side(all.first(1)));
    if (identity != Identity::D08) {
        for (const auto& rule : field_rules) {
            if (rule.identity != identity) continue;
            use(Side(rule.left.terms()), rule.relation, Side(rule.right.terms()));
        }
        return;
    }
    const auto* votes = option_votes(form.votes);
    const auto options = votes == nullptr ? 1 : votes->size();  // one that nobody captured
    for (const auto bound : {all.first(1), all.last(1)}) {
        for (std::size_t i = 0; i < options; ++i) use(Side::option(i), at_most, Side(bound));
    }
}

Answer compare(std::optional<Count> left, Relation relation, std::optional<Count> right) {
    if (!left || !right) return Answer::not_applicable;
    const bool fits = relation == equal ? *left == *right : *left <= *right;
    return fits ? Answer::holds : Answer::does_not_hold;
}

std::optional<Count> countable(std::optional<Count> value) {
    return value && *value <= max_count ? value : std::nullopt;
}

/// One arm that does not hold is enough; else one that could not be checked.
Answer worse(Answer a, Answer b) {
    for (const auto answer : {Answer::does_not_hold, Answer::not_applicable}) {
        if (a == answer || b == answer) return answer;
    }
    return Answer::holds;
}

}  // namespace

std::string_view name_of(Identity identity) noexcept {
    constexpr std::array<std::string_view, 10> names = {"D01", "D02", "D03", "D04", "D05",
                                                        "D06", "D08", "D10", "I05", "I11"};
    return name_in(names, identity);
}

Answer answer_of(Identity identity, const FormNumbers& form) {
    auto answer = Answer::holds;
    each_arm(identity, form, [&](const Side& left, Relation relation, const Side& right) {
        answer = worse(answer, compare(left.value(form), relation, right.value(form)));
    });
    return answer;
}

IdentityCheck check_identity(Identity identity, const FormNumbers& form) {
    IdentityCheck check{identity, Answer::holds, {}};
    each_arm(identity, form, [&](const Side& left, Relation relation, const Side& right) {
        const auto left_value = left.value(form);
        const auto right_value = right.value(form);
        const auto answer = compare(left_value, relation, right_value);
        check.arms.push_back({left.text(), right.text(), relation, countable(left_value),
                              countable(right_value), answer});
        check.answer = worse(check.answer, answer);
    });
    return check;
}

std::vector<IdentityCheck> check_identities(const FormNumbers& form) {
    std::vector<IdentityCheck> checks;
    for (auto i = std::uint8_t{0}; !name_of(static_cast<Identity>(i)).empty(); ++i) {
        checks.push_back(check_identity(static_cast<Identity>(i), form));
    }
    return checks;
}

}  // namespace saksi::election
