// SPDX-License-Identifier: Apache-2.0
#include "ballots.hpp"

#include <algorithm>
#include <string>

#include "plan.hpp"

namespace saksi::election::rehearsal {
namespace {

constexpr std::uint64_t local_dapil = 4;  ///< at most so many in one kabupaten or kota

struct Whole {
    UnitKind kind;
    std::string_view code, name;
};

Dapil dapil(const RehearsalOptions& options, Contest contest, const Province& province,
            const Whole& whole, std::string_view prefix, std::uint64_t number) {
    const auto digit = std::to_string(number);
    const auto code = std::string(prefix) + (number < 10 ? "0" : "") + digit;
    const std::string scheme(rehearsal_scheme);
    return {Region{{UnitKind::dapil, scheme, code, 0},
                   std::string(whole.name) + " " + digit,
                   Unit{whole.kind, scheme, std::string(whole.code), 0},
                   {}},
            party_slate(contest, province, code, dice_of(options, "dapil/", code))};
}

}  // namespace

// Codes are shaped as KPU's: 1101 for DPR, 110001 for the province's council,
// 110101 for that of kabupaten 1101.
ProvinceBallots ballots_of(const RehearsalOptions& options, const Province& province,
                           std::uint64_t kabkota) {
    const Whole whole{UnitKind::provinsi, province.code, province.name};
    const std::string code(province.code);
    ProvinceBallots ballots;
    if (wants(options, Contest::pdpd)) {
        ballots.pdpd = person_slate(province, dice_of(options, "dpd/", code));
    }
    const auto add = [&](auto& dapils, Contest contest, const std::string& prefix,
                         std::uint64_t count) {
        for (std::uint64_t n = 1; wants(options, contest) && n <= std::min(kabkota, count); ++n) {
            dapils.push_back(dapil(options, contest, province, whole, prefix, n));
        }
    };
    add(ballots.pdpr, Contest::pdpr, code, province.dapil_dpr);
    add(ballots.pdprdp, Contest::pdprdp, code + "00", province.dapil_dprd);
    return ballots;
}

std::vector<Dapil> local_ballots_of(const RehearsalOptions& options, const Province& province,
                                    const Place& kabkota) {
    std::vector<Dapil> dapils;
    if (!wants(options, Contest::pdprdk) || province.code == province_without_pdprdk) return dapils;

    const Whole whole{UnitKind::kabkota, kabkota.code, kabkota.name};
    const auto count = std::min(kabkota.extent.kecamatan, local_dapil);
    for (std::uint64_t n = 1; n <= count; ++n) {
        dapils.push_back(dapil(options, Contest::pdprdk, province, whole, kabkota.code, n));
    }
    return dapils;
}

const Slate* slate_at(const std::vector<Dapil>& dapils, std::uint64_t index, std::uint64_t units) {
    if (dapils.empty()) return nullptr;
    return &dapils[group_of(index, units, dapils.size()) - 1].slate;
}

}  // namespace saksi::election::rehearsal
