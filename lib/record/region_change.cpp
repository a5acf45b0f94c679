// SPDX-License-Identifier: Apache-2.0
#include "region_change.hpp"

#include <cstdint>
#include <vector>

#include "name_match.hpp"

namespace saksi::record {
namespace {

/// What a row of counts tells of a list: which numbers, of which kind.
struct Run {
    std::uint16_t first;
    std::uint16_t last;
    election::TpsKind kind;
    bool operator==(const Run&) const = default;
};

std::vector<Run> runs_of(const election::TpsList& list) {
    std::vector<Run> runs;
    for (const auto& item : list.tps) {
        if (item.status == election::TpsStatus::batal) continue;
        const bool goes_on =
            !runs.empty() && runs.back().kind == item.kind && runs.back().last + 1 == item.number;
        if (goes_on) {
            runs.back().last = item.last();
        } else {
            runs.push_back({item.number, item.last(), item.kind});
        }
    }
    return runs;
}

}  // namespace

bool says_same(const election::Region& logged, const election::Region& seen) {
    const bool same_seats = !seen.seats || logged.seats == seen.seats;
    const bool same_covers = seen.covers.empty() || logged.covers == seen.covers;
    return same_name(logged.name, seen.name) && logged.parent == seen.parent && same_seats &&
           same_covers;
}

bool says_same(const election::TpsList& logged, const election::TpsList& seen) {
    return runs_of(logged) == runs_of(seen);
}

}  // namespace saksi::record
