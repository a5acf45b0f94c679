// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/hash_source.hpp"

#include <doctest/doctest.h>

#include "support/naive_log.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::tiles;
using test::rfc6962::mth;
using test::rfc6962::numbered_entries;

namespace {

std::span<const Bytes> first(const std::vector<Bytes>& entries, std::uint64_t size) {
    return std::span(entries).first(static_cast<std::size_t>(size));
}

test::MapStore store_of(const std::vector<Bytes>& entries) {
    test::MapStore store;
    store.files = test::naive_log(entries);
    return store;
}

}  // namespace

TEST_SUITE_BEGIN("tiles/hash_source");

TEST_CASE("every perfect subtree's hash is the one of RFC 6962") {
    const auto entries = numbered_entries(300);
    for (const std::uint64_t size : {1u, 2u, 3u, 7u, 255u, 256u, 257u, 300u}) {
        auto store = store_of({entries.begin(), entries.begin() + static_cast<long>(size)});
        auto hashes = HashSource::open(store, {size, mth(first(entries, size))});
        REQUIRE(hashes.has_value());
        for (unsigned level = 0; size >> level > 0; ++level) {
            for (std::uint64_t index = 0; index < size >> level; ++index) {
                const auto leaves =
                    first(entries, size)
                        .subspan(static_cast<std::size_t>(index << level), std::size_t{1} << level);
                CHECK(hashes->node({level, index}).value() == mth(leaves));
            }
            CHECK_FALSE(hashes->node({level, size >> level}).has_value());
        }
    }
}

TEST_CASE("the root at every earlier size is the one of RFC 6962") {
    const auto entries = numbered_entries(600);
    auto store = store_of(entries);
    auto hashes = HashSource::open(store, {600, mth(entries)});
    REQUIRE(hashes.has_value());
    for (std::uint64_t size = 0; size <= 600; ++size) {
        CHECK(hashes->root_at(size).value() == mth(first(entries, size)));
    }
    CHECK_FALSE(hashes->root_at(601).has_value());
}

TEST_CASE("a log of 70,000 entries has the roots of the vectors, with a cache of two tiles") {
    auto store = store_of(numbered_entries(70'000));
    const auto roots = test::read_vectors("roots.json")["root_base64_by_size"];
    auto hashes = HashSource::open(
        store, {70'000, test::hash_of_base64(roots["70000"].get<std::string>())}, 2);
    REQUIRE(hashes.has_value());
    for (const auto& each : roots.items()) {
        const auto& size = each.key();
        const auto& root = each.value();
        CAPTURE(size);
        CHECK(hashes->root_at(std::stoull(size)).value() ==
              test::hash_of_base64(root.get<std::string>()));
    }
}

TEST_CASE("an empty tree has only its root") {
    test::MapStore store;
    auto hashes = HashSource::open(store, {0, mth({})});
    REQUIRE(hashes.has_value());
    CHECK(hashes->root_at(0).value() == mth({}));
    CHECK_FALSE(hashes->node({0, 0}).has_value());
    CHECK_FALSE(HashSource::open(store, {0, Hash{}}).has_value());
}

TEST_CASE("a changed bit in any tile is found, and the tile named") {
    const auto entries = numbered_entries(70'000);
    const auto good = store_of(entries);
    const merkle::TreeHead head{70'000, mth(entries)};
    for (const std::string path : {"tile/0/000", "tile/0/272", "tile/1/000"}) {
        CAPTURE(path);
        auto store = good;
        store.files[path][4711] ^= 1;
        auto hashes = HashSource::open(store, head);
        REQUIRE(hashes.has_value());
        const auto tile = parse_tile_path(path).value();
        const auto found = hashes->tile(tile.level, tile.index);
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().code == ErrorCode::inconsistent);
        CHECK(found.error().where == path);
    }
    for (const std::string path : {"tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"}) {
        CAPTURE(path);
        auto store = good;
        store.files[path][11] ^= 1;
        CHECK(HashSource::open(store, head).error().code == ErrorCode::inconsistent);
        store.files.erase(path);
        CHECK(HashSource::open(store, head).error().where == path);
    }
}

TEST_SUITE_END();
