// One bundle file, looked at on its own: what can be cut out of it, the leaf
// hashes, and what each entry is as an event. Whether any of it belongs into
// the tree is for the caller to say.
//
// Stateless: bundles are independent units of work.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "log_folder.hpp"
#include "saksi/audit/log_check.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::audit {

/// An entry that is no event which this version reads.
struct UnreadEntry {
    unsigned place = 0;  ///< in the bundle, from 0
    Error error;
};

/// What one entry adds to one lookup file.
struct GivenHint {
    unsigned place = 0;  ///< of the entry in the bundle
    std::string file;
    Hash hash;  ///< of the hint
};

struct BundleLook {
    tiles::Bundle bundle;
    Content content;                  ///< what `entries` point into
    std::vector<ByteView> entries;    ///< from the front, as many as the file has
    std::vector<Hash> leaves;         ///< theirs
    std::optional<Error> malformed;   ///< why there are not exactly as many as there should be
    std::vector<UnreadEntry> unread;  ///< if events are read
    std::vector<GivenHint> hints;     ///< if they are wanted

    /// The file holds exactly its entries.
    [[nodiscard]] bool is_whole() const noexcept {
        return content.presence == Presence::there && !malformed;
    }
};

/// What is read of the entries.
enum class Reading : std::uint8_t { bytes, events, events_and_hints };

[[nodiscard]] Result<BundleLook> look_at_bundle(const LogFolder& folder,
                                                const tiles::Bundle& bundle, Reading reading,
                                                PhaseWatch* watch = nullptr);

}  // namespace saksi::audit
