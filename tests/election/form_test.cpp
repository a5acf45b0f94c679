// The table of fields, and votes.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/form.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "support/vectors.hpp"

using namespace saksi::election;

TEST_SUITE_BEGIN("election/form");

TEST_CASE("the table stands in the order of its fields, each with a name of its own") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto& row = all_fields()[i];
        CHECK(static_cast<std::size_t>(row.field) == i);
        CHECK(field_named(row.name) == row.field);
        names.insert(row.name);
    }
    CHECK(names.size() == 25);
    CHECK(!field_named("paslon_1"));
    CHECK(!field_named(""));
}

TEST_CASE("a name is the path of its field, but for the DPT and the section's own groups") {
    for (const auto& row : all_fields()) {
        const auto group = row.group.empty() ? "" : std::string(row.group) + "_";
        const auto section = row.section == "pemilih" ? "" : std::string(row.section) + "_";
        CHECK(row.name == section + group + std::string(row.key));
    }
}

TEST_CASE("Sirekap's columns are fields, or options, or about the row") {
    const auto folder = saksi::test::shared_folder("data/sirekap_tps_2024");
    if (folder.empty()) {
        MESSAGE("skipped: ../shared/data/sirekap_tps_2024 is not here");
        return;
    }
    std::ifstream file(folder / "ppwp_tps_51_bali.csv");
    std::string header;
    std::getline(file, header);
    std::istringstream columns(header);
    std::size_t found = 0;
    for (std::string column; std::getline(columns, column, ',');) {
        if (field_named(column)) ++found;
    }
    CHECK(found == 18);  // 24 columns: without code, three pairs, images and time
}

TEST_CASE("a row is null when all of it is") {
    CHECK(vote_row({null, null}).is_null());
    CHECK(!vote_row({null, Figure(0)}).is_null());
    CHECK(plain_votes({null, null, null}).is_null());
    CHECK(option_votes(plain_votes({Figure(1), null}))->size() == 2);
}

TEST_CASE("what is added up of a party ballot is the party's total as written") {
    PartyVotes votes;
    votes.logo = vote_row({Figure(10)});
    CHECK(option_votes(Votes(votes)) == nullptr);
    votes.partai = vote_row({Figure(150)});
    CHECK(option_votes(Votes(votes))->front() == Figure(150));
    CHECK(option_votes(Votes()) == nullptr);
    CHECK(option_votes(Votes(null)) == nullptr);
}

TEST_SUITE_END();
