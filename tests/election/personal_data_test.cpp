// Finding a NIK. Every number here is made up.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/personal_data.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace saksi::election;

TEST_SUITE_BEGIN("election/personal_data");

namespace {

std::string two(int number) {
    return std::string(1, static_cast<char>('0' + number / 10)) +
           static_cast<char>('0' + number % 10);
}

std::string nik(int province, int day, int month) {
    return two(province) + "7101" + two(day) + two(month) + "900001";
}

}  // namespace

TEST_CASE("a NIK has a province, a day and a month, and nothing else does") {
    // docs/format.md 1.7, written out.
    const std::set<int> provinces = {11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33,
                                     34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72,
                                     73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97};
    for (int province = 0; province < 100; ++province) {
        for (int day = 0; day < 100; ++day) {
            for (int month = 0; month < 100; ++month) {
                const bool expected = provinces.count(province) == 1 && month >= 1 && month <= 12 &&
                                      ((1 <= day && day <= 31) || (41 <= day && day <= 71));
                if (find_nik(nik(province, day, month)).has_value() != expected) {
                    FAIL(nik(province, day, month));
                }
            }
        }
    }
}

TEST_CASE("it is found wherever it stands") {
    const auto number = nik(31, 1, 1);
    CHECK(find_nik(number) == 0U);
    CHECK(find_nik("NIK: " + number + ".") == 5U);
    CHECK(find_nik("foto/" + number + "_2.jpg") == 5U);
    CHECK(find_nik("a-" + number) == 2U);
    CHECK(find_nik("é" + number + "é") == 2U);
    CHECK(find_nik("1234567890123456 " + number) == 17U);
    for (std::size_t before = 0; before < 40; ++before) {
        const std::string words(before, '-');
        CHECK(find_nik(words + number) == before);
        CHECK(find_nik(words + number + words) == before);
    }
}

TEST_CASE("a letter or digit beside it makes it something else") {
    const auto number = nik(31, 1, 1);
    CHECK(!find_nik("x" + number));
    CHECK(!find_nik(number + "x"));
    CHECK(!find_nik("0" + number));
    CHECK(!find_nik(number + "0"));
    CHECK(!find_nik(number.substr(1)));
    CHECK(!find_nik(number.substr(0, 8) + " " + number.substr(8)));
    CHECK(!find_nik(""));
}

TEST_CASE("what forms are full of is none") {
    CHECK(!find_nik("5171011003007"));
    CHECK(
        !find_nik("https://sirekap-obj-formc.kpu.go.id/2851/pemilu/ppwp/31/01/01/10/01/"
                  "3101011001001-20240214-205639--4f9bafd8-1602-4579-9588-bf8bf3d6c285.jpg"));
    CHECK(!find_nik("010/LP/ADM.PL/BWSL/00.00/XI/2023"));
}

TEST_SUITE_END();
