// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/form_change.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace saksi;
using namespace saksi::record;
using election::Cause;
using election::CHasil;
using election::Count;
using election::Documents;
using election::Field;
using election::Figure;
using election::Flags;
using election::null;

namespace saksi::record {
inline doctest::String toString(NumbersChange change) {
    return std::string(name_of(change)).c_str();
}
inline doctest::String toString(EvidenceChange change) {
    return std::string(name_of(change)).c_str();
}
}  // namespace saksi::record
namespace saksi::election {
inline doctest::String toString(Cause cause) { return std::string(name_of(cause)).c_str(); }
}  // namespace saksi::election

namespace {

CHasil form() {
    CHasil made;
    made.ballot = "ppwp/1";
    made.sections[Field::suara_sah] = Count{193};
    made.sections[Field::suara_tidak_sah] = Count{5};
    made.sections[Field::suara_total] = null;
    made.votes = election::plain_votes({Count{12}, Count{112}, Count{69}});
    made.documents = Documents{2, {}};
    return made;
}

CHasil empty_form(Count images = 0) {
    auto made = form();
    for (auto& figure : made.sections.figures) {
        if (figure.is_captured()) figure = null;
    }
    made.votes = null;
    made.documents = Documents{images, {}};
    return made;
}

election::Document page(std::uint32_t number, const std::string& url) {
    return {number, url, std::nullopt, std::nullopt};
}

const auto stands = std::optional<Cause>{};

}  // namespace

TEST_SUITE_BEGIN("record/form_change");

TEST_CASE("the same form stands as it is, whatever the source's own flags say") {
    auto seen = form();
    CHECK(compare_forms(form(), seen) == FormChange{});
    auto flagged = form();
    flagged.flags = Flags{std::nullopt, true, true};
    seen.flags = Flags{std::nullopt, false, true};
    CHECK(compare_forms(flagged, seen) == FormChange{});
}

TEST_CASE("nulls that are filled complete a form") {
    auto seen = form();
    seen.sections[Field::suara_total] = Count{198};
    CHECK(compare_forms(form(), seen) ==
          FormChange{NumbersChange::filled, EvidenceChange::unchanged, Cause::pelengkapan});
    CHECK(compare_forms(empty_form(2), form()).numbers == NumbersChange::filled);
    CHECK(compare_forms(empty_form(2), form()).cause == Cause::pelengkapan);
}

TEST_CASE("another count is a change without a word, even beside one that was filled") {
    auto seen = form();
    seen.sections[Field::suara_sah] = Count{203};
    CHECK(compare_forms(form(), seen).cause == Cause::tanpa_keterangan);
    seen.sections[Field::suara_total] = Count{208};
    CHECK(compare_forms(form(), seen) ==
          FormChange{NumbersChange::changed, EvidenceChange::unchanged, Cause::tanpa_keterangan});
}

TEST_CASE("zero is a count: it differs from null and from every other") {
    auto zero = form();
    zero.sections[Field::suara_total] = Count{0};
    CHECK(compare_forms(form(), zero).numbers == NumbersChange::filled);
    CHECK(compare_forms(zero, form()).numbers == NumbersChange::changed);
}

TEST_CASE("a count that is gone while others remain is a change") {
    auto seen = form();
    seen.votes = null;
    CHECK(compare_forms(form(), seen).numbers == NumbersChange::changed);
    CHECK(compare_forms(form(), seen).cause == Cause::tanpa_keterangan);
}

TEST_CASE("numbers that are all gone are withdrawn, with their images or without") {
    CHECK(compare_forms(form(), empty_form(2)) ==
          FormChange{NumbersChange::withdrawn, EvidenceChange::unchanged, Cause::penarikan});
    CHECK(compare_forms(form(), empty_form()) ==
          FormChange{NumbersChange::withdrawn, EvidenceChange::changed, Cause::penarikan});
}

