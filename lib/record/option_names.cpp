// SPDX-License-Identifier: Apache-2.0
#include "option_names.hpp"

#include <array>
#include <utility>

#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

constexpr std::string_view key_prefix = "key:";

/// "3" of "paslon_3" and "partai_3"; any other word as it is.
std::string_view without_prefix(std::string_view word) {
    constexpr std::array<std::string_view, 2> prefixes = {"paslon_", "partai_"};
    for (const auto prefix : prefixes) {
        if (word.starts_with(prefix)) return word.substr(prefix.size());
    }
    return word;
}

}  // namespace

void OptionNames::add(std::string word, const std::string& key) {
    const auto [known, is_new] = called_.try_emplace(std::move(word), key);
    if (!is_new && known->second != key) known->second.clear();
}

void OptionNames::add(const election::Ballot& ballot) {
    for (const auto& option : ballot.options) {
        keys_.insert(option.key);
        for (const auto& candidate : option.candidates) keys_.insert(candidate.key);
        if (option.number) add(std::to_string(*option.number), option.key);
        for (const auto& [system, id] : option.ids) add(system + ":" + id, option.key);
    }
}

Result<OptionNames> OptionNames::read(EventBatch& batch, const FormImportOptions& options) {
    OptionNames names;
    const auto& state = batch.state();
    const auto* given = state.ballot(options.election, options.ballot);
    if (!options.ballot.empty() && given == nullptr) {
        return refuse(ErrorCode::not_found, "ballot", "the log has no such ballot of this contest",
                      options.ballot);
    }
    for (const auto* known : state.ballots_of(options.election, options.contest)) {
        if (given != nullptr && known != given) continue;
        auto event = batch.logged().event(known->index);
        if (!event) return pass_on(std::move(event.error()));
        names.add(*std::get_if<election::Ballot>(&event->body));
    }
    return names;
}

OptionNames OptionNames::of(const std::vector<election::Ballot>& ballots) {
    OptionNames names;
    for (const auto& ballot : ballots) names.add(ballot);
    return names;
}

Result<std::string> OptionNames::key_of(std::string_view word) const {
    if (word.starts_with(key_prefix)) return std::string(word.substr(key_prefix.size()));
    if (keys_.find(word) != keys_.end()) return std::string(word);
    const auto called = called_.find(without_prefix(word));
    if (called == called_.end()) {
        return refuse(ErrorCode::not_found, {}, "no option of the contest's ballots is called this",
                      excerpt(word));
    }
    if (called->second.empty()) {
        return refuse(ErrorCode::not_found, {}, "several options are called this", excerpt(word));
    }
    return called->second;
}

}  // namespace saksi::record
