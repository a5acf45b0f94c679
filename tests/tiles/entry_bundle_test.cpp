// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/entry_bundle.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::tiles;

namespace {

Bytes bundle_of(std::initializer_list<std::string_view> entries) {
    Bytes file;
    for (const auto entry : entries) append_entry(file, bytes_of(entry));
    return file;
}

}  // namespace

TEST_SUITE_BEGIN("tiles/entry_bundle");

TEST_CASE("an entry stands behind its length, high byte first") {
    CHECK(bundle_of({"", "ab"}) == Bytes{0, 0, 0, 2, 'a', 'b'});
    Bytes file;
    append_entry(file, Bytes(258, 'x'));
    CHECK(file[0] == 1);
    CHECK(file[1] == 2);
}

TEST_CASE("entries come back as they were, the empty and the largest too") {
    Bytes file = bundle_of({"one", ""});
    append_entry(file, Bytes(max_entry_size, 7));
    const auto entries = parse_bundle(file, 3);
    REQUIRE(entries.has_value());
    CHECK(text_of((*entries)[0]) == "one");
    CHECK((*entries)[1].empty());
    CHECK((*entries)[2].size() == max_entry_size);
}

TEST_CASE("a bundle that is cut anywhere is refused") {
    const auto file = bundle_of({"one", "two"});
    for (std::size_t length = 0; length < file.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(parse_bundle(ByteView(file).first(length), 2).has_value());
    }
    CHECK(parse_bundle(ByteView(file).first(4), 2).error().where == "entry 0 of the bundle");
    CHECK(parse_bundle(ByteView(file).first(6), 2).error().where == "entry 1 of the bundle");
}

TEST_CASE("a bundle that goes on is refused, unless a prefix was asked for") {
    const auto file = bundle_of({"one", "two"});
    CHECK_FALSE(parse_bundle(file, 1).has_value());
    CHECK(parse_bundle_prefix(file, 1).value().size() == 1);
    CHECK_FALSE(parse_bundle_prefix(file, 3).has_value());
}

TEST_SUITE_END();
