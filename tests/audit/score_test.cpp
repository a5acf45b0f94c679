// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/score.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace saksi;
using audit::Detector;
using audit::DetectorScore;
using audit::Score;

namespace {

const std::string expected_heading =
    "fault,planted,recipe,detector,contest,kind,code,source,other_source,effect,under,leaf_hash,"
    "change\n";
const std::string found_heading =
    "detector,severity,contest,kind,code,name,source,other_source,entries,leaf_hashes,effect,under,"
    "what,left,right\n";

std::string expected_row(const std::string& detector, const std::string& code,
                         const std::string& leaf) {
    return "1," + detector + ",x," + detector + ",ppwp,tps," + code + ",kantor:gladi,,3,," + leaf +
           ",a -> b\n";
}
std::string found_row(const std::string& detector, const std::string& code,
                      const std::string& leaves, const std::string& what = "votes") {
    return detector + ",mid,ppwp,tps," + code + ",\"TPS, X\",kantor:gladi,,4 7," + leaves + ",3,," +
           what + ",1,2\n";
}

Score score_of(const std::string& expected, const std::string& found) {
    std::istringstream one(expected_heading + expected);
    std::istringstream other(found_heading + found);
    return audit::score(audit::read_expected(one).value(), audit::read_found(other).value());
}

}  // namespace

TEST_SUITE_BEGIN("audit/score");

TEST_CASE("all that was expected is found, and nothing else") {
    const auto score = score_of(expected_row("D01", "5171011003001", "aa"),
                                found_row("D01", "5171011003001", "aa bb"));
    CHECK(score[Detector::D01] == DetectorScore{1, 1, 1});
    CHECK(score.is_full());
    CHECK(score.missed.empty());
    CHECK(score.surplus.empty());
}

TEST_CASE("a finding that is missing costs recall, one too many precision") {
    const auto both = expected_row("D01", "1", "aa") + expected_row("D01", "2", "bb");
    const auto missing = score_of(both, found_row("D01", "2", "bb"));
    CHECK(missing[Detector::D01] == DetectorScore{2, 1, 1});
    REQUIRE(missing.missed.size() == 1);
    CHECK(missing.missed[0].line.code == "1");
    CHECK(!missing.is_full());

    const auto more = score_of(expected_row("D01", "1", "aa"),
                               found_row("D01", "1", "aa") + found_row("D02", "1", "aa"));
    CHECK(more[Detector::D01] == DetectorScore{1, 1, 1});
    CHECK(more[Detector::D02] == DetectorScore{0, 1, 0});
    CHECK(more.surplus.size() == 1);
    CHECK(!more.is_full());
}

TEST_CASE("a finding that names another entry is another finding") {
    const auto score = score_of(expected_row("D01", "1", "aa"), found_row("D01", "1", "bb"));
    CHECK(score[Detector::D01] == DetectorScore{1, 1, 0});
    CHECK(!score.is_full());
    // Of some rules no entry shows it.
    CHECK(score_of(expected_row("D01", "1", ""), found_row("D01", "1", "bb")).is_full());
}

TEST_CASE("each finding answers one expected finding at most") {
    const auto twice = expected_row("D22", "1", "aa") + expected_row("D22", "1", "aa");
    CHECK(score_of(twice, found_row("D22", "1", "aa"))[Detector::D22] == DetectorScore{2, 1, 1});
}

TEST_CASE("rows of one finding, and the same finding of two runs, are one") {
    const auto rows = found_row("D01", "1", "aa", "votes") + found_row("D01", "1", "aa", "sums") +
                      found_row("D01", "1", "aa", "votes");
    CHECK(score_of(expected_row("D01", "1", "aa"), rows)[Detector::D01] == DetectorScore{1, 1, 1});
}

TEST_CASE("a hint is scored and decides nothing") {
    const auto score = score_of(expected_row("D09", "1", "aa"), "");
    CHECK(score[Detector::D09] == DetectorScore{1, 0, 0});
    CHECK(score.is_full());
}

TEST_CASE("a table that is none is refused, with its line") {
    const auto error_of = [](const std::string& text) {
        std::istringstream table(text);
        const auto found = audit::read_found(table);
        REQUIRE(!found.has_value());
        return found.error();
    };
    CHECK(error_of("").detail == "detector");
    CHECK(error_of(expected_heading).detail == "leaf_hashes");
    CHECK(error_of(found_heading + found_row("D99", "1", "aa")).where == "line 2");
    CHECK(error_of(found_heading + "D01,mid\n").where == "line 2");
}

TEST_SUITE_END();
