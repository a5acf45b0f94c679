// Sources and contests by name.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/header.hpp"

#include <doctest/doctest.h>

#include "saksi/election/contest.hpp"
#include "support/printers.hpp"

using namespace saksi;
using namespace saksi::election;

TEST_SUITE_BEGIN("election/header");

TEST_CASE("a source is written KIND:NAME") {
    const auto source = source_from_text("sirekap:web");
    REQUIRE(source.has_value());
    CHECK(*source == Source{SourceKind::sirekap, "web"});
    CHECK(to_text(*source) == "sirekap:web");
    CHECK(json::print(to_json(*source)) == R"({"kind":"sirekap","name":"web"})");
}

TEST_CASE("what is no source is refused") {
    for (const auto* text : {"", "sirekap", "sirekap:", ":web", "Sirekap:web", "sirekap:a b",
                             "sirekap:3171010101900001"}) {
        CAPTURE(text);
        CHECK(!source_from_text(text).has_value());
    }
}

TEST_CASE("contests are named as Sirekap names them") {
    for (const auto contest : all_contests) CHECK(contest_named(name_of(contest)) == contest);
    CHECK(contest_named("pdprdk") == Contest::pdprdk);
    CHECK(!contest_named("PPWP"));
    CHECK(!contest_named(""));
    CHECK(name_of(static_cast<Contest>(all_contests.size())).empty());
}

TEST_SUITE_END();
