// Quotas and support: against the rules written out slowly, and at their edges.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/nomination.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace saksi::election;

namespace {

constexpr WomenQuota quota_2024{Contest::pdpr, {30, 100}, 3, 1};

/// "LLP?": two men, a woman, one of whom it is not known.
std::vector<std::optional<Sex>> list_of(std::string_view letters) {
    std::vector<std::optional<Sex>> list;
    for (const char c : letters)
        list.push_back(c == '?' ? std::nullopt : std::optional(c == 'P' ? Sex::p : Sex::l));
    return list;
}

QuotaResult check(std::string_view letters) { return check_quota(quota_2024, list_of(letters)); }

/// Every list of `length` men and women.
std::string nth_list(std::size_t n, std::size_t length) {
    std::string letters;
    for (std::size_t i = 0; i < length; ++i) letters += (n >> i & 1U) != 0 ? 'P' : 'L';
    return letters;
}

/// 10 women are enough for 3 of 10 names, written out without a division.
bool three_tenths_are_women(const std::string& letters) {
    std::size_t women = 0;
    for (const char c : letters) women += c == 'P' ? 1 : 0;
    return women * 10 >= letters.size() * 3;
}

bool every_full_three_has_one(const std::string& letters) {
    for (std::size_t at = 0; at + 3 <= letters.size(); at += 3) {
        if (letters.substr(at, 3) == "LLL") return false;
    }
    return true;
}

SupportRule dpd() {
    return {Contest::pdpd,
            {{1'000'000, 1'000, {}}, {5'000'000, 2'000, {}}, {{}, 5'000, {}}},
            {1, 2},
            false};
}

SupportRule governor() {
    return {Contest::pkwkp,
            {{2'000'000, {}, Fraction{10, 100}}, {{}, {}, Fraction{85, 1000}}},
            {1, 2},
            true};
}

}  // namespace

TEST_SUITE_BEGIN("election/nomination");

TEST_CASE("for every list of up to ten names both arms of the quota are the naive ones") {
    for (std::size_t length = 1; length <= 10; ++length) {
        for (std::size_t n = 0; n < std::size_t{1} << length; ++n) {
            const auto letters = nth_list(n, length);
            CAPTURE(letters);
            const auto result = check(letters);
            CHECK((result.share == Answer::holds) == three_tenths_are_women(letters));
            CHECK((result.windows == Answer::holds) == every_full_three_has_one(letters));
        }
    }
}

TEST_CASE("30 % is rounded up: of 4 names 2, of 7 names 3, of 10 names 3") {
    CHECK(check("LLLP").needed == 2);
    CHECK(check("LLLP").share == Answer::does_not_hold);
    CHECK(check("LLPLLPP").needed == 3);
    CHECK(check("LLPLLPLLPL").needed == 3);
    CHECK(check("LLPLLPLLPL").share == Answer::holds);
}

TEST_CASE("windows that have no woman are named") {
    CHECK(check("LLLLLPLLL").short_windows == std::vector<Count>{1, 3});
    CHECK(check("PLLLL").short_windows.empty());  // two names are no window
}

TEST_CASE("names without a sex leave open what they could decide, and nothing else") {
    CHECK(check("L?LP").share == Answer::not_applicable);
    CHECK(check("?PLP").share == Answer::holds);
    CHECK(check("?LLLLLLLLL").share == Answer::does_not_hold);
    CHECK(check("?LLLLL").windows == Answer::does_not_hold);
    CHECK(check("?LLLLP").windows == Answer::not_applicable);
    CHECK(check("").share == Answer::not_applicable);
}

TEST_CASE("support goes by the band of the voter list, both ends included") {
    CHECK(support_needed(dpd(), 1'000'000) == Count{1'000});
    CHECK(support_needed(dpd(), 1'000'001) == Count{2'000});
    CHECK(support_needed(dpd(), 5'000'000) == Count{2'000});
    CHECK(support_needed(dpd(), 35'714'901) == Count{5'000});
}

TEST_CASE("a share of the voter list is rounded up") {
    CHECK(support_needed(governor(), 1'999'991) == Count{200'000});
    CHECK(support_needed(governor(), 2'000'000) == Count{200'000});
    CHECK(support_needed(governor(), 2'000'001) == Count{170'001});
}

TEST_CASE("half of the areas are enough for the DPD and not for a governor") {
    CHECK(spread_is_enough(dpd(), 5, 10) == Answer::holds);
    CHECK(spread_is_enough(dpd(), 4, 9) == Answer::does_not_hold);
    CHECK(spread_is_enough(governor(), 5, 10) == Answer::does_not_hold);
    CHECK(spread_is_enough(governor(), 6, 10) == Answer::holds);
    CHECK(spread_is_enough(dpd(), 0, 0) == Answer::not_applicable);
}

TEST_SUITE_END();
