// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/tile.hpp"

#include <doctest/doctest.h>

#include "support/naive_log.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::tiles;

TEST_SUITE_BEGIN("tiles/tile");

TEST_CASE("paths are those of the vectors, both ways") {
    const auto vectors = test::read_vectors("tile_paths.json");
    for (const auto& each : vectors["tile_path_good"].items()) {
        const auto& path = each.key();
        const auto& place = each.value();
        CAPTURE(path);
        const auto index = place[1].get<std::uint64_t>();
        const auto width = place[2].get<unsigned>();
        if (place[0] == "entries") {
            CHECK(parse_bundle_path(path).value() == Bundle{index, width});
            CHECK(path_of(Bundle{index, width}) == path);
        } else {
            const Tile tile{place[0].get<unsigned>(), index, width};
            CHECK(parse_tile_path(path).value() == tile);
            CHECK(path_of(tile) == path);
        }
    }
}

TEST_CASE("a path with another spelling is refused") {
    const auto vectors = test::read_vectors("tile_paths.json");
    for (const std::string path : vectors["tile_path_bad"]) {
        CAPTURE(path);
        CHECK_FALSE(parse_tile_path(path).has_value());
        CHECK_FALSE(parse_bundle_path(path).has_value());
    }
    for (const std::string path :
         {"", "tile", "tile/", "tile/entries", "tile/entries/", "tile/0/", "tile/entries/000.p/",
          "tile/entries/000.p/1.p/1", "tile/0/x9999/999", "tile/0/000.p/1/",
          "tile/18446744073709551616/000", "tile/0/x999/x999/x999/x999/x999/x999/x999/999"}) {
        CAPTURE(path);
        CHECK_FALSE(parse_tile_path(path).has_value());
        CHECK_FALSE(parse_bundle_path(path).has_value());
    }
}

TEST_CASE("every index prints a path that parses back") {
    for (std::uint64_t index : {0ull, 1ull, 255ull, 999ull, 1000ull, 1001ull, 999'999ull,
                                1'000'000ull, 36'028'797'018'963'967ull}) {
        for (unsigned width : {1u, 9u, 10u, 99u, 100u, 255u, 256u}) {
            const Tile tile{0, index, width};
            CHECK(parse_tile_path(path_of(tile)).value() == tile);
            CHECK(parse_bundle_path(path_of(Bundle{index, width})).value() == Bundle{index, width});
        }
        CHECK(path_of(Tile{3, index, 256}) == "tile/3/" + test::naive_index(index));
    }
}

TEST_CASE("a tree of 70,000 has the widths the standard gives") {
    const auto widths = test::read_vectors("tile_paths.json")["partial_widths_for_size_70000"];
    for (const auto& [level, width] : widths.items()) {
        const auto l = static_cast<unsigned>(std::stoul(level));
        CHECK(width_in(70'000, l, tiles_in(70'000, l) - 1) == width.get<unsigned>());
    }
    CHECK(tiles_in(70'000, 0) == 274);
    CHECK(width_in(70'000, 0, 272) == 256);
    CHECK(width_in(70'000, 0, 274) == 0);
    CHECK(levels_in(70'000) == 3);
}

TEST_CASE("no level is missing and none is too many") {
    CHECK(levels_in(0) == 0);
    CHECK(tiles_in(0, 0) == 0);
    CHECK(width_in(0, 0, 0) == 0);
    CHECK(levels_in(1) == 1);
    CHECK(levels_in(255) == 1);
    CHECK(levels_in(256) == 2);
    CHECK(width_in(256, 0, 0) == 256);
    CHECK(width_in(256, 0, 1) == 0);
    CHECK(width_in(256, 1, 0) == 1);
    CHECK(levels_in(0x7fff'ffff'ffff'ffff) == 8);
    CHECK(hashes_in(~0ull, 8) == 0);
}

TEST_CASE("a tile file of another length is refused") {
    const std::vector<Hash> hashes(3);
    const auto file = print_tile(hashes);
    CHECK(file.size() == 96);
    CHECK(parse_tile(file, 3).value() == hashes);
    CHECK_FALSE(parse_tile(file, 2).has_value());
    CHECK_FALSE(parse_tile(file, 4).has_value());
    CHECK_FALSE(parse_tile(ByteView(file).first(95), 3).has_value());
    CHECK_FALSE(parse_tile({}, 1).has_value());
}

TEST_SUITE_END();
