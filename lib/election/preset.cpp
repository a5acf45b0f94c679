// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/preset.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text_check.hpp"

namespace saksi::election {
namespace {

struct Province {
    std::string_view code;
    std::string_view name;
};

/// As KPU spells them. 99 is no province but the voters abroad, who are added
/// up beside the provinces.
constexpr std::array provinces_2024 = {
    Province{"11", "ACEH"},
    Province{"12", "SUMATERA UTARA"},
    Province{"13", "SUMATERA BARAT"},
    Province{"14", "RIAU"},
    Province{"15", "JAMBI"},
    Province{"16", "SUMATERA SELATAN"},
    Province{"17", "BENGKULU"},
    Province{"18", "LAMPUNG"},
    Province{"19", "KEPULAUAN BANGKA BELITUNG"},
    Province{"21", "KEPULAUAN RIAU"},
    Province{"31", "DKI JAKARTA"},
    Province{"32", "JAWA BARAT"},
    Province{"33", "JAWA TENGAH"},
    Province{"34", "DAERAH ISTIMEWA YOGYAKARTA"},
    Province{"35", "JAWA TIMUR"},
    Province{"36", "BANTEN"},
    Province{"51", "BALI"},
    Province{"52", "NUSA TENGGARA BARAT"},
    Province{"53", "NUSA TENGGARA TIMUR"},
    Province{"61", "KALIMANTAN BARAT"},
    Province{"62", "KALIMANTAN TENGAH"},
    Province{"63", "KALIMANTAN SELATAN"},
    Province{"64", "KALIMANTAN TIMUR"},
    Province{"65", "KALIMANTAN UTARA"},
    Province{"71", "SULAWESI UTARA"},
    Province{"72", "SULAWESI TENGAH"},
    Province{"73", "SULAWESI SELATAN"},
    Province{"74", "SULAWESI TENGGARA"},
    Province{"75", "GORONTALO"},
    Province{"76", "SULAWESI BARAT"},
    Province{"81", "MALUKU"},
    Province{"82", "MALUKU UTARA"},
    Province{"91", "PAPUA"},
    Province{"92", "PAPUA BARAT"},
    Province{"93", "PAPUA SELATAN"},
    Province{"94", "PAPUA TENGAH"},
    Province{"95", "PAPUA PEGUNUNGAN"},
    Province{"96", "PAPUA BARAT DAYA"},
    Province{"99", "LUAR NEGERI"},
};

/// The levels from TPS up to `last`.
std::vector<UnitKind> levels_to(UnitKind last) {
    std::vector<UnitKind> levels;
    for (auto kind = static_cast<unsigned>(UnitKind::tps); kind <= static_cast<unsigned>(last);
         ++kind) {
        levels.push_back(static_cast<UnitKind>(kind));
    }
    return levels;
}

/// The five contests of a general election.
std::vector<ContestRules> general_contests() {
    return {
        {Contest::ppwp, UnitKind::nasional, levels_to(UnitKind::nasional), OptionKind::pair},
        {Contest::pdpr, UnitKind::dapil, levels_to(UnitKind::nasional), OptionKind::party},
        {Contest::pdpd, UnitKind::provinsi, levels_to(UnitKind::provinsi), OptionKind::person, 4},
        {Contest::pdprdp, UnitKind::dapil, levels_to(UnitKind::provinsi), OptionKind::party},
        {Contest::pdprdk, UnitKind::dapil, levels_to(UnitKind::kabkota), OptionKind::party}};
}

/// UU 7/2017: articles 414 to 416 and 420; the cap of 300 voters a TPS is
/// KPU's, below the law's 500. The same in 2019 and 2024.
Rules general_rules() {
    Rules rules;
    rules.tps_voter_cap = 300;
    rules.ballot_reserve = Fraction{2, 100};
    rules.threshold = Threshold{Contest::pdpr, {4, 100}};
    rules.divisors = Divisors{1, 2};
    rules.president = PresidentRule{{1, 2}, {1, 5}, {1, 2}};
    rules.lone_candidate = Fraction{1, 2};
    rules.second_round = true;
    return rules;
}

constexpr Count million = 1'000'000;
constexpr Count billion = 1'000 * million;

FinanceRule caps(Contest contest, Count person, Count group) {
    return {contest,
            {{Donor::perseorangan, person}, {Donor::kelompok, group}, {Donor::perusahaan, group}},
            {}};
}

/// UU 7/2017: articles 245 and 454; DPD support by PKPU 10/2022. What of it is to
/// be confirmed: docs/candidacy.md.
Rules rules_2024() {
    auto rules = general_rules();
    for (const auto contest : {Contest::pdpr, Contest::pdprdp, Contest::pdprdk})
        rules.quotas.push_back({contest, {30, 100}, 3, 1});
    rules.support = {{Contest::pdpd,
                      {{1 * million, 1'000, {}},
                       {5 * million, 2'000, {}},
                       {10 * million, 3'000, {}},
                       {15 * million, 4'000, {}},
                       {{}, 5'000, {}}},
                      {1, 2},
                      false}};
    rules.finance = {caps(Contest::ppwp, 2'500 * million, 25 * billion),
                     caps(Contest::pdpr, 2'500 * million, 25 * billion),
                     caps(Contest::pdpd, 750 * million, 1'500 * million),
                     caps(Contest::pdprdp, 2'500 * million, 25 * billion),
                     caps(Contest::pdprdk, 2'500 * million, 25 * billion)};
    rules.reporting = {{ReportDuty::laporan, 7, true},
                       {ReportDuty::temuan, 7, false},
                       {ReportDuty::penanganan, 7, true},
                       {ReportDuty::perpanjangan, 7, true},
                       {ReportDuty::administrasi, 14, true}};
    return rules;
}

Option pair(std::uint16_t number, std::string_view key, std::string_view name, ForeignIds ids) {
    return {OptionKind::pair, number, std::string(key), std::string(name), std::move(ids), {}};
}

/// Events of one election and one submitter, in the order they are logged.
class Opening {
 public:
    Opening(std::string_view election, std::string_view by) {
        header_.election = election;
        header_.by = by;
    }

    Opening& add(Body body) {
        events_.push_back({header_, std::nullopt, std::move(body)});
        return *this;
    }

    [[nodiscard]] std::vector<Event> events() && { return std::move(events_); }

 private:
    Header header_;
    std::vector<Event> events_;
};

std::vector<Event> pemilu_2024(std::string_view by) {
    constexpr std::string_view scheme = "kpu-2024";
    Opening opening("pemilu-2024", by);
    opening.add(Pemilu{"Pemilihan Umum 2024", "2024-02-14", std::string(scheme), general_contests(),
                       rules_2024()});
    opening.add(Region{nation(scheme), "INDONESIA", std::nullopt, {}});
    for (const auto& province : provinces_2024) {
        const Unit unit{UnitKind::provinsi, std::string(scheme), std::string(province.code), 0};
        opening.add(Region{unit, std::string(province.name), nation(scheme), {}});
    }
    opening.add(Ballot{
        "ppwp/1",
        Contest::ppwp,
        nation(scheme),
        {pair(1, "ppwp/anies-muhaimin", "Anies Rasyid Baswedan - Abdul Muhaimin Iskandar",
              {{"sirekap", "100025"}}),
         pair(2, "ppwp/prabowo-gibran", "Prabowo Subianto - Gibran Rakabuming Raka",
              {{"sirekap", "100026"}}),
         pair(3, "ppwp/ganjar-mahfud", "Ganjar Pranowo - Mahfud MD", {{"sirekap", "100027"}})}});
    return std::move(opening).events();
}

std::vector<Event> pemilu_2019(std::string_view by) {
    constexpr std::string_view scheme = "situng-2019";
    auto rules = general_rules();
    rules.president = PresidentRule{{1, 2}, {0, 1}, {0, 1}};  // two pairs: MK 50/PUU-XII/2014
    Opening opening("pemilu-2019", by);
    opening.add(Pemilu{"Pemilihan Umum 2019", "2019-04-17", std::string(scheme), general_contests(),
                       std::move(rules)});
    opening.add(Region{nation(scheme), "INDONESIA", std::nullopt, {}});
    opening.add(
        Ballot{"ppwp/1",
               Contest::ppwp,
               nation(scheme),
               {pair(1, "ppwp/jokowi-maruf", "Joko Widodo - Ma'ruf Amin", {}),
                pair(2, "ppwp/prabowo-sandi", "Prabowo Subianto - Sandiaga Salahuddin Uno", {})}});
    return std::move(opening).events();
}

struct Preset {
    std::string_view name;
    std::vector<Event> (*events)(std::string_view by);
};
constexpr std::array presets = {Preset{"pemilu-2024", pemilu_2024},
                                Preset{"pemilu-2019", pemilu_2019}};

}  // namespace

std::vector<std::string_view> preset_names() {
    std::vector<std::string_view> names;
    names.reserve(presets.size());
    for (const auto& preset : presets) names.push_back(preset.name);
    return names;
}

Result<std::vector<Event>> preset(std::string_view name, std::string_view by) {
    if (auto fits = text::submitter(by); !fits) return pass_on("by", std::move(fits.error()));
    for (const auto& preset : presets) {
        if (preset.name == name) return preset.events(by);
    }
    return refuse(ErrorCode::not_found, {}, "no preset of this name", text::shown(name));
}

}  // namespace saksi::election
