// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/place_tree.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace saksi;
using namespace saksi::record;
using election::Region;
using election::TpsItem;
using election::TpsList;
using election::Unit;
using election::UnitKind;

namespace {

Unit unit(std::string_view code) { return election::unit_from_code(code, "kpu-2024").value(); }

Region region(std::string_view code, const std::string& name) {
    return {unit(code), name, election::parent_by_code(unit(code)), {}};
}

TpsItem range(std::uint16_t first, std::uint16_t last,
              election::TpsKind kind = election::TpsKind::reguler) {
    TpsItem item;
    item.number = first;
    if (last > first) item.to = last;
    item.kind = kind;
    return item;
}

/// Part of Bali and, elsewhere, another desa of the same name.
PlaceTree bali() {
    PlaceTree tree;
    for (const auto& [code, name] :
         std::vector<std::pair<std::string, std::string>>{{"0", "INDONESIA"},
                                                          {"51", "BALI"},
                                                          {"5171", "KOTA DENPASAR"},
                                                          {"517101", "DENPASAR SELATAN"},
                                                          {"5171011003", "SESETAN"},
                                                          {"5171012008", "PEMOGAN"},
                                                          {"5101", "JEMBRANA"},
                                                          {"510101", "NEGARA"},
                                                          {"5101011001", "SESETAN"}}) {
        tree.put(region(code, name));
    }
    tree.put(
        TpsList{unit("5171011003"), {range(1, 107), range(901, 901, election::TpsKind::khusus)}});
    tree.put(TpsList{unit("5171012008"), {range(1, 65)}});
    return tree;
}

std::uint64_t total(const PlaceTree& tree, std::string_view code) {
    return tree[*tree.find(unit(code))].tps_total;
}

std::vector<std::string> codes(const std::vector<Unit>& units) {
    std::vector<std::string> found;
    for (const auto& each : units) found.push_back(election::display_code(each));
    return found;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("record/place_tree");

TEST_CASE("every unit knows how many TPS are below it") {
    const auto tree = bali();
    CHECK(total(tree, "5171011003") == 108);
    CHECK(total(tree, "517101") == 173);
    CHECK(total(tree, "5171") == 173);
    CHECK(total(tree, "51") == 173);
    CHECK(total(tree, "0") == 173);
    CHECK(total(tree, "5101") == 0);
}

TEST_CASE("a later list takes the place of the earlier one, at every level") {
    auto tree = bali();
    auto cancelled = range(5, 5);
    cancelled.status = election::TpsStatus::batal;
    tree.put(TpsList{unit("5171011003"), {range(1, 4), cancelled, range(6, 10)}});
    CHECK(total(tree, "5171011003") == 9);
    CHECK(total(tree, "0") == 74);
    CHECK(tree.has_tps(unit("5171011003004")));
    CHECK(!tree.has_tps(unit("5171011003005")));
    CHECK(!tree.has_tps(unit("5171011003107")));
}

TEST_CASE("children are in code order, whatever order they came in") {
    PlaceTree tree;
    for (const auto code : {"5109", "5101", "5171", "5105"}) tree.put(region(code, code));
    Codes found;
    for (const auto child : tree[*tree.find(unit("51"))].children) {
        found.push_back(tree[child].unit.code);
    }
    CHECK(found == Codes{"5101", "5105", "5109", "5171"});
}

TEST_CASE("a unit that is only mentioned hangs where its code says") {
    PlaceTree tree;
    tree.put(TpsList{unit("5171011003"), {range(1, 3)}});
    CHECK(total(tree, "0") == 3);
    CHECK(tree.name_of(unit("51")) == "51");
    tree.put(region("51", "BALI"));
    CHECK(total(tree, "0") == 3);
    CHECK(tree.name_of(unit("51")) == "BALI");
    CHECK(tree.roots().size() == 1);
    CHECK(tree.parent_of(unit("6471011003007")) == unit("6471011003"));
    CHECK(tree.ancestor_of(unit("6471011003007"), UnitKind::provinsi) == unit("64"));
}

TEST_CASE("a region that moves takes its TPS along") {
    auto tree = bali();
    auto moved = region("5171", "KOTA DENPASAR");
    moved.parent = unit("52");
    tree.put(moved);
    CHECK(total(tree, "51") == 0);
    CHECK(total(tree, "52") == 173);
    CHECK(total(tree, "0") == 173);
    CHECK(tree.ancestor_of(unit("5171011003007"), UnitKind::provinsi) == unit("52"));
}

TEST_CASE("nothing that is logged makes a circle") {
    PlaceTree tree;
    const Unit a{UnitKind::kabkota, "x", "A", 0};
    const Unit b{UnitKind::kabkota, "x", "B", 0};
    tree.put(Region{a, "a", b, {}});
    tree.put(Region{b, "b", a, {}});
    tree.put(Region{Unit{UnitKind::provinsi, "x", "P", 0}, "p", a, {}});
    CHECK(!tree.parent_of(a));
    CHECK(!tree.parent_of(b));
    CHECK(!tree.parent_of({UnitKind::provinsi, "x", "P", 0}));
}

TEST_CASE("a code means what its length says, known or not") {
    const auto tree = bali();
    CHECK(tree.look_up("5171011003007", "kpu-2024") == std::vector{unit("5171011003007")});
    CHECK(tree.look_up(" 51 ", "kpu-2024") == std::vector{unit("51")});
    CHECK(tree.look_up("9901010001001", "kpu-2024") == std::vector{unit("9901010001001")});
    CHECK(tree.look_up("12345", "kpu-2024").empty());
}

TEST_CASE("a code that a dapil and a kabupaten share is told apart by its kind") {
    auto tree = bali();
    const Unit dapil{UnitKind::dapil, "kpu-2024", "5171", 0};
    auto logged = region("51", "BALI");
    logged.unit = dapil;
    logged.parent = unit("51");
    logged.seats = 9;
    tree.put(logged);
    CHECK(tree.look_up("5171", "kpu-2024") == std::vector{unit("5171")});
    CHECK(tree.look_up("dapil:5171", "kpu-2024") == std::vector{dapil});
    CHECK(tree.look_up("kabkota:5171", "kpu-2024") == std::vector{unit("5171")});
    CHECK(tree.look_up("dapil:5172", "kpu-2024").empty());
    CHECK(tree.look_up("planet:5171", "kpu-2024").empty());
    CHECK(tree[*tree.find(dapil)].seats == 9);
    CHECK(!tree[*tree.find(unit("5171"))].seats);
    CHECK(tree.parent_of(dapil) == unit("51"));
}

TEST_CASE("a path of names finds a TPS, whatever its case") {
    const auto tree = bali();
    const Codes sesetan = {"5171011003007"};
    CHECK(codes(tree.look_up("Denpasar Selatan/Sesetan/7", "kpu-2024")) == sesetan);
    CHECK(codes(tree.look_up("BALI / denpasar selatan / sesetan / 007", "kpu-2024")) == sesetan);
    CHECK(codes(tree.look_up("Kota Denpasar/Sesetan/7", "kpu-2024")) == sesetan);
    CHECK(codes(tree.look_up("5171011003/7", "kpu-2024")) == sesetan);
    CHECK(codes(tree.look_up("Denpasar Selatan", "kpu-2024")) == Codes{"517101"});
    CHECK(codes(tree.look_up("Bali/Sesetan", "kpu-2024")) == Codes{"5171011003", "5101011001"});
    CHECK(tree.look_up("Sesetan/Denpasar Selatan", "kpu-2024").empty());
    CHECK(tree.look_up("Sesetan//7", "kpu-2024").empty());
    CHECK(tree.look_up("Sesetan/0", "kpu-2024").empty());
    CHECK(tree.look_up("", "kpu-2024").empty());
}

TEST_CASE("a name that means several places gives all of them") {
    auto tree = bali();
    CHECK(codes(tree.look_up("sesetan", "kpu-2024")) == Codes{"5171011003", "5101011001"});
    // only one of the two has a TPS 7
    CHECK(codes(tree.look_up("sesetan/7", "kpu-2024")) == Codes{"5171011003007"});
    tree.put(TpsList{unit("5101011001"), {range(1, 9)}});
    CHECK(codes(tree.look_up("sesetan/7", "kpu-2024")) == Codes{"5171011003007", "5101011001007"});
    // and neither a TPS 950, which may have been logged all the same
    CHECK(codes(tree.look_up("sesetan/950", "kpu-2024")) ==
          Codes{"5171011003950", "5101011001950"});
}

TEST_CASE("names are said from the smallest place up") {
    const auto tree = bali();
    CHECK(tree.name_of(unit("5171011003007")) == "TPS 007");
    CHECK(tree.display_name(unit("5171011003007")) == "TPS 007 SESETAN, DENPASAR SELATAN, BALI");
    CHECK(tree.display_name(unit("5171011003")) == "SESETAN, DENPASAR SELATAN, BALI");
    CHECK(tree.display_name(unit("5171")) == "KOTA DENPASAR, BALI");
    CHECK(tree.display_name(unit("0")) == "INDONESIA");
    CHECK(tree.display_name(unit("6401012001002")) == "TPS 002 6401012001, 640101, 64");
}

TEST_CASE("in a scheme whose codes say nothing, only region events tell") {
    PlaceTree tree;
    const Unit desa{UnitKind::desa, "situng-2019", "-53244", 0};
    const Unit province{UnitKind::provinsi, "situng-2019", "53241", 0};
    tree.put(Region{desa, "SESETAN", province, {}});
    tree.put(TpsList{desa, {range(1, 2)}});
    const Unit tps{UnitKind::tps, "situng-2019", "-53244", 2};
    CHECK(tree.has_tps(tps));
    CHECK(tree.ancestor_of(tps, UnitKind::provinsi) == province);
    CHECK(tree.look_up("Sesetan/2", "situng-2019") == std::vector{tps});
    CHECK(tree.look_up("-53244/2", "situng-2019") == std::vector{tps});
}

TEST_SUITE_END();
