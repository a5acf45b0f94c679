// SPDX-License-Identifier: Apache-2.0
#include "growth.hpp"

#include <utility>

#include "saksi/log/prover.hpp"

namespace saksi::audit {
namespace {

using merkle::TreeHead;
using note::SignedCheckpoint;

/// Has the larger checkpoint's tree `smaller` as its beginning? If not, the proof.
Result<std::optional<note::GrowthProof>> contradiction(const TreeHead& smaller,
                                                       const SignedCheckpoint& larger,
                                                       tiles::HashSource& hashes) {
    const auto root = hashes.root_at(smaller.size);
    if (!root) return pass_on(root.error());
    if (*root == smaller.root) return std::nullopt;
    auto proof = log::prove_consistency(hashes, smaller.size);
    if (!proof) return pass_on(proof.error());
    return note::GrowthProof{smaller.size, std::move(*proof), larger};
}

/// A smaller tree: of a size that was verified before, or a beginning of what was,
/// as far as the tiles of that are still served.
GrowthFinding judge_smaller(const Remembered& known, const TreeHead& found, tiles::Store& store) {
    for (const auto& former : known.former) {
        const auto& head = former.checkpoint.head;
        if (head.size != found.size) continue;
        return {head.root == found.root ? Growth::older : Growth::forked, former, {}};
    }
    const auto& last = known.checkpoint;
    auto hashes = tiles::HashSource::open(store, last.checkpoint.head);
    if (!hashes) return {Growth::rolled_back, last, {}};
    auto proof = contradiction(found, last, *hashes);
    if (!proof) return {Growth::rolled_back, last, {}};
    return {*proof ? Growth::forked : Growth::older, last, std::move(*proof)};
}

}  // namespace

bool needs_tiles(const Remembered* known, const TreeHead& found) noexcept {
    return known == nullptr || found.size > known->checkpoint.checkpoint.head.size;
}

GrowthFinding judge_no_growth(const Remembered& known, const TreeHead& found, tiles::Store& store) {
    const auto& last = known.checkpoint;
    const auto& before = last.checkpoint.head;
    if (found.size < before.size) return judge_smaller(known, found, store);
    return {found.root == before.root ? Growth::unchanged : Growth::forked, last, {}};
}

Result<GrowthFinding> judge_growth(const Remembered* known, const SignedCheckpoint& found,
                                   tiles::HashSource& hashes) {
    if (known == nullptr) return GrowthFinding{Growth::first, {}, {}};
    const auto& last = known->checkpoint;
    auto proof = contradiction(last.checkpoint.head, found, hashes);
    if (!proof) return pass_on(proof.error());
    return GrowthFinding{*proof ? Growth::forked : Growth::grown, last, std::move(*proof)};
}

}  // namespace saksi::audit
