// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/identities.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "identity_rules.hpp"
#include "names.hpp"

namespace saksi::election {
namespace {

constexpr auto equal = Relation::equal;
constexpr auto at_most = Relation::at_most;

/// One side of an arm: a sum of fields, the sum of all options, or one option.
/// A vote that nobody captured leaves it unknown.
class Side {
 public:
    explicit Side(std::span<const Field> fields) : fields_(fields) {}
    static Side all_options() { return Side(true, 0); }
    static Side option(std::size_t number) { return Side(false, number); }

    [[nodiscard]] std::optional<Count> value(const IdentityNumbers& form) const;
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

std::optional<Count> Side::value(const IdentityNumbers& form) const {
    if (fields_.empty()) {
        if (!form.options) return std::nullopt;
        if (!all_) return (*form.options)[number_].count();
        std::optional<Count> sum = 0;
        for (const auto& figure : *form.options) add(sum, figure);
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

/// Tells `use` the identity and the two sides of every arm, but of D01 and D08.
template <class Use>
void each_field_arm(Use use) {
    for (const auto& rule : field_rules) {
        use(rule.identity, Side(rule.left.terms()), rule.relation, Side(rule.right.terms()));
    }
}

/// The same of D01 and D08.
template <class Use>
void each_vote_arm(const IdentityNumbers& form, Use use) {
    const auto bounds = std::span(vote_bounds);
    use(Identity::D01, Side::all_options(), equal, Side(bounds.first(1)));
    const auto options = form.options ? form.options->size() : 1;  // one that nobody captured
    for (const auto bound : {bounds.first(1), bounds.last(1)}) {
        for (std::size_t i = 0; i < options; ++i) {
            use(Identity::D08, Side::option(i), at_most, Side(bound));
        }
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

/// The counts of all fields, read once for all rules.
class FieldCounts {
 public:
    explicit FieldCounts(const Sections& sections) noexcept {
        for (std::size_t i = 0; i < field_count; ++i) {
            const auto count = sections.figures[i].count();
            counts_[i] = count.value_or(0);
            known_ |= std::uint32_t{count.has_value()} << i;
        }
    }
    [[nodiscard]] std::optional<Count> of(Field field) const noexcept {
        const auto i = static_cast<std::size_t>(field);
        return (known_ >> i & 1U) != 0 ? std::optional(counts_[i]) : std::nullopt;
    }
    /// Three counts are less than 2^64, and a sum of more than max_count is larger than any.
    [[nodiscard]] std::optional<Count> of(const FieldSum& sum) const noexcept {
        if ((known_ & sum.bits) != sum.bits) return std::nullopt;
        Count total = 0;
        for (std::size_t i = 0; i < sum.count; ++i) {
            total += counts_[static_cast<std::size_t>(sum.fields[i])];
        }
        return total;
    }

 private:
    std::array<Count, field_count> counts_{};
    std::uint32_t known_ = 0;  // a bit for each field
};

/// D01 and D08 in one pass over the options.
void answer_votes(const IdentityNumbers& form, const FieldCounts& counts,
                  IdentityAnswers& answers) noexcept {
    std::optional<Count> sum;
    Count largest = 0;
    if (form.options) sum = 0;
    for (const auto& figure : form.options.value_or(std::span<const Figure>())) {
        add(sum, figure);
        largest = std::max(largest, figure.count().value_or(0));
    }
    answers[Identity::D01] = compare(sum, equal, counts.of(Field::suara_sah));
    if (form.options && form.options->empty()) return;
    for (const auto bound : vote_bounds) {
        const auto most = counts.of(bound);
        const bool exceeds = most && largest > *most;
        const auto answer = exceeds       ? Answer::does_not_hold
                            : sum && most ? Answer::holds
                                          : Answer::not_applicable;
        answers[Identity::D08] = worse(answers[Identity::D08], answer);
    }
}

}  // namespace

std::string_view name_of(Identity identity) noexcept {
    constexpr std::array<std::string_view, identity_count> names = {
        "D01", "D02", "D03", "D04", "D05", "D06", "D08", "D10", "I05", "I11"};
    return name_in(names, identity);
}

IdentityNumbers identity_numbers(const FormNumbers& form) noexcept {
    const auto* votes = option_votes(form.votes);
    return {form.sections, votes ? std::optional(std::span(*votes)) : std::nullopt};
}

IdentityAnswers answer_identities(const IdentityNumbers& form) noexcept {
    IdentityAnswers answers;
    for (std::size_t i = 0; i < identity_count; ++i) {
        answers[static_cast<Identity>(i)] = Answer::holds;
    }
    const FieldCounts counts(form.sections);
    for (const auto& rule : field_rules) {
        auto& answer = answers[rule.identity];
        answer = worse(answer, compare(counts.of(rule.left), rule.relation, counts.of(rule.right)));
    }
    answer_votes(form, counts, answers);
    return answers;
}

IdentityCheck check_identity(Identity identity, const IdentityNumbers& form) {
    IdentityCheck check{identity, Answer::holds, {}};
    const auto take = [&](Identity of, const Side& left, Relation relation, const Side& right) {
        if (of != identity) return;
        const auto left_value = left.value(form);
        const auto right_value = right.value(form);
        const auto answer = compare(left_value, relation, right_value);
        check.arms.push_back({left.text(), right.text(), relation, countable(left_value),
                              countable(right_value), answer});
        check.answer = worse(check.answer, answer);
    };
    each_field_arm(take);
    each_vote_arm(form, take);
    return check;
}

std::vector<IdentityCheck> check_identities(const FormNumbers& form) {
    std::vector<IdentityCheck> checks;
    for (std::size_t i = 0; i < identity_count; ++i) {
        checks.push_back(check_identity(static_cast<Identity>(i), form));
    }
    return checks;
}

}  // namespace saksi::election
