// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/figure_change.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace saksi::election {
namespace {

using Rows = Captured<std::vector<Captured<VoteRow>>>;

template <class T>
std::size_t size_of(const Captured<std::vector<T>>& row) noexcept {
    return row.get() == nullptr ? 0 : row.get()->size();
}

/// Item `i`; of a row that is null, null; past the end or not captured, nothing.
template <class T>
T item_of(const Captured<std::vector<T>>& row, std::size_t i) {
    if (row.is_null()) return T(null);
    return i < size_of(row) ? (*row.get())[i] : T();
}

class Comparison {
 public:
    void compare(std::string_view name, const Figure& before, const Figure& after) {
        if (before != after) changes_.push_back({std::string(name), before, after});
    }

    void compare(const std::string& name, const Captured<VoteRow>& before,
                 const Captured<VoteRow>& after) {
        if (before == after) return;
        for (std::size_t i = 0; i < std::max(size_of(before), size_of(after)); ++i) {
            compare(item(name, i), item_of(before, i), item_of(after, i));
        }
    }

    void compare(const std::string& name, const Rows& before, const Rows& after) {
        if (before == after) return;
        for (std::size_t i = 0; i < std::max(size_of(before), size_of(after)); ++i) {
            compare(item(name, i), item_of(before, i), item_of(after, i));
        }
    }

    std::vector<FigureChange> take() { return std::move(changes_); }

 private:
    static std::string item(const std::string& name, std::size_t i) {
        return name + "[" + std::to_string(i) + "]";
    }

    std::vector<FigureChange> changes_;
};

/// The votes as a row; as what they are not, they are empty in the same way.
Captured<VoteRow> row_of(const Votes& votes) {
    if (!votes.is_captured()) return {};
    const auto* row = votes.get() ? std::get_if<VoteRow>(votes.get()) : nullptr;
    return row ? Captured<VoteRow>(*row) : Captured<VoteRow>(null);
}

PartyVotes parties_of(const Votes& votes) {
    if (!votes.is_captured()) return {};
    const auto* party = votes.get() ? std::get_if<PartyVotes>(votes.get()) : nullptr;
    return party ? *party : PartyVotes{null, null, null};
}

bool is_party(const Votes& votes) {
    return votes.get() != nullptr && std::holds_alternative<PartyVotes>(*votes.get());
}

}  // namespace

std::vector<FigureChange> figure_changes(const FormNumbers& before, const FormNumbers& after) {
    Comparison comparison;
    for (const auto& field : all_fields()) {
        comparison.compare(field.name, before.sections[field.field], after.sections[field.field]);
    }
    if (before.votes == after.votes) return comparison.take();
    if (is_party(before.votes) || is_party(after.votes)) {
        const auto was = parties_of(before.votes);
        const auto is = parties_of(after.votes);
        comparison.compare("partai", was.partai, is.partai);
        comparison.compare("logo", was.logo, is.logo);
        comparison.compare("calon", was.calon, is.calon);
    } else {
        comparison.compare("votes", row_of(before.votes), row_of(after.votes));
    }
    return comparison.take();
}

}  // namespace saksi::election
