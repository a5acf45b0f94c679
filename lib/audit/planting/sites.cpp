// SPDX-License-Identifier: Apache-2.0
#include "sites.hpp"

#include <algorithm>
#include <string>

namespace saksi::audit::planting {

using election::Contest;
using election::RehearsalOptions;
using election::RehearsalUnit;
using election::UnitKind;

namespace {

/// At 20 to 280 valid votes a TPS, and 200 in the mean, so many TPS have 10,000.
constexpr std::uint64_t tps_of_large_unit = 75;
constexpr std::size_t pairs_on_ballot = 3;

struct DesaSite {
    std::uint64_t number = 0;     ///< in the walk
    std::uint64_t kecamatan = 0;  ///< that it lies in
};

/// The units of a rehearsal, counted.
struct Units {
    std::vector<DesaSite> desa;
    std::vector<std::uint64_t> tps_by_kecamatan;
    std::uint64_t kabkota = 0, provinces = 0;

    void take(const RehearsalUnit& unit) {
        switch (unit.unit.kind) {
            case UnitKind::provinsi:
                ++provinces;
                return;
            case UnitKind::kabkota:
                ++kabkota;
                return;
            case UnitKind::kecamatan:
                tps_by_kecamatan.push_back(0);
                return;
            default:
                desa.push_back({desa.size(), tps_by_kecamatan.size() - 1});
                tps_by_kecamatan.back() += unit.regular + unit.special;
        }
    }
};

bool has(const RehearsalOptions& options, bool (*fits)(Contest)) {
    return std::any_of(options.contests.begin(), options.contests.end(), fits);
}
bool is_of_parties(Contest contest) { return contest != Contest::ppwp && contest != Contest::pdpd; }

std::vector<std::uint64_t> first_numbers(std::uint64_t count) {
    std::vector<std::uint64_t> numbers(count);
    for (std::uint64_t i = 0; i < count; ++i) numbers[i] = i;
    return numbers;
}

}  // namespace

class Drawing {
 public:
    Drawing(const RehearsalOptions& options, const Units& units, Lot lot)
        : options_(options),
          units_(units),
          lot_(std::move(lot)),
          kecamatan_(first_numbers(units.tps_by_kecamatan.size())),
          provinces_(first_numbers(units.provinces)) {
        rows_[0] = first_numbers(units.tps_by_kecamatan.size());
        rows_[1] = first_numbers(units.kabkota);
        rows_[2] = first_numbers(units.provinces);
    }

    Sites draw(std::vector<Fault> faults) {
        // What needs a kecamatan of its own comes first: no other fault may lie in it.
        const auto needs_kecamatan = [](const Fault& fault) {
            const auto ground = fault.recipe->ground;
            return ground == Ground::kecamatan_forms || ground == Ground::early_plenary ||
                   ground == Ground::late_plenary;
        };
        const auto others = std::stable_partition(faults.begin(), faults.end(), needs_kecamatan);
        for (auto fault = faults.begin(); fault != others; ++fault) own_kecamatan(*fault);
        for (const auto& desa : units_.desa) {
            if (sites_.in_kecamatan(desa.kecamatan) == nullptr) desa_.push_back(desa.number);
        }
        // A form that does not suit a fault leaves it to a later desa.
        const auto wanted = static_cast<std::size_t>(faults.end() - others);
        if (desa_.size() > 4 * wanted) desa_.resize(desa_.size() * 9 / 10);
        for (auto fault = others; fault != faults.end(); ++fault) place(*fault);
        return std::move(sites_);
    }

 private:
    void leave_out(const Fault& fault, NotPlanted why) {
        sites_.left_out_.emplace_back(fault.recipe->detector, why);
    }

    /// One of them, which is taken away.
    std::optional<std::uint64_t> take(std::vector<std::uint64_t>& from) {
        if (from.empty()) return std::nullopt;
        std::swap(from[lot_.below(from.size())], from.back());
        const auto taken = from.back();
        from.pop_back();
        return taken;
    }
    void put(const Fault& fault, Sites::ByUnit& into, std::vector<std::uint64_t>& from) {
        const auto unit = take(from);
        if (!unit) return leave_out(fault, NotPlanted::no_place);
        into.emplace(*unit, fault);
    }

