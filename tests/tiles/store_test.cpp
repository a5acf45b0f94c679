// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/store.hpp"

#include <doctest/doctest.h>

#include "support/naive_log.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;
using namespace saksi::tiles;

TEST_SUITE_BEGIN("tiles/store");

TEST_CASE("a partial tile is read from the file of its width, or cut from the full one") {
    test::MapStore store;
    const auto entries = test::rfc6962::numbered_entries(256);
    store.files = test::naive_log(entries);
    const auto full = read_tile(store, {0, 0, 256}).value();
    CHECK(read_tile(store, {0, 0, 44}).value() ==
          std::vector<Hash>(full.begin(), full.begin() + 44));

    const auto bundle = read_bundle(store, {0, 44}).value();
    CHECK(bundle == test::naive_log(test::rfc6962::numbered_entries(44))["tile/entries/000.p/44"]);
}

TEST_CASE("a tile or bundle of another length is refused, and its file named") {
    test::MapStore store;
    store.files = test::naive_log(test::rfc6962::numbered_entries(300));
    store.files["tile/0/001.p/44"].push_back(0);
    CHECK(read_tile(store, {0, 1, 44}).error().where == "tile/0/001.p/44");
    store.files["tile/entries/001.p/44"].pop_back();
    CHECK(read_bundle(store, {1, 44}).error().where ==
          "tile/entries/001.p/44: entry 43 of the bundle");
    store.files["tile/entries/000"].push_back(0);
    CHECK(read_bundle(store, {0, 7}).error().where == "tile/entries/000");
}

TEST_CASE("what is not there is named by the file that should be") {
    test::MapStore store;
    CHECK(read_tile(store, {0, 1, 44}).error().where == "tile/0/001.p/44");
    CHECK(read_bundle(store, {1, 256}).error().where == "tile/entries/001");
}

TEST_CASE("a log is its folder, or the folder that holds the checkpoint") {
    const test::TemporaryDirectory place;
    auto& files = posix_file_system();
    CHECK(find_public_folder(files, place.path()).error().code == ErrorCode::not_found);
    REQUIRE(files.write_new(place / "checkpoint", {}, 0644));
    CHECK(find_public_folder(files, place.path()).value() == place.path());
    REQUIRE(files.make_directory(place / "public", 0755));
    CHECK(find_public_folder(files, place.path()).value() == place.path());
    REQUIRE(files.write_new(place / "public/checkpoint", {}, 0644));
    CHECK(find_public_folder(files, place.path()).value() == place / "public");
}

TEST_SUITE_END();
