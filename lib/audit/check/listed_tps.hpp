// ListedTps: which TPS the lists of the places have, asked home by home.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "saksi/record/place_tree.hpp"

namespace saksi::audit {

class ListedTps {
 public:
    /// Borrows the tree, which does not grow meanwhile.
    explicit ListedTps(const record::PlaceTree& places) : places_(places) {}

    /// PlaceTree::has_tps(); the home is looked for where it is not the last one's.
    [[nodiscard]] bool has(const election::Unit& tps) {
        if (tps.code != code_ || tps.scheme != scheme_) {
            code_ = tps.code;
            scheme_ = tps.scheme;
            home_ = places_.home_of(tps);
        }
        return home_ && places_.has_tps(*home_, tps.number);
    }

 private:
    const record::PlaceTree& places_;
    std::string code_;
    std::string scheme_;
    std::optional<record::PlaceTree::Id> home_;
};

}  // namespace saksi::audit