    void own_kecamatan(const Fault& fault) {
        if (fault.recipe->ground != Ground::kecamatan_forms) {
            return put(fault, sites_.kecamatan_, kecamatan_);
        }
        if (options_.not_yet_permille > 0) return leave_out(fault, NotPlanted::incomplete);
        std::vector<std::uint64_t> large;
        for (const auto unit : kecamatan_) {
            if (units_.tps_by_kecamatan[unit] >= tps_of_large_unit) large.push_back(unit);
        }
        const auto unit = take(large);
        if (!unit) return leave_out(fault, NotPlanted::no_place);
        std::erase(kecamatan_, *unit);
        sites_.kecamatan_.emplace(*unit, fault);
    }

    void place(const Fault& fault) {
        switch (fault.recipe->ground) {
            case Ground::form:
                return in_form(fault);
            case Ground::raised_row:
            case Ground::shifted_row:
                return in_row(fault);
            case Ground::published_total:
                return put(fault, sites_.published_, provinces_);
            case Ground::national_row:
                return in_nation(fault);
            case Ground::left_candidate:
                if (++left_candidates_ > pairs_on_ballot) {
                    return leave_out(fault, NotPlanted::no_place);
                }
                [[fallthrough]];
            default:
                sites_.office_.push_back(fault);
        }
    }

    void in_form(const Fault& fault) {
        const bool of_parties = fault.recipe->suits == Suits::parties;
        if (of_parties && !has(options_, is_of_parties)) {
            return leave_out(fault, NotPlanted::no_contest);
        }
        if (fault.recipe->detector == Detector::D12 && options_.contests.size() < 2) {
            return leave_out(fault, NotPlanted::no_contest);
        }
        put(fault, sites_.desa_, desa_);
    }

    /// At every level in turn; at a desa only where all forms are in.
    void in_row(const Fault& fault) {
        constexpr std::array above = {UnitKind::kecamatan, UnitKind::kabkota, UnitKind::provinsi};
        const auto turn = rows_drawn_++ % 4;
        if (turn == 3 && options_.not_yet_permille == 0) {
            return put(fault, sites_.rows_[static_cast<std::size_t>(UnitKind::desa)], desa_);
        }
        const auto level = turn % 3;
        put(fault, sites_.rows_[static_cast<std::size_t>(above[level])], rows_[level]);
    }

    void in_nation(const Fault& fault) {
        if (options_.not_yet_permille > 0) return leave_out(fault, NotPlanted::incomplete);
        if (sites_.nation_) return leave_out(fault, NotPlanted::no_place);
        sites_.nation_ = fault;
    }

    const RehearsalOptions& options_;
    const Units& units_;
    Lot lot_;
    std::vector<std::uint64_t> desa_, kecamatan_, provinces_;  // that are still free
    std::array<std::vector<std::uint64_t>, 3> rows_;
    std::uint64_t rows_drawn_ = 0;
    std::size_t left_candidates_ = 0;
    Sites sites_;
};

namespace {

std::vector<Fault> faults_of(std::span<const FaultOrder> orders) {
    std::vector<Fault> faults;
    for (const auto& order : orders) {
        std::vector<const Recipe*> ways;
        for (const auto& recipe : recipes()) {
            if (recipe.detector == order.detector) ways.push_back(&recipe);
        }
        for (std::uint64_t i = 0; i < order.count && !ways.empty(); ++i) {
            faults.push_back({faults.size() + 1, ways[i % ways.size()]});
        }
    }
    return faults;
}

}  // namespace

Result<Sites> Sites::choose(const RehearsalOptions& options, std::span<const FaultOrder> orders) {
    Units units;
    election::RehearsalListener listener;
    listener.unit = [&](const RehearsalUnit& unit) { units.take(unit); };
    if (auto walked = election::walk_rehearsal(options, listener); !walked) {
        return pass_on(walked.error());
    }
    Drawing drawing(options, units, Lot(std::to_string(options.seed)).of("sites"));
    return drawing.draw(faults_of(orders));
}

}  // namespace saksi::audit::planting
