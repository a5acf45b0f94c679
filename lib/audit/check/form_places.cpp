// SPDX-License-Identifier: Apache-2.0
#include "form_places.hpp"

#include <limits>

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
    if (homes_.size() > 0) {
        const auto& last = homes_[last_home_];
        if (last.code == form.code && last.scheme == form.scheme) return last_home_;
    }
    return last_home_ = homes_.of(home_unit(form.unit()));
}

Result<std::uint16_t> FormPlaces::kind_of(const TpsForm& form) {
    if (kinds_.size() > 0) {
        const auto& last = kinds_[last_kind_];
        if (last.contest == form.contest && last.round == form.round &&
            last.source.kind == form.source_kind && last.source.name == form.source_name) {
            return last_kind_;
        }
    }
    const auto id = kinds_.of({form.source(), form.contest, form.round});
    if (id >= std::numeric_limits<std::uint16_t>::max()) {
        return refuse(ErrorCode::too_large, election::display_code(form.unit()),
                      "forms of more than 65,535 sources and contests");
    }
    return last_kind_ = static_cast<std::uint16_t>(id);
}

std::optional<std::uint32_t> FormPlaces::find_home(const Unit& tps) const {
    return homes_.find(home_unit(tps));
}

}  // namespace saksi::audit
