// SPDX-License-Identifier: Apache-2.0
#include "form_places.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace saksi::audit {
namespace {

using election::Unit;

Unit home_unit(Unit tps) {
    tps.number = 0;
    return tps;
}

}  // namespace

Result<FormPlace> FormPlaces::of(const TpsForm& form) {
    const auto kind = kind_of(form);
    if (!kind) return pass_on(kind.error());
    return FormPlace{home_of(form), form.number, *kind};
}

std::uint32_t FormPlaces::home_of(const TpsForm& form) {
    if (!homes_.empty() && home(last_home_).code == form.code &&
        home(last_home_).scheme == form.scheme) {
        return last_home_;
    }
    const auto next = static_cast<std::uint32_t>(homes_.size());
    const auto [at, is_new] = home_ids_.try_emplace(home_unit(form.unit()), next);
    if (is_new) homes_.push_back(&at->first);
    return last_home_ = at->second;
}

Result<std::uint16_t> FormPlaces::kind_of(const TpsForm& form) {
    if (!kinds_.empty()) {
        const auto& last = kind(last_kind_);
        if (last.contest == form.contest && last.round == form.round &&
            last.source.kind == form.source_kind && last.source.name == form.source_name) {
            return last_kind_;
        }
    }
    constexpr auto most = std::numeric_limits<std::uint16_t>::max();
    const auto next = std::min<std::size_t>(kinds_.size(), most);
    const auto [at, is_new] = kind_ids_.try_emplace({form.source(), form.contest, form.round},
                                                    static_cast<std::uint16_t>(next));
    if (is_new && next == most) {
        return refuse(ErrorCode::too_large, election::display_code(form.unit()),
                      "forms of more than 65,535 sources and contests");
    }
    if (is_new) kinds_.push_back(&at->first);
    return last_kind_ = at->second;
}

std::optional<std::uint32_t> FormPlaces::find_home(const Unit& tps) const {
    const auto found = home_ids_.find(home_unit(tps));
    return found == home_ids_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> FormPlaces::sorted_homes() const {
    std::vector<std::uint32_t> order(homes_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [this](std::uint32_t a, std::uint32_t b) { return home(a) < home(b); });
    return order;
}

}  // namespace saksi::audit