TEST_CASE("a row of images alone that is emptied is withdrawn too, but only once") {
    CHECK(compare_forms(empty_form(2), empty_form()) ==
          FormChange{NumbersChange::unchanged, EvidenceChange::changed, Cause::penarikan});
    CHECK(compare_forms(empty_form(), empty_form()) == FormChange{});
}

TEST_CASE("more images complete a form, fewer change it") {
    auto seen = form();
    seen.documents = Documents{3, {}};
    CHECK(compare_forms(form(), seen) ==
          FormChange{NumbersChange::unchanged, EvidenceChange::added, Cause::pelengkapan});
    CHECK(compare_forms(seen, form()) ==
          FormChange{NumbersChange::unchanged, EvidenceChange::changed, Cause::tanpa_keterangan});
}

TEST_CASE("another image under a page changes a form, if both times pages were captured") {
    auto current = form();
    current.documents = Documents{1, {page(1, "https://a.id/1.jpg")}};
    auto seen = current;
    seen.documents = Documents{1, {page(1, "https://a.id/2.jpg")}};
    CHECK(compare_forms(current, seen).cause == Cause::tanpa_keterangan);
    seen.documents = Documents{2, {page(1, "https://a.id/1.jpg"), page(3, "https://a.id/3.jpg")}};
    CHECK(compare_forms(current, seen).cause == Cause::pelengkapan);
    seen.documents = Documents{2, {page(2, "https://a.id/1.jpg"), page(3, "https://a.id/3.jpg")}};
    CHECK(compare_forms(current, seen).cause == Cause::tanpa_keterangan);
    seen.documents = Documents{1, {}};
    CHECK(compare_forms(current, seen).cause == stands);
}

TEST_CASE("a remark on a PSU is news, another one a change") {
    auto bare = form();
    bare.flags = Flags{};
    auto marked = form();
    marked.flags = Flags{"PSU", false, false};
    CHECK(compare_forms(bare, marked).cause == Cause::pelengkapan);
    CHECK(compare_forms(marked, bare).cause == Cause::tanpa_keterangan);
    CHECK(compare_forms(form(), marked).cause == stands);  // flags were not captured before
}

TEST_CASE("what one of the two did not look at is not compared") {
    auto current = form();
    current.sections[Field::surat_suara_diterima] = Count{300};
    auto seen = form();
    seen.sections[Field::suara_sah] = Figure();
    seen.documents = std::nullopt;
    CHECK(compare_forms(current, seen) == FormChange{});
    CHECK(compare_forms(seen, current) == FormChange{});
}

TEST_CASE("votes on another ballot are other votes, even if the counts agree") {
    auto seen = form();
    seen.ballot = "ppwp/2";
    CHECK(compare_forms(form(), seen).numbers == NumbersChange::changed);
}

TEST_CASE("party votes are compared row by row") {
    using election::PartyVotes;
    using election::VoteRow;
    const auto party = [](Figure candidate) {
        PartyVotes votes;
        votes.partai = VoteRow{Count{10}, Count{20}};
        votes.calon = std::vector<election::Captured<VoteRow>>{VoteRow{Count{3}, candidate}, null};
        return votes;
    };
    auto current = form();
    current.votes = election::Votes(party(null));
    auto seen = form();
    seen.votes = election::Votes(party(Count{4}));
    CHECK(compare_forms(current, seen).numbers == NumbersChange::filled);
    CHECK(compare_forms(seen, current).numbers == NumbersChange::changed);
    auto fewer = party(Count{4});
    fewer.logo = VoteRow{Count{1}, Count{1}};  // was not captured before
    seen.votes = election::Votes(fewer);
    CHECK(compare_forms(current, seen).numbers == NumbersChange::filled);
    seen.votes = null;
    CHECK(compare_forms(current, seen).numbers == NumbersChange::changed);
    CHECK(has_numbers(current));
}

TEST_SUITE_END();
