// SPDX-License-Identifier: Apache-2.0
#include "ballots.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "plan.hpp"

namespace saksi::election::rehearsal {
namespace {

constexpr std::uint64_t local_dapil = 4;  ///< at most so many in one kabupaten or kota

/// What is divided into constituencies, and its parts, which are of one kind.
struct Whole {
    UnitKind kind;
    std::string_view code, name;
    UnitKind part_kind;
    const std::vector<Place>& parts;
};

Unit unit_of(UnitKind kind, std::string_view code) {
    return {kind, std::string(rehearsal_scheme), std::string(code), 0};
}

/// Constituency `number` of `count`, from 1.
Dapil dapil(const RehearsalOptions& options, Contest contest, const Province& province,
            const Whole& whole, std::string_view prefix, std::uint64_t number,
            std::uint64_t count) {
    const auto digit = std::to_string(number);
    const auto code = std::string(prefix) + (number < 10 ? "0" : "") + digit;
    Region region{unit_of(UnitKind::dapil, code),
                  std::string(whole.name) + " " + digit,
                  unit_of(whole.kind, whole.code),
                  {}};
    for (std::size_t i = 0; i < whole.parts.size(); ++i) {
        if (group_of(i, whole.parts.size(), count) != number) continue;
        region.covers.push_back(unit_of(whole.part_kind, whole.parts[i].code));
    }
    return {std::move(region),
            party_slate(contest, province, code, dice_of(options, "dapil/", code))};
}

}  // namespace

// Codes are shaped as KPU's: 1101 for DPR, 110001 for the province's council,
// 110101 for that of kabupaten 1101.
ProvinceBallots ballots_of(const RehearsalOptions& options, const Province& province,
                           const std::vector<Place>& kabkota) {
    const Whole whole{UnitKind::provinsi, province.code, province.name, UnitKind::kabkota, kabkota};
    const std::string code(province.code);
    ProvinceBallots ballots;
    if (wants(options, Contest::pdpd)) {
        ballots.pdpd = person_slate(province, dice_of(options, "dpd/", code));
    }
    const auto add = [&](auto& dapils, Contest contest, const std::string& prefix,
                         std::uint64_t most) {
        const auto count = std::min<std::uint64_t>(kabkota.size(), most);
        for (std::uint64_t n = 1; wants(options, contest) && n <= count; ++n) {
            dapils.push_back(dapil(options, contest, province, whole, prefix, n, count));
        }
    };
    add(ballots.pdpr, Contest::pdpr, code, province.dapil_dpr);
    add(ballots.pdprdp, Contest::pdprdp, code + "00", province.dapil_dprd);
    return ballots;
}

std::vector<Dapil> local_ballots_of(const RehearsalOptions& options, const Province& province,
                                    const Place& kabkota, const std::vector<Place>& kecamatan) {
    std::vector<Dapil> dapils;
    if (!wants(options, Contest::pdprdk) || province.code == province_without_pdprdk) return dapils;

    const Whole whole{UnitKind::kabkota, kabkota.code, kabkota.name, UnitKind::kecamatan,
                      kecamatan};
    const auto count = std::min<std::uint64_t>(kecamatan.size(), local_dapil);
    for (std::uint64_t n = 1; n <= count; ++n) {
        dapils.push_back(dapil(options, Contest::pdprdk, province, whole, kabkota.code, n, count));
    }
    return dapils;
}

const Slate* slate_at(const std::vector<Dapil>& dapils, std::uint64_t index, std::uint64_t units) {
    if (dapils.empty()) return nullptr;
    return &dapils[group_of(index, units, dapils.size()) - 1].slate;
}

}  // namespace saksi::election::rehearsal
