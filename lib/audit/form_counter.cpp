// SPDX-License-Identifier: Apache-2.0
#include "form_counter.hpp"

#include <algorithm>
#include <variant>

#include "vote_columns.hpp"

namespace saksi::audit {

using election::CHasil;
using election::Figure;

std::uint64_t FormTally::tps_in() const noexcept {
    return static_cast<std::uint64_t>(
        std::count_if(tps.begin(), tps.end(), [](const Tps& one) { return one.in; }));
}

Sum sum_of(const Figure& figure) noexcept {
    const auto count = figure.count();
    return count ? Sum{*count, 1} : Sum{};
}

void take_from(Sum& sum, const Sum& less) noexcept {
    sum.sum -= less.sum;
    sum.n -= less.n;
}

bool add_to(Sum& sum, const Sum& more) noexcept {
    const auto total = election::add_checked(sum.sum, more.sum);
    if (!total) return false;
    sum = {*total, sum.n + more.n};
    return true;
}

bool CountedVotes::has_count() const noexcept {
    return std::any_of(figures.begin(), figures.end(),
                       [](const Figure& figure) { return figure.has_count(); });
}

CountedVotes counted_votes(const Survey& survey, const CHasil& form, std::uint64_t index) {
    const auto* ballot = survey.ballot(form.ballot, index);
    if (ballot == nullptr || ballot->contest != form.contest) return {};
    auto figures = figures_of(form.votes, *ballot);
    if (!figures) return {};
    return {ballot, std::move(*figures)};
}

/// Where a form is counted, and its votes in that place's order.
struct FormCounter::Found {
    FormTally* tally = nullptr;
    CountedVotes votes;
    bool usable = true;

    [[nodiscard]] FormTally::Tps tps_of(const CHasil& form) const {
        return {form.unit.number, votes.has_count()};
    }
};

FormCounter::Found FormCounter::find(const CHasil& form, std::uint64_t index) {
    Found found;
    found.votes = counted_votes(survey_, form, index);
    const auto* ballot = found.votes.ballot;
    found.usable = ballot != nullptr || form.votes.get() == nullptr;

    auto home = form.unit;
    if (grain_ == Grain::home) home.number = 0;
    found.tally = &groups_[home][ballot != nullptr ? ballot->id : std::string()];
    found.tally->options.resize(found.votes.figures.size());
    return found;
}

Result<void> FormCounter::take(const SeenForm& form) {
    if (form.step.kind == record::StepKind::stray) return {};
    if (form.step.kind == record::StepKind::replaces) {
        const auto old = entries_.event(form.step.other.index);
        if (!old) return pass_on(old.error());
        remove(std::get<CHasil>(old->body), form.step.other.index);
    }
    return add(form.form, form.version.index);
}

Result<void> FormCounter::add(const CHasil& form, std::uint64_t index) {
    const auto found = find(form, index);
    auto& tally = *found.tally;
    bool fits = true;
    for (std::size_t i = 0; i < election::field_count; ++i) {
        fits = add_to(tally.fields[i], sum_of(form.sections.figures[i])) && fits;
    }
    for (std::size_t i = 0; i < found.votes.figures.size(); ++i) {
        fits = add_to(tally.options[i], sum_of(found.votes.figures[i])) && fits;
    }
    if (!fits) {
        return refuse(ErrorCode::too_large, election::display_code(form.unit),
                      "a total is more than 2^53-1");
    }
    tally.tps.push_back(found.tps_of(form));
    if (!found.usable) ++unusable_votes_;
    return {};
}

void FormCounter::remove(const CHasil& form, std::uint64_t index) {
    const auto found = find(form, index);
    auto& tally = *found.tally;
    for (std::size_t i = 0; i < election::field_count; ++i) {
        take_from(tally.fields[i], sum_of(form.sections.figures[i]));
    }
    for (std::size_t i = 0; i < found.votes.figures.size(); ++i)
        take_from(tally.options[i], sum_of(found.votes.figures[i]));
    const auto at = std::find(tally.tps.begin(), tally.tps.end(), found.tps_of(form));
    if (at != tally.tps.end()) tally.tps.erase(at);
    if (!found.usable) --unusable_votes_;
}

}  // namespace saksi::audit
