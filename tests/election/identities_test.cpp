// What must fit inside a form. The counts over real forms are those of an
// independent script.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/identities.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>

#include "support/vectors.hpp"

using namespace saksi::election;

TEST_SUITE_BEGIN("election/identities");

namespace {

/// One row of Sirekap's CSV, by column.
using Row = std::map<std::string, Figure>;

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
    return fields;
}

Figure figure(const std::string& text) {
    return text.empty() ? Figure(null) : Figure(std::stoull(text));
}

CHasil form_of(const Row& row) {
    CHasil form;
    for (const auto& field : all_fields()) {
        const auto column = row.find(std::string(field.name));
        if (column != row.end()) form.sections[field.field] = column->second;
    }
    form.votes = plain_votes({row.at("paslon_1"), row.at("paslon_2"), row.at("paslon_3")});
    return form;
}

/// Calls `visit` with every row of a file, as a form.
template <class Visit>
void each_form(const std::filesystem::path& path, Visit visit) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const auto columns = split(line);
    while (std::getline(file, line)) {
        const auto fields = split(line);
        Row row;
        for (std::size_t i = 1; i + 1 < columns.size(); ++i) row[columns[i]] = figure(fields[i]);
        visit(form_of(row));
    }
}

IdentityCheck check_of(const CHasil& form, Identity identity) {
    const auto checks = check_identities(form);
    return *std::find_if(checks.begin(), checks.end(), [identity](const IdentityCheck& check) {
        return check.identity == identity;
    });
}

Answer answer(const CHasil& form, Identity identity) { return check_of(form, identity).answer; }

/// TPS 007 Sesetan, as published: every rule that can be applied holds.
CHasil sound_form() {
    CHasil form;
    const auto set = [&form](Field field, Count j, Count l, Count p) {
        const auto first = static_cast<std::size_t>(field);
        form.sections.figures[first] = j;
        form.sections.figures[first + 1] = l;
        form.sections.figures[first + 2] = p;
    };
    set(Field::dpt_j, 252, 132, 120);
    set(Field::pengguna_dpt_j, 195, 99, 96);
    set(Field::pengguna_dptb_j, 3, 1, 2);
    set(Field::pengguna_dpk_j, 0, 0, 0);
    set(Field::pengguna_total_j, 198, 100, 98);
    set(Field::suara_sah, 193, 5, 198);
    form.votes = plain_votes({Figure(12), Figure(112), Figure(69)});
    return form;
}

}  // namespace

