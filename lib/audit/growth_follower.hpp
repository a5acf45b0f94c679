// The tree as it grows from the entries, stopped at every size of which a
// checkpoint is archived.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive_check.hpp"
#include "log_audit.hpp"
#include "saksi/merkle/compact_range.hpp"

namespace saksi::audit {

/// What is known of the entries of one bundle.
struct Ground {
    std::vector<Hash> leaves;  ///< as good as they are known; empty: not at all
    bool fits = false;         ///< they lead where the tree above says
    bool certain = false;      ///< nothing contradicts them
    std::optional<Hash> root;  ///< of a full bundle, if known

    /// Is the entry at this place, of the hashes found, the one that belongs there?
    [[nodiscard]] bool has(const std::vector<Hash>& found, unsigned place) const {
        return place < leaves.size() && leaves[place] == found[place];
    }
};

class GrowthFollower {
 public:
    GrowthFollower(LogAudit& audit, const Archive& archive, std::string origin);

    /// The next bundle in the log's order; `width` entries.
    [[nodiscard]] Result<void> add(const Ground& ground, unsigned width);
    /// No more entries: archived sizes that are left are beyond the tree.
    [[nodiscard]] Result<void> finish();

    /// Entries that were not even looked for: from here on no root is known.
    void lose_track() noexcept { known_ = false; }

    /// Nothing if some part of the tree could not be known.
    [[nodiscard]] std::optional<Hash> root() const noexcept;
    /// The largest archived size at which the tree was what its checkpoint says.
    [[nodiscard]] std::uint64_t proven_size() const noexcept { return proven_size_; }

 private:
    [[nodiscard]] Result<void> check_sizes_within(const std::vector<Hash>& leaves, bool certain,
                                                  std::uint64_t end);
    [[nodiscard]] Result<void> check_sizes_to(std::uint64_t end, const std::optional<Hash>& root);
    void grow(const Ground& ground, unsigned width);

    LogAudit& audit_;
    const Archive& archive_;
    std::string origin_;
    merkle::CompactRange range_;
    std::uint64_t size_ = 0;
    std::uint64_t proven_size_ = 0;
    std::size_t next_ = 0;  // archived size
    bool known_ = true;
};

}  // namespace saksi::audit
