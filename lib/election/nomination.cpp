// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/nomination.hpp"

#include <algorithm>
#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "saksi/election/share.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

using Names = std::span<const std::optional<Sex>>;

struct Women {
    Count known = 0;
    Count perhaps = 0;  ///< names without a sex
};

Women women_in(Names names) noexcept {
    Women women;
    for (const auto& sex : names) {
        if (!sex) ++women.perhaps;
        if (sex == Sex::p) ++women.known;
    }
    return women;
}

Answer at_least(const Women& women, Count needed) noexcept {
    if (women.known >= needed) return Answer::holds;
    return women.known + women.perhaps < needed ? Answer::does_not_hold : Answer::not_applicable;
}

/// One that fails outweighs one that is not known.
Answer both(Answer a, Answer b) noexcept {
    if (a == Answer::does_not_hold || b == Answer::does_not_hold) return Answer::does_not_hold;
    return a == Answer::holds ? b : a;
}

void check_windows(const WomenQuota& quota, Names list, QuotaResult& result) {
    result.windows = Answer::holds;
    const auto window = static_cast<std::size_t>(quota.window);
    for (std::size_t first = 0; window <= list.size() - first; first += window) {
        const auto answer = at_least(women_in(list.subspan(first, window)), quota.least);
        if (answer == Answer::does_not_hold) result.short_windows.push_back(first / window + 1);
        result.windows = both(result.windows, answer);
    }
}

bool in_order(const SupportBand& band, const SupportBand& next) noexcept {
    return band.up_to && (!next.up_to || *band.up_to < *next.up_to);
}

bool are_bands(const std::vector<SupportBand>& bands) noexcept {
    const auto gap = [](const auto& a, const auto& b) { return !in_order(a, b); };
    return bands.empty() || (!bands.back().up_to &&
                             std::adjacent_find(bands.begin(), bands.end(), gap) == bands.end());
}

}  // namespace

std::string_view name_of(Sex sex) noexcept {
    constexpr std::array<std::string_view, 2> names = {"l", "p"};
    return name_in(names, sex);
}

QuotaResult check_quota(const WomenQuota& quota, Names list) {
    const auto women = women_in(list);
    QuotaResult result;
    result.names = list.size();
    result.women = women.known;
    result.unknown = women.perhaps;
    if (const auto needed = least_to_reach(list.size(), quota.share)) {
        result.needed = *needed;
        result.share = at_least(women, *needed);
    }
    check_windows(quota, list, result);
    return result;
}

std::optional<Count> support_needed(const SupportRule& rule, Count dpt) {
    for (const auto& band : rule.bands) {
        if (band.up_to && dpt > *band.up_to) continue;
        return band.share ? least_to_reach(dpt, *band.share) : band.minimum;
    }
    return std::nullopt;
}

Answer spread_is_enough(const SupportRule& rule, Count with, Count areas) {
    if (areas == 0) return Answer::not_applicable;
    const Share share{with, areas};
    const bool enough = rule.more_than ? exceeds(share, rule.spread) : reaches(share, rule.spread);
    return enough ? Answer::holds : Answer::does_not_hold;
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Fraction> fraction) {
    fields.required("part", fraction.part, any_count);
    fields.required("of", fraction.of, Range{1, max_count});
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, WomenQuota> quota) {
    fields.required("contest", quota.contest);
    fields.required("share", quota.share);
    fields.required("window", quota.window, Range{1, 999});
    fields.required("least", quota.least, Range{0, 999});
    if (quota.least > quota.window) {
        fields.fail("least", refuse(ErrorCode::malformed, {}, "more than the window"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, SupportBand> band) {
    fields.optional("up_to", band.up_to, any_count);
    fields.optional("minimum", band.minimum, any_count);
    fields.optional("share", band.share);
    if (band.minimum.has_value() == band.share.has_value()) {
        fields.fail("minimum", refuse(ErrorCode::malformed, {}, "either a minimum or a share"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, SupportRule> rule) {
    fields.required("contest", rule.contest);
    fields.list("bands", rule.bands, at_least_one);
    fields.required("spread", rule.spread);
    fields.required("more_than", rule.more_than);
    if (!are_bands(rule.bands)) {
        fields.fail("bands", refuse(ErrorCode::malformed, {},
                                    "bands go by up_to, and the last one is without"));
    }
}

template void fields_of(Reader&, Fraction&);
template void fields_of(Writer&, const Fraction&);
template void fields_of(Reader&, WomenQuota&);
template void fields_of(Writer&, const WomenQuota&);
template void fields_of(Reader&, SupportRule&);
template void fields_of(Writer&, const SupportRule&);

}  // namespace saksi::election
