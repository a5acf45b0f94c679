// SPDX-License-Identifier: Apache-2.0
#include "tps_table.hpp"

#include <algorithm>
#include <tuple>

namespace saksi::audit {
namespace {

using election::Field;
using election::Unit;

TpsTable::Small small(const election::Figure& figure) {
    const auto count = figure.count();
    if (!count) return TpsTable::none;
    return static_cast<TpsTable::Small>(std::min<election::Count>(*count, TpsTable::none - 1));
}

}  // namespace

std::uint8_t TpsTable::kind_of(const election::Source& source, const election::CHasil& form) {
    const auto next = static_cast<std::uint8_t>(kinds_.size());
    const auto [at, is_new] = kind_ids_.try_emplace({source, form.contest, form.round}, next);
    if (is_new) kinds_.push_back(at->first);
    return at->second;
}

void TpsTable::put(const election::Source& source, const election::CHasil& form,
                   std::uint64_t index) {
    auto home = form.unit;
    home.number = 0;
    auto& lines = homes_[home];
    const auto kind = kind_of(source, form);
    auto at = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
        return line.number == form.unit.number && line.kind == kind;
    });
    if (at == lines.end()) {
        at = lines.insert(at, Line{});
        ++size_;
    }
    *at = {index,
           form.unit.number,
           kind,
           small(form.sections[Field::dpt_j]),
           small(form.sections[Field::pengguna_dpk_j]),
           small(form.sections[Field::disabilitas_j])};
}

std::optional<std::uint64_t> TpsTable::index_of(const Unit& tps) const {
    auto home = tps;
    home.number = 0;
    const auto lines = homes_.find(home);
    if (lines == homes_.end()) return std::nullopt;
    for (const auto& line : lines->second) {
        if (line.number == tps.number) return line.index;
    }
    return std::nullopt;
}

bool TpsTable::has(const Unit& tps, const election::Source& source,
                   election::Contest contest) const {
    auto home = tps;
    home.number = 0;
    const auto lines = homes_.find(home);
    if (lines == homes_.end()) return false;
    return std::any_of(lines->second.begin(), lines->second.end(), [&](const Line& line) {
        const auto& kind = kinds_[line.kind];
        return line.number == tps.number && kind.contest == contest && kind.source == source;
    });
}

Result<void> TpsTable::each_tps(const Use& use) {
    std::vector<const Unit*> order;
    for (const auto& [home, lines] : homes_) order.push_back(&home);
    std::sort(order.begin(), order.end(), [](const Unit* a, const Unit* b) { return *a < *b; });
    for (const auto* home : order) {
        auto& lines = homes_.at(*home);
        std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
            return std::tie(a.number, a.kind) < std::tie(b.number, b.kind);
        });
        for (auto first = lines.begin(); first != lines.end();) {
            const auto last = std::find_if(
                first, lines.end(), [&](const Line& line) { return line.number != first->number; });
            auto tps = *home;
            tps.number = first->number;
            if (auto used = use(tps, {first, last}); !used) return used;
            first = last;
        }
    }
    return {};
}

}  // namespace saksi::audit
