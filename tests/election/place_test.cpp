// Units, and what their codes say.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/place.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <unordered_set>

#include "support/printers.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::election;

TEST_SUITE_BEGIN("election/place");

namespace {

constexpr std::string_view scheme = "kpu-2024";

Unit unit(UnitKind kind, std::string code, std::uint16_t number = 0) {
    return {kind, std::string(scheme), std::move(code), number};
}

}  // namespace

TEST_CASE("a TPS code is a desa and a number, and reads the same again") {
    const auto tps = tps_unit_from_code("5171011003007", scheme);
    REQUIRE(tps.has_value());
    CHECK(*tps == unit(UnitKind::tps, "5171011003", 7));
    CHECK(display_code(*tps) == "5171011003007");
    CHECK(display_code(*tps_unit_from_code("3101011001999", scheme)) == "3101011001999");
    CHECK(display_code(*tps_unit_from_code("99AB010001024", scheme)) == "99AB010001024");
}

TEST_CASE("what is no TPS code is refused") {
    for (const auto* code : {"", "517101100300", "51710110030070", "517101100300x", "5171011003000",
                             "51AB011003007", "99ab010001024", "-171011003007", "５171011003007"}) {
        CAPTURE(code);
        CHECK(!tps_unit_from_code(code, scheme).has_value());
    }
}

TEST_CASE("a TPS that has no 13-digit code is shown with its number") {
    CHECK(display_code(unit(UnitKind::tps, "5171011003", 1000)) == "5171011003/1000");
    CHECK(display_code({UnitKind::tps, "situng-2019", "53244", 7}) == "53244/7");
    CHECK(display_code(unit(UnitKind::desa, "5171011003")) == "5171011003");
    CHECK(display_code(nation(scheme)) == "0");
}

TEST_CASE("codes that nest lead up to the nation") {
    const auto tps = tps_unit_from_code("5171011003007", scheme).value();
    const auto desa = parent_by_code(tps).value();
    const auto kecamatan = parent_by_code(desa).value();
    const auto kota = parent_by_code(kecamatan).value();
    const auto provinsi = parent_by_code(kota).value();
    CHECK(desa == unit(UnitKind::desa, "5171011003"));
    CHECK(kecamatan == unit(UnitKind::kecamatan, "517101"));
    CHECK(kota == unit(UnitKind::kabkota, "5171"));
    CHECK(provinsi == unit(UnitKind::provinsi, "51"));
    CHECK(parent_by_code(provinsi) == nation(scheme));
    CHECK(!parent_by_code(nation(scheme)));

    CHECK(ancestor_by_code(tps, UnitKind::provinsi) == provinsi);
    CHECK(ancestor_by_code(tps, UnitKind::tps) == tps);
    CHECK(!ancestor_by_code(provinsi, UnitKind::desa));
    CHECK(!ancestor_by_code(tps, UnitKind::dapil));
}

TEST_CASE("codes that say nothing have no parent") {
    CHECK(!parent_by_code({UnitKind::tps, "situng-2019", "5171011003", 7}));
    CHECK(!parent_by_code({UnitKind::provinsi, "situng-2019", "53241", 0}));
    CHECK(!parent_by_code(unit(UnitKind::dapil, "5101")));
    CHECK(!parent_by_code(unit(UnitKind::ppln, "9953")));
    CHECK(!parent_by_code(unit(UnitKind::desa, "517101")));
    CHECK(parent_by_code({UnitKind::desa, "kemendagri-2025", "5171011003", 0}).has_value());
}

TEST_CASE("a bare code is the unit its length says") {
    CHECK(unit_from_code("0", scheme) == nation(scheme));
    CHECK(unit_from_code("51", scheme) == unit(UnitKind::provinsi, "51"));
    CHECK(unit_from_code("5171", scheme) == unit(UnitKind::kabkota, "5171"));
    CHECK(unit_from_code("517101", scheme) == unit(UnitKind::kecamatan, "517101"));
    CHECK(unit_from_code("5171011003", scheme) == unit(UnitKind::desa, "5171011003"));
    CHECK(unit_from_code("5171011003007", scheme) == unit(UnitKind::tps, "5171011003", 7));
    CHECK(unit_from_code("517", scheme).error().code == ErrorCode::malformed);
    CHECK(unit_from_code("53241", "situng-2019").error().code == ErrorCode::usage);
    CHECK(unit_from_code("0", "situng-2019") == nation("situng-2019"));
}

TEST_CASE("every code of the region tree of 2024 is read as its level, and leads to its parent") {
    const auto folder = test::shared_folder("data/regions_kpu_2024");
    if (folder.empty()) {
        MESSAGE("skipped: ../shared/data/regions_kpu_2024 is not here");
        return;
    }
    std::ifstream file(folder / "regions.csv");
    std::string line;
    std::getline(file, line);
    std::size_t rows = 0;
    std::unordered_set<Unit> units;
    while (std::getline(file, line)) {
        const auto code = line.substr(0, line.find(','));
        if (code.substr(0, 2) == "99") continue;  // a numbering of its own, not KPU's
        const auto found = unit_from_code(code, scheme);
        REQUIRE_MESSAGE(found.has_value(), line);
        REQUIRE_MESSAGE(line.find("," + std::string(name_of(found->kind)) + ",") != line.npos,
                        line);
        const auto parent = parent_by_code(*found).value();
        REQUIRE_MESSAGE((parent == nation(scheme) || units.count(parent) == 1), line);
        units.insert(*found);
        ++rows;
    }
    CHECK(rows == 38 + 514 + 7'277 + 83'731);
    CHECK(units.size() == rows);
}

TEST_CASE("a unit is printed with sorted fields and read back") {
    const auto tps = tps_unit_from_code("5171011003007", scheme).value();
    const auto text = json::print(to_json(tps));
    CHECK(text == R"({"code":"5171011003","kind":"tps","number":7,"scheme":"kpu-2024"})");
    CHECK(unit_from_json(json::parse(text).value()) == tps);
    CHECK(unit_from_json(to_json(nation(scheme))) == nation(scheme));
    CHECK(unit_from_json(json::parse(R"({"kind":"desa"})").value()).error().where == "scheme");
    CHECK(!unit_from_json(json::Value("51")).has_value());
}

TEST_CASE("abroad is what stands under 99, or is a PPLN, and no dapil") {
    const auto of = [](UnitKind kind, std::string of_scheme, std::string code) {
        return is_abroad({kind, std::move(of_scheme), std::move(code), 0});
    };
    CHECK(of(UnitKind::provinsi, "kpu-2024", "99"));
    CHECK(of(UnitKind::kabkota, "kpu-2024", "99AB"));
    CHECK(of(UnitKind::ppln, "situng-2019", "-99"));
    CHECK(!of(UnitKind::provinsi, "kpu-2024", "31"));
    CHECK(!of(UnitKind::provinsi, "situng-2019", "99"));
    CHECK(!of(UnitKind::dapil, "kpu-2024", "9901"));
}

TEST_CASE("kinds have names, and only those") {
    CHECK(unit_kind_named("kabkota") == UnitKind::kabkota);
    CHECK(name_of(UnitKind::ppln) == "ppln");
    CHECK(!unit_kind_named("kabupaten"));
    CHECK(!unit_kind_named(""));
}

TEST_SUITE_END();
