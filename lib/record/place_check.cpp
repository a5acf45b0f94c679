// SPDX-License-Identifier: Apache-2.0
#include "place_check.hpp"

#include <algorithm>
#include <utility>

namespace saksi::record {

Result<bool> PlaceCheck::has(const election::Unit& unit) {
    if (unit.kind == election::UnitKind::tps) return has_tps(unit);
    return current(election::Region{unit, {}, {}, {}}).has_value();
}

Result<bool> PlaceCheck::has_tps(const election::Unit& tps) {
    const election::Unit desa{election::UnitKind::desa, tps.scheme, tps.code, 0};
    if (desa_ != desa) {
        const auto looked = look_at(desa);
        if (!looked) return pass_on(looked.error());
    }
    if (!named_ || !list_) return named_;
    return std::any_of(list_->tps.begin(), list_->tps.end(), [&](const auto& item) {
        return item.number <= tps.number && tps.number <= item.last();
    });
}

std::optional<Version> PlaceCheck::current(election::Body body) const {
    election::Event event;
    event.header.election = election_;
    event.body = std::move(body);
    const auto key = key_digest(event);
    return key ? batch_.state().current(*key) : std::nullopt;
}

Result<void> PlaceCheck::look_at(const election::Unit& desa) {
    named_ = current(election::Region{desa, {}, {}, {}}).has_value();
    list_.reset();
    const auto version = current(election::TpsList{desa, {}});
    if (version) {
        auto event = batch_.logged().event(version->index);
        if (!event) return pass_on(std::move(event.error()));
        if (const auto* list = std::get_if<election::TpsList>(&event->body)) list_ = *list;
    }
    desa_ = desa;
    return {};
}

}  // namespace saksi::record
