// KnownBundles: where in a log anything but result forms stands, and where forms
// of each contest do, as one walk found. Who walks again for one contest reads no
// other bundle: forms come contest by contest, so that is mostly a part of the log.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "saksi/election/contest.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::audit {

class KnownBundles {
 public:
    using Bundles = std::vector<std::uint64_t>;  ///< in order

    /// A form that was read in place; in index order.
    void note_form(election::Contest contest, std::uint64_t index) {
        const auto bundle = index / tiles::full_width;
        auto& bundles = of_contest_[contest];
        if (bundles.empty() || bundles.back() != bundle) bundles.push_back(bundle);
    }
    /// Those with anything else (Survey::other_bundles), when the walk is done.
    void set_others(Bundles others) { others_ = std::move(others); }

    [[nodiscard]] const Bundles& others() const noexcept { return others_; }
    /// What a walk for one contest has to read.
    [[nodiscard]] Bundles needed_for(election::Contest contest) const {
        const auto found = of_contest_.find(contest);
        if (found == of_contest_.end()) return others_;
        Bundles needed;
        std::set_union(others_.begin(), others_.end(), found->second.begin(), found->second.end(),
                       std::back_inserter(needed));
        return needed;
    }

 private:
    Bundles others_;
    std::map<election::Contest, Bundles> of_contest_;
};

}  // namespace saksi::audit
