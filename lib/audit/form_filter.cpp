// SPDX-License-Identifier: Apache-2.0
#include "form_filter.hpp"

#include <algorithm>
#include <variant>

namespace saksi::audit {

/// Who asked for "the only one" must be told when there are several.
Result<void> check_choice(const FormSelection& selection, const std::set<election::Source>& sources,
                          const election::Pemilu& pemilu) {
    const auto is_chosen = [&](const auto& rules) { return rules.contest == selection.contest; };
    if (std::none_of(pemilu.contests.begin(), pemilu.contests.end(), is_chosen)) {
        return refuse(ErrorCode::not_found, "contest", "this election has no such contest",
                      std::string(election::name_of(selection.contest)));
    }
    return check_sources(selection, sources);
}

Result<void> check_sources(const FormSelection& selection,
                           const std::set<election::Source>& sources) {
    if (selection.source || sources.size() < 2) return {};
    return refuse(ErrorCode::usage, "source", "forms of several sources are in the log: choose one",
                  list_of(sources, [](const auto& source) { return election::to_text(source); }));
}

template <class Form>
std::optional<Seen<Form>> Filter<Form>::form_of(const SeenEvent& seen) {
    const auto* form = std::get_if<Form>(&seen.event.body);
    if (form == nullptr || form->contest != selection_.contest || form->round != selection_.round) {
        return std::nullopt;
    }
    const auto& source = *seen.event.header.source;  // the format requires it of all three
    if (!takes(source.kind, source.name)) return std::nullopt;
    return Seen<Form>{seen.version, seen.event, *form, *seen.step};
}

template <class Form>
bool Filter<Form>::takes(election::SourceKind kind, std::string_view name) {
    if (last_ == nullptr || last_->kind != kind || last_->name != name) {
        last_ = &*sources_.insert({kind, std::string(name)}).first;
    }
    return !selection_.source || *selection_.source == *last_;
}

template <class Form>
Result<void> Filter<Form>::check(const election::Pemilu& pemilu) const {
    return check_choice(selection_, sources_, pemilu);
}

template <class Form>
std::optional<election::Source> Filter<Form>::source() const {
    if (selection_.source) return selection_.source;
    if (sources_.empty()) return std::nullopt;
    return *sources_.begin();
}

template class Filter<election::CHasil>;
template class Filter<election::DHasil>;
template class Filter<election::Publication>;

}  // namespace saksi::audit
