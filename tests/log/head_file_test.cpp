// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/head_file.hpp"

#include <doctest/doctest.h>

#include "saksi/crypto/sha256.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;

TEST_SUITE_BEGIN("log/head_file");

TEST_CASE("a key's head only goes forward") {
    const test::TemporaryDirectory place;
    log::HeadFile file(posix_file_system(), place / "key.head");
    const auto root = crypto::sha256(bytes_of("root"));
    const auto other = crypto::sha256(bytes_of("other"));
    CHECK_FALSE(file.read("o").value().has_value());
    REQUIRE(file.advance("o", {5, root}));
    CHECK(file.read("o").value() == merkle::TreeHead{5, root});
    CHECK(file.advance("o", {5, root}).has_value());
    CHECK(file.advance("o", {5, other}).error().code == ErrorCode::behind);
    CHECK(file.advance("o", {4, root}).error().code == ErrorCode::behind);
    CHECK(file.advance("o", {6, other}).has_value());
    CHECK(posix_file_system().status(place / "key.head").value().mode == 0600);
}

TEST_CASE("two who believe that the key is theirs do not both promise") {
    const test::TemporaryDirectory place;
    auto& files = posix_file_system();
    log::HeadFile one(files, place / "key.head");
    log::HeadFile other(files, place / "key.head");
    const auto root = crypto::sha256(bytes_of("root"));
    REQUIRE(one.advance("o", {5, {}}));
    CHECK_FALSE(one.stage("o", {5, {}}).value());
    REQUIRE(one.stage("o", {7, {}}).value());
    REQUIRE(other.advance("o", {6, root}));
    REQUIRE(one.stage("o", {7, {}}).value());
    REQUIRE(other.stage("o", {8, root}).value());
    REQUIRE(other.put("o"));
    CHECK(one.put("o").error().code == ErrorCode::inconsistent);
    CHECK(one.read("o").value() == merkle::TreeHead{8, root});
}

TEST_CASE("another log's head file, and a damaged one, are refused and kept") {
    const test::TemporaryDirectory place;
    auto& files = posix_file_system();
    log::HeadFile file(files, place / "key.head");
    REQUIRE(file.advance("o", {5, {}}));
    CHECK(file.read("p").error().code == ErrorCode::usage);
    CHECK(file.advance("p", {9, {}}).error().code == ErrorCode::usage);

    const auto good = files.read(file.path(), 999).value();
    for (std::size_t length = 0; length < good.size(); ++length) {
        REQUIRE(replace_durably(files, file.path(), ByteView(good).first(length), 0600));
        CHECK_FALSE(file.read("o").has_value());
        CHECK_FALSE(file.advance("o", {9, {}}).has_value());
    }
    for (const std::string text : {"saksi head v1\no\n05\n", "saksi head v2\no\n5\n"}) {
        const auto bad = text + std::string(text_of(good)).substr(18);
        REQUIRE(replace_durably(files, file.path(), bytes_of(bad), 0600));
        CHECK_FALSE(file.read("o").has_value());
    }
}

TEST_SUITE_END();
