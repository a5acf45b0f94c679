// SPDX-License-Identifier: Apache-2.0
#include "net_effects.hpp"

#include <algorithm>
#include <utility>

#include "vote_columns.hpp"

namespace saksi::audit {
namespace {

using election::Count;

[[nodiscard]] bool add_to(Count& sum, Count more) {
    const auto total = election::add_checked(sum, more);
    if (total) sum = *total;
    return total.has_value();
}

[[nodiscard]] bool add_to(NetEffect& effect, const ValueChange& value, bool is_new) {
    const auto before = value.before.count().value_or(0);
    const auto after = value.after.count().value_or(0);
    if (is_new && before == 0) return add_to(effect.newly_in, after);
    ++effect.forms;
    return after > before ? add_to(effect.gained, after - before)
                          : add_to(effect.lost, before - after);
}

/// Candidate 3 of one province is not candidate 3 of the next.
void tell_apart(std::vector<NetEffect>& effects) {
    std::map<std::pair<std::string, std::string>, int> uses;
    for (const auto& effect : effects) ++uses[{effect.edition, effect.option.label}];
    for (auto& effect : effects) {
        if (uses[{effect.edition, effect.option.label}] > 1)
            effect.option.label =
                effect.option.key + (effect.option.part == OptionPart::logo ? "_logo" : "");
    }
}

std::uint64_t size_of(std::int64_t net) { return static_cast<std::uint64_t>(net < 0 ? -net : net); }

}  // namespace

bool NetEffects::add(const ChangedForm& form) {
    for (const auto& value : form.values) {
        if (value.key.empty() || value.before.count() == value.after.count()) continue;
        const auto edition = edition_of(value.ballot);
        auto& effect = effects_[{edition, value.key, value.part}];
        effect.option = {value.key, value.name, value.label, value.part};
        effect.edition = edition;
        if (!add_to(effect, value, form.kind == ChangeKind::newly_in)) return false;
    }
    return true;
}

std::vector<NetEffect> NetEffects::ranked() const {
    std::vector<NetEffect> effects;
    for (const auto& [key, effect] : effects_) effects.push_back(effect);
    tell_apart(effects);
    std::stable_sort(effects.begin(), effects.end(), [](const NetEffect& a, const NetEffect& b) {
        return size_of(a.net()) > size_of(b.net());
    });
    return effects;
}

}  // namespace saksi::audit
