// SPDX-License-Identifier: Apache-2.0
#include "planter.hpp"

#include <utility>

#include "aftermath.hpp"
#include "office_events.hpp"

namespace saksi::audit::planting {

using election::Contest;
using election::Event;
using election::Field;
using election::UnitKind;

namespace {

bool suits(const Recipe& recipe, Contest contest) {
    switch (recipe.suits) {
        case Suits::votes:
            return contest != Contest::pdpd;
        case Suits::pairs:
            return contest == Contest::ppwp;
        case Suits::parties:
            return contest != Contest::ppwp && contest != Contest::pdpd;
        case Suits::any:
            return true;
    }
    return false;
}

/// Every vote counted as valid, for the pair that has most.
Event none_invalid(Event event) {
    auto& form = std::get<election::CHasil>(event.body);
    VoteSheet votes(form.votes);
    votes.give(votes.richest(), form.sections[Field::suara_tidak_sah].count().value_or(0));
    form.votes = votes.votes();
    form.sections[Field::suara_sah] = form.sections[Field::suara_total];
    form.sections[Field::suara_tidak_sah] = 0;
    return event;
}

FormSum sum_of(const Event& event) {
    const auto& form = form_of(event);
    return FormSum({form.sections, form.votes});
}

}  // namespace

Planter::Planter(const election::RehearsalOptions& options, const election::Rules& rules,
                 const Sites& sites, const PlantingListener& listener)
    : rules_(rules),
      sites_(sites),
      listener_(listener),
      lot_(std::to_string(options.seed)),
      ledger_(listener),
      desk_{ledger_, listener},
      recapitulation_(sites, rules, lot_.of("rows"), desk_) {
    for (const auto& [detector, why] : sites.left_out()) ledger_.left_out(detector, why);
    tell_office_events(sites, desk_);
}

void Planter::unit(const election::RehearsalUnit& unit) {
    if (desa_) close_desa();
    if (listener_.unit) listener_.unit(unit);
    if (unit.unit.kind == UnitKind::desa) {
        desa_ = Desa{unit, {}};
    } else {
        recapitulation_.open(unit);
    }
}

void Planter::form(const Event& event, const election::Ballot& ballot) {
    if (listener_.honest) listener_.honest(event, ballot);
    const auto& unit = form_of(event).unit;
    if (desa_->stations.empty() || desa_->stations.back().tps != unit) {
        desa_->stations.push_back({unit, {}});
    }
    const auto* own = recapitulation_.in_kecamatan();
    const bool all_valid = own != nullptr && own->recipe->ground == Ground::kecamatan_forms &&
                           ballot.contest == Contest::ppwp;
    auto honest = all_valid ? none_invalid(event) : event;
    auto first = honest;
    desa_->stations.back().sheets.push_back(
        {ballot.contest, ballot.unit, std::move(honest), std::move(first), {}});
}

std::optional<Fault> Planter::due() const {
    if (const auto* fault = sites_.in_desa(desa_number_)) return *fault;
    const bool is_free = recapitulation_.in_kecamatan() == nullptr &&
                         sites_.in_row(UnitKind::desa, desa_number_) == nullptr;
    return is_free && !waiting_.empty() ? std::optional(waiting_.front()) : std::nullopt;
}

void Planter::close_desa() {
    const auto fault = due();
    auto yield = fault ? plant(*fault) : std::nullopt;
    const bool waited = fault && sites_.in_desa(desa_number_) == nullptr;
    if (yield && waited) waiting_.pop_front();
    if (!yield && fault && !waited) waiting_.push_back(*fault);
    if (yield) {
        ledger_.planted();
        for (auto& finding : yield->findings) {
            ledger_.note(*fault, std::move(finding), yield->change);
        }
    }
    const auto nothing = Yield{};
    const auto& brought = yield ? *yield : nothing;
    tell(brought);
    recapitulate(yield ? &*fault : nullptr, brought);
    desa_.reset();
    ++desa_number_;
}

std::optional<Yield> Planter::plant(const Fault& fault) {
    auto lot = lot_.of("fault " + std::to_string(fault.number));
    const auto count = desa_->stations.size();
    if (count == 0) return std::nullopt;
    const auto start = lot.below(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& station = desa_->stations[(start + i) % count];
        if (auto yield = plant(fault, station, lot.of(std::to_string(i)))) return yield;
    }
    return std::nullopt;
}

std::optional<Yield> Planter::plant(const Fault& fault, Station& station, Lot lot) {
    const auto count = station.sheets.size();
    const auto start = count == 0 ? 0 : lot.below(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& sheet = station.sheets[(start + i) % count];
        if (!suits(*fault.recipe, sheet.contest)) continue;
        Bed bed(*desa_, station, sheet, rules_, lot.of(std::to_string(i)), fault.number);
        if (!fault.recipe->plant(bed)) continue;
        auto yield = std::move(bed.yield());
        if (yield.change.empty()) yield.change = change_of(sheet);
        if (auto finding = other_voters(station, sheet)) {
            yield.findings.push_back(std::move(*finding));
        }
        return yield;
    }
    return std::nullopt;
}

void Planter::tell(const Yield& yield) const {
    for (const auto& station : desa_->stations) {
        for (const auto& sheet : station.sheets) {
            if (listener_.form) listener_.form(sheet.first);
        }
    }
    for (const auto& event : yield.grounds) desk_.tell(event);
    for (const auto& station : desa_->stations) {
        for (const auto& sheet : station.sheets) {
            for (const auto& event : sheet.later) desk_.tell(event);
        }
    }
    for (const auto& event : yield.strays) desk_.tell(event);
}

void Planter::recapitulate(const Fault* fault, const Yield& yield) {
    std::map<Chain, DesaForms> sums;
    for (const auto& station : desa_->stations) {
        for (const auto& sheet : station.sheets) {
            const Chain chain{sheet.contest, form_of(sheet.honest).ballot, sheet.area};
            const auto honest = sum_of(sheet.honest);
            const auto current = sum_of(sheet.current());
            const auto [at, is_new] = sums.try_emplace(chain, DesaForms{honest, current, false});
            if (is_new) continue;
            at->second.honest.add(honest);
            at->second.current.add(current);
        }
    }
    for (auto& [chain, forms] : sums) forms.complete = forms.honest.forms == desa_->listed();
    if (yield.more_forms) {
        const auto& event = yield.strays.front();
        for (auto& [chain, forms] : sums) {
            if (chain.ballot != form_of(event).ballot) continue;
            forms.current.add(sum_of(event));
            forms.complete = false;
        }
    }
    recapitulation_.desa(desa_->place, sums, {fault, yield.change});
}

Planted Planter::finish() {
    if (desa_) close_desa();
    for (const auto& fault : waiting_) {
        ledger_.left_out(fault.recipe->detector, NotPlanted::no_place);
    }
    recapitulation_.finish();
    return ledger_.take();
}

}  // namespace saksi::audit::planting
