// SPDX-License-Identifier: Apache-2.0
#include "growth_follower.hpp"

#include <limits>
#include <utility>

#include "saksi/tiles/tile.hpp"

namespace saksi::audit {

GrowthFollower::GrowthFollower(LogAudit& audit, const Archive& archive, std::string origin)
    : audit_(audit), archive_(archive), origin_(std::move(origin)) {}

std::optional<Hash> GrowthFollower::root() const noexcept {
    return known_ ? std::optional{range_.root()} : std::nullopt;
}

/// Archived sizes up to and including `end`, all with this root.
Result<void> GrowthFollower::check_sizes_to(std::uint64_t end, const std::optional<Hash>& root) {
    const auto& sizes = archive_.sizes();
    for (; next_ < sizes.size() && sizes[next_] <= end; ++next_) {
        const auto fits = archive_.check(audit_, origin_, sizes[next_], root);
        if (!fits) return pass_on(fits.error());
        if (*fits) proven_size_ = sizes[next_];
    }
    return {};
}

/// Archived sizes inside a bundle: the only ones for which single leaves are
/// added one by one, to a copy.
Result<void> GrowthFollower::check_sizes_within(const std::vector<Hash>& leaves, bool certain,
                                                std::uint64_t end) {
    const auto& sizes = archive_.sizes();
    if (!certain || !known_) return check_sizes_to(end - 1, std::nullopt);
    auto range = range_;
    while (next_ < sizes.size() && sizes[next_] < end) {
        while (range.size() < sizes[next_]) range.append(leaves[range.size() - size_]);
        const auto checked = check_sizes_to(sizes[next_], range.root());
        if (!checked) return checked;
    }
    return {};
}

Result<void> GrowthFollower::add(const Ground& ground, unsigned width) {
    if (auto checked = check_sizes_to(size_, root()); !checked) return checked;
    const auto end = size_ + width;
    if (auto checked = check_sizes_within(ground.leaves, ground.certain, end); !checked) {
        return checked;
    }
    grow(ground, width);
    size_ = end;
    return {};
}

void GrowthFollower::grow(const Ground& ground, unsigned width) {
    if (!known_) return;
    if (width == tiles::full_width && ground.root) {
        range_.append_subtree(*ground.root, tiles::tile_height);
    } else if (ground.leaves.size() == width) {
        for (const auto& leaf : ground.leaves) range_.append(leaf);
    } else {
        known_ = false;
    }
}

Result<void> GrowthFollower::finish() {
    if (auto checked = check_sizes_to(size_, root()); !checked) return checked;
    return check_sizes_to(std::numeric_limits<std::uint64_t>::max(), std::nullopt);
}

}  // namespace saksi::audit
