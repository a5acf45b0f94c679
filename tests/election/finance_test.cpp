// Campaign finance: caps and sums in whole rupiah.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/finance.hpp"

#include <doctest/doctest.h>

using namespace saksi::election;

TEST_SUITE_BEGIN("election/finance");

TEST_CASE("a cap is for one donor: the one who gave most decides") {
    const Donation donation{Donor::perseorangan, 5'000'000'000, Count{3}, Count{2'500'000'000}};
    CHECK(within_cap(donation, 2'500'000'000) == Answer::holds);
    CHECK(within_cap(donation, 2'499'999'999) == Answer::does_not_hold);
}

TEST_CASE("without the largest only what is certain is said") {
    const Donation three{Donor::perseorangan, 301, Count{3}, std::nullopt};
    CHECK(within_cap(three, 301) == Answer::holds);           // no one can have given more
    CHECK(within_cap(three, 100) == Answer::does_not_hold);   // someone must have
    CHECK(within_cap(three, 101) == Answer::not_applicable);  // perhaps
    const Donation any{Donor::perseorangan, 301, std::nullopt, std::nullopt};
    CHECK(within_cap(any, 300) == Answer::not_applicable);
}

TEST_CASE("what came in went out or is left") {
    FinanceReport report;
    report.opening = 5;
    report.received = {{Donor::sendiri, 10, {}, {}}, {Donor::partai, 20, {}, {}}};
    report.spent = 30;
    CHECK(balances(report) == Answer::not_applicable);
    report.closing = 5;
    CHECK(balances(report) == Answer::holds);
    report.closing = 6;
    CHECK(balances(report) == Answer::does_not_hold);
}

TEST_CASE("a sum that cannot be written down is none") {
    FinanceReport report;
    report.received = {{Donor::sendiri, max_count, {}, {}}, {Donor::partai, 1, {}, {}}};
    CHECK(!received_in_all(report));
}

TEST_SUITE_END();
