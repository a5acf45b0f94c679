// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "../../lib/election/rehearsal/dice.hpp"
#include "../../lib/election/rehearsal/facts.hpp"
#include "../../lib/election/rehearsal/share.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/election/rehearsal_files.hpp"

using namespace saksi;
using namespace saksi::election;

namespace {

struct ProvinceSum {
    Count tps = 0;
    std::array<Count, 3> votes{};

    [[nodiscard]] Count valid() const { return votes[0] + votes[1] + votes[2]; }
};
using Sums = std::map<std::string, ProvinceSum>;

RehearsalOptions options_for(std::uint64_t tps) {
    RehearsalOptions options;
    options.seed = 3;
    options.tps = tps;
    return options;
}

Sums president_by_province(std::uint64_t tps) {
    Sums sums;
    RehearsalListener listener;
    listener.form = [&](const Event& event, const Ballot&) {
        const auto& form = std::get<CHasil>(event.body);
        const auto& votes = *option_votes(form.votes);
        auto& sum = sums[form.unit.code.substr(0, 2)];
        ++sum.tps;
        for (std::size_t i = 0; i < 3; ++i) sum.votes[i] += *votes[i].count();
    };
    REQUIRE(walk_rehearsal(options_for(tps), listener).has_value());
    return sums;
}

using Table = std::vector<std::vector<std::string>>;

Table read_table(std::istream& input) {
    Table rows;
    CsvReader reader(input);
    for (auto row = reader.next(); row && *row; row = reader.next()) rows.push_back((*row)->fields);
    return rows;
}

/// Empty where the shared data is absent.
Table shared_table(const std::string& name) {
    std::ifstream file(std::string(SAKSI_SHARED_DIR) + "/data/" + name);
    return read_table(file);
}

auto commas(const std::string& row) { return std::count(row.begin(), row.end(), ','); }

}  // namespace

TEST_SUITE_BEGIN("election/rehearsal_totals");

// The generator's well-known test vector for the seed 1234567.
TEST_CASE("the dice are SplitMix64") {
    rehearsal::Dice dice{1234567};
    for (const std::uint64_t value :
         {6457827717110365317U, 3203168211198807973U, 9817491932198370423U, 4593380528125082431U,
          16408922859458223821U}) {
        CHECK(dice.next() == value);
    }
}

TEST_CASE("largest remainder loses nothing and is nowhere off by one or more") {
    rehearsal::Dice dice{5};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::uint64_t> weights(dice.between(1, 40));
        for (auto& weight : weights) weight = dice.between(1, 1'000'000);
        const auto total = dice.below(3'000'000);
        const auto shares = rehearsal::share_out(total, weights);

        std::uint64_t all = 0;
        for (const auto weight : weights) all += weight;
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            sum += shares[i];
            CHECK(shares[i] * all < total * weights[i] + all);
            CHECK(total * weights[i] < shares[i] * all + all);
        }
        CHECK(sum == total);
    }
}

TEST_CASE("a unit's parts are the unit, whatever they are like") {
    rehearsal::Dice dice{11};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::uint64_t> tps(dice.between(1, 30));
        rehearsal::Portion whole;
        for (auto& stations : tps) whole.tps += stations = dice.between(1, 50);
        for (auto& votes : whole.votes) votes = whole.tps * dice.between(10, 90);

        rehearsal::Portion sum;
        for (const auto& part : rehearsal::divide(whole, tps, {200, 400}, dice)) {
            CHECK(part.valid() >= part.tps * rehearsal::fewest_valid);
            CHECK(part.valid() <= part.tps * rehearsal::most_valid);
            sum.tps += part.tps;
            for (std::size_t i = 0; i < 3; ++i) sum.votes[i] += part.votes[i];
        }
        CHECK(sum.tps == whole.tps);
        CHECK((sum.votes == whole.votes));
    }
}

