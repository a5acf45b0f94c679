// A bundle and its tile say which entries belong here; the tree above says
// which of the two is right.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "bundle_look.hpp"
#include "growth_follower.hpp"
#include "log_audit.hpp"

namespace saksi::audit {

using Hashes = std::vector<Hash>;

/// What the tree above says of the leaf hashes of one bundle.
struct Judge {
    std::function<bool(const Hashes&)> fits;  ///< these lead where they should; may be empty
    bool accuses = false;                     ///< and what does not, is wrong for sure
};

/// Adds what is wrong with either file. `stored` are the tile's hashes, if it
/// could be read. The ground has no root yet.
[[nodiscard]] Ground judge_bundle(LogAudit& audit, const BundleLook& look,
                                  const std::optional<Hashes>& stored, const Judge& judge);

}  // namespace saksi::audit
