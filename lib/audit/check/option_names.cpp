// SPDX-License-Identifier: Apache-2.0
#include "option_names.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "../vote_columns.hpp"
#include "form_step.hpp"

namespace saksi::audit {
namespace {

/// "[12]" at the front of `text`, which is moved behind it.
std::optional<std::size_t> take_number(std::string_view& text) {
    std::size_t number = 0;
    if (!text.starts_with('[')) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (error != std::errc() || end == text.data() + text.size() || *end != ']') {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    return number;
}

/// What stands for `row` and the numbers after it; nothing if that is no option.
std::optional<std::string> name_of(std::string_view row, std::string_view& rest,
                                   const election::Ballot& ballot) {
    const auto option = take_number(rest);
    if (!option || *option >= ballot.options.size()) return std::nullopt;
    const auto& chosen = ballot.options[*option];
    const auto label = label_of(chosen);
    if (row == "logo") return label + "_logo";
    if (row != "calon") return label;
    const auto candidate = take_number(rest);
    if (!candidate || *candidate >= chosen.candidates.size()) return std::nullopt;
    return label + "_calon_" + std::to_string(chosen.candidates[*candidate].number);
}

/// The text with every option in it named.
std::string named(std::string_view text, const election::Ballot& ballot) {
    for (const std::string_view row : {"votes", "partai", "logo", "calon"}) {
        const auto at = text.find(std::string(row) + "[");
        if (at == std::string_view::npos) continue;
        auto rest = text.substr(at + row.size());
        const auto name = name_of(row, rest, ballot);
        if (name) return std::string(text.substr(0, at)) + *name + std::string(rest);
    }
    return std::string(text);
}

bool has_options(const Finding& finding) {
    return std::any_of(finding.facts.begin(), finding.facts.end(),
                       [](const Fact& fact) { return fact.what.find('[') != std::string::npos; });
}

std::uint64_t last_entry(const Finding& finding) {
    return finding.entries.empty() ? 0 : finding.entries.back().index;
}

}  // namespace

Result<void> name_options(std::vector<Finding>& findings, const Survey& survey,
                          record::EntryCache& entries) {
    std::sort(findings.begin(), findings.end(),
              [](const Finding& a, const Finding& b) { return last_entry(a) < last_entry(b); });
    for (auto& finding : findings) {
        if (finding.entries.empty() || !has_options(finding)) continue;
        const auto event = entries.event(last_entry(finding));
        if (!event) return pass_on(event.error());
        const auto form = form_in(*event);
        const auto* ballot = form ? survey.ballot(form->ballot, last_entry(finding)) : nullptr;
        if (ballot == nullptr) continue;
        for (auto& fact : finding.facts) fact.what = named(fact.what, *ballot);
    }
    return {};
}

}  // namespace saksi::audit