// The decision's national totals less the votes from abroad, which are not rehearsed.
TEST_CASE("all 820,161 TPS together are the official result of the 38 provinces") {
    const auto sums = president_by_province(rehearsal_tps_limit);
    ProvinceSum nation;
    for (const auto& [code, sum] : sums) {
        nation.tps += sum.tps;
        for (std::size_t i = 0; i < 3; ++i) nation.votes[i] += sum.votes[i];
    }
    CHECK(sums.size() == 38);
    CHECK(nation.tps == 820'161);
    CHECK(nation.votes[0] == 40'971'906 - 125'110);
    CHECK(nation.votes[1] == 96'214'691 - 427'871);
    CHECK(nation.votes[2] == 27'040'878 - 118'385);

    const auto official = shared_table("official_2024/ppwp_by_province.csv");
    if (official.empty()) MESSAGE("skipped: no shared data to compare each province with");
    for (std::size_t row = 1; row < official.size(); ++row) {
        const auto& fields = official[row];
        if (fields[0] == "99") continue;
        CAPTURE(fields[1]);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(std::to_string(sums.at(fields[0]).votes[i]) == fields[2 + i]);
        }
    }
}

TEST_CASE("a smaller election has each province's share of TPS and of votes") {
    for (const std::uint64_t tps : {100U, 2'000U, 31'337U}) {
        const auto sums = president_by_province(tps);
        Count all = 0;
        for (const auto& province : rehearsal::provinces()) {
            CAPTURE(province.name);
            const auto found = sums.find(std::string(province.code));
            const auto sum = found == sums.end() ? ProvinceSum{} : found->second;
            const ProvinceSum real{province.tps, province.votes};
            all += sum.tps;
            CHECK(sum.tps * 820'161 < real.tps * tps + 820'161);
            CHECK(real.tps * tps < sum.tps * 820'161 + 820'161);
            CHECK(sum.valid() == real.valid() * sum.tps / real.tps);
            for (std::size_t i = 0; i < 3; ++i) {
                CHECK(sum.votes[i] * real.valid() < sum.valid() * real.votes[i] + real.valid());
                CHECK(sum.valid() * real.votes[i] < sum.votes[i] * real.valid() + real.valid());
            }
        }
        CHECK(all == tps);
    }
}

TEST_CASE("the whole country has as many units as on voting day") {
    std::map<UnitKind, Count> units;
    RehearsalListener listener;
    listener.unit = [&](const RehearsalUnit& unit) { ++units[unit.unit.kind]; };
    REQUIRE(walk_rehearsal(options_for(rehearsal_tps_limit), listener).has_value());
    CHECK(units[UnitKind::provinsi] == 38);
    CHECK(units[UnitKind::kabkota] == 514);
    CHECK(units[UnitKind::kecamatan] == 7'277);
    CHECK(units[UnitKind::desa] == 83'731);
}

TEST_CASE("the CSV files have the columns of the real ones") {
    const auto check = [](const std::string& header, const std::string& name) {
        std::istringstream ours(header);
        std::ifstream real(std::string(SAKSI_SHARED_DIR) + "/data/" + name);
        const auto columns = CsvReader(real).next();
        if (!real) MESSAGE("skipped: no shared data, " << name);
        if (real) CHECK(((*columns)->fields == read_table(ours).front()));
    };
    check(sirekap_csv_header(), "sirekap_tps_2024/ppwp_tps_65_kalimantan_utara.csv");
    check(regions_csv_header(), "regions_kpu_2024/regions.csv");
}

TEST_CASE("a row has as many fields as the header, with a form and without") {
    CHECK(commas(sirekap_csv_row(Unit{UnitKind::tps, "kpu-gladi", "5101012001", 3})) ==
          commas(sirekap_csv_header()));
    RehearsalListener listener;
    listener.form = [](const Event& form, const Ballot&) {
        CHECK(commas(sirekap_csv_row(form)) == commas(sirekap_csv_header()));
    };
    listener.unit = [](const RehearsalUnit& unit) {
        CHECK(commas(regions_csv_row(unit)) == commas(regions_csv_header()));
    };
    REQUIRE(walk_rehearsal(options_for(100), listener).has_value());
}

TEST_CASE("the truth is what the forms add up to") {
    auto options = options_for(50);
    options.contests = {Contest::ppwp, Contest::pdpr};
    options.not_yet_permille = 200;
    RehearsalTruth truth;
    std::map<std::string, Count> sums;
    RehearsalListener listener;
    listener.form = [&](const Event& event, const Ballot& ballot) {
        truth.add(event, ballot);
        const auto& form = std::get<CHasil>(event.body);
        const auto& votes = *option_votes(form.votes);
        const bool president = form.contest == Contest::ppwp;
        sums[president ? "ppwp suara_sah" : "pdpr suara_sah"] +=
            *form.sections[Field::suara_sah].count();
        sums[president ? "ppwp paslon_1" : "pdpr partai_1"] += *votes[0].count();
    };
    listener.not_yet = [&](Contest contest, const Unit& tps) {
        truth.add_not_yet(contest, tps);
        ++sums[contest == Contest::ppwp ? "ppwp tps_absent" : "pdpr tps_absent"];
    };
    REQUIRE(walk_rehearsal(options, listener).has_value());

    std::istringstream text(truth.to_csv());
    std::map<std::string, Count> told;
    for (const auto& row : read_table(text)) {
        if (row[0] != "contest") told[row[0] + " " + row[2]] += std::stoull(row[3]);
    }
    for (const auto& [name, sum] : sums) CHECK(told[name] == sum);
    CHECK(sums.size() == 6);
    CHECK(told["ppwp tps_total"] == 50);
    CHECK(told["pdpr tps_in"] + told["pdpr tps_absent"] == 50);
    CHECK(!told.contains("ppwp disabilitas_j"));
    CHECK(told["pdpr disabilitas_j"] > 0);
}

TEST_SUITE_END();
