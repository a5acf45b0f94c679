// Partial files, tile/…/NNN.p/W: earlier states of a tile or a bundle. Each
// must be the beginning of what stands there now. Those that an archived
// checkpoint needs must exist until the full file does.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "archive_check.hpp"
#include "bundle_look.hpp"
#include "log_audit.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::audit {

/// `hashes` are those of the tile as it is now, tile.width of them.
[[nodiscard]] Result<void> check_partial_tiles(LogAudit& audit, const Archive& archive,
                                               const tiles::Tile& tile,
                                               const std::vector<Hash>& hashes);

/// `now` is the bundle as it is now, `leaves` the hashes of its entries.
[[nodiscard]] Result<void> check_partial_bundles(LogAudit& audit, const Archive& archive,
                                                 const BundleLook& now,
                                                 const std::vector<Hash>& leaves);

}  // namespace saksi::audit
