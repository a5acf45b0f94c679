// SPDX-License-Identifier: Apache-2.0
#include "none_invalid.hpp"

namespace saksi::audit::planting {

using election::Contest;
using election::Field;

namespace {
constexpr election::Count large_unit = 10'000;  // votes
}

void Together::add(Contest contest, const FormSum& forms, std::uint64_t listed_forms) {
    auto& sums = sums_[contest];
    sums.forms += listed_forms;
    sums.invalid += forms.field(Field::suara_tidak_sah).value_or(0);
    sums.total += forms.field(Field::suara_total).value_or(0);
}

void Together::add(const Together& below) {
    for (const auto& [contest, more] : below.sums_) {
        auto& sums = sums_[contest];
        sums.forms += more.forms;
        sums.invalid += more.invalid;
        sums.total += more.total;
    }
}

std::vector<Contest> Together::contests() const {
    std::vector<Contest> contests;
    for (const auto& [contest, sums] : sums_) contests.push_back(contest);
    return contests;
}

std::vector<Contest> Together::none_invalid(std::uint64_t listed) const {
    std::vector<Contest> contests;
    for (const auto& [contest, sums] : sums_) {
        const bool is_large = sums.forms == listed && sums.total >= large_unit;
        if (is_large && sums.invalid == 0) contests.push_back(contest);
    }
    return contests;
}

}  // namespace saksi::audit::planting