TEST_CASE(
    "over five provinces of 2024 each identity fails as often as an independent script says") {
    const auto folder = saksi::test::shared_folder("data/sirekap_tps_2024");
    if (folder.empty()) {
        MESSAGE("skipped: ../shared/data/sirekap_tps_2024 is not here");
        return;
    }
    std::map<Identity, int> failed;
    int rows = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        each_form(file.path(), [&](const CHasil& form) {
            ++rows;
            for (const auto& check : check_identities(form)) {
                failed[check.identity] += check.answer == Answer::does_not_hold ? 1 : 0;
            }
        });
    }
    CHECK(rows == 29'053);
    CHECK(failed[Identity::D01] == 648);
    CHECK(failed[Identity::D02] == 102);
    CHECK(failed[Identity::D03] == 1'200);
    CHECK(failed[Identity::D04] == 784);
    CHECK(failed[Identity::D05] == 674);
    CHECK(failed[Identity::D06] == 229);
    CHECK(failed[Identity::D08] == 657);
    CHECK(failed[Identity::D10] == 0);  // Sirekap publishes neither ballots
    CHECK(failed[Identity::I11] == 0);  // nor disabled voters
}

TEST_CASE("a sound form holds wherever something was captured") {
    for (const auto& check : check_identities(sound_form())) {
        CAPTURE(name_of(check.identity));
        const bool captured = check.identity != Identity::D10 && check.identity != Identity::I05 &&
                              check.identity != Identity::I11;
        CHECK(check.answer == (captured ? Answer::holds : Answer::not_applicable));
    }
}

TEST_CASE("a failing arm names its two sides and their values") {
    auto form = sound_form();
    form.sections[Field::pengguna_dpk_j] = 1;
    const auto check = check_of(form, Identity::D04);
    CHECK(check.answer == Answer::does_not_hold);
    REQUIRE(check.arms.size() == 3);
    const auto& arm = check.arms.front();
    CHECK(arm.left == "pengguna_dpt_j + pengguna_dptb_j + pengguna_dpk_j");
    CHECK(arm.left_value == Count{199});
    CHECK(arm.relation == Relation::equal);
    CHECK(arm.right == "pengguna_total_j");
    CHECK(arm.right_value == Count{198});
    CHECK(arm.answer == Answer::does_not_hold);
    CHECK(check.arms[1].answer == Answer::holds);
}

TEST_CASE("a number that is null or not captured makes a rule not applicable") {
    auto form = sound_form();
    form.sections[Field::suara_sah] = null;
    CHECK(answer(form, Identity::D01) == Answer::not_applicable);
    CHECK(answer(form, Identity::D02) == Answer::not_applicable);
    CHECK(answer(form, Identity::D08) == Answer::not_applicable);
    CHECK(answer(form, Identity::D03) == Answer::holds);

    form.votes = plain_votes({Figure(12), Figure(199), Figure(69)});
    CHECK_MESSAGE(answer(form, Identity::D08) == Answer::does_not_hold,
                  "an option above pengguna_total_j is enough");

    form.votes = Votes();
    CHECK(answer(form, Identity::D01) == Answer::not_applicable);
    CHECK(answer(form, Identity::D08) == Answer::not_applicable);
    form.sections = Sections();
    for (const auto& check : check_identities(form)) CHECK(check.answer == Answer::not_applicable);
}

TEST_CASE("zero is a number") {
    auto form = sound_form();
    form.votes = plain_votes({Figure(0), Figure(0), Figure(0)});
    CHECK(answer(form, Identity::D01) == Answer::does_not_hold);
    form.sections[Field::pengguna_total_j] = 0;
    CHECK(answer(form, Identity::D03) == Answer::does_not_hold);
}

TEST_CASE("ballots and disabled voters are checked where they were captured") {
    auto form = sound_form();
    form.sections[Field::surat_suara_diterima] = 258;
    form.sections[Field::surat_suara_digunakan] = 198;
    form.sections[Field::surat_suara_rusak] = 1;
    form.sections[Field::surat_suara_sisa] = 59;
    form.sections[Field::disabilitas_j] = 2;
    form.sections[Field::disabilitas_l] = 1;
    form.sections[Field::disabilitas_p] = 1;
    for (const auto& check : check_identities(form)) CHECK(check.answer == Answer::holds);

    form.sections[Field::surat_suara_sisa] = 60;
    CHECK(answer(form, Identity::D10) == Answer::does_not_hold);
    form.sections[Field::surat_suara_digunakan] = 197;
    CHECK(answer(form, Identity::D10) == Answer::holds);
    CHECK(answer(form, Identity::I05) == Answer::does_not_hold);
    form.sections[Field::disabilitas_j] = 199;
    CHECK(answer(form, Identity::I11) == Answer::does_not_hold);
}

TEST_CASE("on a party ballot the parties' totals are the options") {
    auto form = sound_form();
    PartyVotes votes;
    votes.logo = vote_row({Figure(500), Figure(500)});
    votes.partai = vote_row({Figure(100), Figure(93)});
    form.votes = Votes(votes);
    CHECK(answer(form, Identity::D01) == Answer::holds);
    CHECK(answer(form, Identity::D08) == Answer::holds);
}

TEST_CASE("a sum beyond all counts does not hold, and does not wrap") {
    auto form = sound_form();
    form.votes =
        plain_votes(VoteRow(2'049, Figure(max_count)));  // 2^64 and a little, if it wrapped
    const auto check = check_of(form, Identity::D01);
    CHECK(check.answer == Answer::does_not_hold);
    CHECK(!check.arms.front().left_value);
}

TEST_CASE("answers alone are the answers of the checks") {
    std::mt19937 random(20'240'214);
    const auto pick = [&](unsigned below) { return random() % below; };
    // Few values, so that sums often fit; and what is null, missing or huge.
    const auto any_figure = [&]() -> Figure {
        switch (pick(12)) {
            case 0:
                return null;
            case 1:
                return {};
            case 2:
                return max_count - pick(2);
            default:
                return Count{pick(3)};
        }
    };
    const auto any_row = [&](std::size_t length) {
        VoteRow row(length);
        for (auto& figure : row) figure = pick(4) == 0 ? any_figure() : Figure(Count{pick(2)});
        return row;
    };
    for (int i = 0; i < 20'000; ++i) {
        CHasil form;
        const bool all_known = pick(2) == 0;
        for (auto& figure : form.sections.figures) {
            figure = all_known ? Figure(Count{pick(2)}) : any_figure();
        }
        if (pick(3) == 0) {
            PartyVotes votes;
            if (pick(4) > 0) votes.partai = vote_row(any_row(pick(4)));
            form.votes = Votes(votes);
        } else if (pick(5) > 0) {
            form.votes = plain_votes(any_row(pick(4)));
        }
        const auto answers = answer_identities(identity_numbers({form.sections, form.votes}));
        for (const auto& check : check_identities(form)) {
            CAPTURE(name_of(check.identity));
            REQUIRE(answers[check.identity] == check.answer);
        }
    }
}

TEST_SUITE_END();
