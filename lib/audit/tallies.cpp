// SPDX-License-Identifier: Apache-2.0
#include "tallies.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

namespace saksi::audit {

using election::Unit;

namespace {

std::uint64_t slot_hash(const Unit& home, std::string_view ballot) noexcept {
    return record::mix_hash(std::hash<Unit>{}(home) ^ std::hash<std::string_view>{}(ballot));
}

bool is_before(const FormTally* a, const FormTally* b) noexcept {
    return std::tie(a->home, a->ballot) < std::tie(b->home, b->ballot);
}

}  // namespace

std::uint64_t FormTally::tps_in() const noexcept {
    return static_cast<std::uint64_t>(
        std::count_if(tps.begin(), tps.end(), [](const Tps& one) { return one.in; }));
}

ListedTally count_listed(const FormTally& tally, const record::PlaceTree& places) {
    const auto id = places.home_of(tally.home);
    ListedTally count;
    for (const auto& one : tally.tps) {
        const bool listed = id && places.has_tps(*id, one.number);
        count.listed_in += one.in && listed ? 1 : 0;
        count.unlisted += listed ? 0 : 1;
        count.unlisted_in += one.in && !listed ? 1 : 0;
    }
    return count;
}

FormTally& Tallies::of(const Unit& home, std::string_view ballot) {
    const auto hash = slot_hash(home, ballot);
    const auto known = slots_.find(hash, [&](record::Slots::Id at) {
        return tallies_[at].home == home && tallies_[at].ballot == ballot;
    });
    if (known) return tallies_[*known];
    slots_.add(hash, record::Slots::id_of(tallies_.size()), [this](record::Slots::Id at) {
        return slot_hash(tallies_[at].home, tallies_[at].ballot);
    });
    auto& tally = tallies_.emplace_back();
    tally.home = home;
    tally.ballot = ballot;
    return tally;
}

std::vector<const FormTally*> Tallies::in_order() const {
    std::vector<const FormTally*> tallies;
    tallies.reserve(size());
    for (const auto& tally : tallies_) tallies.push_back(&tally);
    if (!std::is_sorted(tallies.begin(), tallies.end(), is_before))
        std::sort(tallies.begin(), tallies.end(), is_before);
    return tallies;
}

}  // namespace saksi::audit
