// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/share.hpp"

#include "saksi/core/expects.hpp"
#include "wide.hpp"

namespace saksi::election {

bool reaches(Share share, Fraction least) {
    return share.whole > 0 && times(share.part, least.of) >= times(least.part, share.whole);
}

bool exceeds(Share share, Fraction bound) {
    return share.whole > 0 && times(share.part, bound.of) > times(bound.part, share.whole);
}

std::optional<Count> least_to_reach(Count whole, Fraction least) {
    if (whole == 0) return std::nullopt;
    return narrow((times(least.part, whole) + (least.of - 1)) / least.of);
}

std::optional<Count> least_to_exceed(Count whole, Fraction bound) {
    if (whole == 0) return std::nullopt;
    return narrow(times(bound.part, whole) / bound.of + 1);
}

std::string percent(Share share, unsigned decimals) {
    SAKSI_EXPECTS(decimals <= 100);
    if (share.whole == 0) return {};
    // part/whole · 100 in units of the last decimal, plus a half, cut off.
    boost::multiprecision::cpp_int units = share.part;
    for (unsigned i = 0; i < decimals + 2; ++i) units *= 10;
    auto digits = boost::multiprecision::cpp_int((2 * units + share.whole) /
                                                 (2 * boost::multiprecision::cpp_int(share.whole)))
                      .str();
    if (decimals == 0) return digits;
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    return digits.insert(digits.size() - decimals, ".");
}

}  // namespace saksi::election
