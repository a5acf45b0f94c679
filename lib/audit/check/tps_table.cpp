// SPDX-License-Identifier: Apache-2.0
#include "tps_table.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "saksi/core/expects.hpp"

namespace saksi::audit {
namespace {

using election::Field;
using election::Unit;

TpsTable::Small small(const election::Figure& figure) {
    const auto count = figure.count();
    if (!count) return TpsTable::none;
    return static_cast<TpsTable::Small>(std::min<election::Count>(*count, TpsTable::none - 1));
}

Unit home_of(const Unit& tps) {
    auto home = tps;
    home.number = 0;
    return home;
}

TpsTable::Line line_of(const election::CHasil& form, std::uint64_t index, std::uint16_t kind) {
    return {index,
            form.unit.number,
            kind,
            small(form.sections[Field::dpt_j]),
            small(form.sections[Field::pengguna_dpk_j]),
            small(form.sections[Field::disabilitas_j])};
}

}  // namespace

Result<void> TpsTable::add(const election::Source& source, const election::CHasil& form,
                           std::uint64_t index) {
    constexpr auto most = std::numeric_limits<std::uint16_t>::max();
    const auto next = std::min<std::size_t>(kinds_.size(), most);
    const auto [at, is_new] =
        kind_ids_.try_emplace({source, form.contest, form.round}, static_cast<std::uint16_t>(next));
    if (is_new && next == most) {
        return refuse(ErrorCode::too_large, election::display_code(form.unit),
                      "forms of more than 65,535 sources and contests");
    }
    if (is_new) kinds_.push_back(at->first);
    homes_[home_of(form.unit)].push_back(line_of(form, index, at->second));
    ++size_;
    return {};
}

void TpsTable::replace(const election::Source& source, const election::CHasil& form,
                       std::uint64_t index) {
    const auto kind = kind_ids_.at({source, form.contest, form.round});
    auto& lines = homes_.at(home_of(form.unit));
    const auto at = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
        return line.number == form.unit.number && line.kind == kind;
    });
    SAKSI_EXPECTS(at != lines.end());
    *at = line_of(form, index, kind);
}

std::optional<std::uint64_t> TpsTable::index_of(const Unit& tps) const {
    const auto lines = homes_.find(home_of(tps));
    if (lines == homes_.end()) return std::nullopt;
    for (const auto& line : lines->second) {
        if (line.number == tps.number) return line.index;
    }
    return std::nullopt;
}

bool TpsTable::has(const Unit& tps, const election::Source& source,
                   election::Contest contest) const {
    const auto lines = homes_.find(home_of(tps));
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
